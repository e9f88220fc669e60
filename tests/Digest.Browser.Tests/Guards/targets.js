// Links of the frame, and links that are a line of their own, are 44 pixels wide and high. Links in running text and headlines are not meant.
() => {
    const frame = [...document.querySelectorAll("nav a, body > header a, body > footer a, dl a, .list a, button, summary")];
    const alone = [...document.querySelectorAll("p > a:only-child")].filter(link => link.textContent.trim() === link.parentElement.textContent.trim() && !link.closest(".title, .related"));
    return [...new Set([...frame, ...alone])]
        .filter(isVisible)
        .map(link => ({ link, box: link.getBoundingClientRect() }))
        .filter(({ box }) => box.width < 43.9 || box.height < 43.9)
        .map(({ link, box }) => `${nameOf(link)} is ${box.width.toFixed(1)} × ${box.height.toFixed(1)} px`);
}
