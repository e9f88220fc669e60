// Letters of the other direction say their language, and stand in an element that keeps them from moving their neighbours.
() => textNodes().flatMap(node => {
    const element = node.parentElement;
    const language = element.closest("[lang]").lang;
    const isCode = element.closest("code") || /^https?:/.test(node.data.trim()); // In no language, but in a direction all the same.
    const around = element.closest("bdi, [dir]");
    const direction = around.localName === "bdi" && !around.dir ? "auto" : around.dir;
    const arabic = /\p{Script=Arabic}[\p{Script=Arabic}\s]*/u.exec(node.data)?.[0];
    const latin = /\p{Script=Latin}[\p{Script=Latin}\s.’'-]*/u.exec(node.data)?.[0];
    const writesArabic = ["ar", "fa", "ur"].includes(language.split("-")[0]);
    return [
        latin && direction === "rtl" && `“${latin}” stands unmarked in ${nameOf(element)}`,
        latin && writesArabic && !isCode && `“${latin}” is said to be ${language} in ${nameOf(element)}`,
        arabic && direction === "ltr" && `“${arabic}” stands unmarked in ${nameOf(element)}`,
        arabic && !writesArabic && `“${arabic}” is said to be ${language} in ${nameOf(element)}`,
    ].filter(Boolean);
})
