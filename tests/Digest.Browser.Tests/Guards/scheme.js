// The page wears the colours that its reader has chosen, and says that it has both.
() => {
    const isDark = matchMedia("(prefers-color-scheme: dark)").matches;
    const [paper, ink] = [luminance(backdropOf(document.body)), luminance(getComputedStyle(document.body).color)];
    return [
        paper < ink !== isDark && `The page is ${paper < ink ? "dark" : "light"} for a reader who has chosen the other`,
        getComputedStyle(document.documentElement).colorScheme !== "light dark" && "The browser is not told that the page has two schemes",
        document.querySelector("meta[name=color-scheme]")?.content !== "light dark" && "The browser is not told so before it has read the styles",
    ].filter(Boolean);
}
