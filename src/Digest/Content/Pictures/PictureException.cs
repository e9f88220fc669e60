namespace Digest.Content.Pictures;

/// <summary>A picture that cannot be published.</summary>
/// <param name="reason">Continues "the picture cannot be published: it …".</param>
/// <param name="advice">How to fix it.</param>
internal sealed class PictureException(string reason, string advice = PictureException.SaveAgain) : Exception(reason)
{
    private const string SaveAgain = "Save it again with an image editor.";

    public string Advice { get; } = advice;

    /// <summary>The file ends too early: a copy or a download was interrupted.</summary>
    public static PictureException CutOff() => new("it is cut off before its end", "Copy or download the whole file again.");
}
