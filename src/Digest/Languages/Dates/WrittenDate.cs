namespace Digest.Languages.Dates;

/// <param name="Year">Null where none was written.</param>
internal readonly record struct WrittenDate(Range Place, int? Year, int Month, int Day);
