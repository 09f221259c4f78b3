// What the words of a question mean: families, by the words themselves or by what stands for words
// that no family has. Apart, because this decides which files a question loads.

/** A family that a word may mean, and how much it counts. @typedef {Sense & { factor: number }} MeantSense */

/**
 * What a word of a question means, or two that are one.
 * @typedef {{ senses: MeantSense[], weight: number }} Group
 */

/**
 * @typedef {object} Meaning
 * @property {Group[]} groups
 * @property {Group[]} offered the groups with what was not typed, but may be meant
 * @property {Sense[][]} phrases
 * @property {Sense[][]} excluded
 * @property {boolean} isHopeless a phrase has a word that the site has not
 * @property {Map<AskedWord, string>} corrections that were made
 * @property {Map<AskedWord, string>} offers that were not made
 * @property {AskedWord[]} skipped words that mean nothing here
 */

/** What a word was read as. @typedef {{ asked: AskedWord, groups: Group[], correction?: Correction | null }} Reading */

/**
 * What a family counts that a word stands for by itself, and one that it stands for only as the
 * beginning of a word: less, since the reader may mean another. Least of all where the beginning is
 * itself a word.
 */
const WORD_FACTOR = 16;
const BEGINNING_FACTOR = 12;
const LONGER_FACTOR = 10;

/** The most letters of a word of the site that is taken for the beginning of others too, and of how many. */
const LONGEST_BEGINNING = 5;
const MOST_LONGER = 3;

/**
 * @param {Root} root
 * @param {Question} question
 * @param {(doc: number) => boolean} isShown
 * @returns {Promise<Meaning>}
 */
async function meaningOf(root, { words, phrases, excluded }, isShown) {
  for (const phrase of [...phrases, ...excluded]) expectPositions(root, phrase);
  const [readings, known, out] = await Promise.all([
    readWords(root, words, isShown),
    ...[phrases, excluded].map((list) => Promise.all(list.map((phrase) => sensesOf(root, phrase)))),
  ]);
  const isKnown = readings.some(({ groups }) => groups[0]);
  /** @param {Reading} reading */
  const isMade = ({ asked, correction }) => !!correction && isKnown && isLikely(asked.word, correction);
  const corrected = readings.filter(({ correction }) => correction);
  /** @param {Reading[]} list */
  const texts = (list) => new Map(list.map(({ asked, correction }) => [asked, correction?.words[0] ?? ""]));
  return {
    groups: readings.flatMap((reading) => (isMade(reading) ? (reading.correction?.group ?? []) : reading.groups)),
    offered: readings.flatMap(({ groups, correction }) => correction?.group ?? groups),
    phrases: known.flatMap((phrase) => (phrase ? [phrase] : [])),
    excluded: out.flatMap((phrase) => (phrase ? [phrase] : [])),
    isHopeless: known.includes(null),
    corrections: texts(corrected.filter(isMade)),
    offers: texts(corrected.filter((reading) => !isMade(reading))),
    skipped: readings.filter((reading) => !reading.groups[0] && !isMade(reading)).map(({ asked }) => asked),
  };
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
 * Reads every word by itself, but for two that the site writes as one.
 * @param {Root} root
 * @param {AskedWord[]} words
 * @param {(doc: number) => boolean} isShown
 * @returns {Promise<Reading[]>}
 */
async function readWords(root, words, isShown) {
  const own = await Promise.all(words.map((asked) => knownGroup(root, asked)));
  const alone = words.map(async (asked, at) => {
    const group = own[at];
    return group ? { asked, groups: [group] } : readUnknown(root, asked, isShown);
  });
  // Of two words that are one, what each means by itself is not needed, and may fail.
  for (const reading of alone) reading.catch(() => {});
  const together = await Promise.all(words.map((asked, at) => {
    const next = words[at + 1];
    const isOpen = next && !asked.isQuoted && !next.isQuoted && !(own[at] && own[at + 1]);
    return isOpen ? senseOfBoth(root, asked.word, next.word, !!own[at]) : undefined;
  }));
  /** @type {Promise<Reading>[]} */
  const readings = [];
  for (let at = 0; at < words.length; at++) {
    const asked = words[at];
    const joined = together[at];
    if (joined) readings.push(Promise.resolve({ asked, groups: [groupOfSenses([joined], WORD_FACTOR)] }));
    else readings.push(alone[at]);
    if (joined) at++;
  }
  return Promise.all(readings);
}

/**
 * The family of two words that the site writes as one, of which it does not have both by themselves. It is
 * looked for in the list that the unknown one of them needs anyhow.
 * @param {Root} root
 * @param {string} first
 * @param {string} second
 * @param {boolean} isFirstKnown
 */
async function senseOfBoth(root, first, second, isFirstKnown) {
  const both = first + second;
  if (!mayBeWord(root, both)) return undefined;
  const known = countsBy(await (isFirstKnown ? wordsEndingNear(root, both) : wordsNear(root, both)));
  return known.get(both) ? senseOf(root, both) : undefined;
}

/**
 * Whether a word may be taken for one with a typo.
 * @param {AskedWord} asked
 */
function mayBeTypo({ word, isQuoted }) {
  return !isQuoted && [...word].length > 3 && !/\p{N}/u.test(word);
}

/**
 * Whether a word may be the beginning of another.
 * @param {AskedWord} asked
 */
function mayBegin({ word, isQuoted, isOpen }) {
  return isOpen && !isQuoted && [...word].length > 1;
}

/**
 * Which lists of words are asked for together with the families of a word: what completes a short one;
 * and both of one that looks like no word of the site, a typo most probably. Of what looks like the
 * beginning of one the endings are left until nothing completes it.
 * @param {Root} root
 * @param {AskedWord} asked
 */
function listsAtOnce(root, asked) {
  const { word } = asked;
  const isTypo = mayBeTypo(asked) && !mayBeWord(root, word);
  const near = isTypo || (mayBegin(asked) && word.length <= LONGEST_BEGINNING);
  const mayComplete = near && mayBegin(asked) && isLikeWords(root, EDGE + word);
  return { near, endings: isTypo && !mayComplete, mayComplete };
}

/**
 * The family that has a word as a member; beside a short word at the end of a question also what is
 * longer and in more documents.
 * @param {Root} root
 * @param {AskedWord} asked
 * @returns {Promise<Group | null>}
 */
async function knownGroup(root, asked) {
  const { word } = asked;
  const lists = listsAtOnce(root, asked);
  // Who needs them fails if they do not come.
  if (lists.near) wordsNear(root, word).catch(() => {});
  if (lists.endings) wordsEndingNear(root, word).catch(() => {});
  const isShort = mayBegin(asked) && word.length <= LONGEST_BEGINNING;
  const [sense, near] = await Promise.all([senseOf(root, word), isShort ? wordsNear(root, word) : []]);
  if (!sense) return null;
  const group = groupOfSenses([sense], WORD_FACTOR);
  const own = countsBy(near).get(word) ?? 0;
  const longer = near.filter((known) => known.count > own && known.word.startsWith(word)).sort(byCount);
  const words = longer.slice(0, MOST_LONGER).map((known) => known.word);
  if (words[0]) group.senses.push(...(await groupOfWords(root, words, LONGER_FACTOR)).senses);
  return group;
}

/**
 * What a word may mean that no family has.
 * @param {Root} root
 * @param {AskedWord} asked
 * @param {(doc: number) => boolean} isShown
 * @returns {Promise<Reading>}
 */
async function readUnknown(root, asked, isShown) {
  const { word } = asked;
  const bothLists = () => Promise.all([wordsNear(root, word), wordsEndingNear(root, word)]);
  // What a typo may need comes at the same time as what a beginning needs, unless that is at hand. If it
  // does not come, only who needs it fails.
  if (mayBeTypo(asked) && !listsAtOnce(root, asked).mayComplete) bothLists().catch(() => {});
  const longer = mayBegin(asked) ? await completions(root, word) : [];
  if (longer[0]) return { asked, groups: [await groupOfWords(root, longer, BEGINNING_FACTOR)] };
  const kin = await relatedFamilies(root, word);
  if (kin[0]) return { asked, groups: [groupOfSenses(kin, WORD_FACTOR)] };
  if (!mayBeTypo(asked)) return { asked, groups: [] };
  const lists = await bothLists();
  const inflected = inflectionsOf(word, lists[0]);
  if (inflected[0]) {
    const { senses } = await groupOfWords(root, inflected, WORD_FACTOR);
    return { asked, groups: [groupOfSenses(senses.map(({ family }) => ({ family, bit: 0 })), WORD_FACTOR)] };
  }
  const { parts, count } = splitWord(word, ...lists);
  const nearest = nearestWords(word, lists.flat());
  if (count > nearest.count) return { asked, groups: await Promise.all(parts.map((part) => groupOfWords(root, [part], WORD_FACTOR))) };
  return { asked, groups: [], correction: await correctionOf(root, nearest, isShown) };
}

/**
 * @param {Sense[]} senses
 * @param {number} factor
 * @returns {Group}
 */
function groupOfSenses(senses, factor) {
  const weight = Math.max(...senses.map(({ family }) => family.weight));
  return { senses: senses.map((sense) => ({ ...sense, factor })), weight };
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
