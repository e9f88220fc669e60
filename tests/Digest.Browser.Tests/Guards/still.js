// Nothing inside a page moves of itself.
() => [...document.querySelectorAll("*")]
    .filter(element => {
        const style = getComputedStyle(element);
        return style.animationName !== "none" || parseFloat(style.transitionDuration) > 0 || style.scrollBehavior === "smooth";
    })
    .map(element => `${nameOf(element)} moves`)
