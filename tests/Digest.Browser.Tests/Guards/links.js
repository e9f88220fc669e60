// Links in running text are underlined: colour alone does not distinguish them. Only under Arabic is the underline below the dots.
() => [
    ...[...document.querySelectorAll("a[dir=ltr]")]
        .filter(link => isVisible(link) && getComputedStyle(link).textUnderlinePosition !== "auto")
        .map(link => `${nameOf(link)} is underlined as if it were Arabic`),
    ...[...document.querySelectorAll("main :is(p, li, dd, td, figcaption) a")]
        .filter(link => isVisible(link) && !link.closest("nav, h1, h2, h3, .title"))
        .filter(link => !getComputedStyle(link).textDecorationLine.includes("underline"))
        .map(link => `${nameOf(link)} is not underlined`),
]
