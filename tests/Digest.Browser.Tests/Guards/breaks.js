// No line ends inside a short compound ("mana-mana", "Kim–Putin"), and none begins with the mark of a footnote, however narrow the text is.
() => {
    const faults = [];
    const range = document.createRange();
    const heightOf = (node, offset) => {
        range.setStart(node, offset);
        range.setEnd(node, offset + 1);
        const { top, bottom } = range.getBoundingClientRect();
        return (top + bottom) / 2;
    };
    for (const joint of [...document.querySelectorAll("main .j, main sup")]) {
        const block = blockOf(joint.parentElement);
        const before = joint.previousSibling;
        const after = joint.matches("sup") ? joint.querySelector("a").firstChild : joint.nextSibling;
        if (before?.nodeType !== Node.TEXT_NODE || /\s$/.test(before.data))
            continue;

        const { inlineSize, overflowWrap } = block.style;
        Object.assign(block.style, { inlineSize: "0", overflowWrap: "normal" });
        if (Math.abs(heightOf(before, before.length - 1) - heightOf(after, 0)) > parseFloat(getComputedStyle(block).fontSize))
            faults.push(`“${before.data.slice(-12)}” and “${after.data.slice(0, 12)}” can be on two lines`);
        Object.assign(block.style, { inlineSize, overflowWrap });
    }
    return faults;
}
