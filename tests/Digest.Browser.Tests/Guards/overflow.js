// The page is not wider than the window, and no text is cut off.
() => {
    const faults = [];
    const room = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth > room) {
        const outside = [...document.body.querySelectorAll("*")].filter(element => {
            const box = element.getBoundingClientRect();
            return isVisible(element) && (box.right > room + 0.5 || box.left < -0.5) && !element.parentElement.closest(".table, pre");
        });
        faults.push(`At ${innerWidth} px the page is ${document.documentElement.scrollWidth} px wide: ${outside.slice(-3).map(nameOf).join("; ")}`);
    }
    for (const element of document.body.querySelectorAll("*")) {
        const style = getComputedStyle(element);
        if (["hidden", "clip"].includes(style.overflowY) && isVisible(element) && element.scrollHeight > element.clientHeight + 1)
            faults.push(`${nameOf(element)} is cut off`);
    }
    return faults;
}
