// The filters of the search page and of lists: which facets are counted, their values with counts, the range of
// years, and what is chosen as chips. Nothing is counted while the panel is closed and nothing chosen.
(() => {
  const teladan = (window.teladan ??= {});
  const NUMBER = new Intl.NumberFormat(document.documentElement.lang);
  /** How many values of a facet are shown before somebody asks for all. */
  const FEW = 8;
  /** How many facets stand open at first. */
  const OPEN = 2;

  /** Facets with the longest columns: of more results than these they are counted when a reader opens them. */
  const LATE = ["helped", "hindered"];
  const MANY = 20;

  /** @type {NonNullable<NonNullable<Window["teladan"]>["filters"]>} */
  teladan.filters = (choose, opened) => {
    const reader = /** @type {SearchReader} */ (teladan.reader);
    const { word, make } = reader;
    const panel = /** @type {HTMLDetailsElement} */ (document.querySelector(".filters"));
    const list = /** @type {HTMLElement} */ (panel.querySelector(".filters-list"));
    const badge = /** @type {HTMLElement} */ (panel.querySelector(".filters-count"));
    const row = /** @type {HTMLElement} */ (document.querySelector(".chips"));
    const see = /** @type {HTMLButtonElement} */ (panel.querySelector(".filters-see button"));
    /** @type {string[]} */
    const names = [];
    for (const template of /** @type {NodeListOf<HTMLTemplateElement>} */ (document.querySelectorAll(".search-words"))) {
      for (const it of /** @type {NodeListOf<HTMLElement>} */ (template.content.querySelectorAll("[data-filter]"))) names.push(it.dataset.filter ?? "");
    }
    /** What values are called, as far as they have been counted. @type {Map<string, string>} */
    const labels = new Map();
    /** What the question seems to ask for. @type {SearchOffer[]} */
    let offered = [];
    /** Which facets stand open, or were closed. @type {Map<string, boolean>} */
    const stand = new Map();
    /** How many results there are. */
    let found = 0;
    /** Which facets show all of their values. @type {Set<string>} */
    const whole = new Set();

    /**
     * @param {SearchState} state
     * @param {string} name
     * @param {string} value
     * @returns {SearchState}
     */
    const toggle = (state, name, value) => {
      const old = state.filters[name] ?? [];
      const values = old.includes(value) ? old.filter((it) => it !== value) : [...old, value];
      return { ...state, page: 1, filters: { ...state.filters, [name]: values } };
    };

    /**
     * @param {string} name
     * @param {FacetValue} value
     * @param {SearchState} state
     */
    const box = (name, value, state) => {
      const label = make("label", "filter-value");
      const input = make("input");
      input.type = "checkbox";
      input.id = `_filter-${name}-${value.id}`;
      input.checked = (state.filters[name] ?? []).includes(value.id);
      input.addEventListener("change", () => choose(toggle(state, name, value.id)));
      label.append(input, make("span", "filter-label", value.label), make("span", "filter-n", NUMBER.format(value.n)));
      return label;
    };

    /**
     * @param {string} name
     * @param {FacetValue[]} values
     * @param {SearchState} state
     */
    const boxes = (name, values, state) => {
      const items = values.map((value) => box(name, value, state));
      const group = make("div", "filter-values");
      group.setAttribute("role", "group");
      group.setAttribute("aria-label", word(`filter_${name}`));
      group.append(...items);
      if (items.length <= FEW + 2 || whole.has(name)) return [group];
      // What is chosen stays in sight, wherever it stands.
      const folded = items.filter((item, at) => at >= FEW && !item.querySelector("input")?.checked);
      for (const item of folded) item.hidden = true;
      const all = make("button", "text-button filter-all", word("page_all_values", { n: NUMBER.format(items.length) }));
      all.type = "button";
      all.addEventListener("click", () => {
        whole.add(name);
        for (const item of folded) item.hidden = false;
        folded[0]?.querySelector("input")?.focus();
        all.remove();
      });
      return folded.length ? [group, all] : [group];
    };

    /**
     * @param {FacetValue[]} values
     * @param {SearchState} state
     */
    const years = (values, state) => {
      const known = values.map((value) => Number(value.id)).filter(Boolean);
      const range = make("div", "filter-years");
      for (const end of /** @type {const} */ (["from", "to"])) {
        const label = make("label", "", word(`page_${end}`));
        const input = make("input");
        input.type = "number";
        input.id = `_filter-year-${end}`;
        input.inputMode = "numeric";
        if (known.length) input.placeholder = String(end === "from" ? Math.min(...known) : Math.max(...known));
        input.value = String(state[end] ?? "");
        input.addEventListener("change", () => choose({ ...state, page: 1, [end]: Number(input.value) || null }));
        label.append(input);
        range.append(label);
      }
      return [range];
    };

    /**
     * Whether a facet is left uncounted until it is opened.
     * @param {string} name
     * @param {SearchState} state
     */
    const isLate = (name, state) => found > MANY && LATE.includes(name) && !stand.get(name) && !state.filters[name];

    /** @param {SearchState} state */
    const listChoices = (state) => {
      /** @type {{ name: string, text: string, without: SearchState }[]} */
      const all = [];
      for (const name of names) {
        for (const value of state.filters[name] ?? []) {
          const text = labels.get(`${name} ${value}`) ?? value;
          all.push({ name, text, without: toggle(state, name, value) });
        }
      }
      for (const end of /** @type {const} */ (["from", "to"])) {
        const year = state[end];
        if (year) all.push({ name: "year", text: word(`page_${end}_year`, { year }), without: { ...state, page: 1, [end]: null } });
      }
      return all;
    };

    panel.addEventListener("toggle", () => { if (panel.open) opened(); });
    // Where the panel covers the results, it gives way to them.
    see.addEventListener("click", () => {
      panel.open = false;
      const title = document.getElementById("_results-title");
      title?.focus({ preventScroll: true });
      document.getElementById("_results")?.scrollIntoView({ block: "start" });
    });

    return {
      names,

      total({ n, exact }) {
        found = n;
        const form = n === 1 && word("page_see_one") ? "page_see_one" : "page_see_other";
        see.textContent = word(form, { n: exact ? NUMBER.format(n) : `> ${NUMBER.format(n)}` });
      },

      wanted(state) {
        if (panel.open) return names.filter((name) => !isLate(name, state));
        return names.filter((name) => state.filters[name]?.some((value) => !labels.has(`${name} ${value}`)));
      },

      draw(facets, state) {
        for (const [name, values] of Object.entries(facets)) {
          // Kinds are known by their ids alone; what they are called, the page knows.
          for (const value of values) {
            if (name === "kind") value.label = word(value.id) || value.label;
            labels.set(`${name} ${value.id}`, value.label);
          }
        }
        if (!panel.open) return;
        const focus = list.contains(document.activeElement) ? document.activeElement?.id : "";
        /** @type {HTMLElement[]} */
        const groups = [];
        let late = 0;
        for (const name of names) {
          const isAsked = !isLate(name, state);
          if (!isAsked) late++;
          const values = facets[name] ?? [];
          const count = name === "year" ? Number(Boolean(state.from)) + Number(Boolean(state.to)) : (state.filters[name] ?? []).length;
          // A choice of one changes nothing.
          if (isAsked && values.length < 2 && !count) continue;
          const group = make("details", "filter");
          group.open = stand.get(name) ?? (count > 0 || (isAsked && groups.length - late < OPEN));
          const head = make("summary", "", word(`filter_${name}`));
          head.id = `_filter-${name}`;
          head.addEventListener("click", () => {
            stand.set(name, !group.open);
            if (!isAsked) opened();
          });
          if (count) head.append(" ", make("span", "filters-count", word("page_filtered", { n: count })));
          group.append(head, ...(name === "year" ? years(values, state) : boxes(name, values, state)));
          groups.push(group);
        }
        list.replaceChildren(...groups);
        if (focus) document.getElementById(focus)?.focus({ preventScroll: true });
      },

      chips(state, offers = offered) {
        offered = offers;
        const all = listChoices(state);
        const open = offers.filter(({ filter, id }) => names.includes(filter) && !state.filters[filter]?.includes(id));
        const at = [...row.querySelectorAll("button")].findIndex((it) => it === document.activeElement);
        badge.textContent = all.length ? word("page_filtered", { n: all.length }) : "";
        row.hidden = all.length + open.length === 0;
        row.replaceChildren();
        /**
         * @param {string} text
         * @param {string} name
         * @param {SearchState} next
         */
        const add = (text, name, next) => {
          const item = make("li");
          const button = make("button", name, text);
          button.type = "button";
          button.addEventListener("click", () => choose(next));
          item.append(button);
          row.append(item);
          return button;
        };
        for (const { name, text, without } of all) {
          const button = add(`${word(`filter_${name}`)}: ${text}`, "chip", without);
          button.setAttribute("aria-label", word("page_remove", { name: button.textContent ?? "" }));
        }
        for (const { filter, id, label } of open) {
          labels.set(`${filter} ${id}`, label);
          const name = filter === "hindered" ? `${word("filter_hindered")}: ${label}` : label;
          add(word("page_only", { name }), "chip chip-offer", toggle(state, filter, id));
        }
        if (all.length > 1) add(word("page_clear"), "text-button", { ...state, page: 1, filters: {}, from: null, to: null });
        // A removed chip leaves the focus to its neighbour, the last one to the results.
        if (at >= 0) {
          const rest = row.querySelectorAll("button");
          const next = rest[Math.min(at, rest.length - 1)] ?? document.getElementById("_results-title");
          next?.focus({ preventScroll: true });
        }
      },
    };
  };
})();
