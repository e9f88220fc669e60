// Text of the other direction has a lang attribute, and an element that isolates it.
() => textNodes().flatMap(node => {
    const element = node.parentElement;
    const language = element.closest("[lang]").lang;
    const isUrl = /^https?:/.test(node.data.trim()); // Left to right as a whole, also with Arabic letters in its path.
    const isCode = element.closest("code") || isUrl; // Has no language, but a direction.
    const around = element.closest("bdi, [dir]");
    const direction = around.localName === "bdi" && !around.dir ? "auto" : around.dir;
    const arabic = /\p{Script=Arabic}[\p{Script=Arabic}\s]*/u.exec(node.data)?.[0];
    const latin = /\p{Script=Latin}[\p{Script=Latin}\s.’'-]*/u.exec(node.data)?.[0];
    const writesArabic = ["ar", "fa", "ur"].includes(language.split("-")[0]);
    return [
        latin && direction === "rtl" && `“${latin}” is not isolated in ${nameOf(element)}`,
        latin && writesArabic && !isCode && `“${latin}” has lang=${language} in ${nameOf(element)}`,
        arabic && direction === "ltr" && !isUrl && `“${arabic}” is not isolated in ${nameOf(element)}`,
        arabic && !writesArabic && `“${arabic}” has lang=${language} in ${nameOf(element)}`,
    ].filter(Boolean);
})
