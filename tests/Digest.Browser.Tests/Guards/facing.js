// Two texts are an open book: with room, left-to-right scripts stand left of the spine and right-to-left scripts right, on the pages of both languages,
// and what says the same begins at one height; on a phone the other text follows the page's own, paragraph by paragraph, along a line of its own.
() => {
    const faults = [];
    for (const spread of document.querySelectorAll(".spread")) {
        const isOpen = innerWidth >= 960;
        const isDrawn = style => parseFloat(style.borderInlineStartWidth) >= 2 && style.borderInlineStartStyle === "solid";
        if (isOpen && !isDrawn(getComputedStyle(spread, "::before")))
            faults.push("The spine is not drawn");
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
                    faults.push(`${nameOf(leaf)}, ${leaf.dir}, stands on the wrong page`);
                if (!isOpen && leaf.lang !== document.documentElement.lang && !isDrawn(getComputedStyle(leaf)))
                    faults.push(`${nameOf(leaf)} has no line along it`);
            }
            if (!other)
                continue;
            const [here, there] = [own.getBoundingClientRect(), other.getBoundingClientRect()];
            if (isOpen && Math.abs(here.top - there.top) > 1)
                faults.push(`${nameOf(other)} begins ${(there.top - here.top).toFixed(1)} px lower than what says the same`);
            if (!isOpen && (there.top < here.bottom || there.top > here.bottom + 32))
                faults.push(`${nameOf(other)} does not follow what says the same`);
        }
    }
    return faults;
}
