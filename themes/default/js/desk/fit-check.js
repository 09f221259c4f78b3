// The page of the fit check: the success factors of a case and the receiver's four questions, what
// follows from the answers, and the draft of an adoption. What is answered is kept with the case in
// the reader's list.
/// <reference path="elements.js" />
/// <reference path="draft.js" />
/// <reference path="outcome.js" />
(() => {
  const desk = /** @type {Desk} */ (window.teladanDesk);
  const { word } = desk;
  const lang = document.documentElement.lang;
  const find = (/** @type {string} */ selector) => /** @type {HTMLElement} */ (document.querySelector(selector));
  const form = /** @type {HTMLFormElement} */ (find(".fit-form"));
  const status = find(".fit-status");
  const said = deskElement("div", "fit-said");
  said.setAttribute("aria-live", "polite");
  /** @type {FitAnswer["say"][]} */
  const SAYS = ["yes", "partly", "no"];

  /** @type {FitCheck} */
  let fit = emptyFit();
  /** Whether what is kept is of a later version, and so is not written over. */
  let isNewer = false;
  let name = "";
  /** The names that an entry of the reader's lists may have: today's, and the one that led here. @type {string[]} */
  let known = [];
  let title = "";
  let asked = 0;

  /** What is kept about the case, in the current list first. */
  const keptFit = () => {
    const { content } = desk.read();
    const lists = [desk.currentList(content), ...content.lists];
    const entries = lists.flatMap((list) => list.entries.filter((it) => known.includes(it.name)));
    return entries.find((it) => it.fit)?.fit;
  };
  /** The place of another case's check: it is the same reader. */
  const knownPlace = () => {
    const entries = desk.read().content.lists.flatMap((list) => list.entries);
    return entries.map((it) => (it.fit ? readFit(it.fit)?.place : "")).find(Boolean) ?? "";
  };

  const keep = () => {
    if (isNewer) return;
    let list = "";
    const trouble = desk.change((content) => {
      const own = desk.currentList(content);
      const all = [own, ...content.lists];
      const holding = all.find((it) => it.entries.some((entry) => known.includes(entry.name) && entry.fit))
        ?? all.find((it) => it.entries.some((entry) => known.includes(entry.name))) ?? own;
      let entry = holding.entries.find((it) => known.includes(it.name));
      if (!entry) holding.entries.push(entry = { name, title });
      entry.fit = fit;
      list = holding.title;
    });
    status.textContent = trouble ? word("brief_unsaved") : word("fit_saved", { list });
  };

  const conclude = () => {
    const { outcome, because, left } = weighFit(fit, asked);
    const decision = fit.decision || outcome;
    said.replaceChildren(
      deskElement("p", `fit-outcome${outcome ? ` fit-${outcome}` : ""}`, outcome ? word("fit_suggests", { name: word(`fit_${outcome}`) }) : ""),
      deskElement("ul", "fit-because", ...[...because, ...left && outcome ? [word("fit_left", { n: left })] : []].map((it) => deskElement("li", "", it))));
    const button = /** @type {HTMLButtonElement} */ (find(".fit-draft"));
    button.disabled = !decision || decision === "avoid";
    button.title = button.disabled ? word("fit_draft_avoid") : "";
    const brief = /** @type {HTMLAnchorElement} */ (find(".fit-brief"));
    const { content } = desk.read();
    const names = desk.currentList(content).entries.map((it) => it.name);
    brief.href = desk.address("brief", names.some((it) => known.includes(it)) ? names : [name]);
  };

  const change = () => {
    conclude();
    keep();
  };

  let number = 0;
  /**
   * A group of answers, one of which can be chosen.
   * @param {Node | string} legend
   * @param {[string, string][]} choices value and label
   * @param {string | undefined} value
   * @param {(value: string) => void} set
   * @param {...(Node | false | string | undefined)} more
   */
  const choose = (legend, choices, value, set, ...more) => {
    const group = `_fit-${number += 1}`;
    const options = choices.map(([id, label]) => {
      const radio = deskElement("input", "");
      Object.assign(radio, { type: "radio", name: group, value: id, checked: id === value });
      radio.addEventListener("change", () => { set(id); change(); });
      return deskElement("label", "desk-choice", radio, " ", label);
    });
    return deskElement("fieldset", "fit-ask", deskElement("legend", "", legend), deskElement("div", "fit-choices", ...options), ...more);
  };
  /**
   * @param {string} label
   * @param {string} value
   * @param {(value: string) => void} set
   * @param {number} rows
   * @param {string} [hint]
   */
  const write = (label, value, set, rows, hint) => {
    const field = deskElement(rows > 1 ? "textarea" : "input", "");
    Object.assign(field, { value, maxLength: 2000, ...rows > 1 && { rows } });
    if (hint) field.placeholder = hint;
    let waiting = 0;
    field.addEventListener("input", () => {
      set(field.value);
      clearTimeout(waiting);
      waiting = setTimeout(change, 300);
    });
    return deskElement("label", "desk-field", deskElement("span", "", label), " ", field);
  };

  /** @param {Record<string, FitAnswer>} answers @param {string} key @param {FitAnswer} some */
  const answer = (answers, key, some) => { answers[key] = { ...answers[key], ...some }; };

  /** @param {EntryBrief} brief */
  const draw = (brief) => {
    const factors = new Map(brief.factors.map((it) => [it.label, it]));
    for (const it of brief.factors) if (it.prerequisite) factors.set(it.label, it);
    const ordered = [...factors.values()].sort((a, b) => Number(b.prerequisite) - Number(a.prerequisite));
    asked = ordered.length;
    const have = ordered.map((it) => {
      const { label } = it;
      const kept = fit.have[label] ?? {};
      const legend = deskElement("span", "", deskElement("strong", "", label), it.prerequisite && deskElement("span", "badge fit-required", word("fit_required")));
      return choose(legend, SAYS.map((say) => [String(say), word(`have_${say}`)]), kept.say,
        (say) => answer(fit.have, label, { say: /** @type {FitAnswer["say"]} */ (say), required: it.prerequisite }),
        it.note && deskElement("p", "fit-why", it.note),
        write(word("fit_prepare"), kept.note ?? "", (note) => answer(fit.have, label, { note, required: it.prerequisite }), 1));
    });
    const four = FIT_QUESTIONS.map((id) => choose(word(`question_${id}`), SAYS.map((say) => [String(say), word(`answer_${say}`)]), fit.four[id]?.say,
      (say) => answer(fit.four, id, { say: /** @type {FitAnswer["say"]} */ (say) }),
      write(word("fit_note"), fit.four[id]?.note ?? "", (note) => answer(fit.four, id, { note }), 1)));
    const changes = brief.lessons.flatMap((it) => it.change ?? []);
    const part = (/** @type {string} */ title, /** @type {(Node | false)[]} */ ...children) =>
      deskElement("section", "section fit-part", deskElement("h2", "", word(title)), ...children);
    const outcomes = /** @type {[string, string][]} */ (["adopt", "adapt", "avoid"].map((it) => [it, word(`fit_${it}`)]));
    form.replaceChildren(
      write(word("fit_place"), fit.place, (place) => { fit.place = place; }, 1, form.dataset.placeHint),
      part("fit_have_title", have.length === 0 && deskElement("p", "unknown", word("fit_have_none")), ...have),
      part("fit_four", ...four),
      part("fit_changes", changes.length > 0 && deskElement("p", "", word("fit_changes_note")), changes.length > 0 && deskElement("ul", "fit-changes", ...changes.map((it) => deskElement("li", "", it))),
        write(word("fit_changed"), fit.changed, (changed) => { fit.changed = changed; }, 3)),
      part("fit_outcome", said, choose(word("fit_decision"), outcomes, fit.decision, (decision) => { fit.decision = /** @type {FitOutcome} */ (decision); }),
        write(word("fit_reason"), fit.reason, (reason) => { fit.reason = reason; }, 3)));
    conclude();
  };

  const draft = () => {
    const { outcome, because } = weighFit(fit, asked);
    const decision = fit.decision || outcome;
    const field = /** @type {HTMLInputElement} */ (form.querySelector("input"));
    // An adoption is somebody's.
    field.required = true;
    const isComplete = form.reportValidity();
    field.required = false;
    if (!isComplete || !decision || decision === "avoid") return;
    /** @param {string} list @param {[string, FitAnswer][]} answers */
    const answers = (list, answers) => answers.flatMap(([label, { say, note }]) => (say || note
      ? [`- ${label}: ${[say && word(`${list}_${say}`), note?.trim()].filter(Boolean).join(". ")}`] : []));
    const have = answers("have", Object.entries(fit.have));
    const four = answers("answer", FIT_QUESTIONS.map((id) => [word(`question_${id}`), fit.four[id] ?? {}]));
    const body = [
      ...have.length ? [`## ${word("fit_have_title")}`, have.join("\n")] : [],
      ...four.length ? [`## ${word("fit_four")}`, four.join("\n")] : [],
    ];
    const text = writeDraft([
      ["adoption.title", word("fit_draft_title", { place: fit.place.trim(), title })],
      ["adoption.draft", "=yes"],
      ["adoption.by", fit.place],
      ["adoption.status", "=adoption.status.drafted"],
      ["adoption.case", name.slice(name.indexOf("/") + 1)],
      ["adoption.mode", `=adoption.mode.${decision === "adopt" ? "copy" : "adapt"}`],
      ["adoption.step", "=adoption.step.check"],
      ["adoption.changed", fit.changed],
      ["adoption.why", [fit.reason.trim(), ...because].filter(Boolean).join(" ")],
    ], body.join("\n\n"));
    saveFile(draftFileName(`${fit.place} ${name.slice(name.indexOf("/") + 1)}`), text);
  };

  const load = async () => {
    const { names, wrong } = desk.chosen();
    const cases = names.filter((it) => it.startsWith("case/"));
    const [linked = ""] = cases;
    name = linked;
    if (!name) {
      const unknown = [...wrong, ...names];
      if (unknown.length) status.textContent = word("fit_unknown", { names: unknown.join(", ") });
      return;
    }
    status.textContent = word("fit_loading");
    try {
      // An address or a list can be older than the name.
      const kept = desk.read().content.lists.flatMap((list) => list.entries.map((it) => it.name));
      const older = kept.includes(linked) ? [] : kept.filter((it) => it.startsWith("case/"));
      const facts = await window.teladan?.facts?.([linked, ...older], lang) ?? [];
      name = facts.find((it) => it.asked === linked)?.name ?? linked;
      known = [name, linked, ...facts.flatMap((it) => (it.name === name ? it.asked : []))];
      const brief = (await window.teladan?.briefs?.([name], lang))?.get(name);
      if (!brief) {
        status.textContent = word("fit_unknown", { names: name });
        return;
      }
      status.textContent = "";
      ({ title } = brief);
      const own = readFit(keptFit());
      isNewer = own === null;
      fit = own ?? emptyFit();
      fit.place ||= knownPlace();
      if (isNewer) status.textContent = word("fit_newer");
      find(".fit-empty").replaceChildren(deskLink(word("fit_of", { title }), brief.url));
      find(".fit-paper").hidden = true;
      draw(brief);
      form.hidden = find(".fit-actions").hidden = false;
    } catch {
      status.textContent = word("fit_failed");
    }
  };

  form.addEventListener("submit", (event) => event.preventDefault());
  find(".fit-print").addEventListener("click", () => print());
  find(".fit-draft").addEventListener("click", draft);
  void load();
})();
