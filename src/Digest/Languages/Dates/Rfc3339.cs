namespace Digest.Languages.Dates;

/// <summary>Writes a time as RFC 3339 does, to the second and with its offset: <c>2023-09-12T08:00:00+08:00</c>.</summary>
internal static class Rfc3339
{
    public static string Of(DateTimeOffset time) => time.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);
}
