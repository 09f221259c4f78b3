// Keeps an open page like its source: loads it again when it has changed, takes on new style sheets
// without that, and shows in a panel what was found. The preview's server adds this script to pages;
// a published site knows nothing of it.
(() => {
  const script = document.currentScript;
  if (!(script instanceof HTMLScriptElement)) return;

  /** @typedef {{page: string, style: string, others: string, folder: string}} Marks */
  /** @typedef {{level: string, level_word: string, place: string, title: string, why: string|null, cure: string[]}} Finding */
  /** @typedef {{language: string, errors: number, warnings: number, summary: string, more: string|null, findings: Finding[], words: Record<string, string>}} State */

  const { page = "", style = "", others = "", folder = "" } = script.dataset;
  /** @type {Marks} what this page was made of */
  const shown = { page, style, others, folder };
  const at = (/** @type {string} */ name) => new URL(name, script.src).href;
  const silence = 40_000;
  const scrollKey = "teladan:preview:scroll";
  const hiddenKey = "teladan:preview:hidden";
  const foundKey = "teladan:preview:found";

  /**
   * What is kept until the page is loaded again; nothing where storage is closed to it.
   * @param {string} key
   * @param {string|null} [value]
   */
  function memory(key, value) {
    try {
      if (value === null) sessionStorage.removeItem(key);
      else if (value !== undefined) sessionStorage.setItem(key, value);
      return sessionStorage.getItem(key);
    } catch {
      return null;
    }
  }

  /* ---- the page ---- */

  /** How far below the top of the window an element stands. */
  const topOf = (/** @type {Element} */ element) => element.getBoundingClientRect().top;

  /** Loads the page again, and remembers what the reader has before him: the first part of the page
   *  in the window that has a name. What stands above it may grow or shrink. */
  function reload() {
    const named = [...document.querySelectorAll("main [id]")];
    const part = named.find((it) => topOf(it) >= 0) ?? named.at(-1);
    const place = [location.pathname, scrollX, scrollY, part?.id ?? null, part ? topOf(part) : 0];
    memory(scrollKey, JSON.stringify(place));
    history.scrollRestoration = "manual";
    location.reload();
  }

  /** Goes back to where the reader was before the page was loaded again. */
  function restore() {
    const kept = memory(scrollKey);
    memory(scrollKey, null);
    if (!kept) return;
    history.scrollRestoration = "auto";
    const [path, x, y, id, top] = JSON.parse(kept);
    if (path !== location.pathname) return;
    const part = y > 0 && id ? document.getElementById(id) : null;
    scrollTo({ left: x, top: part ? scrollY + topOf(part) - top : y, behavior: "instant" });
  }

  /**
   * Takes on the style sheets of another folder; the old ones go when the new ones are there.
   * @param {string} next
   */
  async function restyle(next) {
    const before = new URL(shown.folder, location.href).href;
    const after = new URL(next, location.href).href;
    /** @type {Promise<void>[]} */
    const loaded = [];
    for (const link of document.querySelectorAll("link[rel=stylesheet]")) {
      if (!(link instanceof HTMLLinkElement) || !link.href.startsWith(before)) continue;
      const fresh = document.createElement("link");
      fresh.rel = "stylesheet";
      fresh.media = link.media;
      fresh.href = after + link.href.slice(before.length);
      loaded.push(new Promise((done) => {
        fresh.addEventListener("load", () => { link.remove(); done(); });
        fresh.addEventListener("error", () => { fresh.remove(); done(); });
      }));
      link.after(fresh);
    }
    await Promise.all(loaded);
  }

  /** Compares this page with what is shown now. The number of an event is no proof: a server that was
   *  started again counts from the beginning. */
  async function compare() {
    const answer = await fetch(location.pathname + location.search, { method: "HEAD", cache: "no-store" });
    const mark = (/** @type {string} */ name) => answer.headers.get(`teladan-${name}`) ?? "";
    const now = { page: mark("page"), style: mark("style"), others: mark("others"), folder: mark("folder") };
    if (now.page !== shown.page || now.others !== shown.others) {
      reload();
      return;
    }
    if (now.style !== shown.style) await restyle(now.folder);
    Object.assign(shown, now);
    const state = await fetch(at("state"), { cache: "no-store" });
    panel.show(await state.json());
  }

  /* ---- the stream ---- */

  /** @type {EventSource|undefined} */
  let source;
  let waits = 0;
  let heard = 0;
  /** @type {number|undefined} */
  let retry;
  let work = Promise.resolve();

  /** One comparison after the other, and never more than one waiting. */
  let pending = false;
  function changed() {
    if (pending) return;
    pending = true;
    work = work.then(() => { pending = false; return compare(); }).catch(() => lost());
  }

  function open() {
    clearTimeout(retry);
    source?.close();
    if (document.hidden) return;
    source = new EventSource(at("events"));
    heard = Date.now();
    source.addEventListener("shown", () => { heard = Date.now(); waits = 0; panel.found(); changed(); });
    source.addEventListener("beat", () => { heard = Date.now(); });
    source.addEventListener("error", lost);
  }

  /** Tries again: soon at first, then every five seconds. */
  function lost() {
    source?.close();
    clearTimeout(retry);
    if (document.hidden) return;
    const wait = Math.min(250 * 2 ** waits, 5000);
    waits += 1;
    if (waits > 2) panel.lost();
    retry = setTimeout(open, wait);
  }

  // A browser keeps six connections to a host: a page that nobody sees gives its own back.
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) {
      source?.close();
      clearTimeout(retry);
    } else {
      open();
    }
  });
  addEventListener("pageshow", (event) => { if (event.persisted) open(); });
  addEventListener("pagehide", () => source?.close());
  // After a sleep the stream may be dead without knowing it.
  setInterval(() => { if (!document.hidden && Date.now() - heard > silence) open(); }, 5000);

  /* ---- the panel ---- */

  /**
   * An element with a text.
   * @param {string} name
   * @param {string} className
   * @param {string} [text]
   */
  function element(name, className, text) {
    const made = document.createElement(name);
    made.className = className;
    if (text !== undefined) made.textContent = text;
    return made;
  }

  class Panel {
    constructor() {
      this.host = document.createElement("div");
      this.host.id = "teladan-preview";
      const root = this.host.attachShadow({ mode: "open" });
      const sheet = document.createElement("link");
      sheet.rel = "stylesheet";
      sheet.href = at("preview.css");
      this.box = element("section", "panel");
      this.status = element("p", "status");
      this.status.setAttribute("role", "status");
      this.toggle = element("button", "toggle");
      this.toggle.setAttribute("type", "button");
      this.toggle.setAttribute("aria-expanded", "false");
      this.toggle.setAttribute("aria-controls", "list");
      this.list = element("ol", "list");
      this.list.id = "list";
      this.list.tabIndex = 0;
      const head = element("div", "head");
      head.append(this.status, this.toggle);
      this.box.append(head, this.list);
      this.box.hidden = true;
      // Nothing is shown before its style is there.
      sheet.addEventListener("load", () => { this.host.hidden = false; });
      this.host.hidden = true;
      root.append(sheet, this.box);
      document.body.append(this.host);
      this.toggle.addEventListener("click", () => this.fold(!this.list.hidden));
      addEventListener("keydown", (event) => {
        if (event.key === "Escape" && this.state && !this.list.hidden) this.fold(true);
      });
      /** @type {State|undefined} */
      this.state = undefined;
    }

    /** What findings are known by: those that were hidden stay so until there are others. */
    key() {
      const found = this.state?.findings ?? [];
      return found.map((it) => `${it.place} ${it.title}`).join("\n");
    }

    /** @param {boolean} folded */
    fold(folded) {
      const words = this.state?.words ?? {};
      this.list.hidden = folded;
      this.toggle.setAttribute("aria-expanded", String(!folded));
      this.toggle.textContent = (folded ? words.title : words.hide) ?? "";
      memory(hiddenKey, folded ? this.key() : null);
    }

    /** @param {State} state */
    show(state) {
      this.state = state;
      this.box.lang = state.language;
      this.box.setAttribute("aria-label", state.words.title ?? "");
      const wrong = state.errors + state.warnings > 0;
      const mended = !wrong && memory(foundKey) !== null;
      memory(foundKey, wrong ? "" : null);
      this.box.dataset.level = state.errors > 0 ? "error" : wrong ? "warning" : "clear";
      this.list.replaceChildren(...state.findings.map((it) => this.item(it)));
      if (state.more) this.list.append(element("li", "more", state.more));
      this.toggle.hidden = !wrong;
      this.status.textContent = mended ? (state.words.clear ?? "") : state.summary;
      this.box.hidden = !wrong && !mended;
      const hidden = memory(hiddenKey);
      if (wrong) this.fold(hidden === this.key() || (state.errors === 0 && hidden === null));
      else this.list.hidden = true;
      if (mended) setTimeout(() => { if (this.state === state) this.box.hidden = true; }, 6000);
    }

    /** @param {Finding} finding */
    item(finding) {
      const item = element("li", `finding ${finding.level}`);
      const title = element("p", "title");
      title.append(element("span", "level", finding.level_word), ` ${finding.title}`);
      item.append(title, element("code", "place", finding.place));
      if (finding.why) item.append(element("p", "why", finding.why));
      for (const cure of finding.cure) item.append(element("p", "cure", cure));
      return item;
    }

    lost() {
      if (!this.state) return;
      this.status.textContent = this.state.words.lost ?? "";
      this.box.dataset.level = "lost";
      this.toggle.hidden = true;
      this.list.hidden = true;
      this.box.hidden = false;
    }

    found() {
      if (this.state && this.box.dataset.level === "lost") this.show(this.state);
    }
  }

  const panel = new Panel();
  if (document.readyState === "complete") restore();
  else addEventListener("load", restore);
  open();
})();
