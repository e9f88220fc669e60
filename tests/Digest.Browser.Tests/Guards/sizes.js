// Nothing is smaller than 16 pixels but footnote marks; running text is 18 pixels, Arabic 20, and well leaded.
() => {
    const faults = [];
    for (const node of textNodes()) {
        const element = node.parentElement;
        const size = parseFloat(getComputedStyle(element).fontSize);
        if (size < 16 && !element.closest("sup"))
            faults.push(`${nameOf(element)} is ${size} px`);
    }
    if (getComputedStyle(document.documentElement).textSizeAdjust !== "100%")
        faults.push("A telephone may blow the text up as it likes");
    for (const block of document.querySelectorAll(".body p, .body li, .body blockquote, .standfirst, .summary, .stories p:not(.note, .when, .title)")) {
        if (!isVisible(block) || block.closest(".footnotes"))
            continue;
        const style = getComputedStyle(block);
        const [least, leading] = style.direction === "rtl" ? [20, 1.75] : [18, 1.5];
        const size = parseFloat(style.fontSize);
        if (size < least)
            faults.push(`${nameOf(block)} is ${size} px, not ${least}`);
        if (parseFloat(style.lineHeight) / size < leading - 0.001)
            faults.push(`${nameOf(block)} is leaded by ${(parseFloat(style.lineHeight) / size).toFixed(2)}, not ${leading}`);
    }
    return faults;
}
