namespace Digest.Sources.Diagnostics;

/// <summary>
/// The kinds of problems, with the numbers that are printed. A number is never reused. The name of a member is the heading of
/// its section in <c>docs/diagnostics.md</c>.
/// </summary>
internal enum DiagnosticCode
{
    // Files.
    NotUtf8 = 1,
    ForbiddenCharacter = 2,
    NotAFile = 3,
    UnexpectedFile = 4,
    BadFileName = 5,
    TooLarge = 6,
    InvisibleCharacter = 7,
    ConflictMarker = 93,

    // Data: YAML, JSON and their keys.
    BadYaml = 10,
    BadJson = 11,
    UnknownKey = 12,
    DuplicateKey = 13,
    MissingKey = 14,
    BadValue = 15,
    BadDate = 16,
    TextCutOff = 17,
    ImplausibleDate = 18,
    ContradictoryDates = 19,

    // Settings and languages.
    UnknownSetting = 20,
    BadSetting = 21,
    UnknownLanguage = 22,
    MissingLanguageFile = 23,
    MissingText = 24,
    MissingHost = 25,
    IncompleteCards = 27,
    UnreadablePicture = 28,

    // References between texts.
    UnknownId = 30,
    DuplicateId = 31,
    DuplicateAddress = 32,
    ReservedSlug = 33,
    HeldBack = 34,
    UnpublishedTarget = 35,
    MissingOriginal = 36,
    LostAddress = 38,

    // Photographs.
    UnchangedPictures = 37,
    SmallPicture = 39,

    // Markdown and its links.
    BadLink = 40,
    BrokenLink = 41,
    BrokenAnchor = 42,
    BadMedia = 43,
    RawHtml = 44,
    TooDeep = 45,
    BadHeading = 46,
    HtmlComment = 47,
    ForeignMarkup = 48,
    LostText = 49,

    // Theme.
    MissingLayout = 50,
    TemplateError = 51,
    BadStylesheet = 52,
    UnusedTemplate = 53,
    BlockedMarkup = 54,
    MissingPolicy = 55,

    // Finished pages.
    OutputNotWellFormed = 60,
    OutputBrokenLink = 61,
    OutputLanguage = 62,
    OutputHeadings = 63,
    OutputAlternates = 64,
    OutputTooLarge = 65,
    OutputUnsafe = 66,
    OutputLost = 67,

    // Credits of pictures.
    MissingCredit = 68,
    PlaceOfPhotograph = 69,

    // Failures that end a build.
    Unreadable = 70,
    InternalError = 71,

    // Proofreading.
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
    UnreadMarkdown = 90,
    UnmeantMarkdown = 91,
    BareUrl = 92,
    HiddenFromSearches = 94,
    Placeholder = 95,
}
