// The status of an event is shown by words, by the point on the timeline, and by the frame around the words.
() => {
    const frames = { expected: "dashed", claimed: "dotted", denied: "solid", postponed: "solid", cancelled: "solid" };
    return [...document.querySelectorAll(".entry")].filter(isVisible).flatMap(entry => {
        const kind = [...entry.classList].find(name => name !== "entry");
        const words = [...entry.querySelectorAll(".status")].filter(isVisible);
        const when = entry.querySelector(".when");
        const point = getComputedStyle(when, "::before");
        return [
            isFilled(point) !== (kind === "happened") && `${nameOf(entry)}, ${kind}, has a ${isFilled(point) ? "filled" : "hollow"} point`,
            parseFloat(point.borderTopWidth) < 2 && `${nameOf(entry)} has no point on the timeline`,
            kind === "happened" && words.length > 0 && `${nameOf(entry)} happened, but has another status`,
            kind !== "happened" && words.length === 0 && `${nameOf(entry)} has no words for the status ${kind}`,
            ...words.filter(word => getComputedStyle(word).borderTopStyle !== frames[kind]).map(word => `${nameOf(word)} is not framed as ${kind}`),
            ...words.filter(word => kind === "denied" && getComputedStyle(word).borderTopColor !== getComputedStyle(word).color).map(word => `${nameOf(word)} has a frame as light as the others`),
            point.printColorAdjust !== "exact" && `${nameOf(entry)} has no point in print`,
        ].filter(Boolean);
    });
}
