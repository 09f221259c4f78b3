// What a document is about, as a question that finds others like it. Apart, because it goes the other
// way: from a document to words.

/** How many words of a document are looked up, and how many make the question. */
const CANDIDATES = 12;
const ALIKE_WORDS = 5;

/** The least letters of a word that may say what a text is about; how often, outside of the title. */
const LEAST_LETTERS = 4;
const LEAST_USES = 3;

/** How much more a word of the title counts, and the most that a word weighs which nearly every document has. */
const TITLE_FACTOR = 3;
const COMMON_WEIGHT = 12;

/**
 * The words of title and summary whose families weigh the most in the document.
 * @param {Root} root
 * @param {number} doc
 * @param {Card} card
 * @returns {Promise<string>}
 */
async function questionAlike(root, doc, { title, summary, sections }) {
  const text = (await sections()).map(([, heading, own]) => `${heading} ${own}`).join(" ");
  const uses = countsOfWords(text);
  const titles = countsOfWords(title);
  const named = [...countsOfWords(`${title} ${summary}`).keys()];
  const words = named.filter((word) => word.length >= LEAST_LETTERS && !/\d/.test(word)
    && (titles.has(word) || (uses.get(word) ?? 0) >= LEAST_USES));
  words.sort((a, b) => (uses.get(b) ?? 0) - (uses.get(a) ?? 0));
  const senses = await Promise.all(words.slice(0, CANDIDATES).map((word) => senseOf(root, word)));
  /** @type {Map<Family, { word: string, value: number }>} */
  const heaviest = new Map();
  senses.forEach((sense, at) => {
    if (!sense || sense.family.weight <= COMMON_WEIGHT || heaviest.has(sense.family)) return;
    const factor = titles.has(words[at]) ? TITLE_FACTOR : 1;
    heaviest.set(sense.family, { word: words[at], value: weightIn(sense.family, doc) * factor });
  });
  const best = [...heaviest.values()].sort((a, b) => b.value - a.value).slice(0, ALIKE_WORDS).map(({ word }) => word);
  // As they stand there.
  return named.filter((word) => best.includes(word)).join(" ") || title;
}

/** @param {string} text */
function countsOfWords(text) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const { word } of tokens(fold(text))) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/**
 * What a family weighs in a document, as far as it is loaded.
 * @param {Family} family
 * @param {number} doc
 */
function weightIn({ weight, lists }, doc) {
  const impacts = lists.map(({ docs, impacts }) => impacts[docs.indexOf(doc)] ?? 0);
  return weight * Math.max(...impacts);
}
