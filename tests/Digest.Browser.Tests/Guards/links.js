// A link among other words is underlined: its colour alone does not tell it apart.
() => [...document.querySelectorAll("main :is(p, li, dd, td, figcaption) a")]
    .filter(link => isVisible(link) && !link.closest("nav, h1, h2, h3, .title"))
    .filter(link => !getComputedStyle(link).textDecorationLine.includes("underline"))
    .map(link => `${nameOf(link)} is not underlined`)
