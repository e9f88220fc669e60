// Nothing moves while the page loads, nor while it is read to its end.
async () => {
    const shifts = [];
    new PerformanceObserver(list => shifts.push(...list.getEntries())).observe({ type: "layout-shift", buffered: true });
    for (let y = 0; y < document.documentElement.scrollHeight; y += innerHeight) {
        scrollTo(0, y);
        await new Promise(requestAnimationFrame);
    }
    await new Promise(resolve => setTimeout(resolve, 50));
    scrollTo(0, 0);
    return shifts.map(shift => `The page moved by ${shift.value.toFixed(4)}: ${shift.sources.map(source => source.node?.parentElement ? nameOf(source.node.nodeType === 1 ? source.node : source.node.parentElement) : "?").join(", ")}`);
}
