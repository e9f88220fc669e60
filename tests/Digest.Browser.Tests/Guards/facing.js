// On a wide screen, left-to-right text is left of the middle line and right-to-left text is right of it, in both editions, and cells of a row
// start at the same height. On a phone, each paragraph of the other text follows that of the page's own text and has a line along it. A
// caption is under its picture.
() => {
    const faults = [...document.querySelectorAll(".spread figcaption")].filter(isVisible)
        .filter(caption => ![...caption.parentElement.querySelectorAll("img")].some(isVisible))
        .map(caption => `${nameOf(caption)} is under no picture`);
    for (const spread of document.querySelectorAll(".spread")) {
        const isOpen = innerWidth >= 960;
        const isDrawn = style => parseFloat(style.borderInlineStartWidth) >= 2 && style.borderInlineStartStyle === "solid";
        if (isOpen && !isDrawn(getComputedStyle(spread, "::before")))
            faults.push("The middle line is not drawn");
        const whole = spread.getBoundingClientRect();
        const axis = (whole.left + whole.right) / 2;
        for (const row of spread.querySelectorAll(".row")) {
            const leaves = [...row.children];
            const [own, other] = leaves;
            if (other && (own.lang !== document.documentElement.lang || other.lang === own.lang))
                faults.push(`${nameOf(own)} is not the page's own text`);
            for (const leaf of leaves) {
                const box = leaf.getBoundingClientRect();
                if (isOpen && leaf.dir === "ltr" && box.right > axis || isOpen && leaf.dir === "rtl" && box.left < axis)
                    faults.push(`${nameOf(leaf)}, ${leaf.dir}, is on the wrong side`);
                if (!isOpen && leaf.lang !== document.documentElement.lang && !isDrawn(getComputedStyle(leaf)))
                    faults.push(`${nameOf(leaf)} has no line along it`);
            }
            if (!other)
                continue;
            const [here, there] = [own.getBoundingClientRect(), other.getBoundingClientRect()];
            if (isOpen && Math.abs(here.top - there.top) > 1)
                faults.push(`${nameOf(other)} begins ${(there.top - here.top).toFixed(1)} px lower than the cell beside it`);
            if (!isOpen && (there.top < here.bottom || there.top > here.bottom + 32))
                faults.push(`${nameOf(other)} does not follow the other cell of its row`);
        }
    }
    return faults;
}
