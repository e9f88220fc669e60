namespace Digest.Sources.Diagnostics;

/// <summary>Every kind of problem, by the number it is printed with. Numbers are never given twice; <c>docs/writing.md</c> lists them.</summary>
internal enum DiagnosticCode
{
    // Files: what stands on the disk.
    NotUtf8 = 1,
    ForbiddenCharacter = 2,
    NotAFile = 3,
    UnexpectedFile = 4,
    BadFileName = 5,
    TooLarge = 6,

    // Data: YAML, JSON and their keys.
    BadYaml = 10,
    BadJson = 11,
    UnknownKey = 12,
    DuplicateKey = 13,
    MissingKey = 14,
    BadValue = 15,
    BadDate = 16,
    TextCutOff = 17,

    // Settings and languages.
    UnknownSetting = 20,
    BadSetting = 21,
    UnknownLanguage = 22,
    MissingLanguageFile = 23,
    MissingText = 24,
    MissingHost = 25,

    // Content: how things refer to each other.
    UnknownId = 30,
    DuplicateId = 31,
    DuplicateAddress = 32,
    ReservedSlug = 33,
    HeldBack = 34,

    // Text: Markdown and what it links to.
    BadLink = 40,
    BrokenLink = 41,
    BrokenAnchor = 42,
    BadMedia = 43,
    RawHtml = 44,
    TooDeep = 45,
    BadHeading = 46,

    // Theme.
    MissingLayout = 50,
    TemplateError = 51,
    BadStylesheet = 52,
    UnusedTemplate = 53,

    // Output: what the pages themselves must keep.
    OutputNotWellFormed = 60,
    OutputBrokenLink = 61,
    OutputLanguage = 62,
    OutputHeadings = 63,
    OutputAlternates = 64,
    OutputTooLarge = 65,
    OutputUnsafe = 66,
    OutputLost = 67,

    // The preview goes on where a build ends: what ended it is shown like any other problem.
    Unreadable = 70,
    InternalError = 71,

    // Slips: pages can be made of the text, and an editor would still mend it.
    StretchedWord = 80,
    StraightQuotes = 81,
    UnmatchedQuote = 82,
    DoubledSpace = 83,
    LeftAsterisks = 84,
    WrongWeekday = 85,
    Capitals = 86,
    ForeignPunctuation = 87,
    TwoSpellings = 88,
    MissingFullStop = 89,
}
