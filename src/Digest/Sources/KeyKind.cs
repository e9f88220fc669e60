namespace Digest.Sources;

/// <summary>What the value of a key looks like.</summary>
internal enum KeyKind
{
    Text,
    TextPerLanguage,
    TextsPerLanguage,
    Texts,
    Flag,
    Number,
    Choice,
    Date,
    Url,
    Urls,
    Id,
    Ids,
    Addresses,
    List,
    Map,
    ListOrMap,
    OwnFields,
}
