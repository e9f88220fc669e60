// Links in the frame, and links alone in a line, are 44 pixels wide and high, and those of footnotes 24. Links in running text and headlines
// are exempt.
() => {
    const frame = [...document.querySelectorAll("nav a, body > header a, body > footer a, dl a, .list a, button, summary")];
    const alone = [...document.querySelectorAll("p > a:only-child")].filter(link => link.textContent.trim() === link.parentElement.textContent.trim() && !link.closest(".title, .related"));
    // Names of sources can be as short as "AP".
    const withShortName = link => {
        const name = [...link.childNodes];
        link.replaceChildren("I");
        const { width } = link.getBoundingClientRect();
        link.replaceChildren(...name);
        return width;
    };
    const marks = [...document.querySelectorAll("[role=doc-noteref], [role=doc-backlink]")];
    return [...new Set([...frame, ...alone, ...marks])]
        .filter(isVisible)
        .map(link => {
            const { width, height } = link.getBoundingClientRect();
            return { link, least: marks.includes(link) ? 24 : 43.9, width: link.matches(".list a, .meta a") ? withShortName(link) : width, height };
        })
        .filter(({ least, width, height }) => width < least || height < least)
        .map(({ link, width, height }) => `${nameOf(link)} is ${width.toFixed(1)} × ${height.toFixed(1)} px`);
}
