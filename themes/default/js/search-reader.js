// Searching from any page: the words and the drawing that the box and the search page share.
(() => {
  const root = document.documentElement;
  const teladan = (window.teladan ??= {});

  /** @type {Map<string, string>} */
  const words = new Map();
  for (const template of /** @type {NodeListOf<HTMLTemplateElement>} */ (document.querySelectorAll(".search-words"))) {
    for (const said of /** @type {NodeListOf<HTMLElement>} */ (template.content.querySelectorAll("[data-word]"))) {
      words.set(said.dataset.word ?? "", said.textContent ?? "");
    }
  }

  /** @type {SearchReader["word"]} */
  const word = (name, values = {}) => {
    const said = words.get(name) ?? "";
    return said.replace(/\{(\w+)\}/g, (whole, key) => String(values[key] ?? whole));
  };

  /** @type {SearchReader} */
  const reader = teladan.reader = {
    word,

    make(tag, name, text) {
      const element = document.createElement(tag);
      if (name) element.className = name;
      if (text) element.textContent = text;
      return element;
    },

    write(element, text, marks = []) {
      let at = 0;
      element.replaceChildren();
      for (const [start, end] of marks) {
        if (start < at || end <= start) continue;
        element.append(text.slice(at, start), reader.make("mark", "", text.slice(start, end)));
        at = end;
      }
      element.append(text.slice(at));
    },

    date(date) {
      const [year, month, day] = date.split("-").map(Number);
      if (!year || !month) return year ? String(year) : "";
      const name = new Intl.DateTimeFormat(root.lang, { month: "long", timeZone: "UTC" }).format(Date.UTC(year, month - 1));
      return word(day ? "date_day" : "date_month", { day: day ?? "", month: name, year });
    },

    highlight(element, [label, text, change]) {
      element.replaceChildren();
      if (!text) return element.remove();
      element.classList.add(label ? "card-highlight-figure" : "card-highlight-overcome");
      element.append(`${label || word("overcome")}: `, reader.make("strong", "", text));
      if (change) element.append(" ", reader.make("span", "result-change", change));
    },

    async ask(query, options) {
      if (!teladan.search) throw Object.assign(new Error("no engine"), { code: "missing" });
      return teladan.search(query, options);
    },

    lead(link, query, texts) {
      const leave = () => {
        try {
          const key = root.dataset.themeKey?.replace(/theme$/, "searched") ?? "";
          const page = new URL(link.href).pathname;
          localStorage.setItem(key, JSON.stringify({ page, words: wordsToMark(query, texts) }));
        } catch {
          // Storage is closed: the page opens without marks.
        }
      };
      for (const way of ["click", "auxclick", "contextmenu"]) link.addEventListener(way, leave);
    },
  };

  /**
   * The words of a query, and the forms of them that a result was found by.
   * @param {string} query
   * @param {[string, Marks][]} texts
   */
  function wordsToMark(query, texts) {
    const typed = query.replace(/(^|\s)-("[^"]*"|\S+)/g, " ").match(/[\p{L}\p{N}]+/gu) ?? [];
    const found = texts.flatMap(([text, marks]) => marks.map(([start, end]) => text.slice(start, end)));
    return [...new Set([...typed, ...found].map((it) => it.toLowerCase()))].slice(0, 40);
  }
})();
