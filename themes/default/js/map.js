// Narrows a map and its list to cases that a reader chooses, and shows what stands in one dot. The index
// comes when a reader opens the filters. Without this script the map and its list stand there whole.
(() => {
  const lang = document.documentElement.lang;
  const list = /** @type {HTMLElement | null} */ (document.querySelector(".map-list"));
  const panel = /** @type {HTMLDetailsElement | null} */ (document.querySelector(".map-filters"));
  if (!list) return;
  const status = /** @type {HTMLElement} */ (document.querySelector(".map-status"));
  const said = /** @type {HTMLElement} */ (status.querySelector("span"));
  const whole = /** @type {HTMLButtonElement} */ (status.querySelector("button"));
  const items = /** @type {HTMLElement[]} */ ([...list.querySelectorAll("[data-key]")]);
  const groups = /** @type {HTMLDetailsElement[]} */ ([...list.querySelectorAll(".map-group")]);
  const dots = /** @type {SVGAElement[]} */ ([...document.querySelectorAll("a[data-members]")]);
  const selects = /** @type {HTMLSelectElement[]} */ ([...(panel?.querySelectorAll("select") ?? [])]);
  const column = list.dataset.column ?? "";
  /** How the page stood at first. */
  const first = {
    groups: groups.map((it) => ({ open: it.open, counts: it.querySelector(".map-group-counts")?.textContent ?? "" })),
  };
  /** The positions of the items in the dot that a reader opened. @type {Set<string> | null} */
  let crowd = null;
  /** What each key has of the cases that were chosen. @type {Map<string, number> | null} */
  let counts = null;
  /** The question that was asked last: an older one that is answered later is passed over. */
  let asked = 0;

  /** @param {number} n */
  const numeral = (n) => n.toLocaleString(lang);
  /** @param {number} n */
  const cases = (n) => ((n === 1 ? list.dataset.one : list.dataset.other) ?? "").replace("{n}", numeral(n));
  /** @param {HTMLElement | undefined} item */
  const countOf = (item) => Number(counts ? counts.get(item?.dataset.key ?? "") ?? 0 : item?.dataset.cases ?? 0);

  const draw = () => {
    const of = new Map(items.map((item) => [item.dataset.position ?? "", item]));
    let total = 0;
    for (const item of items) {
      const n = countOf(item);
      const isIn = !crowd || crowd.has(item.dataset.position ?? "");
      if (isIn) total += n;
      item.hidden = !isIn || (counts !== null && n === 0);
      const text = item.querySelector(".map-item-cases");
      if (text) text.textContent = cases(n);
    }
    groups.forEach((group, at) => {
      const shown = /** @type {HTMLElement[]} */ ([...group.querySelectorAll("[data-key]:not([hidden])")]);
      const text = group.querySelector(".map-group-counts");
      const isWhole = !crowd && !counts;
      group.hidden = shown.length === 0;
      group.open = isWhole ? first.groups[at]?.open ?? true : true;
      if (text) text.textContent = isWhole ? first.groups[at]?.counts ?? "" : cases(shown.reduce((sum, item) => sum + countOf(item), 0));
    });
    for (const dot of dots) {
      const members = (dot.dataset.members ?? "").split(" ");
      const n = members.reduce((sum, position) => sum + countOf(of.get(position)), 0);
      const name = `${dot.dataset.name}: ${cases(n)}`;
      dot.setAttribute("aria-label", name);
      dot.classList.toggle("map-dot-dim", (counts !== null && n === 0) || (crowd !== null && !members.some((it) => crowd?.has(it))));
      const [title, number] = [dot.querySelector("title"), dot.querySelector("text")];
      if (title) title.textContent = name;
      if (number) number.textContent = n ? numeral(n) : "";
    }
    status.hidden = !crowd && !counts;
    said.textContent = crowd || counts ? (status.dataset.found ?? "").replace("{n}", cases(total)) : "";
  };

  /** The engine that knows the columns of the index. @returns {Promise<void>} */
  const engine = () => new Promise((resolve, reject) => {
    if (window.teladan?.columns) {
      resolve();
      return;
    }
    const script = document.createElement("script");
    script.src = `${document.documentElement.dataset.root ?? ""}cari/meja.js`;
    script.onload = () => resolve();
    script.onerror = () => reject(new Error("no engine"));
    document.head.append(script);
  });

  /**
   * How many of the chosen cases each key has.
   * @param {[string, string][]} choices
   */
  const count = async (choices) => {
    await engine();
    const columns = (await window.teladan?.columns?.(["kind", "shown", column, ...choices.map(([name]) => name)])) ?? [];
    /** @param {number} at @param {number} document */
    const terms = (at, document) => (columns[at]?.of[document] ?? []).map((place) => columns[at]?.ids[place] ?? "");
    /** @type {Map<string, number>} */
    const found = new Map();
    for (const document of (columns[0]?.of ?? []).keys()) {
      if (!terms(0, document).includes("case") || !terms(1, document).includes(lang)) continue;
      if (!choices.every(([, value], at) => terms(at + 3, document).includes(value))) continue;
      for (const key of terms(2, document)) found.set(key, (found.get(key) ?? 0) + 1);
    }
    return found;
  };

  /** The other maps are opened with the same choice. @param {string} query */
  const carry = (query) => {
    const ways = column === "province" ? ".map-areas a, .map-drawing a, .map-items a" : ".map-areas a";
    for (const way of document.querySelectorAll(ways)) {
      const [path = "", hash] = (way.getAttribute("href") ?? "").split("#");
      way.setAttribute("href", `${path.split("?")[0]}${query}${hash ? `#${hash}` : ""}`);
    }
  };

  const choose = async () => {
    const own = ++asked;
    const choices = /** @type {[string, string][]} */ (selects.filter((it) => it.value).map((it) => [it.name, it.value]));
    const query = choices.length ? `?${new URLSearchParams(choices)}` : "";
    try {
      history.replaceState(history.state, "", `${location.pathname}${query}${location.hash}`);
    } catch {
      // A page from the disk may not change its address in every browser.
    }
    carry(query);
    try {
      const found = choices.length ? await count(choices) : null;
      if (own !== asked) return;
      counts = found;
      draw();
    } catch {
      if (own !== asked) return;
      counts = null;
      draw();
      status.hidden = false;
      said.textContent = status.dataset.failed ?? "";
    }
  };

  for (const dot of column === "locus" ? dots : []) {
    const members = (dot.dataset.members ?? "").split(" ");
    if (members.length > 1) dot.addEventListener("click", (event) => {
      event.preventDefault();
      crowd = new Set(members);
      draw();
      const title = /** @type {HTMLElement} */ (list.querySelector("h2"));
      title.focus();
    });
  }

  whole.addEventListener("click", () => {
    crowd = null;
    for (const select of selects) select.value = "";
    choose();
    /** @type {HTMLElement} */ (list.querySelector("h2")).focus();
  });

  if (panel) {
    panel.hidden = false;
    const given = new URLSearchParams(location.search);
    for (const select of selects) {
      const value = given.get(select.name) ?? "";
      if ([...select.options].some((option) => option.value === value)) select.value = value;
      select.addEventListener("change", choose);
    }
    panel.addEventListener("toggle", () => { if (panel.open) engine().catch(() => {}); }, { once: true });
    if (selects.some((select) => select.value)) {
      panel.open = true;
      choose();
    }
  }
})();
