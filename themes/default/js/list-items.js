// What the filters of a list let pass, in the markup that the page's template gives: entries as cards,
// lessons with the lesson as their headline.
(() => {
  const teladan = window.teladan;
  const reader = teladan?.reader;
  if (!teladan || !reader) return;
  const { word, make, highlight } = reader;
  const LANG = document.documentElement.lang;

  /**
   * A copy of the page's template, and what finds a part of it.
   * @param {string} lang
   */
  const blank = (lang) => {
    const template = /** @type {HTMLTemplateElement} */ (document.getElementById("_item"));
    const item = /** @type {HTMLElement} */ (template.content.firstElementChild?.cloneNode(true));
    if (lang !== LANG) item.lang = lang;
    return { item, inside: (/** @type {string} */ name) => /** @type {HTMLElement} */ (item.querySelector(name)) };
  };

  /** @param {string} place */
  const placeParts = (place) => place.split(" · ").filter(Boolean).map((text) => make("span", "", text));

  teladan.items = {
    card(result) {
      const { item, inside } = blank(result.lang);
      const link = /** @type {HTMLAnchorElement} */ (inside("a"));
      link.href = result.url;
      link.textContent = result.title;
      // A visit is told by its day.
      const day = result.kind === "visit" ? [make("span", "", reader.date(result.date))] : [];
      inside(".card-meta").append(...placeParts(result.place), ...day);
      highlight(inside(".card-highlight"), result.highlight);
      inside(".card-summary").textContent = result.summary;
      if (/^(case|locus)$/.test(result.kind)) inside(".card").dataset.name = result.name;
      return item;
    },

    lesson(result) {
      const { item, inside } = blank(result.lang);
      const [text = "", condition, changed] = result.texts;
      const [headline = "", ...rest] = text.split("\n");
      const mark = inside(".lesson-mark");
      item.classList.add(`lesson-${result.kind}`);
      mark.classList.add(`lesson-mark-${result.kind}`);
      mark.querySelector("use")?.setAttribute("href", `#_icon-${result.kind}`);
      mark.append(word(result.kind));
      inside(".lesson-headline").textContent = headline;
      inside(".lesson-rest").append(...rest.map((line) => make("p", "", line)));
      const link = /** @type {HTMLAnchorElement} */ (inside("a"));
      link.href = result.url;
      link.textContent = result.title;
      inside(".lesson-case span").textContent = result.place.split(" · ")[0] ?? "";
      const notes = inside(".lesson-notes");
      for (const [name, told] of [["condition", condition], ["changed", changed]]) {
        if (!told) continue;
        const note = make("div");
        const texts = make("dd");
        texts.append(...told.split("\n").map((line) => make("p", "", line)));
        note.append(make("dt", "", word(name ?? "")), texts);
        notes.append(note);
      }
      if (!notes.childElementCount) notes.remove();
      if (!rest.length) inside(".lesson-rest").remove();
      return item;
    },
  };
})();
