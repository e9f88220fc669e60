using Digest.Languages;

namespace Digest.Pages;

/// <summary>Where the switch leads for one language.</summary>
internal sealed record SwitchTarget(Language Language, string Address, Relation Relation);
