// The filters of a list, where it stands: what is chosen is in the address, and what passes stands in the
// place of the list. main.js loads this file when a reader opens the filters or the address asks for
// some; it travels with all scripts that it needs.
/// <reference path="search-reader.js" />
/// <reference path="list-items.js" />
/// <reference path="search-state.js" />
/// <reference path="search-filters.js" />
(() => {
  const teladan = window.teladan ?? {};
  const { reader, items, filters: filtersOf } = teladan;
  const said = /** @type {SearchAddress} */ (teladan.state);
  const live = /** @type {HTMLElement} */ (document.getElementById("_list"));
  if (!reader || !items || !filtersOf || !live) return;
  const { word } = reader;
  const root = document.documentElement;
  const NUMBER = new Intl.NumberFormat(root.lang);
  /** How many of them make a page. */
  const PAGE = 20;
  const kind = live.dataset.list ?? "";

  /**
   * @template {HTMLElement} T
   * @param {string} selector
   */
  const part = (selector) => /** @type {T} */ (live.querySelector(selector));
  const panel = /** @type {HTMLDetailsElement} */ (part(".filters"));
  const title = part("#_results-title");
  const bar = part(".search-bar");
  const count = part(".search-count");
  const found = part(".list-found");
  const more = part(".hits-more");
  const empty = part(".search-empty");
  const failed = part(".search-failed");
  const whole = part(".list-whole");
  const words = /** @type {HTMLAnchorElement | null} */ (live.querySelector(".list-search"));
  found.className = `list-found ${kind === "lesson" ? "lesson-list" : "cards"}`;

  const filters = filtersOf((next) => go(next, "push"), () => run(0));
  let state = said.read(filters.names);
  let turn = 0;
  let scrolled = Number(history.state?.scrolled) || 0;

  /**
   * What passes and how much of each value does, in one answer.
   * @param {number} skipped
   * @returns {Promise<{ total: SearchAnswer["total"], facets: SearchAnswer["facets"], drawn: HTMLElement[] }>}
   */
  const ask = async (skipped) => {
    const isFiltered = said.isFiltered(state);
    const options = {
      filters: said.filters(state),
      facets: filters.names,
      lang: root.lang,
      offset: skipped,
      limit: isFiltered ? skipped ? PAGE : PAGE * state.page : 0,
    };
    if (kind === "lesson") {
      if (!teladan.lessons) throw Object.assign(new Error("no engine"), { code: "missing" });
      const { total, facets, results } = await teladan.lessons(options);
      return { total, facets, drawn: results.map((result) => items.lesson(result)) };
    }
    const { total, facets, results } = await reader.ask("", { ...options, filters: { ...options.filters, kind: [kind] }, sort: "date" });
    return { total, facets, drawn: results.map((result) => items.card(result)) };
  };

  /** Shows the list as it was written, or what passes. @param {boolean} isFiltered */
  const show = (isFiltered) => {
    delete root.dataset.asked;
    live.classList.toggle("list-filtered", isFiltered);
    for (const it of [title, bar, found]) it.hidden = !isFiltered;
    whole.hidden = isFiltered;
    failed.hidden = true;
    if (!isFiltered) more.hidden = empty.hidden = true;
  };

  /** @param {unknown} error */
  const fail = (error) => {
    const code = error instanceof Error && "code" in error ? String(error.code) : "other";
    show(false);
    filters.chips({ ...state, filters: {}, from: null, to: null });
    part(".search-failed p").textContent = word(`failed_${code}`) || word("failed_other");
    failed.hidden = false;
    // What needs no engine still leads on.
    live.classList.add("list-broken");
  };

  /** Asks and draws; `skipped` of them stand there already. @param {number} skipped */
  async function run(skipped) {
    const mine = ++turn;
    const isFiltered = said.isFiltered(state);
    found.ariaBusy = "true";
    try {
      const { total, facets, drawn } = await ask(skipped);
      if (mine !== turn) return;
      if (skipped) found.append(...drawn);
      else found.replaceChildren(...drawn);
      filters.draw(facets, state);
      filters.chips(state);
      filters.total(total);
      const form = total.n === 1 && word("page_count_one") ? "page_count_one" : "page_count_other";
      count.textContent = word(form, { n: NUMBER.format(total.n) });
      show(isFiltered);
      more.hidden = !isFiltered || found.childElementCount >= total.n;
      empty.hidden = !isFiltered || total.n > 0;
      live.classList.remove("list-broken");
      window.teladanDesk?.addButtons(found);
      if (skipped) drawn[0]?.querySelector("a")?.focus();
      else if (scrolled) scrollTo({ top: scrolled, behavior: "instant" });
      scrolled = 0;
    } catch (error) {
      if (mine === turn) fail(error);
    } finally {
      if (mine === turn) found.ariaBusy = "false";
    }
  }

  /**
   * @param {SearchState} next
   * @param {"push" | "replace" | "none"} how
   */
  function go(next, how) {
    state = next;
    const text = said.write(state);
    try {
      if (how === "push") history.pushState(null, "", location.pathname + text);
      if (how === "replace") history.replaceState(history.state, "", location.pathname + text);
    } catch {
      // A browser that finds there are too many changes a minute: the next one will be noted.
    }
    for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll(".languages a"))) link.search = text;
    if (words) words.search = said.write({ ...state, page: 1, filters: { kind: [kind], ...state.filters } });
    return run(0);
  }

  more.addEventListener("click", () => {
    const skipped = found.childElementCount;
    state = { ...state, page: state.page + 1 };
    history.replaceState(null, "", location.pathname + said.write(state));
    run(skipped);
  });
  part(".filters-clear").addEventListener("click", () => go({ ...state, filters: {}, from: null, to: null, page: 1 }, "push"));
  part(".search-failed button").addEventListener("click", () => location.reload());
  addEventListener("pagehide", () => { if (said.isFiltered(state)) history.replaceState({ scrolled: scrollY }, ""); });
  addEventListener("popstate", () => go(said.read(filters.names), "none"));
  if (panel.open || said.isFiltered(state)) go(state, "none");
  else show(false);
})();
