// On a phone, no table is cut off: each row of a table with three or more columns is a card, with its cells below each other. Each has the
// heading of its column, except the first, which is the heading of the row.
() => {
    const faults = [];
    for (const table of [...document.querySelectorAll("table")].filter(isVisible)) {
        const box = table.parentElement;
        if (innerWidth < 480 && box.scrollWidth > box.clientWidth)
            faults.push(`${nameOf(table)} is cut off`);

        const heads = [...table.tHead.rows[0].cells];
        for (const row of table.tBodies[0].rows) {
            const [first, ...others] = [...row.cells].filter(isVisible);
            let above = first.getBoundingClientRect();
            for (const cell of others) {
                const here = cell.getBoundingClientRect();
                const head = getComputedStyle(cell, "::before").content;
                if (isCardCell(cell) ? here.top < above.bottom - 0.5 : Math.abs(here.top - above.top) > 0.5)
                    faults.push(`${nameOf(cell)} is not ${isCardCell(cell) ? "below" : "beside"} the cell before it`);
                if (isCardCell(cell) !== head.includes(heads[cell.cellIndex].textContent.trim()))
                    faults.push(`${nameOf(cell)} has the heading ${head}`);
                above = here;
            }
        }
        if (isVisible(table.tHead) === isCardCell(heads[0]))
            faults.push(`The headings of ${nameOf(table)} are ${isVisible(table.tHead) ? "" : "not "}visible`);
    }
    return faults;
}
