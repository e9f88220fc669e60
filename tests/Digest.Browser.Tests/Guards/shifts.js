// The layout does not shift while the page loads or scrolls.
async () => {
    const shifts = [];
    new PerformanceObserver(list => shifts.push(...list.getEntries())).observe({ type: "layout-shift", buffered: true });
    for (let y = 0; y < document.documentElement.scrollHeight; y += innerHeight) {
        scrollTo(0, y);
        await new Promise(requestAnimationFrame);
    }
    await new Promise(resolve => setTimeout(resolve, 50));
    scrollTo(0, 0);
    const elementOf = node => node?.nodeType === 1 ? node : node?.parentElement;
    const sourceOf = ({ node }) => node?.parentElement ? nameOf(elementOf(node)) : "?";
    return shifts.map(shift => `The layout shifted by ${shift.value.toFixed(4)}: ${shift.sources.map(sourceOf).join(", ")}`);
}
