// A printed page has its address, no controls and no footer. All text is black on white and as wide as the paper.
() => [
    ...[...document.querySelectorAll("body:has(> footer) > header")].map(header => header.querySelector(".permalink"))
        .filter(address => !address || !isVisible(address) || decodeURI(document.querySelector("link[rel=canonical]").href) !== address.textContent)
        .map(() => "The address of the page is not printed"),
    ...[...document.querySelectorAll("body > footer")].filter(isVisible).map(() => "The footer is printed"),
    ...[...document.querySelectorAll(".body > p")].filter(text => text.parentElement.clientWidth - text.getBoundingClientRect().width > 1)
        .map(text => `${nameOf(text)} is narrower than its column`),
    ...[...document.querySelectorAll("nav, .follow, a[href='#_content'], a[href='#_top']")].filter(isVisible).map(element => `${nameOf(element)} is printed`),
    ...textNodes().map(node => node.parentElement)
        .filter(element => getComputedStyle(element).color !== "rgb(0, 0, 0)")
        .map(element => `${nameOf(element)} is printed in ${getComputedStyle(element).color}`),
    ...[document.documentElement, document.body, document.querySelector("main")]
        .filter(element => !["rgb(255, 255, 255)", "rgba(0, 0, 0, 0)"].includes(getComputedStyle(element).backgroundColor))
        .map(element => `${nameOf(element)} is printed on ${getComputedStyle(element).backgroundColor}`),
    ...[...document.querySelectorAll("h1, h2, h3, .title, .when")].filter(element => isVisible(element) && getComputedStyle(element).breakAfter !== "avoid")
        .map(element => `${nameOf(element)} may be the last line of a page`),
    ...[...document.querySelectorAll("figure, .entry")].filter(element => isVisible(element) && getComputedStyle(element).breakInside !== "avoid")
        .map(element => `${nameOf(element)} may be split by a page break`),
    ...[...document.querySelectorAll("main p, main li")].filter(element => getComputedStyle(element).orphans < 3 || getComputedStyle(element).widows < 3)
        .map(element => `${nameOf(element)} may leave a single line on a page`),
    ...[...document.querySelectorAll("main a[href^=http]")].filter(isVisible)
        .filter(link => {
            const address = getComputedStyle(link, "::after");
            return !address.content.includes("(") || address.direction !== "ltr" || address.unicodeBidi !== "isolate";
        })
        .map(link => `${nameOf(link)} does not print its address`),
    ...(document.querySelector("h1") && isVisible(document.querySelector("h1")) ? [] : ["The headline is not printed"]),
]
