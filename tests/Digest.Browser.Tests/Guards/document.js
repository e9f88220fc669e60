// The page has one h1, lang and dir agree, and script elements are data (speculation rules), but for the script of the search.
() => {
    const { lang, dir } = document.documentElement;
    const direction = new Intl.Locale(lang).getTextInfo?.().direction;
    return [
        !lang && "The page has no lang",
        direction && direction !== dir && `A page in ${lang} has dir=${dir}`,
        document.querySelectorAll("h1").length !== 1 && `The page has ${document.querySelectorAll("h1").length} h1 elements`,
        [...document.scripts].some(script => !script.matches("#browse + script[src*='/assets/js/search.'][integrity]") &&
            (script.src || !["speculationrules", "application/ld+json"].includes(script.type))) &&
            "The page has a script",
    ].filter(Boolean);
}
