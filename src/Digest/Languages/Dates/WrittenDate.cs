namespace Digest.Languages.Dates;

/// <summary>A date found in running text.</summary>
/// <param name="Year">Null if the text has none.</param>
internal readonly record struct WrittenDate(Range Place, int? Year, int Month, int Day);
