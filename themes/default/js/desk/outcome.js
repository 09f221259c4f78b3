// A fit check: what a reader answered about a case and the own place, and what follows from it.
// Shared by the page that asks and by the brief.

/** The receiver's questions, in their order. */
const FIT_QUESTIONS = ["fits", "worth", "able", "how"];

/** @returns {FitCheck} */
const emptyFit = () => ({ version: 1, place: "", have: {}, four: {}, changed: "", decision: "", reason: "" });

/**
 * What can be read of a kept fit check; null for one that is of a later version.
 * @param {unknown} value
 * @returns {FitCheck | null}
 */
function readFit(value) {
  const fit = emptyFit();
  if (typeof value !== "object" || value === null) return fit;
  const kept = /** @type {Record<string, unknown>} */ (value);
  if (typeof kept.version === "number" && kept.version > 1) return null;
  /** @param {unknown} it */
  const text = (it) => (typeof it === "string" ? it : "");
  /** @param {unknown} it @returns {Record<string, FitAnswer>} */
  const answers = (it) => Object.fromEntries(Object.entries(Object(it)).map(([key, answer]) => {
    const { say, note, required } = Object(answer);
    const known = ["yes", "partly", "no"].includes(say) ? say : undefined;
    return [key, { say: known, note: text(note), required: required === true }];
  }));
  const decision = ["adopt", "adapt", "avoid"].includes(text(kept.decision)) ? /** @type {FitOutcome} */ (kept.decision) : "";
  return { version: 1, place: text(kept.place), have: answers(kept.have), four: answers(kept.four), changed: text(kept.changed), decision, reason: text(kept.reason) };
}

/**
 * What the answers say: avoid where something required is missing or a question is answered no, adapt
 * where anything is lacking, in doubt or to be changed, else adopt. Why, in words.
 * @param {FitCheck} fit
 * @param {number} asked how many factors were asked
 * @returns {{ outcome: FitOutcome | "", because: string[], left: number }}
 */
function weighFit(fit, asked) {
  const { word } = /** @type {Desk} */ (window.teladanDesk);
  const have = Object.entries(fit.have).filter(([, it]) => it.say);
  const four = Object.entries(fit.four).filter(([, it]) => it.say);
  const left = Math.max(0, asked - have.length) + FIT_QUESTIONS.length - four.length;
  if (!have.length && !four.length) return { outcome: "", because: [word("because_none")], left };
  const required = have.filter(([, it]) => it.required && it.say === "no").map(([name]) => name);
  const refused = four.filter(([, it]) => it.say === "no").map(([id]) => word(`question_${id}`));
  const lacking = have.filter(([, it]) => it.say !== "yes").map(([name]) => name).filter((name) => !required.includes(name));
  const doubted = four.filter(([, it]) => it.say === "partly").map(([id]) => word(`question_${id}`));
  /** @param {string} name @param {string[]} names */
  const because = (name, names) => (names.length ? [word(`because_${name}`, { names: names.map((it) => it.replace(/\?$/, "")).join("; ") })] : []);
  const against = [...because("required", required), ...because("no", refused)];
  const change = [...because("lacking", lacking), ...because("doubt", doubted), ...fit.changed.trim() ? [word("because_changes")] : []];
  if (against.length) return { outcome: "avoid", because: [...against, ...change], left };
  if (change.length) return { outcome: "adapt", because: change, left };
  return { outcome: "adopt", because: left ? [] : [word("because_all")], left };
}
