// Time runs down one line. With room, left-to-right scripts stand left of it and right-to-left scripts right, on the pages of every language;
// on a phone the line stands at the start side, and everything runs beside it in one column.
() => {
    const spines = [...document.querySelectorAll(".spine")].filter(isVisible);
    const faults = [];
    for (const spine of spines) {
        const sides = [...spine.querySelectorAll(".side")].filter(isVisible);
        const isFacing = innerWidth >= 832 && sides.length > 0;
        const line = getComputedStyle(spine, isFacing ? "::before" : null);
        if (parseFloat(line.borderInlineStartWidth) < 2 || line.borderInlineStartStyle !== "solid")
            faults.push("The spine is not drawn");

        let above = -Infinity;
        for (const entry of spine.querySelectorAll(".entry")) {
            const box = entry.getBoundingClientRect();
            if (box.top < above)
                faults.push(`${nameOf(entry)} stands above an earlier one`);
            above = box.bottom - 1;
        }

        const whole = spine.getBoundingClientRect();
        const axis = (whole.left + whole.right) / 2;
        for (const when of spine.querySelectorAll(".when")) {
            const box = when.getBoundingClientRect();
            if (isFacing && Math.abs((box.left + box.right) / 2 - axis) > 1.5)
                faults.push(`${nameOf(when)} is off the spine`);
        }
        for (const side of sides) {
            const box = side.getBoundingClientRect();
            if (isFacing) {
                const isRight = side.dir === "rtl" ? box.left >= axis : box.right <= axis;
                if (!isRight)
                    faults.push(`${nameOf(side)}, ${side.dir}, stands on the wrong side of the spine`);
            } else {
                const start = document.dir === "rtl" ? whole.right - box.right : box.left - whole.left;
                if (start < 8 || start > 40)
                    faults.push(`${nameOf(side)} stands ${start.toFixed(0)} px from the spine`);
                if (box.width < whole.width - 48)
                    faults.push(`${nameOf(side)} is ${box.width.toFixed(0)} px wide beside a spine of ${whole.width.toFixed(0)}`);
            }
        }
    }
    return faults;
}
