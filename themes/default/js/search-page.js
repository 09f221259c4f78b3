// The search page: its address says what is searched, so that a search can be sent on, gone back to
// and reloaded; what is typed and chosen is written there, asked of the engine and drawn. It travels
// with all scripts that the page needs as one file.
/// <reference path="main.js" />
/// <reference path="search-reader.js" />
/// <reference path="search-hit.js" />
/// <reference path="search-intent.js" />
/// <reference path="search-state.js" />
/// <reference path="search-filters.js" />
(() => {
  const { reader, filters: filtersOf, intent } = window.teladan ?? {};
  const hit = /** @type {SearchHit} */ (window.teladan?.hit);
  const said = /** @type {SearchAddress} */ (window.teladan?.state);
  const live = /** @type {HTMLElement} */ (document.getElementById("_search"));
  if (!reader || !hit || !filtersOf || !intent || !live) return;
  const { word, ask } = reader;
  const LANG = document.documentElement.lang;
  const NUMBER = new Intl.NumberFormat(LANG);
  const SORTS = /** @type {const} */ (["relevance", "date", "title", "completeness"]);
  /** How many results make a page. */
  const PAGE = 10;
  /** How many of them get the place in their body that fits best. */
  const DEEP = 3;

  /**
   * @template {HTMLElement} T
   * @param {string} selector
   */
  const part = (selector) => /** @type {T} */ (document.querySelector(selector));
  const form = /** @type {HTMLFormElement} */ (part(".search-form"));
  const field = /** @type {HTMLInputElement} */ (part(".search-form input"));
  const choices = part(".search-choices");
  const sort = /** @type {HTMLSelectElement} */ (part("[name=sort]"));
  const all = /** @type {HTMLInputElement | null} */ (document.querySelector("[name=all]"));
  const count = part(".search-count");
  const corrected = part(".search-corrected");
  const hits = part(".hits");
  const more = part(".hits-more");
  const empty = part(".search-empty");
  const failed = part(".search-failed");
  const browse = part(".browse");
  const panel = /** @type {HTMLDetailsElement} */ (part(".filters"));
  const slash = /** @type {HTMLInputElement} */ (part("[name=slash]"));

  /** @param {SearchState} it */
  const address = (it) => location.pathname + said.write(it);
  /** @param {SearchState} it */
  const isIdle = (it) => !it.query.trim() && !said.isFiltered(it);

  /**
   * @param {SearchState} it
   * @returns {SearchOptions}
   */
  const options = (it) => ({ filters: said.filters(it), sort: it.sort, ...(!it.all && { lang: LANG }) });

  const filters = filtersOf((next) => go(next, "push"), () => counts(turn));
  let state = said.read(filters.names);
  let turn = 0;
  let scrolled = Number(history.state?.scrolled) || 0;
  /** What has been counted last, or is being: for which turn, and which facets. */
  let counted = "";

  /** What the button beside a correction, or with an offer, searches. */
  let instead = "";
  /** Whether the first result is to have the focus once it stands. */
  let leadsOn = false;

  /** Writes the state into the address. @param {"push" | "replace" | "none"} how */
  function note(how) {
    try {
      if (how === "push") history.pushState(null, "", address(state));
      if (how === "replace") history.replaceState(null, "", address(state));
    } catch {
      // A browser that finds there are too many changes a minute: the next one will be noted.
    }
  }

  /**
   * @param {SearchState} next
   * @param {"push" | "replace" | "none"} how
   */
  function go(next, how) {
    state = next;
    note(how);
    if (field.value.trim() !== state.query.trim()) field.value = state.query;
    sort.value = state.sort;
    if (all) all.checked = state.all;
    for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll(".languages a"))) {
      link.search = new URL(address(state), location.href).search;
    }
    return run(0);
  }

  /** A question whose words are meant as they are typed. @param {string} query */
  function quoteWords(query) {
    const words = query.match(/-?"[^"]*"|\S+/g) ?? [];
    return words.map((it) => (/^-|"/.test(it) ? it : `"${it}"`)).join(" ");
  }

  /** @param {"idle" | "found" | "broken"} how */
  function setStatus(how) {
    delete document.documentElement.dataset.asked;
    live.className = `search-live search-${how}`;
  }

  /** What a result is about, in words; its title, if that cannot be loaded. @param {SearchResult} result */
  const wordsOf = (result) => result.alike().catch(() => result.title);

  /** @param {SearchResult} result */
  const alike = async (result) => {
    const query = await wordsOf(result);
    leadsOn = true;
    go({ ...state, query, page: 1 }, "push");
  };

  /**
   * @param {SearchAnswer} answer
   * @param {number} skipped
   * @param {SearchSection[]} responses
   */
  function draw(answer, skipped, responses) {
    const { total } = answer;
    const query = answer.corrected ?? state.query.trim();
    const items = answer.results.map((result, at) =>
      hit(result, query, { isFirst: skipped + at < DEEP, responses: skipped + at ? [] : responses, alike }));
    if (!skipped && query) filters.chips(state, intent?.(query, answer.results));
    if (skipped) hits.append(...items);
    else hits.replaceChildren(...items);
    hits.hidden = false;
    window.teladanDesk?.addButtons(hits);
    filters.total(total);
    const form = total.n === 1 && word("page_count_one") ? "page_count_one" : "page_count_other";
    count.textContent = word(total.exact ? form : "page_more_than", { n: NUMBER.format(total.n) });
    more.hidden = answer.results.length === 0 || (total.exact && skipped + items.length >= total.n);
    const passed = total.n ? answer.skipped : [];
    part(".search-corrected span").textContent = [
      answer.corrected && word("page_corrected", { corrected: answer.corrected }),
      passed[0] && word("page_skipped", { words: passed.map((it) => `“${it}”`).join(", ") }),
    ].filter(Boolean).join(" ");
    const other = part(".search-corrected button");
    other.textContent = answer.corrected ? word("page_exactly", { q: state.query }) : word("page_offered", { offered: answer.offered ?? "" });
    other.hidden = !answer.corrected && !answer.offered;
    instead = answer.corrected ? quoteWords(state.query) : answer.offered ?? state.query;
    corrected.hidden = other.hidden && !passed[0];
    empty.hidden = hits.childElementCount > 0;
    part(".search-empty-filters").hidden = !said.isFiltered(state);
    choices.hidden = !empty.hidden;
    failed.hidden = true;
    browse.hidden = empty.hidden;
    setStatus("found");
    if (skipped || leadsOn) items[0]?.querySelector("a")?.focus({ preventScroll: !skipped });
    leadsOn = false;
    // A reader who comes back from a result finds the list where it was.
    scrollTo({ top: scrolled || scrollY, behavior: "instant" });
    scrolled = 0;
  }

  /**
   * @param {unknown} error
   * @param {string} [title] a word of the page
   */
  function fail(error, title = "page_failed") {
    const code = error instanceof Error && "code" in error ? String(error.code) : "other";
    part(".search-failed h3").textContent = word(title);
    part(".search-failed p").textContent = word(`failed_${code}`) || word("failed_other");
    failed.hidden = false;
  }

  /** Takes away what an earlier search has left. @param {"idle" | "broken"} how */
  function clear(how) {
    for (const it of [hits, empty, more, corrected, choices, failed]) it.hidden = true;
    count.textContent = "";
    browse.hidden = false;
    setStatus(how);
  }

  /** Counts the facets that are shown. @param {number} mine */
  async function counts(mine) {
    const wanted = filters.wanted(state);
    const task = `${mine} ${wanted}`;
    if (task === counted) return;
    counted = task;
    try {
      if (wanted.length) {
        const answer = await ask(state.query, { ...options(state), limit: 0, facets: wanted });
        if (mine !== turn) return;
        filters.draw(answer.facets, state);
      }
      filters.chips(state);
    } catch (error) {
      if (mine === turn) fail(error, "page_uncounted");
    }
  }

  /** Asks and draws; `skipped` results stand there already. @param {number} skipped */
  async function run(skipped) {
    const mine = ++turn;
    const idle = isIdle(state);
    if (idle) filters.chips(state, []);
    else filters.chips(state);
    part(".search-about").hidden = !idle;
    if (idle) {
      clear("idle");
      if (panel.open) await counts(mine);
      return;
    }
    hits.ariaBusy = "true";
    if (!hits.childElementCount || hits.hidden) count.textContent = word("page_loading");
    try {
      const limit = skipped ? PAGE : PAGE * state.page;
      const answer = await ask(state.query, { ...options(state), offset: skipped, limit });
      const [first] = answer.results;
      if (state.like && mine === turn) {
        const page = answer.results.find(({ title }) => title === state.query) ?? first;
        const query = page ? await wordsOf(page) : state.query;
        if (mine === turn) go({ ...state, query, like: false }, "replace");
        return;
      }
      const isAnswer = !skipped && state.query && first?.kind === "factor";
      const responses = isAnswer ? await first.sections().catch(() => []) : [];
      if (mine !== turn) return;
      draw(answer, skipped, responses.filter(({ heading, text }) => heading && text));
      if (!touched && wide.matches) panel.open = true;
      await counts(mine);
    } catch (error) {
      if (mine !== turn) return;
      clear("broken");
      fail(error);
    } finally {
      if (mine === turn) hits.ariaBusy = "false";
    }
  }

  const wide = matchMedia("(min-width: 64rem)");
  let touched = false;
  let waiting = 0;
  panel.querySelector("summary")?.addEventListener("click", () => { touched = true; });
  field.addEventListener("input", () => {
    cancelAnimationFrame(waiting);
    waiting = requestAnimationFrame(() => go({ ...state, query: field.value, page: 1, like: false }, "replace"));
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    cancelAnimationFrame(waiting);
    leadsOn = true;
    go({ ...state, query: field.value, page: 1, like: false }, "replace");
    // Where there is a keyboard on the screen, it makes room for the results.
    if (matchMedia("(pointer: coarse)").matches) field.blur();
  });
  live.parentElement?.addEventListener("keydown", (event) => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    const links = /** @type {HTMLElement[]} */ ([...hits.querySelectorAll(".hit-title a")]);
    const at = links.findIndex((it) => it === document.activeElement);
    if (!step || hits.hidden || (at < 0 && (document.activeElement !== field || step < 0))) return;
    event.preventDefault();
    (links[at + step] ?? (at + step < 0 ? field : links[at]))?.focus();
  });
  sort.addEventListener("change", () => go({ ...state, sort: SORTS.find((it) => it === sort.value) ?? "relevance", page: 1 }, "push"));
  all?.addEventListener("change", () => go({ ...state, all: all.checked, page: 1 }, "push"));
  more.addEventListener("click", () => {
    const skipped = hits.childElementCount;
    state = { ...state, page: state.page + 1 };
    note("replace");
    run(skipped);
  });
  part(".search-corrected button").addEventListener("click", () => {
    go({ ...state, query: instead, page: 1 }, "push");
    field.focus();
  });
  slash.checked = isSlashOn();
  slash.addEventListener("change", () => keepSlash(slash.checked));
  part(".filters-clear").addEventListener("click", () => go({ ...state, filters: {}, from: null, to: null, page: 1 }, "push"));
  part(".search-failed button").addEventListener("click", () => location.reload());
  addEventListener("pagehide", () => history.replaceState({ scrolled: scrollY }, ""));
  addEventListener("popstate", () => go(said.read(filters.names), "none"));
  go(state, "none");
})();
