namespace Digest.Templates;

/// <summary>What a member of a model holds.</summary>
internal enum MemberKind
{
    /// <summary>Plain text, escaped when printed.</summary>
    Text,
    /// <summary>An <see cref="Html"/>, printed as it is.</summary>
    Markup,
    /// <summary>An <see cref="Html"/> of paragraphs, headings and lists, which cannot be inside a paragraph, a heading or a link.</summary>
    Blocks,
    /// <summary>A whole number.</summary>
    Number,
    /// <summary>True or false.</summary>
    Flag,
    /// <summary>Another model, or null.</summary>
    One,
    /// <summary>A list of models.</summary>
    Many,
    /// <summary>A list of plain texts.</summary>
    Texts,
    /// <summary>Fields that editors name.</summary>
    Fields,
}
