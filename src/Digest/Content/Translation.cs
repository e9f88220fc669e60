using Digest.Languages.Dates;

namespace Digest.Content;

/// <summary>How an article came to be a translation.</summary>
/// <param name="From">The code of the language that it was written in.</param>
internal sealed record Translation(string From, TranslationMethod Method, string? By, string? ReviewedBy, PublicationDate? ReviewedOn);
