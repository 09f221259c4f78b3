// The search box of every page, a combobox. main.js loads this file when a reader turns to the box.
/// <reference path="search-reader.js" />
(() => {
  const root = document.documentElement;
  const reader = /** @type {SearchReader} */ (window.teladan?.reader);

  /**
   * The box as a combobox: suggestions while typing, chosen by arrow keys or pointer.
   * @param {HTMLFormElement} form
   * @param {HTMLInputElement} field
   */
  function combobox(form, field) {
    const { word, make, write, ask, lead } = reader;
    const panel = make("div", "search-panel");
    const note = make("p", "search-note");
    const list = make("div", "search-list");
    /** @type {HTMLAnchorElement[]} */
    let options = [];
    let active = -1;
    let turn = 0;
    panel.hidden = true;
    note.setAttribute("role", "status");
    list.id = "_found";
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", word("list"));
    panel.append(note, list);
    form.append(panel);
    for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-controls", "_found"], ["aria-expanded", "false"]]) {
      field.setAttribute(name ?? "", value ?? "");
    }

    /** @param {number} to */
    const choose = (to) => {
      options[active]?.setAttribute("aria-selected", "false");
      active = to;
      const option = options[active];
      option?.setAttribute("aria-selected", "true");
      option?.scrollIntoView({ block: "nearest" });
      if (option) field.setAttribute("aria-activedescendant", option.id);
      else field.removeAttribute("aria-activedescendant");
    };

    /** @param {boolean} open */
    const show = (open) => {
      panel.hidden = !open;
      list.hidden = options.length === 0;
      field.setAttribute("aria-expanded", String(open && options.length > 0));
      choose(-1);
    };

    /**
     * @param {string} url
     * @param {string} name
     */
    const option = (url, name) => {
      const link = make("a", name);
      link.href = url;
      link.id = `_found-${options.length}`;
      link.tabIndex = -1;
      link.setAttribute("role", "option");
      link.setAttribute("aria-selected", "false");
      options.push(link);
      return link;
    };

    /**
     * @param {string} query
     * @param {SearchAnswer} answer
     */
    const draw = (query, answer) => {
      options = [];
      for (const result of answer.results) {
        const link = option(result.url, "search-option");
        const title = make("span", "search-option-title");
        write(title, result.title, result.titleMarks);
        if (result.lang !== root.lang) title.lang = result.lang;
        // No line begins with a separator.
        const about = [word(result.kind), result.place].filter(Boolean).join(" · ").replaceAll(" · ", "\u00a0· ");
        link.append(title, make("span", "search-option-about", about));
        lead(link, answer.corrected ?? query, [[result.title, result.titleMarks], [result.excerpt.text, result.excerpt.marks]]);
      }
      const found = options.length;
      if (found) option(`${form.action}?q=${encodeURIComponent(query)}`, "search-option search-all").textContent = word("all", { q: query });
      list.replaceChildren(...options);
      note.textContent = !found ? word("none", { q: query })
        : answer.corrected ? word("corrected", { corrected: answer.corrected }) : word("suggested", { n: found });
      note.classList.toggle("visually-hidden", found > 0 && !answer.corrected);
      show(true);
    };

    const search = async () => {
      const mine = ++turn;
      const query = field.value.trim();
      if (!query) return show(false);
      try {
        const options = { limit: 6, lang: root.lang };
        let answer = await ask(query, options);
        // These are suggestions: where nothing is found, those for what may have been meant.
        if (!answer.results.length && answer.offered) answer = { ...await ask(answer.offered, options), corrected: answer.offered };
        if (mine === turn) draw(query, answer);
      } catch {
        if (mine !== turn) return;
        options = [];
        list.replaceChildren();
        note.textContent = word("failed");
        note.classList.remove("visually-hidden");
        show(true);
      }
    };

    let waiting = 0;
    field.addEventListener("input", () => {
      cancelAnimationFrame(waiting);
      waiting = requestAnimationFrame(search);
    });
    field.addEventListener("keydown", (event) => {
      if (event.isComposing) return;
      const open = !panel.hidden && options.length > 0;
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        if (!open) return void search();
        const step = event.key === "ArrowDown" ? 1 : -1;
        // One place more than there are options: the field itself.
        const places = options.length + 1;
        choose((active + 1 + step + places) % places - 1);
      } else if (event.key === "Enter" && open && options[active]) {
        event.preventDefault();
        options[active]?.click();
      } else if (event.key === "Escape" && !panel.hidden) {
        event.preventDefault();
        cancelAnimationFrame(waiting);
        turn += 1;
        show(false);
      }
    });
    field.addEventListener("focus", () => { if (panel.hidden) search(); });
    field.addEventListener("blur", () => {
      turn += 1;
      show(false);
    });
    // A press on a suggestion must not take the focus away from the field before it is a click.
    panel.addEventListener("mousedown", (event) => event.preventDefault());
    if (document.activeElement === field) search();
  }

  const form = document.querySelector("form.search-box");
  const field = form?.querySelector("input");
  if (form && field) combobox(/** @type {HTMLFormElement} */ (form), field);
})();
