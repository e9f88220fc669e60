namespace Digest.Templates;

/// <summary>What <see cref="HtmlPlaces"/> finds of a tag. The parts of one tag may be in different branches of a template.</summary>
internal enum HtmlTagKind
{
    Start,
    Attribute,

    /// <summary>The <c>&gt;</c> of a tag.</summary>
    Close,

    /// <summary>The <c>/&gt;</c> of a tag.</summary>
    CloseEmpty,
    End,
}
