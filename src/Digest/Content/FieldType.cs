namespace Digest.Content;

/// <summary>What the value of a field may be that a theme declares.</summary>
internal enum FieldType
{
    Text,
    Number,
    Flag,
    List,
    Map,
    TextPerLanguage,
}
