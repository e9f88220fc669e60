using Digest.Languages;

namespace Digest.Pages.Cards;

/// <summary>What a card says in one language.</summary>
/// <param name="SiteTitle">The name of the site.</param>
/// <param name="Note">A sentence below the headline.</param>
internal sealed record CardText(Label SiteTitle, Label Headline, Label? Note = null);
