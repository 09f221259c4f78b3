// The page that finds a place to go: its address holds the answers, so that a question can be sent
// on, gone back to and asked again.
/// <reference path="finder-places.js" />
/// <reference path="finder-score.js" />
/// <reference path="finder-place.js" />
(() => {
  const { finder } = window.teladan ?? {};
  const form = /** @type {HTMLFormElement | null} */ (document.querySelector(".finder-form"));
  if (!finder || !form) return;
  const LANG = document.documentElement.lang;
  /** How many places are shown at a time. */
  const PAGE = 5;
  /** How many of the first stand side by side where the comparison is led to. */
  const COMPARED = 3;
  const DAYS = [5, 10, 20, 60];
  const KILOMETRES = [0, 250, 500, 1000];

  /**
   * @template {HTMLElement} T
   * @param {string} selector
   */
  const part = (selector) => /** @type {T} */ (document.querySelector(selector));
  const results = part(".finder-results");
  const places = part(".finder-places");
  const status = part(".finder-status");
  const more = /** @type {HTMLButtonElement} */ (part(".finder-more"));
  const failed = part(".finder-failed");
  const fields = /** @type {(HTMLInputElement | HTMLSelectElement)[]} */ ([...form.elements].filter((it) => "name" in it && it.name));
  const sliders = /** @type {HTMLInputElement[]} */ (fields.filter((it) => it.type === "range"));
  const provinces = /** @type {HTMLOptionElement[]} */ ([...form.querySelectorAll("[name=province] option")]);

  let count = PAGE;
  let turn = 0;
  /** Whether places are shown although nothing was answered. */
  let isWanted = false;
  /** @type {Promise<{ all: FinderPlace[], names: FinderNames, site: FinderSite }> | null} */
  let loading = null;

  const load = async () => {
    if (!window.teladan?.columns) throw Object.assign(new Error("no engine"), { code: "missing" });
    const columns = await window.teladan.columns(finder.columns);
    const all = finder.readPlaces(columns, LANG);
    /** @type {Map<string, string>} */
    const labels = new Map();
    for (const name of ["hindered_by", "helped_by", "prerequisite", "locus_kind"]) {
      const column = columns[finder.columns.indexOf(name)];
      column?.ids.forEach((id, at) => labels.set(id.split("/")[0] ?? id, column.labels[at] ?? id));
    }
    const name = (/** @type {string} */ id) => labels.get(id) ?? id;
    /** @type {FinderSite["seats"]} */
    const seats = new Map();
    for (const { value, dataset } of provinces) {
      const [latitude, longitude] = (dataset.at ?? "").split(",").map(Number);
      if (dataset.at && latitude !== undefined && longitude !== undefined) seats.set(value, [latitude, longitude]);
    }
    return { all, names: { factor: name, kind: name }, site: { seats, newest: finder.newestOf(all) } };
  };

  /** @param {FormData} said @param {string} name @param {number[]} known */
  const oneOf = (said, name, known) => {
    const text = String(said.get(name) ?? "");
    return text && known.includes(Number(text)) ? Number(text) : null;
  };

  /** @returns {FinderAnswers} */
  const answers = () => {
    const said = new FormData(form);
    const text = (/** @type {string} */ name) => String(said.get(name) ?? "");
    const favour = text("favour");
    return {
      sectors: said.getAll("sector").map(String),
      obstacle: text("obstacle"),
      kind: text("kind"),
      population: Number(text("population").replace(/\D/g, "").slice(0, 12)) || null,
      province: text("province"),
      favour: favour === "awards" || favour === "evidence" ? favour : "",
      days: oneOf(said, "days", DAYS),
      kilometres: oneOf(said, "kilometres", KILOMETRES),
    };
  };

  /** Fills the form from the address; what it does not say is as the page came. */
  const readAddress = () => {
    const said = new URLSearchParams(location.search);
    for (const field of fields) {
      const usual = field.type === "range" ? /** @type {HTMLInputElement} */ (field).defaultValue : "";
      if (field instanceof HTMLInputElement && field.type === "checkbox") field.checked = said.getAll(field.name).includes(field.value);
      else field.value = said.get(field.name) ?? usual;
      // A select that has no such value shows nothing.
      if (field instanceof HTMLSelectElement && field.selectedIndex < 0) field.selectedIndex = 0;
    }
  };

  const writeAddress = () => {
    const said = new URLSearchParams();
    for (const field of fields) {
      const isOn = field.type !== "checkbox" || (field instanceof HTMLInputElement && field.checked);
      const usual = field.type === "range" ? /** @type {HTMLInputElement} */ (field).defaultValue : "";
      if (isOn && field.value.trim() !== usual) said.append(field.name, field.value.trim());
    }
    const text = said.toString();
    try {
      history.replaceState(null, "", location.pathname + (text && `?${text}`));
    } catch {
      // A browser that finds there are too many changes a minute: the next one will be noted.
    }
    return text !== "";
  };

  /** What stands beside the fields: chosen sectors, weights, and what a question still lacks. */
  const showForm = () => {
    const { sectors, province, kilometres } = answers();
    part(".finder-sectors-count").textContent = sectors.length ? finder.word("chosen", { n: sectors.length }) : "";
    part(".finder-needs-province").hidden = kilometres === null || province !== "";
    for (const slider of sliders) {
      const output = slider.closest("li")?.querySelector("output");
      if (output) output.textContent = slider.value;
    }
  };

  /** The way to the first places side by side. @param {string[]} names */
  const leadToCompare = (names) => {
    const line = /** @type {HTMLElement | null} */ (document.querySelector(".finder-compare"));
    const link = line?.querySelector("a");
    if (!line || !link || !window.teladanDesk) return;
    line.hidden = names.length < 2;
    link.href = window.teladanDesk.address("compare", names);
    link.textContent = finder.word("compare", { count: names.length });
  };

  const draw = async () => {
    const own = (turn += 1);
    showForm();
    const isAsked = writeAddress();
    results.hidden = !isAsked && !isWanted;
    if (results.hidden) return;
    places.ariaBusy = "true";
    failed.hidden = true;
    try {
      const { all, names, site } = await (loading ??= load());
      const weights = Object.fromEntries(sliders.map(({ name, value }) => [name.replace("weight_", ""), Number(value)]));
      const { ranked, tooFar } = finder.rankPlaces(all, answers(), weights, site);
      const shown = ranked.slice(0, count);
      const documents = shown.flatMap(({ place, findings }) => [place.document, ...findings.flatMap((it) => it.cases.slice(0, 2))]);
      const wanted = [...new Set(documents)];
      const cards = await window.teladan?.cards?.(wanted) ?? [];
      if (own !== turn) return;
      const byDocument = new Map(wanted.flatMap((it, at) => (cards[at] ? [[it, cards[at]]] : [])));
      places.replaceChildren(...shown.map((it, at) => {
        const item = document.createElement("li");
        item.append(finder.drawPlace(it, at + 1, byDocument, names));
        return item;
      }));
      window.teladanDesk?.addButtons(places);
      leadToCompare(shown.slice(0, COMPARED).map(({ place }) => `locus/${place.name}`));
      const counted = finder.word("status", { count: shown.length, all: ranked.length });
      status.textContent = tooFar ? `${counted} ${finder.word("too_far", { count: tooFar })}` : counted;
      part(".finder-newest").textContent = site.newest ? finder.word("newest", { day: finder.day(site.newest) }) : "";
      more.hidden = shown.length === ranked.length;
    } catch (fault) {
      if (own !== turn) return;
      loading = null;
      places.replaceChildren();
      leadToCompare([]);
      status.textContent = "";
      more.hidden = true;
      const code = String(/** @type {SearchError} */ (fault)?.code ?? "other");
      part(".finder-failed p").textContent = finder.word(`failed_${code}`) || finder.word("failed_other");
      failed.hidden = false;
    } finally {
      if (own === turn) places.ariaBusy = "false";
    }
  };

  form.addEventListener("input", () => {
    count = PAGE;
    draw();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    isWanted = true;
    draw();
    part(".finder-results-title").focus();
  });
  form.addEventListener("reset", () => setTimeout(() => {
    count = PAGE;
    isWanted = false;
    draw();
  }));
  part(".finder-weights-reset").addEventListener("click", () => {
    for (const slider of sliders) slider.value = slider.defaultValue;
    draw();
  });
  more.addEventListener("click", async () => {
    const before = places.children.length;
    count += PAGE;
    await draw();
    /** @type {HTMLElement | null | undefined} */ (places.children[before]?.querySelector("h3 a"))?.focus();
  });
  part(".finder-failed button").addEventListener("click", () => location.reload());
  addEventListener("popstate", () => {
    readAddress();
    draw();
  });
  form.hidden = false;
  readAddress();
  draw();
})();
