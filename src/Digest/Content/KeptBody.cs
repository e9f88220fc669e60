using Digest.Incremental;
using Digest.Sources;
using Digest.Sources.Diagnostics;

namespace Digest.Content;

/// <summary>A body and its warnings as bytes, which a later build reads in place of the text.</summary>
internal static class KeptBody
{
    private const int MarkupPart = 0;
    private const int CrossReferencePart = 1;
    private const int EndPart = 2;

    /// <param name="path">The path of the text, which is left out of the bytes.</param>
    public static void Write(RecordWriter writer, string path, Body body, ImmutableArray<Diagnostic> diagnostics)
    {
        writer.Many(body.Media, media =>
        {
            writer.Text(media.Source.Path);
            writer.Flag(media.KeepsOriginal);
            writer.Key(media.Key);
        });
        writer.Many(diagnostics, diagnostic => Write(writer, path, diagnostic));
        writer.Many(body.Parts, part => Write(writer, path, part));
        writer.Many(body.Blocks, block =>
        {
            writer.Number(block.Part);
            writer.Number(block.Offset);
            writer.Number(block.Level);
            writer.Member(block.Kind);
        });
        writer.Many(body.Anchors, writer.Text);
    }

    /// <summary>Reads a body and adds its warnings; null if a picture or a document that it shows or links to is another one now.</summary>
    public static Body? Read(string path, ReadOnlyMemory<byte> bytes, MediaLibrary library, DiagnosticBag diagnostics) =>
        Read(path, bytes, library.Find, diagnostics);

    /// <summary>Reads a body that this build kept.</summary>
    /// <param name="media">The pictures and documents that it shows or links to.</param>
    public static Body? Read(string path, ReadOnlyMemory<byte> bytes, ImmutableArray<MediaFile> media) =>
        Read(path, bytes, (source, _, key) => media.FirstOrDefault(file => file.Source.Path == source && file.Key == key), new());

    private static Body? Read(
        string path, ReadOnlyMemory<byte> bytes, Func<string, bool, ContentKey, MediaFile?> find, DiagnosticBag diagnostics)
    {
        try
        {
            var reader = new RecordReader(bytes);
            var media = reader.Many(reader => find(reader.Text(), reader.Flag(), reader.Key()));
            if (media.Contains(null))
                return null;
            var warnings = reader.Many(reader => ReadDiagnostic(reader, path));
            var parts = reader.Many(reader => ReadPart(reader, path));
            var blocks = reader.Many(reader =>
                new BodyBlock(reader.Number(), reader.Number(), reader.Number(), reader.Member<BlockKind>()));
            var anchors = reader.Many(reader => reader.Text());
            if (!reader.IsAtEnd || !blocks.All(block => IsInside(block, parts)))
                return null;
            diagnostics.AddRange(warnings);
            return new(parts, blocks, anchors, [.. media.OfType<MediaFile>()]);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static bool IsInside(BodyBlock block, ImmutableArray<BodyPart> parts) =>
        block.Part >= 0 && block.Part < parts.Length && block.Offset >= 0
        && block.Offset <= (parts[block.Part] is Markup markup ? markup.Utf8.Length : 0);

    private static void Write(RecordWriter writer, string path, BodyPart part)
    {
        switch (part)
        {
            case Markup markup:
                writer.Number(MarkupPart);
                writer.Bytes(markup.Utf8.Span);
                break;
            case CrossReference link:
                writer.Number(CrossReferencePart);
                writer.Member(link.Kind);
                writer.Text(link.Target.Id);
                Write(writer, path, link.Target.Location);
                writer.TextOrNull(link.Anchor);
                writer.Flag(link.HasText);
                writer.TextOrNull(link.Title);
                writer.Flag(link.IsHeadline);
                break;
            case CrossReferenceEnd:
                writer.Number(EndPart);
                break;
            default:
                throw new InvalidOperationException($"No way to keep a {part.GetType().Name}.");
        }
    }

    private static BodyPart ReadPart(RecordReader reader, string path) => reader.Number() switch
    {
        MarkupPart => new Markup(reader.Bytes()),
        CrossReferencePart => new CrossReference(
            reader.Member<ReferenceKind>(), new(reader.Text(), ReadLocation(reader, path)), reader.TextOrNull(), reader.Flag(),
            reader.TextOrNull(), reader.Flag()),
        EndPart => new CrossReferenceEnd(),
        _ => throw new InvalidDataException(),
    };

    private static void Write(RecordWriter writer, string path, Diagnostic diagnostic)
    {
        writer.Member(diagnostic.Code);
        writer.Member(diagnostic.Severity);
        Write(writer, path, diagnostic.Location);
        writer.Number(diagnostic.Column);
        writer.Text(diagnostic.Message);
        writer.TextOrNull(diagnostic.Advice);
        writer.TextOrNull(diagnostic.OfferedLine);
        writer.TextOrNull(diagnostic.Page);
    }

    private static Diagnostic ReadDiagnostic(RecordReader reader, string path) =>
        new(reader.Member<DiagnosticCode>(), reader.Member<Severity>(), ReadLocation(reader, path), "")
        {
            Column = reader.Number(),
            Message = reader.Text(),
            Advice = reader.TextOrNull(),
            OfferedLine = reader.TextOrNull(),
            Page = reader.TextOrNull(),
        };

    /// <summary>Most places are in the text itself.</summary>
    private static void Write(RecordWriter writer, string path, SourceLocation location)
    {
        writer.TextOrNull(location.Path == path ? null : location.Path);
        writer.Number(location.Line);
        writer.Number(location.Column);
    }

    private static SourceLocation ReadLocation(RecordReader reader, string path) =>
        new(reader.TextOrNull() ?? path, reader.Number(), reader.Number());
}
