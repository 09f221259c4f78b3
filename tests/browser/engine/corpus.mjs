// Made-up knowledge bases: words with affixes in families, documents of sentences, facets. Apart,
// because both the writer and the oracle start from them. The same seed gives the same corpus.

/** Random numbers that can be repeated. */
export function random(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit) => Math.floor(next() * limit);
  return { next, below, of: (list) => list[below(list.length)], chance: (share) => next() < share };
}

const CONSONANTS = [..."bcdghjklmnprstwy"];
const VOWELS = [..."aeiou"];
const AFFIXED = [
  (stem) => stem,
  (stem) => `me${stem}kan`,
  (stem) => `pe${stem}an`,
  (stem) => `di${stem}`,
  (stem) => `${stem}nya`,
  (stem) => `ber${stem}`,
];
const FOREIGN = ["2019", "1250", "opd", "cafe", "ελλας", "机关", "e2e", "ñandu".normalize("NFD").replace(/\p{M}/gu, "")];

function stem(chance) {
  let word = "";
  for (let left = 2 + chance.below(2); left > 0; left--) word += chance.of(CONSONANTS) + chance.of(VOWELS);
  return chance.chance(0.3) ? word + chance.of(CONSONANTS) : word;
}

function families(chance, count) {
  const taken = new Set();
  const free = (word) => !taken.has(word) && taken.add(word);
  const all = [...FOREIGN.map((word) => [word])];
  FOREIGN.forEach(free);
  while (all.length < count) {
    const own = stem(chance);
    const members = AFFIXED.filter(() => chance.chance(0.5)).map((affix) => affix(own)).filter(free);
    if (chance.chance(0.1)) members.push(...[stem(chance)].filter(free));
    if (members.length) all.push(members);
  }
  const large = Array.from({ length: 33 }, () => `besar${stem(chance)}`).filter(free);
  return [...all, large];
}

/** A corpus: families, and documents with sections of sentences of words. */
export function corpus(seed, { documents = 120, words = 90 } = {}) {
  const chance = random(seed);
  const made = families(chance, words).map((members) => ({ members, documents: new Map() }));
  const rank = () => Math.floor(made.length * chance.next() ** 3);
  const sentence = () => Array.from({ length: 2 + chance.below(9) }, () => chance.of(made[rank()].members));
  const all = Array.from({ length: documents }, (_, number) => {
    const sections = Array.from({ length: 1 + chance.below(3) }, (_, at) => ({
      anchor: at ? `s${at}` : "",
      heading: at ? sentence().slice(0, 3) : [],
      sentences: Array.from({ length: 1 + chance.below(4) }, sentence),
    }));
    const language = number < documents * 0.7 ? 0 : 1;
    const kind = ["factor", "case", "locus", "visit"][Math.floor((number / documents) * 8) % 4];
    const sectors = ["health", "water", "desa"].filter(() => chance.chance(0.4));
    return {
      number,
      language,
      kind,
      shown: language === 0 ? 1 + 2 * +(kind !== "case") : 2,
      title: sentence().slice(0, 3),
      names: kind === "factor" ? [sentence().slice(0, 2), sentence()] : [],
      sections,
      terms: { sector: sectors, stage: chance.chance(0.7) ? [chance.of(["trial", "applied"])] : [] },
      year: chance.chance(0.8) ? 2010 + chance.below(8) : null,
      date: chance.chance(0.8) ? 20100000 + chance.below(40) : null,
      completeness: chance.below(101),
      order: 0,
    };
  });
  const titles = [...all].sort((a, b) => (a.title.join() < b.title.join() ? -1 : 1));
  titles.forEach((document, at) => (document.order = at));
  stand(chance, made, all);
  return { families: made.filter((family) => family.documents.size), documents: all, languages: ["id", "en"] };
}

/** All sentences of a document in the order in which their words are counted. */
export function sentences(document) {
  return [document.title, ...document.sections.flatMap(({ heading, sentences }) => [heading, ...sentences])];
}

/** Each word's positions: every sentence begins at a multiple of 16, after a free place at least. */
export function positions(document) {
  const found = new Map();
  let next = 0;
  for (const sentence of sentences(document)) {
    sentence.forEach((word, at) => found.set(word, [...(found.get(word) ?? []), next + at]));
    if (sentence.length) next = Math.ceil((next + sentence.length + 1) / 16) * 16;
  }
  return found;
}

/** Says in which documents the families stand, with which members and impact. */
function stand(chance, made, documents) {
  const familyOf = new Map(made.flatMap((family) => family.members.map((word) => [word, family])));
  const impact = () => 1 + Math.floor(255 * chance.next() ** 2);
  for (const document of documents) {
    document.positions = positions(document);
    for (const word of document.positions.keys()) {
      const family = familyOf.get(word);
      const entry = family.documents.get(document.number) ?? { impact: impact(), words: new Set() };
      entry.words.add(word);
      family.documents.set(document.number, entry);
    }
  }
  // Synonyms: families in documents that hold none of their members.
  for (const family of made) {
    if (family.members.length < 2 || !chance.chance(0.3)) continue;
    for (const { number } of documents) {
      if (chance.chance(0.1) && !family.documents.has(number)) family.documents.set(number, { impact: impact(), words: new Set() });
    }
  }
}

/** Whether a word is one of a name. */
export const isName = (word) => word.charCodeAt(word.length - 1) % 3 === 0;

/** How many documents each word stands in itself. */
export function frequencies({ documents }) {
  const found = new Map();
  for (const document of documents) for (const word of document.positions.keys()) found.set(word, (found.get(word) ?? 0) + 1);
  return found;
}
