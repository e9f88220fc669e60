// Pictures load, and have alternative text and a size.
async () => {
    const faults = [];
    for (const image of [...document.images].filter(isVisible)) {
        image.scrollIntoView();
        await image.decode().catch(() => faults.push(`${image.src} does not load`));
        if (!image.hasAttribute("alt"))
            faults.push(`${image.src} has no alternative text`);
        if (!image.hasAttribute("width") || !image.hasAttribute("height"))
            faults.push(`${image.src} has no size`);
    }
    scrollTo(0, 0);
    return faults;
}
