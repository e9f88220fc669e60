using Xunit;

namespace Digest.Tests.Injection;

/// <summary>Texts that change the markup wherever a page prints them without escaping.</summary>
internal static class InjectionStrings
{
    public static TheoryData<string> All =>
    [
        "A<script>alert(1)</script>z",
        "A\"><img src=x onerror=alert(1)>z",
        "A'><b>z",
        "A</title></style></textarea></script><b>z",
        "A<!--z",
        "A-->z",
        "A&lt;b&gt;&amp;&#60;z",
        "A{{ include 'x' }}{{ 1 / 0 }}z",
        "A{name}{count}{date}{title}z",
        "A]]>z",
        "A\\\" onmouseover=alert(1) x=\\\"z",
        "A%3Cb%3E%22z",
        "A`*_[x](javascript:y)_*`z",
    ];

    /// <summary>Those that a source may contain: what is written as a tag, a comment or a variable is refused there.</summary>
    public static TheoryData<string> WithoutMarkup =>
    [
        "A<xq onload=alert(1) z",
        "A\"><xq src=x onerror=alert(1) z",
        "A'><xq/z",
        "A</xq/z",
        "A-->z",
        "A&ltxq&gt&amp&#60z",
        "A{{ 1 / 0 }}z",
        "A{name}{count}{date}{title}z",
        "A]]>z",
        "A\\\" onmouseover=alert(1) x=\\\"z",
        "A%3Cb%3E%22z",
        "A`*_[x](javascript:y)_*`z",
    ];
}
