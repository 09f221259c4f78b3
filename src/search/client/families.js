// Word families with the documents they stand in, and the further tiers of long lists. Apart,
// because this is the reader of `t/` and `o/`, and knows nothing of questions.

/**
 * Documents in ascending order, with the impact of the family in each and, as bits, the members
 * that stand in it.
 * @typedef {{ documents: Uint32Array, impacts: Uint8Array, masks: Uint32Array | null }} Postings
 */

/**
 * @typedef {object} Family
 * @property {string[]} members
 * @property {number} weight
 * @property {{ name: string, documents: number, highest: number }[]} tiers the further ones
 * @property {(Postings | undefined)[]} lists the first, then one for each further tier when loaded
 * @property {boolean} hasMasks
 * @property {string} positions the name of the file
 * @property {number} place in its files
 */

/** A family and the bit of one member. @typedef {{ family: Family, bit: number }} Sense */

/** From this member on all share a bit. */
const LAST_BIT = 30;

/**
 * @param {Uint8Array} payload
 * @param {number} number
 * @param {number} total documents of the site
 */
function readFamilies(payload, number, total) {
  const bytes = new Bytes(payload);
  checkVersion(bytes.number());
  const positions = `p/${number}-${bytes.hash()}`;
  /** @type {Map<string, Sense>} */
  const senses = new Map();
  const count = bytes.number();
  for (let place = 0; place < count; place++) {
    const family = readFamily(bytes, positions, place, total);
    family.members.forEach((word, at) => senses.set(word, { family, bit: 2 ** Math.min(at, LAST_BIT) }));
  }
  bytes.end();
  return senses;
}

/**
 * @param {Bytes} bytes
 * @param {string} positions
 * @param {number} place
 * @param {number} total
 * @returns {Family}
 */
function readFamily(bytes, positions, place, total) {
  const members = [];
  for (let left = bytes.number(); left > 0; left--) members.push(bytes.text());
  const weight = bytes.number();
  const inAll = bytes.number();
  const here = bytes.number();
  const tiers = [];
  let sum = here;
  if (here !== inAll) {
    for (let left = bytes.number(); left > 0; left--) {
      const name = `o/${bytes.number()}-${bytes.hash()}`;
      tiers.push({ name, documents: bytes.number(), highest: bytes.byte() });
      sum += tiers.at(-1)?.documents ?? 0;
    }
  }
  const hasMasks = bytes.byte() === 1;
  must(sum === inAll && weight > 0 && (hasMasks || members.length === 1));
  return { members, weight, tiers, lists: [readPostings(bytes, here, hasMasks, total)], hasMasks, positions, place };
}

/**
 * @param {Bytes} bytes
 * @param {number} count
 * @param {boolean} hasMasks
 * @param {number} total
 * @returns {Postings}
 */
function readPostings(bytes, count, hasMasks, total) {
  must(count <= total);
  const documents = new Uint32Array(count);
  let next = 0;
  for (let i = 0; i < count; i++) {
    next += bytes.number();
    documents[i] = next++;
  }
  must(next <= total);
  const impacts = bytes.slice(count).slice();
  const masks = hasMasks ? new Uint32Array(count) : null;
  if (masks) for (let i = 0; i < count; i++) masks[i] = bytes.number();
  return { documents, impacts, masks };
}

/**
 * The family that has a word as a member.
 * @param {Root} root
 * @param {string} word
 * @returns {Promise<Sense | undefined>}
 */
async function senseOf(root, word) {
  const senses = await loadFrom(root.terms, route(word), (bytes, number) =>
    readFamilies(bytes, number, root.documents));
  return senses?.get(word);
}

/**
 * Loads a further tier.
 * @param {Root} root
 * @param {Family} family
 * @param {number} tier counted from 0
 */
async function loadTier(root, family, tier) {
  const { name, documents, highest } = /** @type {Family["tiers"][0]} */ (family.tiers[tier]);
  family.lists[tier + 1] ??= await load(name, (payload) => {
    const bytes = new Bytes(payload);
    checkVersion(bytes.number());
    const list = readPostings(bytes, documents, family.hasMasks, root.documents);
    bytes.end();
    must(list.impacts.every((impact) => impact <= highest));
    return list;
  });
}

/**
 * The first tier of a family that is not loaded, or -1.
 * @param {Family} family
 */
function openTier(family) {
  return family.tiers.findIndex((_, tier) => !family.lists[tier + 1]);
}

/**
 * Loads all tiers of these families.
 * @param {Root} root
 * @param {Family[]} families
 */
async function loadTiers(root, families) {
  await Promise.all(families.flatMap((family) => family.tiers.map((_, tier) => loadTier(root, family, tier))));
}
