// Nothing inside a page moves of itself, and from page to page nothing moves for readers who refuse it.
() => {
    const faults = [...document.querySelectorAll("*")]
        .filter(element => {
            const style = getComputedStyle(element);
            return style.animationName !== "none" || parseFloat(style.transitionDuration) > 0 || style.scrollBehavior === "smooth";
        })
        .map(element => `${nameOf(element)} moves`);
    const check = (rules, isAgreed) => [...rules].forEach(rule => {
        if (rule instanceof CSSViewTransitionRule && !isAgreed)
            faults.push(`Pages move into one another for everybody: ${rule.cssText}`);
        check(rule.cssRules ?? [], isAgreed || rule.media?.mediaText === "(prefers-reduced-motion: no-preference)");
    });
    [...document.styleSheets, ...document.adoptedStyleSheets].forEach(sheet => check(sheet.cssRules, false));
    return faults;
}
