using Digest.Languages;

namespace Digest.Pages;

/// <summary>A step of the breadcrumb: a page above the page that shows it.</summary>
internal readonly record struct Crumb(Label Name, string Address);
