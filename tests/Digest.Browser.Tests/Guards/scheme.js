// The page follows the colour scheme of the reader, and declares that it supports both.
() => {
    const isDark = matchMedia("(prefers-color-scheme: dark)").matches;
    const [paper, ink] = [luminance(backdropOf(document.body)), luminance(getComputedStyle(document.body).color)];
    return [
        paper < ink !== isDark && `The page is ${paper < ink ? "dark" : "light"} but the reader prefers the other scheme`,
        getComputedStyle(document.documentElement).colorScheme !== "light dark" && "color-scheme is not \"light dark\"",
        document.querySelector("meta[name=color-scheme]")?.content !== "light dark" && "meta[name=color-scheme] is not \"light dark\"",
    ].filter(Boolean);
}
