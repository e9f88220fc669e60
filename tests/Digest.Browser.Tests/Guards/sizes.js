// Text has at least 16 pixels, except footnote marks; running text 18 pixels, Arabic 20; the line height is 1.5 or 1.75.
() => {
    const faults = [];
    for (const node of textNodes()) {
        const element = node.parentElement;
        const size = parseFloat(getComputedStyle(element).fontSize);
        if (size < 16 && !element.closest("sup"))
            faults.push(`${nameOf(element)} is ${size} px`);
    }
    if (getComputedStyle(document.documentElement).textSizeAdjust !== "100%")
        faults.push("Phones may enlarge the text: text-size-adjust is not 100%");
    for (const block of document.querySelectorAll(".body p, .body li, .body blockquote, .standfirst, .summary, .stories p:not(.note, .when, .title)")) {
        if (!isVisible(block) || block.closest(".footnotes"))
            continue;
        const style = getComputedStyle(block);
        const [least, leading] = style.direction === "rtl" ? [20, 1.75] : [18, 1.5];
        const size = parseFloat(style.fontSize);
        if (size < least)
            faults.push(`${nameOf(block)} is ${size} px, not ${least}`);
        if (parseFloat(style.lineHeight) / size < leading - 0.001)
            faults.push(`${nameOf(block)} has a line height of ${(parseFloat(style.lineHeight) / size).toFixed(2)}, not ${leading}`);
    }
    return faults;
}
