// What the words of a question mean: families, by the word itself, by its beginning or by what was
// meant instead of a typo. Apart, because this decides which files a question loads.

/**
 * What one word of a question means.
 * @typedef {object} Group
 * @property {(Sense & { factor: number })[]} senses
 * @property {number} weight
 */

/**
 * @typedef {object} Meaning
 * @property {Group[]} groups
 * @property {Sense[][]} phrases
 * @property {Sense[][]} excluded
 * @property {boolean} isHopeless nothing can be found
 * @property {Map<Asked, string>} corrections
 */

const WHOLE = 16;
const BEGINNING = 12;

/**
 * @param {Root} root
 * @param {Question} question
 * @returns {Promise<Meaning>}
 */
async function meaningOf(root, question) {
  const phraseSenses = (/** @type {string[][]} */ phrases) =>
    Promise.all(phrases.map((phrase) => Promise.all(phrase.map((word) => senseOf(root, word)))));
  /** @type {Map<Asked, string>} */
  const corrections = new Map();
  const [groups, phrases, excluded] = await Promise.all([
    Promise.all(question.words.map((asked) => groupOf(root, asked, corrections))),
    phraseSenses(question.phrases),
    phraseSenses(question.excluded),
  ]);
  const known = groups.filter((group) => group !== null);
  const isWhole = (/** @type {(Sense | undefined)[]} */ phrase) => phrase.every((sense) => sense);
  return {
    groups: known,
    phrases: /** @type {Sense[][]} */ (phrases),
    excluded: /** @type {Sense[][]} */ (excluded.filter(isWhole)),
    isHopeless: (groups.length > 0 && known.length === 0) || !phrases.every(isWhole),
    corrections,
  };
}

/**
 * @param {Root} root
 * @param {Asked} asked
 * @param {Map<Asked, string>} corrections what was corrected is added
 * @returns {Promise<Group | null>}
 */
async function groupOf(root, asked, corrections) {
  const { word, isOpen, isQuoted } = asked;
  const length = [...word].length;
  const isBeginning = isOpen && !isQuoted && length > 1;
  // A word that is being typed is often none yet: its neighbours come at the same time as its
  // family, and if they do not come, only who needs them fails.
  if (isBeginning) neighbours(root, word).catch(() => {});
  const sense = await senseOf(root, word);
  if (sense) return groupWith([sense], WHOLE);
  const longer = isBeginning ? await completions(root, word) : [];
  if (longer.length) return groupWith(await Promise.all(longer.map((one) => certainSense(root, one))), BEGINNING);
  if (isQuoted || length < 4 || /\p{N}/u.test(word)) return null;
  const meant = await correction(root, word);
  if (!meant) return null;
  corrections.set(asked, meant);
  return groupWith([await certainSense(root, meant)], WHOLE);
}

/**
 * The family of a word that the site is known to hold.
 * @param {Root} root
 * @param {string} word
 */
async function certainSense(root, word) {
  const sense = await senseOf(root, word);
  if (!sense) throw new Failure("damaged", word);
  return sense;
}

/**
 * @param {Sense[]} senses
 * @param {number} factor
 * @returns {Group}
 */
function groupWith(senses, factor) {
  return {
    senses: senses.map((sense) => ({ ...sense, factor })),
    weight: Math.max(...senses.map(({ family }) => family.weight)),
  };
}
