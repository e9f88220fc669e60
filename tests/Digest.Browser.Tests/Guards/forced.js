// With forced colours, the timeline and the marks of current items are drawn: they are borders. Browsers paint a background behind the letters
// of a status, and it does not reach the border.
() => {
    const canvas = backdropOf(document.body);
    const isDrawn = (style, side) => style[`border${side}Style`] !== "none" && parseFloat(style[`border${side}Width`]) >= 2 && contrast(style[`border${side}Color`], canvas) >= 3;
    return [
        ...[...document.querySelectorAll("nav [aria-current]")].filter(isVisible)
            .filter(element => !isDrawn(getComputedStyle(element), "BlockEnd"))
            .map(element => `${nameOf(element)} has no mark as current`),
        ...[...document.querySelectorAll(".spine, .spread")].filter(isVisible)
            .filter(spine => !isDrawn(getComputedStyle(spine), "InlineStart") && !isDrawn(getComputedStyle(spine, "::before"), "InlineStart"))
            .map(() => "The timeline is not drawn"),
        ...[...document.querySelectorAll(".status")].filter(isVisible)
            .filter(status => !isDrawn(getComputedStyle(status), "BlockStart"))
            .map(status => `${nameOf(status)} is not drawn`),
        ...[...document.querySelectorAll(".status")].filter(isVisible)
            .filter(status => {
                const letters = document.createRange();
                letters.selectNodeContents(status);
                const [inside, outside] = [letters.getBoundingClientRect(), status.getBoundingClientRect()];
                const border = parseFloat(getComputedStyle(status).borderBlockStartWidth);
                return inside.top < outside.top + border || inside.bottom > outside.bottom - border;
            })
            .map(status => `${nameOf(status)} has letters as high as its frame`),
        ...[...document.querySelectorAll(".entry > .when")].filter(isVisible)
            .filter(when => isFilled(getComputedStyle(when, "::before")) !== when.parentElement.classList.contains("happened"))
            .map(when => `${nameOf(when)} has a point that does not match its status`),
    ];
}
