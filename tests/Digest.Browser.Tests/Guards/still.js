// A page has no animation, and view transitions exist only for readers who accept motion.
() => {
    const faults = [...document.querySelectorAll("*")]
        .filter(element => {
            const style = getComputedStyle(element);
            return style.animationName !== "none" || parseFloat(style.transitionDuration) > 0 || style.scrollBehavior === "smooth";
        })
        .map(element => `${nameOf(element)} moves`);
    const check = (rules, isAgreed) => [...rules].forEach(rule => {
        if (rule instanceof CSSViewTransitionRule && !isAgreed)
            faults.push(`The view transition ignores prefers-reduced-motion: ${rule.cssText}`);
        check(rule.cssRules ?? [], isAgreed || rule.media?.mediaText === "(prefers-reduced-motion: no-preference)");
    });
    [...document.styleSheets, ...document.adoptedStyleSheets].forEach(sheet => check(sheet.cssRules, false));
    return faults;
}
