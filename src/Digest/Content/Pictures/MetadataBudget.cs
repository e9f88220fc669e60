namespace Digest.Content.Pictures;

/// <summary>Limits the parts and the texts of a picture that browsers load and do not show.</summary>
internal sealed class MetadataBudget
{
    private const int MaximumParts = 100_000;
    private const long MaximumTextBytes = 256 * 1024;

    private int _parts;
    private long _textBytes;

    public void AddPart()
    {
        if (++_parts > MaximumParts)
            throw new PictureException($"it has more than {MaximumParts:N0} parts");
    }

    /// <summary>Adds a part that holds text, such as XMP or a comment.</summary>
    public void AddText(long bytes)
    {
        _textBytes += bytes;
        if (_textBytes > MaximumTextBytes)
        {
            var message = $"it carries more than {MaximumTextBytes / 1024} KiB of metadata that no reader sees";
            throw new PictureException(message, "Export it without metadata, as image editors do for the web.");
        }
    }
}
