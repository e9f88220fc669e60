using Digest.Sources;
using Digest.Sources.Diagnostics;

namespace Digest.Content;

/// <summary>Warns of pictures that are published and could be better. Pictures inside a line are as small as they need to be.</summary>
internal static class FigureCheck
{
    /// <summary>In pixels, the width of a text.</summary>
    private const int LeastWidth = 600;

    /// <param name="location">Where the text names the picture.</param>
    /// <param name="creditAdvice">How to say who made it; null if the text says so.</param>
    public static void Run(MediaFile picture, SourceLocation location, string? creditAdvice, ContentContext context)
    {
        if (!picture.IsDrawing && picture.Width < LeastWidth)
        {
            var file = SourceLocation.OfFile(picture.Source.Path);
            var message = $"the picture is {picture.Width} px wide, less than a text, so it looks small or blurred";
            const string Advice = "Use one of at least 600 pixels; 1,440 are enough for every display.";
            context.Diagnostics.Warning(DiagnosticCode.SmallPicture, file, message, Advice);
        }

        if (context.Settings.RequireCredits && creditAdvice is not null)
        {
            const string Message = "the text does not say who made this picture";
            context.Diagnostics.Warning(DiagnosticCode.MissingCredit, location, Message, creditAdvice);
        }
    }
}
