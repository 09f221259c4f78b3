// An engine with the face of the real one and a handful of entries, so that what the search page and
// the box do with answers can be tested apart from how answers are found: late answers, failures, a
// correction, markup in every text, more entries than one page holds.
(() => {
  const root = new URL(document.documentElement.dataset.root || "./", location.href);
  const EVIL = "<img src=x onerror=\"document.title='broken in'\">";
  const PLACES = ["Kabupaten Banyuwangi", "Provinsi Jawa Tengah", "Kopenhagen"];
  /** @type {Record<string, Record<string, string>>} */
  const LABELS = {
    kind: { case: "case", locus: "locus", visit: "visit", page: "page" },
    sector: { kesehatan: "Kesehatan", "tata-kelola": "Tata kelola", desa: "Desa", evil: EVIL },
    province: Object.fromEntries(Array.from({ length: 14 }, (_, at) => [`p${at}`, `Provinsi ke-${at + 1}`])),
  };
  /**
   * @typedef {Pick<SearchResult, "url" | "title" | "kind" | "place" | "date" | "lang">} Shown
   * @typedef {Shown & { sector: string, year: number, text: string, province?: string }} Entry
   */
  /** @type {(Entry & Record<string, unknown>)[]} */
  const entries = [
    { url: "praktik/legitimasi-dari-bawah.html", title: "Legitimasi dari bawah bagi kebijakan dan inovasi", kind: "case", place: PLACES[0], date: "2019-04", lang: "id", sector: "tata-kelola", year: 2018, text: "Pelayanan publik dan inovasi lahir dari kehendak warga, bukan dari atas. Kabupaten mencari legitimasi dari warga sebelum memulai inovasi." },
    { url: "praktik/mal-pelayanan-publik.html", title: "Mal Pelayanan Publik", kind: "case", place: PLACES[0], date: "2018", lang: "id", sector: "desa", year: 2017, text: "Semua pelayanan publik di satu tempat: inovasi yang memangkas waktu warga." },
    { url: "lokus/banyuwangi.html", title: "Kabupaten Banyuwangi", kind: "locus", place: PLACES[0], date: "", lang: "id", sector: "desa", year: 2019, text: "Kabupaten dengan banyak inovasi dan kunjungan." },
    { url: "en/cases/spreading-innovation.html", title: "Spreading Innovation", kind: "case", place: PLACES[2], date: "2019-10-02", lang: "en", sector: "tata-kelola", year: 2019, text: "How an inovasi spreads from one office to another." },
    { url: "tentang.html", title: `Tanda ${EVIL}`, kind: "page", place: EVIL, date: "", lang: "id", sector: "evil", year: 2015, text: `Peretas menulis ${EVIL} di ringkasan.` },
  ];
  for (let at = 1; at <= 27; at += 1) {
    entries.push({ url: "praktik/rsud-banyuwangi.html", title: `Antrean puskesmas ${at}`, kind: "case", place: PLACES[at % 2], date: `20${10 + (at % 9)}`, lang: "id", sector: "kesehatan", year: 2010 + (at % 9), text: "Antrean dipersingkat dengan nomor daring, menurut hitungan." });
  }
  entries.forEach((entry, at) => { entry.province = `p${at % 14}`; });

  /**
   * @param {string} text
   * @param {string[]} words
   * @returns {Marks}
   */
  const marks = (text, words) => {
    /** @type {Marks} */
    const found = [];
    for (const word of words) {
      for (let at = text.toLowerCase().indexOf(word); at >= 0; at = text.toLowerCase().indexOf(word, at + word.length)) found.push([at, at + word.length]);
    }
    return found.sort((a, b) => a[0] - b[0]);
  };
  const wait = (/** @type {number} */ ms) => new Promise((resolve) => setTimeout(resolve, ms));
  /** What was asked, for the tests to look at. @type {{ query: string, options: SearchOptions | null }[]} */
  const log = [];
  Object.assign(window, { asked: log });

  const teladan = (window.teladan ??= {});
  teladan.search = async (query, options = {}) => {
    log.push({ query, options });
    const { filters = {}, offset = 0, limit = 10, sort = "relevance", lang, facets = [] } = options ?? {};
    const failure = /^gagal (\w+)$/.exec(query);
    if (failure) throw Object.assign(new Error("shard"), { code: failure[1] });
    if (query === "hitungan" && facets.length) throw Object.assign(new Error("column"), { code: "missing" });
    if (query.startsWith("lambat")) await wait(400);
    const corrected = query.includes("pelaynan") && !query.includes("\"") ? query.replace("pelaynan", "pelayanan") : null;
    const words = ((corrected ?? query).toLowerCase().match(/-?"[^"]*"|\S+/g) ?? []).map((it) => it.replace(/"/g, ""));
    const wanted = words.filter((it) => !it.startsWith("-") && it !== "qwx");
    const unwanted = words.filter((it) => it.startsWith("-")).map((it) => it.slice(1));
    const all = (/** @type {Entry} */ entry) => `${entry.title} ${entry.text}`.toLowerCase();
    /**
     * @param {Entry & Record<string, unknown>} entry
     * @param {string} but the filter that is left out
     */
    const passes = (entry, but) => Object.entries(filters).every(([name, filter]) => name === but
      || (Array.isArray(filter) ? filter.includes(String(entry[name]))
        : entry.year >= Number(filter.from ?? 0) && entry.year <= Number(filter.to ?? 9999)));
    const matching = entries.filter((entry) => (!lang || entry.lang === lang || !entries.some((it) => it.url === entry.url && it.lang === lang))
      && wanted.every((word) => all(entry).includes(word)) && !unwanted.some((word) => all(entry).includes(word)));
    const found = matching.filter((entry) => passes(entry, ""));
    if (sort === "title") found.sort((a, b) => a.title.localeCompare(b.title));
    if (sort === "date") found.sort((a, b) => b.date.localeCompare(a.date));
    /** @type {SearchAnswer["facets"]} */
    const counted = {};
    for (const name of facets) {
      const ids = name === "year" ? [...new Set(entries.map((it) => String(it.year)))].sort() : Object.keys(LABELS[name] ?? {});
      counted[name] = ids.map((id) => ({ id, label: LABELS[name]?.[id] ?? id, n: matching.filter((it) => String(it[name]) === id && passes(it, name)).length }))
        .filter((it) => it.n > 0 || [filters[name]].flat().includes(it.id));
    }
    return {
      total: { n: query === "puskesmas" ? 20 : found.length, exact: query !== "puskesmas" },
      results: found.slice(offset, offset + limit).map((entry) => ({
        url: new URL(entry.url, root).href,
        title: entry.title,
        titleMarks: marks(entry.title, wanted),
        summary: entry.text,
        kind: entry.kind,
        lang: entry.lang,
        date: entry.date,
        place: entry.place,
        name: `${entry.kind}/${entry.url.replace(/^.*\/|\.html$/g, "")}`,
        highlight: [],
        excerpt: { text: entry.text, marks: marks(entry.text, wanted), heading: null, url: new URL(entry.url, root).href },
        sections: async () => (entry.kind === "factor" ? [{ url: new URL(`${entry.url}#_hindered`, root).href, heading: "Mal Pelayanan Publik", text: `Dibagi dua tahap ${EVIL}` }] : []),
        alike: async () => `serupa ${entry.title.split(" ")[0]}`,
        more: async () => (entry.url.includes("legitimasi")
          ? { url: new URL(`${entry.url}#_lessons`, root).href, text: "Tanpa legitimasi sebuah inovasi berhenti ketika pejabatnya berganti.", marks: [[6, 16], [24, 31]], heading: "Pembelajaran" }
          : null),
      })),
      facets: counted,
      corrected,
      offered: query === "inovsi" ? "inovasi" : null,
      skipped: words.filter((it) => it === "qwx"),
    };
  };
})();
