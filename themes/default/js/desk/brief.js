// The page of the brief: which list it is of, what the reader says about the visit, the sheets, and
// the draft of the visit's own entry. What is typed is kept with the list.
/// <reference path="elements.js" />
/// <reference path="draft.js" />
/// <reference path="outcome.js" />
/// <reference path="drawings.js" />
/// <reference path="brief-sheets.js" />
(() => {
  const desk = /** @type {Desk} */ (window.teladanDesk);
  const { word } = desk;
  const lang = document.documentElement.lang;
  const find = (/** @type {string} */ selector) => /** @type {HTMLElement} */ (document.querySelector(selector));
  const form = /** @type {HTMLFormElement} */ (find(".brief-form"));
  const sheets = find(".brief");
  const status = find(".brief-form .desk-status");
  const siteTitle = document.title.split(" · ").slice(1).join(" · ");
  const TEXTS = /** @type {const} */ (["heading", "who", "organizer", "start", "end", "reason"]);
  const LISTS = /** @type {const} */ (["questions", "groups"]);

  /** @param {string} name */
  const field = (name) => /** @type {HTMLInputElement} */ (form.elements.namedItem(name));
  const boxes = () => /** @type {HTMLInputElement[]} */ ([...form.querySelectorAll("[name=part]")]);
  const linesOf = (/** @type {string} */ text) => text.split("\n").map((line) => line.trim()).filter(Boolean);

  /** A name as addresses and entries of this site say it: `lokus/banyuwangi`. @param {string} name */
  const inAddresses = (name) => decodeURIComponent(desk.address("", [name]).split("=")[1] ?? name);

  /** What is shown. @type {Pick<BriefChoice, "facts" | "briefs" | "loci" | "cases"> | null} */
  let shown = null;

  const content = () => desk.read().content;
  /** What entries are called now, by names that they had: addresses and lists can be older. @type {Map<string, string>} */
  const renamed = new Map();
  const nameNow = (/** @type {string} */ name) => renamed.get(name) ?? name;
  const namesNow = (/** @type {string[]} */ names) => [...new Set(names.map(nameNow))];
  const namesOf = (/** @type {DeskList | undefined} */ list) => namesNow(list?.entries.map((it) => it.name) ?? []);
  /** @param {string[]} names */
  const findRenamed = async (names) => {
    for (const { asked, name } of await window.teladan?.facts?.(names, lang) ?? []) renamed.set(asked, name);
  };

  const chosen = desk.chosen();
  /** The list that the brief is of; none where the address names other entries. */
  const listOfAddress = () => {
    const names = namesNow(chosen.names);
    return content().lists.find((it) => namesOf(it).length === names.length && namesOf(it).every((name) => names.includes(name)));
  };
  let listId = "";
  const list = () => content().lists.find((it) => it.id === listId);
  const names = () => (chosen.names.length && listId === (listOfAddress()?.id ?? "") ? namesNow(chosen.names) : namesOf(list()));

  /** The reader's own notes and fit checks, those of this list before those of others. */
  const entries = () => {
    const own = list();
    const all = [...content().lists.filter((it) => it !== own), ...own ? [own] : []];
    return new Map(all.flatMap((it) => it.entries).map((it) => [nameNow(it.name), it]));
  };

  /** @returns {BriefSettings} */
  const settings = () => {
    const said = Object.fromEntries(TEXTS.map((name) => [name, field(name).value]));
    const lists = Object.fromEntries(LISTS.map((name) => [name, linesOf(field(name).value)]));
    return /** @type {BriefSettings} */ ({ ...said, ...lists, heading: field("heading").value.trim() || word("brief_title"), parts: boxes().filter((it) => it.checked).map((it) => it.value) });
  };

  /** Fills the form with what is kept with the list. */
  const fill = () => {
    const own = list();
    const kept = /** @type {{ brief?: Partial<BriefSettings> }} */ (own ?? {}).brief ?? {};
    for (const name of TEXTS) field(name).value = typeof kept[name] === "string" ? kept[name] : "";
    for (const name of LISTS) field(name).value = Array.isArray(kept[name]) ? kept[name].join("\n") : "";
    field("reason").value = own?.reason ?? field("reason").value;
    if (!field("heading").value && own && own.title !== word("first_list")) field("heading").value = own.title;
    const { parts } = kept;
    if (Array.isArray(parts)) for (const box of boxes()) box.checked = parts.includes(box.value);
  };

  const keep = () => {
    if (!listId) return;
    const { reason, ...brief } = settings();
    const trouble = desk.change((content) => {
      const own = content.lists.find((it) => it.id === listId);
      if (own) Object.assign(own, { reason, brief: { ...brief, heading: field("heading").value } });
    });
    status.textContent = word(trouble ? "brief_unsaved" : "brief_saved");
  };

  const draw = () => {
    if (!shown) return;
    const now = settings();
    sheets.replaceChildren(...briefSheets({ ...shown, entries: entries(), settings: now }));
    document.title = `${now.heading} · ${siteTitle}`;
  };

  const draft = () => {
    if (!shown) return;
    const now = settings();
    // Without these two a visit is not complete enough to be read.
    for (const name of ["organizer", "start"]) field(name).required = true;
    const isComplete = form.reportValidity();
    for (const name of ["organizer", "start"]) field(name).required = false;
    if (!isComplete) return;
    const { loci, cases, facts } = shown;
    const choice = { ...shown, entries: entries(), settings: now };
    const bare = (/** @type {string} */ name) => name.slice(name.indexOf("/") + 1);
    // A locus without a page is named as its case names it.
    const unplaced = cases.filter((it) => !shown?.briefs.get(it)?.locus).flatMap((it) => facts.get(it)?.values.find(({ key }) => key === "locus")?.text ?? []);
    const places = loci.map(inAddresses);
    const asks = briefQuestions(choice).flatMap(({ title, questions }) => questions.map(({ text }) =>
      (title === word("brief_question_general") ? text : `${title}: ${text}`)));
    const notes = [...loci, ...cases].flatMap((it) => {
      const note = choice.entries.get(it)?.note?.trim();
      return note ? [`- ${titleOf(choice, it)}: ${note}`] : [];
    });
    const text = writeDraft([
      ["visit.title", now.heading],
      ["visit.draft", "=yes"],
      ["visit.kind", "=visit.kind.benchmarking"],
      ["visit.organizer", now.organizer],
      ["visit.start", now.start],
      ["visit.end", now.end >= now.start ? now.end : ""],
      ["visit.loci", [...places, ...new Set(unplaced)]],
      ["visit.cohort", now.who],
      ["visit.cases", cases.map(bare)],
      ["visit.groups", now.groups],
      ["visit.reason", now.reason],
      ["visit.questions", asks],
    ], notes.length ? `## ${word("brief_own_note")}\n\n${notes.join("\n")}` : "");
    saveFile(draftFileName(now.heading), text);
  };

  const load = async () => {
    let wanted = names();
    find(".brief-empty").hidden = wanted.length > 0;
    form.hidden = !wanted.length;
    if (!wanted.length) return sheets.replaceChildren();
    status.textContent = word("brief_loading");
    try {
      const { teladan } = window;
      await findRenamed(wanted);
      wanted = names();
      const briefs = await teladan?.briefs?.(wanted, lang) ?? new Map();
      const known = wanted.filter((name) => briefs.has(name));
      const of = (/** @type {string} */ kind) => known.filter((it) => it.startsWith(`${kind}/`));
      const loci = [...new Set([...of("locus"), ...of("case").flatMap((it) => briefs.get(it)?.locus ?? [])])];
      const all = [...loci, ...of("case")];
      for (const [name, brief] of await teladan?.briefs?.(loci, lang) ?? []) briefs.set(name, brief);
      const facts = new Map((await teladan?.facts?.(all, lang) ?? []).map((it) => [it.name, it]));
      shown = { facts, briefs, loci, cases: of("case") };
      const wrong = [...chosen.wrong, ...wanted.filter((it) => !briefs.has(it)).map(inAddresses)];
      status.textContent = wrong.length ? word("brief_wrong", { names: wrong.join(", ") }) : "";
      draw();
    } catch {
      status.textContent = word("brief_failed");
    }
  };

  /** The lists to choose from, where there are several. */
  const offerLists = () => {
    const select = /** @type {HTMLSelectElement} */ (form.elements.namedItem("list"));
    const lists = content().lists.filter((it) => it.entries.length);
    find(".brief-lists").hidden = !listId || lists.length < 2;
    select.replaceChildren(...lists.map((it) => new Option(it.title, it.id, false, it.id === listId)));
    select.addEventListener("change", () => {
      listId = select.value;
      fill();
      void load();
    });
  };

  let waiting = 0;
  form.addEventListener("input", (event) => {
    if (event.target === form.elements.namedItem("list")) return;
    clearTimeout(waiting);
    waiting = setTimeout(() => { keep(); draw(); }, 250);
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  find(".brief-print").addEventListener("click", () => { draw(); print(); });
  find(".brief-draft").addEventListener("click", draft);
  addEventListener("beforeprint", () => {
    // The address leads back to this choice. On a disk it would lead nobody there.
    if (desk.isFile || !shown) return;
    const address = new URL(desk.address("brief", [...names()]), location.href).href;
    const root = document.documentElement;
    const day = new Date().toLocaleDateString(lang, { day: "numeric", month: "long", year: "numeric" });
    root.style.setProperty("--print-from", `"${`${address} · ${day}`.replace(/[\\"]/g, "\\$&")}"`);
  });
  const start = async () => {
    // What fails here fails in `load` too, which says so.
    await findRenamed(chosen.names).catch(() => {});
    const kept = content().lists.flatMap((it) => it.entries.map((entry) => entry.name));
    if (chosen.names.length && !listOfAddress()) await findRenamed(kept).catch(() => {});
    listId = chosen.names.length ? listOfAddress()?.id ?? "" : desk.currentList(content()).id;
    offerLists();
    fill();
    await load();
  };
  desk.watch(draw);
  void start();
})();
