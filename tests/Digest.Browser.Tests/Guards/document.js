// One headline; the language and the direction of the page are said, and agree. Nothing in it is a program: what is called a script is data.
() => {
    const { lang, dir } = document.documentElement;
    const direction = new Intl.Locale(lang).getTextInfo?.().direction;
    return [
        !lang && "The page does not say its language",
        direction && direction !== dir && `A page in ${lang} runs ${dir}`,
        document.querySelectorAll("h1").length !== 1 && `The page has ${document.querySelectorAll("h1").length} headlines of the first rank`,
        [...document.scripts].some(script => script.src || script.type !== "speculationrules") && "The page has a script",
    ].filter(Boolean);
}
