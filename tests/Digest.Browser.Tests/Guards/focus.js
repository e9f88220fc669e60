// The focused element has an outline of 2 pixels with enough contrast, and is completely in view.
() => {
    const element = document.activeElement;
    if (!element || element === document.body || element === document.documentElement)
        return null;
    window.stops ??= new Set();
    if (window.stops.has(element))
        return null;
    window.stops.add(element);

    const faults = [];
    const style = getComputedStyle(element);
    if (!element.matches(":focus-visible") || style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2)
        faults.push(`${nameOf(element)} has no focus outline: ${style.outline}`);
    else if (contrast(style.outlineColor, backdropOf(element)) < 3)
        faults.push(`${nameOf(element)} has a focus outline with low contrast: ${style.outlineColor}`);
    const box = element.getBoundingClientRect();
    const reach = parseFloat(style.outlineWidth) + parseFloat(style.outlineOffset);
    if (box.top < reach || box.left < reach || box.right + reach > innerWidth || (box.bottom > innerHeight && box.height < innerHeight))
        faults.push(`${nameOf(element)} is focused but not in view`);
    const [first] = element.getClientRects();
    const top = first && document.elementFromPoint(first.left + first.width / 2, first.top + first.height / 2);
    if (top && !element.contains(top) && !top.contains(element))
        faults.push(`${nameOf(element)} is focused but covered by ${nameOf(top)}`);
    return faults;
}
