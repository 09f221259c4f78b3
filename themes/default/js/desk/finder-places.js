// The places of the site as the finder weighs them, read from the columns of the index. Apart from
// the reckoning, which knows nothing of the index.
(() => {
  const teladan = (window.teladan ??= {});
  const COLUMNS = ["kind", "shown", "locus", "sector", "province", "locus_kind", "evidence", "accepts", "awarded", "status",
    "prerequisite", "helped_by", "hindered_by", "visited", "latitude", "longitude", "population", "notice_days", "checked"];
  const ENDED = ["stopped", "replaced"];

  /** @type {Finder["readPlaces"]} */
  const readPlaces = (columns, lang) => {
    const named = new Map(COLUMNS.map((name, at) => [name, columns[at]]));
    /** @type {string[]} */
    const none = [];
    /** @param {string} name @param {number} document */
    const terms = (name, document) => {
      const column = named.get(name);
      const own = column?.of[document];
      return own?.length ? own.map((place) => column?.ids[place] ?? "") : none;
    };
    /** @param {string} name @param {number} document */
    const number = (name, document) => {
      const kept = named.get(name)?.numbers?.[document];
      return kept ? kept - 1 : null;
    };
    /** @param {number} document @returns {FinderCase} */
    const readCase = (document) => ({
      document,
      sectors: terms("sector", document),
      hindered: terms("hindered_by", document).map((it) => {
        const [factor = "", outcome = "", by = ""] = it.split("/");
        return [factor, outcome, by];
      }),
      helped: terms("helped_by", document).map((it) => {
        const [factor = "", by = ""] = it.split("/");
        return [factor, by];
      }),
      prerequisites: terms("prerequisite", document),
      evidence: terms("evidence", document),
      isAwarded: terms("awarded", document).length > 0,
      isStopped: terms("status", document).some((it) => ENDED.includes(it)),
      checked: number("checked", document),
    });
    /** @param {number} document @returns {FinderPlace} */
    const readPlace = (document) => {
      const locus = named.get("locus");
      const [latitude, longitude] = [number("latitude", document), number("longitude", document)];
      return {
        name: terms("locus", document)[0] ?? "",
        title: locus?.labels[locus.of[document]?.[0] ?? -1] ?? "",
        document,
        kind: terms("locus_kind", document)[0] ?? "",
        province: terms("province", document)[0] ?? "",
        position: latitude === null || longitude === null ? null : [latitude / 1000 - 90, longitude / 1000 - 180],
        population: number("population", document),
        accepts: terms("accepts", document),
        noticeDays: number("notice_days", document),
        isAwarded: terms("awarded", document).length > 0,
        visited: terms("visited", document).map((month) => Number(month.replace("-", "").padEnd(8, "0"))),
        checked: number("checked", document),
        cases: [],
      };
    };
    /** @type {Map<string, FinderPlace>} */
    const places = new Map();
    /** @type {number[]} */
    const cases = [];
    for (const document of (columns[0]?.of ?? []).keys()) {
      const [kind] = terms("kind", document);
      if ((kind !== "locus" && kind !== "case") || !terms("shown", document).includes(lang)) continue;
      if (kind === "case") {
        cases.push(document);
        continue;
      }
      const place = readPlace(document);
      places.set(place.name, place);
    }
    for (const document of cases) places.get(terms("locus", document)[0] ?? "")?.cases.push(readCase(document));
    return [...places.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  };

  /** @type {Finder["newestOf"]} */
  const newestOf = (places) => {
    let newest = 0;
    for (const { visited, checked, cases } of places) {
      newest = Math.max(newest, checked ?? 0, ...visited, ...cases.map((it) => it.checked ?? 0));
    }
    return newest;
  };

  teladan.finder = Object.assign(teladan.finder ?? {}, /** @type {Finder} */ ({ columns: COLUMNS, readPlaces, newestOf }));
})();
