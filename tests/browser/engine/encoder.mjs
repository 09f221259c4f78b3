// Writes the index of a made-up corpus, after format.md alone. Apart from the program's own writer,
// so that both sides of the format are held against a third reading of it.
import { createHash } from "node:crypto";
import { deflateRawSync } from "node:zlib";
import { frequencies, isName } from "./corpus.mjs";
import { clientScripts } from "./page.mjs";

export const VERSION = 5;

/** What the steps of an impact are worth; unlike the program's own. */
const IMPACTS = Array.from({ length: 255 }, (_, at) => at + 1);

/** Documents of a file of cards and of texts, files of a hash, files of families of a file of positions, titles of the first file. */
const [CARDS, TEXTS, GROUP, TOGETHER, TITLES] = [6, 3, 4, 2, 9];

/** Bytes of positions beyond which a family is long. */
const MOST_POSITIONS = 60;

/** How many shard keys a file of families has, about. */
const KEYS = 12;

const ENDS = [["lah", "kah", "pun", "tah"], ["nya", "ku", "mu"]];
const HEADS = ["meng", "meny", "men", "mem", "me", "peng", "peny", "pen", "pem", "per", "pel", "pe", "ber", "bel", "be", "ter", "di", "ke", "se"];

/** A word without its affixes: its shard key. */
export function coreOf(word) {
  if (word.length < 5 || /[^a-z]/.test(word)) return word;
  const last = word.startsWith("pe") || word.startsWith("ke") ? ["an", "i"] : ["kan", "an", "i"];
  for (const list of [...ENDS, last]) word = word.replace(new RegExp(`^(.{4,}?)(${list.join("|")})$`), (whole, rest) => rest);
  for (let i = 0; i < 3; i++) {
    for (const head of HEADS) {
      if (word.slice(0, head.length) === head && word.length >= head.length + 4) {
        word = word.slice(head.length);
        break;
      }
    }
  }
  return word;
}

const varint = (number) => {
  const bytes = [];
  for (; number > 127; number = Math.floor(number / 128)) bytes.push((number % 128) | 128);
  return [...bytes, number];
};
const string = (text) => [...varint(Buffer.byteLength(text)), ...Buffer.from(text)];
const hashOf = (payload) => createHash("sha256").update(payload).digest("hex").slice(0, 4);
const nameOf = (payload) => createHash("sha256").update(payload).digest("hex").slice(0, 10);
const bytesOf = (hash) => [...Buffer.from(hash, "hex")];
const packed = (hashes) => Buffer.from(hashes.join(""), "hex").toString("base64");

/** A file's script. */
export const scriptOf = (name, payload) =>
  `teladan.shard(${JSON.stringify(name)}, "${deflateRawSync(Buffer.from(payload)).toString("base64")}")`;

/** What is written for each document of a list: gaps, impacts, masks. */
function postings(family, list) {
  let before = -1;
  const gaps = list.flatMap(([number]) => {
    const gap = varint(number - before - 1);
    before = number;
    return gap;
  });
  const masks = family.hasMasks ? list.flatMap(([, entry]) => varint(maskOf(family, entry))) : [];
  return [...gaps, ...list.map(([, { impact }]) => IMPACTS.indexOf(impact)), ...masks];
}

const bitOf = (family, word) => 2 ** Math.min(family.members.indexOf(word), 30);
const maskOf = (family, { words }) => [...new Set([...words].map((word) => bitOf(family, word)))].reduce((a, b) => a + b, 0);

/** Splits a list by impact; each part in the order of documents. */
function tiersOf(family, limit) {
  const all = [...family.documents].sort(([a, x], [b, y]) => y.impact - x.impact || a - b);
  const parts = [all.splice(0, limit)];
  while (all.length) parts.push(all.splice(0, 4 * limit));
  return parts.map((part) => part.sort(([a], [b]) => a - b));
}

/** The positions of all words of a family that share a bit, in a document. */
const placesIn = (document, family, bit) => {
  const own = family.members.filter((word) => bitOf(family, word) === bit);
  return own.flatMap((word) => document.positions.get(word) ?? []).sort((a, b) => a - b);
};
const bitsIn = (family) => [...new Set(family.members.map((word) => bitOf(family, word)))].sort((a, b) => a - b);

/** The positions of a family by document and bit. */
function positionsOf(corpus, family) {
  const all = [...family.documents].sort(([a], [b]) => a - b).map(([number]) => corpus.documents[number]);
  return all.flatMap((document) => bitsIn(family).map((bit) => ({ document, places: placesIn(document, family, bit) })))
    .filter(({ places }) => places.length);
}

const gapsOf = (places) => places.flatMap((place, at) => varint(place - (at ? places[at - 1] : 0)));
const bytesOfPositions = (lists) => lists.flatMap(({ places }) => [...varint(places.length), ...gapsOf(places)]);

/** The families that have too many positions, and each word of theirs: its family, bit and number. */
function longFamilies(corpus) {
  const families = corpus.families.filter((family) => bytesOfPositions(positionsOf(corpus, family)).length > MOST_POSITIONS);
  const words = families.flatMap((family) => bitsIn(family).map((bit) => ({ family, bit })));
  return { families, words: words.map((word, number) => ({ ...word, number })) };
}

/** The positions of a family in a file of `p/`, with what stands beside them; or its number and its pairs. */
function placesOf(corpus, long, family, name) {
  const lists = positionsOf(corpus, family);
  if (!long.families.includes(family)) {
    const beside = [-1, 1].flatMap((step) => lists.flatMap(({ document, places }) => places.flatMap((place) => {
      const words = long.words.filter(({ family, bit }) => placesIn(document, family, bit).includes(place + step));
      const numbers = words.map(({ number }) => number);
      return numbers.length > 1 ? [1, ...varint(numbers.length), ...numbers.flatMap(varint)] : numbers.length ? varint(numbers[0] + 2) : [0];
    })));
    const bytes = [...bytesOfPositions(lists), ...beside];
    return [0, ...varint(bytes.length), ...bytes];
  }
  const { number } = long.words.find((word) => word.family === family);
  const pairs = pairsOf(corpus, long, family);
  const files = [["n", 7, ({ documents }) => documents], ["q", 4, ({ places }) => places]].map(([folder, size, pick]) => {
    const parts = Array.from({ length: Math.ceil(pairs.length / size) }, () => []);
    for (const pair of pairs) parts[fnv(pair.other) % parts.length].push([...pair.key, ...pick(pair)]);
    return parts.map((part, at) => name(folder, [...varint(VERSION), ...string(family.members[0]), ...varint(at), ...varint(part.length), ...part.flat()]));
  });
  return [...varint(number + 1), ...files.flatMap((names) => [...varint(names.length), ...names.flatMap(bytesOf)])];
}

/** The pairs of words of a long family with those of all such families. */
function pairsOf(corpus, long, family) {
  const all = long.words.filter((word) => word.family === family).flatMap(({ bit }) => long.words.map((second) => {
    const lists = corpus.documents.map((document) => {
      const ends = placesIn(document, second.family, second.bit);
      return { document, places: placesIn(document, family, bit).filter((place) => ends.includes(place + 1)) };
    });
    return { bit, second, lists: lists.filter(({ places }) => places.length) };
  }));
  return all.filter(({ lists }) => lists.length).map(({ bit, second, lists }) => {
    const other = second.family.members[0];
    const numbers = lists.map(({ document }) => document.number);
    return {
      other,
      key: [...varint(Math.log2(bit)), ...string(other), ...varint(Math.log2(second.bit))],
      documents: [...varint(lists.length), ...numbers.flatMap((number, at) => varint(number - (at ? numbers[at - 1] : -1) - 1))],
      places: [...varint(lists.length), ...bytesOfPositions(lists)],
    };
  });
}

/** Puts files of a number each, several with one hash; gives the hashes. */
function putGroups(folder, payloads, put) {
  return groupsOf(payloads, GROUP).map((group, at) => {
    const hash = hashOf(Buffer.concat(group.map((payload) => Buffer.from(payload))));
    group.forEach((payload, within) => put(folder, at * GROUP + within, payload, hash));
    return hash;
  });
}

/** FNV-1a in 32 bits. */
const fnv = (text) => [...Buffer.from(text)].reduce((sum, byte) => Number((BigInt(sum ^ byte) & 0xffffffffn) * 16777619n & 0xffffffffn), 2166136261);

/** The file of a route among so many, if these are the shifts. */
function fileOf(route, count, shifts) {
  const hash = fnv(route);
  const mixed = [[16, 0x7feb352dn], [15, 0x846ca68bn]].reduce(
    (bits, [by, factor]) => (((bits ^ (bits >> BigInt(by))) * factor) & 0xffffffffn),
    BigInt(hash) ^ ((BigInt(shifts[hash % shifts.length]) * 0x9e3779b1n) & 0xffffffffn),
  );
  return Number((mixed ^ (mixed >> 16n)) % BigInt(count));
}

/** Keys as one text: of each how much is that of the one before, and the rest. */
function joined(keys) {
  const lines = keys.map((key, at) => {
    const before = keys[at - 1] ?? "";
    const units = [...key].findIndex((character, place) => character !== [...before][place]);
    const same = [...key].slice(0, Math.min(units < 0 ? key.length : units, 9)).join("");
    return `${same.length}${key.slice(same.length)}`;
  });
  return lines.join("\n");
}

/** A list in groups of so many. */
function groupsOf(list, size) {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, at) => list.slice(at * size, (at + 1) * size));
}

/** Cuts sorted keys into files. */
function split(keys, size) {
  const files = groupsOf(keys, size);
  return { begins: files.map((file, at) => (at ? file[0] : "")), files };
}

/** The files of a site with this corpus, by their path below its root. */
export function encode(corpus, { tier = 1e9, routes = KEYS, wordsInFile = 40 } = {}) {
  const files = new Map();
  const put = (folder, number, payload, hash = hashOf(Buffer.from(payload))) => {
    files.set(`cari/${folder}/${number}-${hash}.js`, scriptOf(`${folder}/${number}-${hash}`, payload));
    return hash;
  };
  const name = (folder, payload) => {
    const own = nameOf(Buffer.from(payload));
    files.set(`cari/${folder}/${own}.js`, scriptOf(`${folder}/${own}`, payload));
    return own;
  };
  const root = {
    version: VERSION,
    documents: corpus.documents.length,
    sizes: [CARDS, TEXTS, GROUP, TOGETHER, TITLES],
    impacts: IMPACTS,
    languages: corpus.languages,
    ranges: rangesOf(corpus),
    cards: packed(cardsOf(corpus, put)),
    ...termsOf(corpus, put, name, tier, routes),
    words: wordsOf(corpus, put, "w", wordsInFile, (word) => word),
    endings: wordsOf(corpus, put, "r", wordsInFile, (word) => [...word].reverse().join("")),
    letters: lettersOf(corpus),
    columns: columnsOf(corpus, put),
  };
  const { first, later } = clientScripts();
  root.later = nameOf(later);
  files.set(`cari/k/${root.later}.js`, `teladan.shard("k/${root.later}",${later})`);
  files.set("cari/akar.js", first + scriptOf("akar", JSON.stringify(root)));
  return files;
}

function rangesOf({ documents }) {
  const ranges = [];
  for (const { language, kind, shown } of documents) {
    const last = ranges.at(-1);
    if (last && last[1] === language && last[2] === kind && last[3] === shown) last[0]++;
    else ranges.push([1, language, kind, shown]);
  }
  return ranges;
}

function termsOf(corpus, put, name, limit, routes) {
  const total = corpus.documents.length;
  for (const family of corpus.families) {
    family.hasMasks = family.members.length > 1 || [...family.documents.values()].some(({ words }) => !words.size);
    family.weight = Math.max(1, Math.floor(16 * Math.log(1 + total / family.documents.size)));
    family.tiers = tiersOf(family, limit);
    family.further = family.tiers.slice(1).map((list) => {
      const own = name("o", [...varint(VERSION), ...string(family.members[0]), ...postings(family, list)]);
      const highest = Math.max(...list.map(([, { impact }]) => IMPACTS.indexOf(impact)));
      return [...bytesOf(own), ...varint(list.length), highest];
    });
  }
  const keys = [...new Set(corpus.families.flatMap(({ members }) => members.map(coreOf)))].sort();
  const count = Math.ceil(keys.length / routes);
  const shifts = Array.from({ length: Math.ceil(count / 3) }, (_, at) => (at * 37) % 256);
  const inside = Array.from({ length: count }, (_, at) =>
    corpus.families.filter(({ members }) => members.some((word) => fileOf(coreOf(word), count, shifts) === at)));
  const lists = inside.map((own) => [...varint(VERSION), ...varint(own.length), ...own.flatMap(familyOf)]);
  const hashes = putGroups("t", lists, put);
  const long = longFamilies(corpus);
  groupsOf(inside, TOGETHER).forEach((files, at) => {
    const places = files.flatMap((own) => [...varint(own.length), ...own.flatMap((family) => placesOf(corpus, long, family, name))]);
    put("p", at, [...varint(VERSION), ...places], hashes[Math.floor((at * TOGETHER) / GROUP)]);
  });
  return { terms: [count, Buffer.from(shifts).toString("base64"), packed(hashes)] };
}

function familyOf(family) {
  const [first] = family.tiers;
  return [
    ...varint(family.members.length),
    ...family.members.flatMap(string),
    ...varint(family.weight),
    ...varint(family.documents.size),
    ...varint(first.length),
    ...(family.further.length ? [...varint(family.further.length), ...family.further.flat()] : []),
    +family.hasMasks,
    ...postings(family, first),
  ];
}

function wordsOf(corpus, put, folder, size, keyOf) {
  const counts = frequencies(corpus);
  const keyed = new Map([...counts].map(([word, count]) => [keyOf(word), count.toString(36) + (isName(word) ? "*" : "")]));
  const cut = split([...keyed.keys()].sort(), size);
  const payloads = cut.files.map((file) =>
    Buffer.from(`${VERSION}\n${file.map((key) => `${key}\t${keyed.get(key)}\n`).join("")}`));
  return [joined(cut.begins), packed(putGroups(folder, payloads, put))];
}

/** A bit for each three letters in a row, with an edge before and after each word. */
function lettersOf(corpus) {
  const flags = Array(27 ** 3).fill(false);
  for (const word of corpus.families.flatMap(({ members }) => members)) {
    if (/[^a-z]/.test(word)) continue;
    const digits = [..."`", ...word, "`"].map((letter) => letter.charCodeAt(0) - 96);
    for (let at = 2; at < digits.length; at++) flags[(digits[at - 2] * 27 + digits[at - 1]) * 27 + digits[at]] = true;
  }
  return Buffer.from(bitsOf(flags)).toString("base64");
}

/** A sentence as it is read. */
export const written = (sentence) => (sentence.length ? `${sentence.join(" ")}.` : "");

function cardsOf({ documents }, put) {
  const texts = groupsOf(documents, TEXTS).map((group, at) => {
    const all = group.map(({ sections }) =>
      sections.flatMap(({ anchor, heading, sentences }) => [anchor, heading.join(" "), sentences.map(written).join(" ")]));
    return put("x", at, JSON.stringify([VERSION, all]));
  });
  const payloads = groupsOf(documents, CARDS).map((group, at) => {
    const cards = group.map(({ number, title, sections, names = [], date }) => [
      title.join(" "),
      `d/${number}.html`,
      written(sections[0].sentences[0]),
      number % 3 ? "Desa Melati" : "",
      date ? "2019-04" : "",
      number % 2 ? `entry-${number}` : "",
      number % 5 ? "" : "Antrean\n90 → 20 menit\n−78 %",
      ...sections.slice(1).flatMap(({ anchor, heading }) => [anchor, heading.join(" ")]),
      ...names.flatMap((words) => ["", words.join(" ")]),
    ]);
    return JSON.stringify([VERSION, texts.slice((at * CARDS) / TEXTS, ((at + 1) * CARDS) / TEXTS), cards]);
  });
  return putGroups("c", payloads, put);
}

/** Eight flags a byte, the lowest bit first. */
const bitsOf = (flags) => groupsOf(flags, 8).map((group) => group.reduce((byte, flag, at) => byte + (flag ? 2 ** at : 0), 0));

export const TERMS = { sector: ["health", "water", "desa", "unused"], stage: ["trial", "applied"] };

function columnsOf({ documents }, put) {
  const terms = Object.entries(TERMS).map(([name, ids]) => {
    const labels = ids.flatMap((id) => [...string(id), ...string(`id ${id}`), ...string(`en ${id}`)]);
    const own = documents.map((document) => document.terms[name]);
    if (name === "stage") return [name, [3, ...varint(ids.length), ...labels, ...ids.flatMap((id) => bitsOf(own.map((list) => list.includes(id))))]];
    const values = [...own.flatMap(({ length }) => varint(length)), ...own.flat().flatMap((id) => varint(ids.indexOf(id)))];
    return [name, [1, ...varint(ids.length), ...labels, ...values]];
  });
  const numbers = { year: "year", date: "date", completeness: "completeness" };
  const plain = Object.entries(numbers).map(([name, key]) => {
    const values = documents.flatMap((document) => varint(document[key] === null ? 0 : document[key] + 1));
    return [name, [2, ...values]];
  });
  const bundle = (columns) => [
    ...varint(VERSION),
    ...varint(columns.length),
    ...columns.flatMap(([name, payload]) => [...string(name), ...varint(payload.length), ...payload]),
  ];
  const [year, ...orders] = plain;
  const [sector, stage] = terms;
  const files = [["facets", [sector, year]], ...[stage, ...orders].map((column) => [column[0], [column]])];
  const titles = [];
  const ordered = [...documents].sort((a, b) => a.order - b.order).map(({ number }) => number);
  for (let size = TITLES; ordered.length; size *= 4) {
    const part = ordered.splice(0, size);
    titles.push([`title${titles.length}`, [...varint(VERSION), ...varint(part.length), ...part.flatMap(varint)]]);
  }
  const all = [...files.map(([name, columns]) => [name, bundle(columns)]), ...titles];
  return Object.fromEntries(all.map(([name, payload]) => [name, put("f", name, payload)]));
}
