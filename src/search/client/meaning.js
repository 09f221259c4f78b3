// What the words of a question mean: families, by the word itself, by its beginning or by what was
// meant instead of a typo. Apart, because this decides which files a question loads.

/**
 * What one word of a question means.
 * @typedef {{ senses: Sense[], factor: number, weight: number }} Group
 */

/**
 * @typedef {object} Meaning
 * @property {Group[]} groups
 * @property {Sense[][]} phrases
 * @property {Sense[][]} excluded
 * @property {boolean} isHopeless nothing can be found
 * @property {Map<AskedWord, string>} corrections
 */

/**
 * What a family counts that a word stands for by itself, and one that it stands for only as the
 * beginning of a word: less, since the reader may mean another. Set by hand, not measured.
 */
const WORD_FACTOR = 16;
const BEGINNING_FACTOR = 12;

/**
 * @param {Root} root
 * @param {Question} question
 * @returns {Promise<Meaning>}
 */
async function meaningOf(root, { words, phrases, excluded }) {
  /** @type {Map<AskedWord, string>} */
  const corrections = new Map();
  const [all, ...typed] = await Promise.all([
    Promise.all(words.map((asked) => groupOf(root, asked, corrections))),
    ...[phrases, excluded].map((list) => Promise.all(list.map((phrase) => sensesOf(root, phrase)))),
  ]);
  const groups = all.flatMap((group) => group ?? []);
  const [known, out] = typed.map((list) => list.flatMap((phrase) => (phrase ? [phrase] : [])));
  const isHopeless = (words.length > 0 && !groups.length) || known.length < phrases.length;
  return { groups, phrases: known, excluded: out, isHopeless, corrections };
}

/**
 * A phrase of which the site has all words.
 * @param {Root} root
 * @param {string[]} phrase
 */
async function sensesOf(root, phrase) {
  const senses = await Promise.all(phrase.map((word) => senseOf(root, word)));
  const known = senses.flatMap((sense) => sense ?? []);
  return known.length < phrase.length ? null : known;
}

/**
 * @param {Root} root
 * @param {AskedWord} asked
 * @param {Map<AskedWord, string>} corrections what was corrected is added
 * @returns {Promise<Group | null>}
 */
async function groupOf(root, asked, corrections) {
  const { word, isQuoted } = asked;
  const { length } = [...word];
  const isBeginning = asked.isOpen && !isQuoted && length > 1;
  const sense = await senseOf(root, word);
  if (sense) return groupOfSenses([sense], WORD_FACTOR);
  // What a typo may need comes at the same time as what a beginning needs. If it does not come, only
  // who needs it fails.
  const correcting = isQuoted || length < 4 || /\p{N}/u.test(word) ? null : correction(root, word);
  correcting?.catch(() => {});
  const longer = isBeginning ? await completions(root, word) : [];
  if (longer[0]) return groupOfWords(root, longer.map(({ word }) => word), BEGINNING_FACTOR);
  const kin = await relatedFamilies(root, word);
  if (kin[0]) return groupOfSenses(kin, WORD_FACTOR);
  const meant = await correcting;
  if (!meant) return null;
  corrections.set(asked, meant);
  return groupOfWords(root, [meant], WORD_FACTOR);
}

/**
 * @param {Sense[]} senses
 * @param {number} factor
 * @returns {Group}
 */
function groupOfSenses(senses, factor) {
  return { senses, factor, weight: Math.max(...senses.map(({ family }) => family.weight)) };
}

/**
 * The families of words that the site is known to hold.
 * @param {Root} root
 * @param {string[]} words
 * @param {number} factor
 */
async function groupOfWords(root, words, factor) {
  const senses = await sensesOf(root, words);
  if (!senses) throw searchError("damaged", words.join());
  return groupOfSenses(senses, factor);
}
