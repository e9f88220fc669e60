// The timeline runs from top to bottom. On a wide screen, left-to-right text is left of it and right-to-left text right, in every edition;
// on a phone the timeline is at the start side, with one column beside it, which has every text once.
() => {
    const spines = [...document.querySelectorAll(".spine")].filter(isVisible);
    const faults = [];
    for (const spine of spines) {
        const sides = [...spine.querySelectorAll(".side")].filter(isVisible);
        const isFacing = innerWidth >= 832 && sides.length > 0;
        const line = getComputedStyle(spine, isFacing ? "::before" : null);
        if (parseFloat(line.borderInlineStartWidth) < 2 || line.borderInlineStartStyle !== "solid")
            faults.push("The timeline is not drawn");

        let above = -Infinity;
        for (const entry of spine.querySelectorAll(".entry")) {
            const box = entry.getBoundingClientRect();
            if (box.top < above)
                faults.push(`${nameOf(entry)} is above an earlier entry`);
            above = box.bottom - 1;
            const texts = [...entry.querySelectorAll("h1, .title, .summary")].filter(isVisible).map(text => text.textContent.trim());
            if (!isFacing && new Set(texts).size < texts.length)
                faults.push(`${nameOf(entry)} repeats a text: ${texts.join(" / ")}`);
        }

        const whole = spine.getBoundingClientRect();
        const axis = (whole.left + whole.right) / 2;
        for (const when of spine.querySelectorAll(".when")) {
            const box = when.getBoundingClientRect();
            if (isFacing && Math.abs((box.left + box.right) / 2 - axis) > 1.5)
                faults.push(`${nameOf(when)} is not centred on the timeline`);
        }
        for (const side of sides) {
            const box = side.getBoundingClientRect();
            if (isFacing) {
                const isRight = side.dir === "rtl" ? box.left >= axis : box.right <= axis;
                if (!isRight)
                    faults.push(`${nameOf(side)}, ${side.dir}, is on the wrong side of the timeline`);
            } else {
                const start = document.dir === "rtl" ? whole.right - box.right : box.left - whole.left;
                if (start < 8 || start > 40)
                    faults.push(`${nameOf(side)} is ${start.toFixed(0)} px from the timeline`);
                if (box.width < whole.width - 48)
                    faults.push(`${nameOf(side)} is ${box.width.toFixed(0)} px wide beside a timeline of ${whole.width.toFixed(0)}`);
            }
        }
    }
    return faults;
}
