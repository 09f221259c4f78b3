// The sheets of a brief, each an element that begins a page of paper.

/**
 * @typedef {object} BriefChoice what a brief is made of
 * @property {Map<string, EntryFacts>} facts
 * @property {Map<string, EntryBrief>} briefs
 * @property {string[]} loci those that were chosen, and those of the cases
 * @property {string[]} cases
 * @property {Map<string, DeskEntry>} entries with the reader's own notes
 * @property {BriefSettings} settings
 */

/** What a locus tells visitors beforehand. */
const HOSTING_ROWS = ["accepts", "notice_days", "days", "capacity", "letter_to", "hosting_url", "hosting_checked"];

/** The rows of a case that its sheet says as facts; it says others in parts of their own. */
const CASE_FACTS = ["locus", "province", "sectors", "stage", "status", "checked", "implementer", "since", "ended", "staff", "budget", "months", "tools", "regulation", "awards"];

/**
 * The sheets of the wanted parts, in their order.
 * @param {BriefChoice} choice
 * @returns {HTMLElement[]}
 */
function briefSheets(choice) {
  const { settings, loci, cases } = choice;
  /** @type {[string, () => (HTMLElement | false)[]][]} */
  const parts = [
    ["cover", () => [coverSheet(choice)]],
    ["loci", () => loci.map((name) => locusSheet(choice, name))],
    ["cases", () => cases.map((name) => caseSheet(choice, name))],
    ["fits", () => cases.map((name) => fitSheet(choice, name))],
    ["questions", () => [questionSheet(choice)]],
    ["sources", () => [sourceSheet(choice)]],
    ["sheets", () => (settings.groups.length ? settings.groups : [""]).map(fieldSheet)],
  ];
  const wanted = parts.filter(([part]) => settings.parts.includes(part));
  return wanted.flatMap(([part, make]) => make().flatMap((sheet) => {
    if (sheet) sheet.dataset.part = part;
    return sheet || [];
  }));
}

/** @param {string} name @param {Record<string, string | number>} [values] */
const briefWord = (name, values) => /** @type {Desk} */ (window.teladanDesk).word(name, values);

/**
 * A sheet with its title.
 * @param {string} className
 * @param {string} eyebrow
 * @param {string} title
 * @param {...(Node | string | null | undefined | false)} children
 */
const briefSheet = (className, eyebrow, title, ...children) =>
  deskElement("section", `brief-sheet ${className}`, eyebrow && deskElement("p", "eyebrow", eyebrow), deskElement("h2", "", title), ...children);

/**
 * A part of a sheet, unless there is nothing in it.
 * @param {string} title
 * @param {...(Node | string | null | undefined | false)} children
 */
const briefPart = (title, ...children) =>
  children.some(Boolean) && deskElement("section", "brief-part", deskElement("h3", "", title), ...children);

/** @param {string} className @param {(Node | string)[]} items */
const briefList = (className, items) => items.length > 0 && deskElement("ul", className, ...items.map((it) => deskElement("li", "", it)));

/** The lines of a row, one below the other. @param {string} text */
function briefLines(text) {
  const [first = "", ...more] = text.split("\n");
  const lines = deskElement("span", "", first);
  for (const line of more) lines.append(deskElement("br", ""), line);
  return lines;
}

/** @param {BriefChoice} choice @param {string} name @param {(key: string) => boolean} isWanted */
const briefFacts = ({ facts }, name, isWanted) => deskFacts("facts brief-facts", (facts.get(name)?.values ?? []).filter(({ key }) => isWanted(key)).map(({ label, text }) => [label, briefLines(text)]));

/** @param {BriefChoice} choice @param {string} name */
const ownNote = ({ entries }, name) => {
  const note = entries.get(name)?.note?.trim();
  return note && briefPart(briefWord("brief_own_note"), deskElement("p", "brief-note", note));
};

/** @param {BriefChoice} choice @param {string} name */
function pageOf({ briefs }, name) {
  const url = briefs.get(name)?.url ?? "";
  if (!/^https?:/.test(url)) return false;
  return deskElement("p", "brief-page", `${briefWord("brief_page_address")}: `, deskLink(url, url));
}

/** @param {BriefChoice} choice @param {string} name */
const titleOf = ({ briefs, entries }, name) => briefs.get(name)?.title ?? entries.get(name)?.title ?? name;

/** Days such as `2026-12-01` in words; an end that is not after the start says nothing. @param {string} start @param {string} end */
function daysInWords(start, end) {
  const [from, to] = [start, end].map((day) => new Date(`${day}T00:00:00`));
  if (!from || Number.isNaN(from.getTime())) return "";
  const form = new Intl.DateTimeFormat(document.documentElement.lang, { day: "numeric", month: "long", year: "numeric" });
  return to && to > from ? form.formatRange(from, to) : form.format(from);
}

/** @param {BriefChoice} choice */
function coverSheet(choice) {
  const { settings, loci, cases, briefs } = choice;
  const placed = loci.map((name) => {
    const own = cases.filter((it) => briefs.get(it)?.locus === name);
    return deskElement("li", "", deskElement("strong", "", titleOf(choice, name)), briefList("", own.map((it) => titleOf(choice, it))));
  });
  const alone = cases.filter((it) => !briefs.get(it)?.locus).map((it) => deskElement("li", "", titleOf(choice, it)));
  return briefSheet("brief-cover", settings.heading === briefWord("brief_title") ? "" : briefWord("brief_title"), settings.heading,
    deskFacts("brief-cover-facts", [
      [briefWord("brief_who"), settings.who],
      [briefWord("brief_organizer"), settings.organizer],
      [briefWord("brief_when"), daysInWords(settings.start, settings.end)],
    ]),
    settings.reason.trim() && briefPart(briefWord("brief_reason"), deskElement("p", "brief-note", settings.reason.trim())),
    briefPart(briefWord("brief_chosen"), deskElement("ol", "brief-chosen", ...placed, ...alone)));
}

/** @param {BriefChoice} choice @param {string} name */
function locusSheet(choice, name) {
  const brief = choice.briefs.get(name);
  if (!brief) return false;
  const hosting = briefFacts(choice, name, (key) => HOSTING_ROWS.includes(key));
  const unknown = () => deskElement("p", "unknown", briefWord("brief_unknown"));
  return briefSheet("brief-locus", briefWord("brief_locus"), brief.title,
    brief.summary && deskElement("p", "lead", brief.summary),
    brief.inset && deskInset(brief.inset),
    brief.inset?.centre && deskElement("p", "brief-note", briefWord("map_centre")),
    briefFacts(choice, name, (key) => key !== "summary" && !HOSTING_ROWS.includes(key)),
    briefPart(briefWord("brief_hosting"), hosting || unknown()),
    briefPart(briefWord("brief_contact"), briefList("brief-list", brief.contact) || unknown()),
    ownNote(choice, name), pageOf(choice, name));
}

/** @param {string | undefined} name */
const saidBy = (name) => name && deskElement("span", "brief-said", ` (${briefWord("brief_said_by", { name: name.toLocaleLowerCase(document.documentElement.lang) })})`);

/**
 * What changed, with bars of one scale over all cases of the brief where two figures are known.
 * @param {BriefChoice} choice
 * @param {string} name
 */
function resultList({ facts, cases }, name) {
  const results = facts.get(name)?.values.find(({ key }) => key === "results");
  if (!results) return false;
  const scales = deskScales(cases.flatMap((it) => facts.get(it) ?? []));
  return briefList("brief-list", results.text.split("\n").map((line, at) => {
    const figure = results.figures.find((it) => it.line === at);
    const scale = figure && scales.get(figure.unit ?? "");
    return deskElement("span", "", line, figure && scale && deskBars(figure, scale));
  }));
}

/** @param {BriefChoice} choice @param {string} name */
function caseSheet(choice, name) {
  const brief = choice.briefs.get(name);
  if (!brief) return false;
  /** @param {string} label @param {string | undefined} text */
  const more = (label, text) => text && deskElement("span", "brief-more", deskElement("b", "", `${label}: `), text);
  const factors = brief.factors.map((it) => deskElement("span", "", deskElement("strong", "", it.label),
    it.prerequisite && deskElement("b", "brief-required", ` [${briefWord("case_prerequisite")}]`), `. ${it.note}`, saidBy(it.said_by)));
  const obstacles = brief.obstacles.map((it) => deskElement("span", "", deskElement("strong", "", it.label),
    it.outcome && deskElement("b", "", ` [${it.outcome}]`), `. ${it.note}`, saidBy(it.said_by), more(briefWord("case_response"), it.response)));
  const lessons = brief.lessons.map((it) => deskElement("span", "", deskElement("strong", "", `${it.label}. `), it.text,
    more(briefWord("case_condition"), it.condition), more(briefWord("case_changed"), it.change)));
  return briefSheet("brief-case", briefWord("brief_case"), brief.title,
    brief.summary && deskElement("p", "lead", brief.summary),
    briefFacts(choice, name, (key) => CASE_FACTS.includes(key)),
    ...brief.texts.map((it) => briefPart(it.heading, deskElement("p", "", it.text))),
    briefPart(briefWord("case_success_factors"), briefList("brief-list", factors)),
    briefPart(briefWord("case_obstacles"), briefList("brief-list", obstacles)),
    briefPart(briefWord("case_results"), resultList(choice, name)),
    briefPart(briefWord("case_lessons"), briefList("brief-list", lessons)),
    ownNote(choice, name), pageOf(choice, name));
}

/** The fit check of a case, if one was begun. @param {BriefChoice} choice @param {string} name */
function fitSheet(choice, name) {
  const kept = choice.entries.get(name)?.fit;
  const fit = kept ? readFit(kept) : null;
  if (!fit) return false;
  const asked = choice.briefs.get(name)?.factors.length ?? Object.keys(fit.have).length;
  const { outcome, because, left } = weighFit(fit, new Set(choice.briefs.get(name)?.factors.map((it) => it.label)).size || asked);
  const decision = fit.decision || outcome;
  /** @param {string} list @param {[string, FitAnswer][]} answers */
  const answers = (list, answers) => briefList("brief-list", answers.filter(([, it]) => it.say || it.note).map(([label, it]) =>
    deskElement("span", "", `${label} `, it.required && deskElement("b", "brief-required", `[${briefWord("fit_required")}] `),
      it.say && deskElement("strong", "", briefWord(`${list}_${it.say}`)), it.note?.trim() && `. ${it.note.trim()}`)));
  return briefSheet("brief-fit", briefWord("part_fits"), titleOf(choice, name),
    deskFacts("facts brief-facts", [[briefWord("fit_place"), fit.place], [briefWord("fit_decision"), decision && briefWord(`fit_${decision}`)]]),
    briefPart(briefWord("fit_outcome"), briefList("brief-list", [...because, ...left ? [briefWord("fit_left", { n: left })] : [], ...fit.reason.trim() ? [`${briefWord("fit_reason")}: ${fit.reason.trim()}`] : []])),
    briefPart(briefWord("fit_have_title"), answers("have", Object.entries(fit.have))),
    briefPart(briefWord("fit_four"), answers("answer", FIT_QUESTIONS.map((id) => [briefWord(`question_${id}`), fit.four[id] ?? {}]))),
    fit.changed.trim() && briefPart(briefWord("fit_changed"), deskElement("p", "brief-note", fit.changed.trim())));
}

/**
 * The questions of the visit, with whom they are for.
 * @param {BriefChoice} choice
 * @returns {{ title: string, questions: { text: string, why?: string }[] }[]}
 */
function briefQuestions(choice) {
  const { loci, cases, briefs, settings } = choice;
  const of = (/** @type {string} */ name) => ({ title: titleOf(choice, name), questions: briefs.get(name)?.questions ?? [] });
  const placed = loci.flatMap((name) => [of(name), ...cases.filter((it) => briefs.get(it)?.locus === name).map(of)]);
  const alone = cases.filter((it) => !briefs.get(it)?.locus).map(of);
  const own = { title: briefWord("brief_question_general"), questions: settings.questions.map((text) => ({ text })) };
  return [own, ...placed, ...alone].filter((it) => it.questions.length);
}

/** @param {BriefChoice} choice */
function questionSheet(choice) {
  const groups = briefQuestions(choice);
  if (!groups.length) return false;
  return briefSheet("brief-questions", "", briefWord("part_questions"), deskElement("p", "", briefWord("brief_questions_note")),
    ...groups.map(({ title, questions }) => briefPart(title, briefList("brief-asks", questions.map(({ text, why }) =>
      deskElement("span", "", text, why && deskElement("span", "brief-said", ` (${why})`)))))));
}

/** @param {BriefChoice} choice */
function sourceSheet(choice) {
  const { loci, cases, briefs } = choice;
  return briefSheet("brief-sources", "", briefWord("part_sources"), ...[...loci, ...cases].map((name) =>
    briefPart(titleOf(choice, name), briefList("brief-list", briefs.get(name)?.sources ?? []) || deskElement("p", "unknown", briefWord("brief_no_sources")), pageOf(choice, name))));
}

/** Room to write, for a group. @param {string} group */
function fieldSheet(group) {
  /** @param {string} name @param {string} [value] */
  const field = (name, value) => deskElement("p", "brief-field", `${briefWord(name)}: `, value);
  /** @param {string} name @param {number} lines */
  const box = (name, lines) => deskElement("section", "brief-box", deskElement("h3", "", briefWord(name)),
    ...Array.from({ length: lines }, () => deskElement("div", "brief-line")));
  const title = group ? briefWord("brief_sheet", { name: group }) : briefWord("part_sheets");
  return briefSheet("brief-field-sheet", "", title,
    deskElement("div", "brief-fields", field("brief_locus"), field("brief_sheet_date"), field("brief_sheet_speakers"), group ? field("brief_sheet_writer") : field("brief_sheet_group")),
    box("brief_seen", 6), box("brief_told", 5), box("brief_figures", 4), box("brief_take_home", 4), box("brief_open", 3));
}
