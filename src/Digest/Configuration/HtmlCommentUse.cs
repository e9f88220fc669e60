namespace Digest.Configuration;

/// <summary>What becomes of HTML comments in texts; readers see them in no case.</summary>
internal enum HtmlCommentUse
{
    /// <summary>They are errors.</summary>
    Refuse,

    /// <summary>They are removed.</summary>
    Drop,
}
