// One result on the search page, in the markup that the page's template gives: what it is, where its
// best section begins, and why it was found.
(() => {
  const teladan = window.teladan;
  const reader = teladan?.reader;
  if (!teladan || !reader) return;
  const { word, make, write, lead } = reader;
  const LANG = document.documentElement.lang;

  /** As the pages of the site write it. @param {string} date */
  const formatDate = (date) => {
    const [year, month, day] = date.split("-").map(Number);
    if (!year || !month) return year ? String(year) : "";
    const name = new Intl.DateTimeFormat(LANG, { month: "long", timeZone: "UTC" }).format(Date.UTC(year, month - 1));
    return word(day ? "date_day" : "date_month", { day: day ?? "", month: name, year });
  };

  /** @type {SearchHit} */
  teladan.hit = (result, query, deep) => {
    const template = /** @type {HTMLTemplateElement} */ (document.getElementById("_hit"));
    const item = /** @type {HTMLElement} */ (template.content.firstElementChild?.cloneNode(true));
    const inside = (/** @type {string} */ name) => /** @type {HTMLElement} */ (item.querySelector(name));
    const link = /** @type {HTMLAnchorElement} */ (inside(".hit-title a"));
    const about = inside(".hit-about");
    inside(".hit-kind").textContent = word(result.kind);
    about.append(...[result.place, formatDate(result.date)].filter(Boolean).map((text) => make("span", "", text)));
    if (result.lang !== LANG) {
      const name = new Intl.DisplayNames([LANG], { type: "language" }).of(result.lang) ?? result.lang;
      about.append(make("span", "badge", name));
      inside(".hit-title").lang = inside(".hit-text").lang = result.lang;
    }
    link.href = result.url;
    write(link, result.title, result.titleMarks);
    /** @param {SearchResult["excerpt"]} excerpt */
    const say = ({ text, marks, heading }) => {
      write(inside(".hit-excerpt"), text, marks);
      inside(".hit-section").textContent = heading ? `${word("page_section", { heading })} ` : "";
    };
    say(result.excerpt);
    /** @type {[string, Marks][]} */
    const texts = [[result.title, result.titleMarks], [result.excerpt.text, result.excerpt.marks]];
    lead(link, query, texts);
    if (deep && query) {
      item.classList.add("hit-deep");
      // Best seen after the list is: it changes lines that are there already.
      requestAnimationFrame(() => result.more().then((found) => {
        if (!found) return;
        link.href = found.url;
        texts.push([found.text, found.marks]);
        say(found);
      }, () => {}));
    }
    return item;
  };
})();
