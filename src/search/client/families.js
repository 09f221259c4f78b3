// Word families with the documents they stand in, and the further tiers of long lists. Apart,
// because this is the reader of `t/` and `o/`, and knows nothing of questions.

/**
 * Documents in ascending order, with the impact of the family in each and, as bits, the members
 * that stand in it.
 * @typedef {{ docs: Uint32Array, impacts: Uint8Array, masks: Uint32Array }} Postings
 */

/**
 * @typedef {object} Family
 * @property {string[]} members
 * @property {number} weight
 * @property {number} total in how many documents it is
 * @property {{ name: string, count: number, highest: number }[]} tiers the further ones
 * @property {Postings[]} lists the first, then one for each further tier when it is loaded
 * @property {boolean} hasMasks
 * @property {number} file its number
 * @property {number} place in the file
 */

/** A family and the bit of one member. @typedef {{ family: Family, bit: number }} Sense */

/** From this member on all share a bit. */
const LAST_BIT = 30;

/**
 * The families of a file by their members.
 * @param {Uint8Array} payload
 * @param {number} number
 * @param {Root} root
 */
function readFamilies(payload, number, root) {
  return readBinary(payload, (bytes) => {
    /** @type {Map<string, Sense>} */
    const senses = new Map();
    bytes.list((place) => {
      const family = readFamily(bytes, number, place, root);
      family.members.forEach((word, at) => senses.set(word, { family, bit: 1 << Math.min(at, LAST_BIT) }));
    });
    return senses;
  });
}

/**
 * @param {Bytes} bytes
 * @param {number} file
 * @param {number} place
 * @param {Root} root
 * @returns {Family}
 */
function readFamily(bytes, file, place, root) {
  const members = bytes.list(() => bytes.text());
  const weight = bytes.number();
  const inAll = bytes.number();
  const here = bytes.number();
  const readTier = () => ({
    name: `o/${bytes.name()}`,
    count: bytes.number(),
    highest: root.impacts[bytes.byte()],
  });
  const tiers = here === inAll ? [] : bytes.list(readTier);
  const hasMasks = bytes.byte() > 0;
  must(weight && inAll === tiers.reduce((sum, { count }) => sum + count, here) && (hasMasks || members.length === 1));
  return { members, weight, total: inAll, tiers, lists: [readPostings(bytes, here, hasMasks, root)], hasMasks, file, place };
}

/**
 * @param {Bytes} bytes
 * @param {number} count
 * @param {boolean} hasMasks
 * @param {Root} root
 * @returns {Postings}
 */
function readPostings(bytes, count, hasMasks, { total, impacts: steps }) {
  const docs = readGaps(bytes, count, total);
  const impacts = bytes.slice(count).map((step) => steps[step] ?? 0);
  must(impacts.every((impact) => impact));
  const masks = new Uint32Array(count).map(() => (hasMasks ? bytes.number() : 1));
  return { docs, impacts, masks };
}

/**
 * So many documents in ascending order.
 * @param {Bytes} bytes
 * @param {number} count
 * @param {number} total how many documents there are
 */
function readGaps(bytes, count, total) {
  must(count <= total);
  let next = 0;
  const docs = new Uint32Array(count).map(() => (next += bytes.number() + 1) - 1);
  must(next <= total);
  return docs;
}

/**
 * The families around a word, by their members.
 * @param {Root} root
 * @param {string} word
 * @returns {Promise<Map<string, Sense>>}
 */
async function familiesAround(root, word) {
  const number = bucketOf(root.terms, stripAffixes(word));
  return number < 0 ? new Map() : load(`t/${number}-${root.terms.hashes[number]}`, (bytes) => readFamilies(bytes, number, root));
}

/**
 * The family that has a word as a member.
 * @param {Root} root
 * @param {string} word
 */
async function senseOf(root, word) {
  return mayBeWord(root, word) ? (await familiesAround(root, word)).get(word) : undefined;
}

/**
 * The families of which a word might be a form that the site happens not to use.
 * @param {Root} root
 * @param {string} word
 */
async function relatedFamilies(root, word) {
  const own = stripAffixes(word);
  if (own.length < 4 || !isLikeWords(root, own)) return [];
  const members = [...(await familiesAround(root, word))];
  const same = members.filter(([member]) => stripAffixes(member) === own);
  return [...new Set(same.map(([, { family }]) => family))].map((family) => ({ family, bit: 0 }));
}

/**
 * Loads a further tier.
 * @param {Root} root
 * @param {Family} family
 * @param {number} tier counted from 0
 */
async function loadTier(root, { members, tiers, lists, hasMasks }, tier) {
  const { name, count, highest } = tiers[tier];
  lists[tier + 1] ??= await load(name, (payload) =>
    readBinary(payload, (bytes) => {
      must(bytes.text() === members[0]);
      const list = readPostings(bytes, count, hasMasks, root);
      must(list.impacts.every((impact) => impact <= highest));
      return list;
    }));
}

/**
 * The first tier of a family that is not loaded, or -1.
 * @param {Family} family
 */
function firstMissingTier({ tiers, lists }) {
  return tiers.findIndex((_, tier) => !lists[tier + 1]);
}

/**
 * Loads all tiers of these families.
 * @param {Root} root
 * @param {Family[]} families
 */
function loadTiers(root, families) {
  return Promise.all(families.flatMap((family) => family.tiers.map((_, tier) => loadTier(root, family, tier))));
}

/**
 * Whether a member stands in a document that the reader sees.
 * @param {Root} root
 * @param {Sense} sense
 * @param {(doc: number) => boolean} isShown
 */
async function isStanding(root, { family, bit }, isShown) {
  for (let tier = -1; tier < family.tiers.length; tier++) {
    if (tier >= 0) await loadTier(root, family, tier);
    const { docs, masks } = family.lists[tier + 1];
    if (docs.some((doc, at) => masks[at] & bit && isShown(doc))) return true;
  }
  return false;
}
