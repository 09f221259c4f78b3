// What a reader chose, kept in the browser: named lists with notes, and what is to be compared.
// Nothing is cached here: each change reads the store anew, so that two windows do not undo each other.
(() => {
  const root = document.documentElement;
  const site = root.dataset.site ?? "";
  const KEY = `teladan:${site}:desk`;
  const FORM = "teladan-desk";
  const VERSION = 1;
  const NAME = /^(case|locus)\/[^\s/,]{1,200}$/;

  /** What holds for this page alone, where the browser keeps nothing. @type {DeskContent | null} */
  let unkept = null;
  /** @type {DeskTrouble | null} */
  let unkeptBecause = null;
  /** @type {(() => void)[]} */
  const listeners = [];

  /** @type {Map<string, string>} */
  const words = new Map();
  /** @type {DOMStringMap} */
  const settings = {};
  for (const template of /** @type {NodeListOf<HTMLTemplateElement>} */ (document.querySelectorAll(".desk-words"))) {
    Object.assign(settings, template.dataset);
    for (const said of /** @type {NodeListOf<HTMLElement>} */ (template.content.querySelectorAll("[data-word]"))) {
      words.set(said.dataset.word ?? "", said.textContent ?? "");
    }
  }
  /** @type {Desk["word"]} */
  const word = (name, values = {}) => (words.get(name) ?? "").replace(/\{(\w+)\}/g, (whole, key) => String(values[key] ?? whole));

  /** @returns {DeskContent} */
  const empty = () => ({ lists: [{ id: "1", title: word("first_list"), entries: [] }], current: "1", compare: [] });

  /** @param {unknown} value @returns {value is Record<string, unknown>} */
  const isMap = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

  /**
   * What can be read of a list of entries, each once; the rest is counted.
   * @param {unknown} value
   * @param {() => void} lost
   * @returns {DeskEntry[]}
   */
  const readEntries = (value, lost) => {
    /** @type {Map<string, DeskEntry>} */
    const entries = new Map();
    if (!Array.isArray(value)) lost();
    for (const it of Array.isArray(value) ? value : []) {
      if (!isMap(it) || typeof it.name !== "string" || !NAME.test(it.name) || entries.has(it.name)) {
        lost();
        continue;
      }
      const { note, ...rest } = it;
      if (note !== undefined && typeof note !== "string") lost();
      const title = typeof it.title === "string" && it.title ? it.title : it.name;
      entries.set(it.name, { ...rest, name: it.name, title, ...typeof note === "string" && { note } });
    }
    return [...entries.values()];
  };

  /** @type {Desk["parse"]} */
  const parse = (text) => {
    let said;
    try {
      said = JSON.parse(text);
    } catch {
      return { content: empty(), trouble: "broken" };
    }
    if (!isMap(said) || said.form !== FORM) return { content: empty(), trouble: "foreign" };
    /** @type {DeskTrouble | null} */
    let trouble = said.site === site ? null : "foreign";
    const lost = () => { trouble ??= "broken"; };
    if (typeof said.version !== "number") lost();
    else if (said.version > VERSION) trouble ??= "newer";
    /** @type {DeskList[]} */
    const lists = [];
    for (const list of Array.isArray(said.lists) ? said.lists : []) {
      const id = isMap(list) && (typeof list.id === "string" || typeof list.id === "number") ? String(list.id) : "";
      if (!isMap(list) || !id || lists.some((it) => it.id === id)) {
        lost();
        continue;
      }
      if (typeof list.title !== "string") lost();
      const title = typeof list.title === "string" && list.title.trim() ? list.title : word("first_list");
      lists.push({ ...list, id, title, entries: readEntries(list.entries, lost) });
    }
    if (!lists.length) {
      lost();
      lists.push(...empty().lists);
    }
    const current = lists.find((it) => it.id === said.current) ?? lists[0];
    const compare = said.compare === undefined ? [] : readEntries(said.compare, lost);
    const { form, version, site: of, ...rest } = said;
    return { content: { ...rest, lists, current: current?.id ?? "", compare }, trouble };
  };

  /** @type {Desk["write"]} */
  const write = (content) => JSON.stringify({ form: FORM, version: VERSION, site, ...content });

  const raw = () => {
    try {
      return localStorage.getItem(KEY) ?? "";
    } catch {
      return "";
    }
  };

  /** @type {Desk["read"]} */
  const read = () => {
    if (unkept) return { content: structuredClone(unkept), trouble: unkeptBecause };
    try {
      const text = localStorage.getItem(KEY);
      return text === null ? { content: empty(), trouble: null } : parse(text);
    } catch {
      return { content: empty(), trouble: "closed" };
    }
  };

  const tell = () => {
    for (const listener of listeners) listener();
  };

  /**
   * @param {DeskContent} content
   * @returns {DeskTrouble | null}
   */
  const keep = (content) => {
    try {
      localStorage.setItem(KEY, write(content));
      unkept = unkeptBecause = null;
    } catch (fault) {
      unkept = content;
      unkeptBecause = fault instanceof DOMException && fault.name === "QuotaExceededError" ? "full" : "closed";
    }
    tell();
    return unkeptBecause;
  };

  const kinds = { case: ["case", "cases", "praktik", settings.case], locus: ["locus", "loci", "lokus", settings.locus] };
  /** @param {string} text */
  const readName = (text) => {
    const [word = "", name = "", more] = text.trim().split("/");
    const kind = Object.entries(kinds).find(([, words]) => words.includes(word.toLowerCase()))?.[0];
    const whole = `${kind}/${name}`;
    return kind && more === undefined && NAME.test(whole) ? whole : null;
  };

  let leaving = 0;

  window.teladanDesk = {
    site, read, parse, write, raw, word,
    isFile: location.protocol === "file:",

    change(edit) {
      const { content, trouble } = read();
      if (trouble && trouble !== "full" && trouble !== "closed") return trouble;
      edit(content);
      return keep(content);
    },

    setAside(anyway = false) {
      const { content } = read();
      try {
        localStorage.setItem(`${KEY}:${Date.now()}`, raw());
      } catch {
        if (!anyway) return "full";
      }
      return keep(content);
    },

    watch(listener) {
      listeners.push(listener);
    },

    currentList: (content) => /** @type {DeskList} */ (content.lists.find((it) => it.id === content.current) ?? content.lists[0]),

    newId: (content) => String(1 + Math.max(0, ...content.lists.map((it) => Number(it.id) || 0))),

    chosen() {
      const said = (new URLSearchParams(location.search).get("p") ?? "").split(",").filter((it) => it.trim());
      const names = said.map(readName);
      return {
        names: [...new Set(names.flatMap((it) => it ?? []))],
        wrong: said.filter((_, at) => !names[at]),
      };
    },

    address(page, names) {
      const path = settings[page] ?? page;
      const said = names.map((name) => {
        const [kind = "", own = ""] = name.split("/");
        return `${encodeURIComponent(settings[kind] ?? kind)}/${encodeURIComponent(own)}`;
      });
      return said.length ? `${path}?p=${said.join(",")}` : path;
    },

    say(text, way) {
      const place = document.querySelector(".desk-said");
      if (!place) return;
      const line = document.createElement("p");
      line.textContent = text;
      if (way) {
        const link = document.createElement(way.act ? "button" : "a");
        if (link instanceof HTMLAnchorElement) link.href = way.url ?? "";
        else {
          link.type = "button";
          link.className = "text-button";
        }
        link.addEventListener("click", () => {
          way.act?.();
          if (way.act) place.replaceChildren();
        });
        link.textContent = way.text;
        line.append(" ", link);
      }
      place.replaceChildren(line);
      clearTimeout(leaving);
      // Whoever reads it, or stands on its link, keeps it.
      const leave = () => {
        if (place.matches(":hover, :focus-within")) leaving = setTimeout(leave, 4000);
        else place.replaceChildren();
      };
      leaving = setTimeout(leave, 10000);
    },

    addButtons() {},
  };

  addEventListener("storage", (event) => {
    if (event.key === KEY || event.key === null) tell();
  });
  // A page that comes back from the browser's memory shows what was chosen meanwhile.
  addEventListener("pageshow", (event) => {
    if (event.persisted) tell();
  });
})();
