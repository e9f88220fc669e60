// Arabic has no letter spacing, italics, justification or tatweel, and its underline is below the dots.
() => {
    const lines = linesByBlock();
    const faults = [];
    for (const node of textNodes()) {
        if (!/\p{Script=Arabic}/u.test(node.data))
            continue;
        const element = node.parentElement;
        const style = getComputedStyle(element);
        if (!["normal", "0px"].includes(style.letterSpacing))
            faults.push(`${nameOf(element)} has a letter spacing of ${style.letterSpacing}`);
        if (style.fontStyle !== "normal")
            faults.push(`${nameOf(element)} is ${style.fontStyle}`);
        if (element.closest("em") && style.fontWeight < 600)
            faults.push(`${nameOf(element)} is emphasis without weight`);
        // A date, or a label of one line, may be centred on the timeline; text may not.
        const block = blockOf(element);
        const aligned = getComputedStyle(block).textAlign;
        const mayBeCentred = block.closest("td, th, time") || lines.get(block)?.length === 1;
        if (!(aligned === "start" || !["justify", "left", "right"].includes(aligned) && mayBeCentred))
            faults.push(`${nameOf(block)} is aligned to ${aligned}`);
        const link = element.closest("a");
        if (link && !style.textUnderlinePosition.includes("under"))
            faults.push(`${nameOf(link)} has an underline through its dots`);
        if (node.data.includes("\u0640"))
            faults.push(`${nameOf(element)} is stretched with a tatweel`);
    }
    return faults;
}
