// A link among other words is underlined: its colour alone does not tell it apart. Below Arabic letters the line keeps its distance, and only there.
() => [
    ...[...document.querySelectorAll("a[dir=ltr]")]
        .filter(link => isVisible(link) && getComputedStyle(link).textUnderlinePosition !== "auto")
        .map(link => `${nameOf(link)} is underlined as if it were Arabic`),
    ...[...document.querySelectorAll("main :is(p, li, dd, td, figcaption) a")]
        .filter(link => isVisible(link) && !link.closest("nav, h1, h2, h3, .title"))
        .filter(link => !getComputedStyle(link).textDecorationLine.includes("underline"))
        .map(link => `${nameOf(link)} is not underlined`),
]
