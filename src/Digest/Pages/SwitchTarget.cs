using Digest.Languages;

namespace Digest.Pages;

/// <summary>The link of the language switch for one language.</summary>
internal sealed record SwitchTarget(Language Language, string Address, Relation Relation);
