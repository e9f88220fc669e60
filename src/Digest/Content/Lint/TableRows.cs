namespace Digest.Content.Lint;

/// <summary>What a paragraph has of the rows of a table, if its lines are some.</summary>
internal enum TableRows
{
    /// <summary>All of them, as far as is known.</summary>
    Whole,

    /// <summary>The first ones; empty lines separate the others.</summary>
    First,

    /// <summary>Rows below a table, from which an empty line separates them.</summary>
    Below,

    /// <summary>Rows behind those that are reported.</summary>
    Later,
}
