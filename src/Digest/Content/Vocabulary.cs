using Digest.Content.Lint;

namespace Digest.Content;

/// <summary>The words of the registries that every text is read with.</summary>
/// <param name="Glossary">Abbreviations that are explained at their first use.</param>
/// <param name="Spellings">Names with one preferred spelling.</param>
/// <param name="EntityNames">Names that are linked at their first mention.</param>
internal sealed record Vocabulary(Glossary Glossary, Spellings Spellings, EntityNames EntityNames);
