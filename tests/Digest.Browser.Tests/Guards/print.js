// On paper there is nothing to click, and ink is black.
() => [
    ...[...document.querySelectorAll("nav, a[href='#_content']")].filter(isVisible).map(element => `${nameOf(element)} is printed`),
    ...textNodes().map(node => node.parentElement)
        .filter(element => getComputedStyle(element).color !== "rgb(0, 0, 0)")
        .map(element => `${nameOf(element)} is printed in ${getComputedStyle(element).color}`),
    ...[document.documentElement, document.body, document.querySelector("main")]
        .filter(element => !["rgb(255, 255, 255)", "rgba(0, 0, 0, 0)"].includes(getComputedStyle(element).backgroundColor))
        .map(element => `${nameOf(element)} is printed on ${getComputedStyle(element).backgroundColor}`),
    ...(document.querySelector("h1") && isVisible(document.querySelector("h1")) ? [] : ["The headline is not printed"]),
]
