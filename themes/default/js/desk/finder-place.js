// How a ranked place is shown: its reasons and doubts in words, with the cases that show them, and
// how its points add up.
(() => {
  const teladan = (window.teladan ??= {});
  const LANG = document.documentElement.lang;
  const NUMBER = new Intl.NumberFormat(LANG);
  /** How many cases a sentence names. */
  const NAMED = 2;

  /** @type {Map<string, string>} */
  const words = new Map();
  for (const template of /** @type {NodeListOf<HTMLTemplateElement>} */ (document.querySelectorAll(".finder-words"))) {
    for (const said of /** @type {NodeListOf<HTMLElement>} */ (template.content.querySelectorAll("[data-word]"))) {
      words.set(said.dataset.word ?? "", said.textContent ?? "");
    }
  }

  /** @type {Finder["word"]} */
  const word = (name, values = {}) => {
    const said = (/** @type {string | number | undefined} */ it) => (typeof it === "number" ? NUMBER.format(it) : String(it));
    return (words.get(name) ?? "").replace(/\{(\w+)\}/g, (whole, key) => (key in values ? said(values[key]) : whole));
  };

  /** @type {Finder["day"]} */
  const day = (number) => {
    const [year, month, of] = [Math.floor(number / 10000), Math.floor(number / 100) % 100, number % 100];
    const date = new Date(Date.UTC(year, (month || 1) - 1, of || 1));
    /** @type {Intl.DateTimeFormatOptions} */
    const form = { timeZone: "UTC", year: "numeric", ...(month && { month: "long" }), ...(of && { day: "numeric" }) };
    return date.toLocaleDateString(LANG, form);
  };

  /** @param {string[]} texts */
  const list = (texts) => new Intl.ListFormat(LANG).format(texts);

  /**
   * @template {keyof HTMLElementTagNameMap} K
   * @param {K} tag
   * @param {string} [name]
   * @param {...(Node | string)} inner
   */
  const make = (tag, name, ...inner) => {
    const element = document.createElement(tag);
    if (name) element.className = name;
    element.append(...inner);
    return element;
  };

  /** What a sentence is filled with, in words. @param {FinderFinding} finding @param {FinderNames} names */
  const fill = ({ values }, names) => {
    /** @type {Record<string, string | number>} */
    const said = {};
    for (const [key, value] of Object.entries(values)) {
      const texts = [value].flat().map(String);
      if (key === "obstacle" || key === "factors") said[key] = list(texts.map(names.factor));
      else if (key === "kind") said[key] = texts.map(names.kind).join("");
      else if (key === "by") said[key] = list(texts.map((it) => word(`by_${it || "nobody"}`)));
      else if (key === "level") said[key] = word(`evidence_${texts[0]}`);
      else if (key === "day" || key === "newest") said[key] = day(Number(value));
      else if (typeof value === "number") said[key] = value;
    }
    return said;
  };

  /**
   * A sentence; its cases are links.
   * @param {FinderFinding} finding
   * @param {Map<number, IndexCard>} cards
   * @param {FinderNames} names
   */
  const sentence = (finding, cards, names) => {
    const [before = "", after = ""] = word(`says_${finding.says}`, fill(finding, names)).split("{cases}");
    const line = make("li", "", before);
    const shown = finding.cases.slice(0, NAMED).flatMap((it) => cards.get(it) ?? []);
    for (const [at, { url, title }] of shown.entries()) {
      const link = make("a", "", title);
      link.href = url;
      line.append(at ? ", " : "", link);
    }
    const rest = finding.cases.length - shown.length;
    line.append(shown.length && rest > 0 ? ` ${word("more_cases", { count: rest })}` : "", after);
    return line;
  };

  /** How the points add up. @param {FinderFinding[]} findings */
  const reckoning = (findings) => {
    const counted = findings.filter((it) => it.weight);
    const head = make("tr");
    for (const name of ["reason", "value", "weight", "product"]) {
      const cell = make("th", name === "reason" ? "" : "data-number", word(`reckoning_${name}`));
      cell.scope = "col";
      head.append(cell);
    }
    const body = make("tbody");
    for (const { reason, value, weight } of counted) {
      const cell = make("th", "", word(`reason_${reason}`));
      cell.scope = "row";
      const numbers = [value, weight, value * weight].map((it) => make("td", "data-number", NUMBER.format(Math.round(it * 100) / 100)));
      body.append(make("tr", "", cell, ...numbers));
    }
    const whole = counted.reduce((sum, it) => sum + it.weight, 0);
    const sum = counted.reduce((sum, it) => sum + it.weight * it.value, 0);
    const result = word("reckoning_sum", { sum: Math.round(sum * 100) / 100, whole });
    return make("details", "more", make("summary", "", word("reckoning")),
      make("div", "data-scroll", make("table", "data-table", make("thead", "", head), body)), make("p", "section-note", result));
  };

  /** @type {Finder["drawPlace"]} */
  const drawPlace = ({ place, score, findings }, rank, cards, names) => {
    const card = cards.get(place.document);
    const link = make("a", "", place.title);
    if (card) link.href = card.url;
    const bar = make("span", "finder-bar", make("span"));
    /** @type {HTMLElement} */ (bar.firstChild).style.inlineSize = `${score}%`;
    const article = make("article", "finder-place",
      make("h3", "finder-name", make("span", "finder-rank", `${NUMBER.format(rank)}.`), " ", link),
      make("p", "card-meta", make("span", "", names.kind(place.kind)), ...card?.place.split(" · ").filter(Boolean).map((it) => make("span", "", it)) ?? []),
      make("p", "finder-score", bar, word("score", { score })));
    article.dataset.name = `locus/${place.name}`;
    article.dataset.title = place.title;
    const said = findings.filter((it) => it.says).sort((a, b) => b.weight * b.value - a.weight * a.value);
    for (const isDoubt of [false, true]) {
      const lines = said.filter((it) => it.isDoubt === isDoubt && (isDoubt || it.weight));
      if (!lines.length) continue;
      const name = isDoubt ? "doubts" : "reasons";
      article.append(make("h4", `finder-${name}-title`, word(name)), make("ul", `finder-${name}`, ...lines.map((it) => sentence(it, cards, names))));
    }
    article.append(reckoning(findings));
    return article;
  };

  teladan.finder = Object.assign(teladan.finder ?? {}, /** @type {Finder} */ ({ drawPlace, word, day }));
})();
