// Answers questions about a made-up corpus by looking at everything, as format.md says it, slowly.
// Apart from the client: it sees no file, no tier and no list, only the corpus.
import { frequencies } from "./corpus.mjs";
import { ROUTES, coreOf, routeOf } from "./encoder.mjs";

/** The exact distance, by the whole table. */
export function distanceOf(a, b) {
  [a, b] = [[...a], [...b]];
  const table = a.concat(0).map((_, i) => b.concat(0).map((_, j) => (i && j ? 0 : i + j)));
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      table[i][j] = Math.min(table[i - 1][j] + 1, table[i][j - 1] + 1, table[i - 1][j - 1] + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) table[i][j] = Math.min(table[i][j], table[i - 2][j - 2] + 1);
    }
  }
  return table[a.length][b.length];
}

const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
const byCount = (counts) => (a, b) => counts.get(b) - counts.get(a) || compare(a, b);
const turned = (word) => [...word].reverse().join("");

/** The words that stand in one file with a key. */
function fileAround(keys, key, size) {
  const sorted = [...keys].sort();
  const files = [];
  for (let at = 0; at < sorted.length; at += size) files.push(sorted.slice(at, at + size));
  return files.filter((file, at) => at === 0 || file[0] <= key).at(-1) ?? [];
}

/** What a word means: families with the member that was meant. */
function meaningOf(corpus, asked, size) {
  const { word, isOpen, isQuoted } = asked;
  const familyOf = (one) => corpus.families.find(({ members }) => members.includes(one));
  if (familyOf(word)) return { factor: 16, senses: [{ family: familyOf(word), word }] };
  const counts = frequencies(corpus);
  const around = fileAround(counts.keys(), word, size);
  if (isOpen && !isQuoted && [...word].length >= 2) {
    const longer = around.filter((one) => one.startsWith(word)).sort(byCount(counts)).slice(0, 6);
    if (longer.length) return { factor: 12, senses: longer.map((one) => ({ family: familyOf(one), word: one })) };
  }
  const here = fileAround(new Set(corpus.families.flatMap(({ members }) => members.map(routeOf))), routeOf(word), ROUTES);
  const kin = corpus.families.filter(({ members }) =>
    members.some((member) => here.includes(routeOf(member))) && members.some((member) => coreOf(member) === coreOf(word)));
  if (kin.length && coreOf(word).length >= 4) return { factor: 16, senses: kin.map((family) => ({ family, word: null })) };
  if (isQuoted || [...word].length < 4 || /\p{N}/u.test(word)) return null;
  const rhymes = fileAround([...counts.keys()].map(turned), turned(word), size).map(turned);
  const limit = [...word].length >= 8 ? 2 : 1;
  const near = [...new Set([...around, ...rhymes])].filter((one) => distanceOf(word, one) <= limit);
  const first = (one) => ([...one][0] === [...word][0] ? 0 : 1);
  near.sort((a, b) => distanceOf(word, a) - distanceOf(word, b) || first(a) - first(b) || byCount(counts)(a, b));
  return near.length ? { factor: 16, senses: [{ family: familyOf(near[0]), word: near[0] }], corrected: near[0] } : null;
}

/** Whether a document holds words one after the other. */
function holds(document, phrase) {
  const starts = document.positions.get(phrase[0]) ?? [];
  return starts.some((start) => phrase.every((word, at) => (document.positions.get(word) ?? []).includes(start + at)));
}

/** Whether a member stands in a document; from member 30 on, whether one of these does. */
function stands({ members }, { words }, word) {
  const place = (one) => Math.min(members.indexOf(one), 30);
  return word !== null && [...words].some((one) => place(one) === place(word));
}

function rankOf(groups, number) {
  const highest = Math.max(...groups.map(({ weight }) => weight));
  const all = groups.reduce((sum, { weight }) => sum + weight, 0);
  let [sum, covered, hits, significant] = [0, 0, 0, 0];
  for (const { senses, weight, factor } of groups) {
    const values = senses.flatMap(({ family, word }) => {
      const entry = family.documents.get(number);
      return entry ? [entry.impact * (stands(family, entry, word) ? 10 : 7) * factor] : [];
    });
    const isSignificant = 2 * weight >= highest;
    significant += +isSignificant;
    if (!values.length) continue;
    sum += Math.max(...values);
    covered += weight;
    hits += +isSignificant;
  }
  const level = hits === significant ? 2 : 5 * covered >= 3 * all ? 1 : hits ? 0 : -1;
  const share = Math.floor((64 * covered) / all);
  return { level, value: sum * share };
}

/** What stands before filters, in order: numbers of documents. */
function ranked(corpus, question, size) {
  const { words, phrases, excluded } = question;
  const known = words.map((asked) => meaningOf(corpus, asked, size));
  const groups = known.filter((group) => group);
  for (const group of groups) group.weight = Math.max(...group.senses.map(({ family }) => family.weight));
  const corrections = new Map(words.flatMap(({ word }, at) => (known[at]?.corrected ? [[word, known[at].corrected]] : [])));
  if (words.length && !groups.length) return { found: [], corrections };
  const kept = corpus.documents.filter((document) =>
    phrases.every((phrase) => holds(document, phrase)) && !excluded.some((phrase) => holds(document, phrase)));
  if (!groups.length) return { found: kept.map(({ number }) => number), corrections };
  const all = kept.map(({ number }) => ({ number, ...rankOf(groups, number) })).filter(({ level }) => level >= 0);
  const found = all.some(({ level }) => level > 0) ? all.filter(({ level }) => level > 0) : all;
  found.sort((a, b) => b.level - a.level || b.value - a.value || a.number - b.number);
  return { found: found.map(({ number }) => number), corrections };
}

const valuesOf = (document, name) =>
  name === "kind" ? [document.kind] : name === "year" ? (document.year === null ? [] : [String(document.year)]) : document.terms[name] ?? [];

function passes(document, name, choice) {
  if (Array.isArray(choice)) return !choice.length || choice.some((id) => valuesOf(document, name).includes(id));
  return document[name] !== null && document[name] >= (choice.from ?? -Infinity) && document[name] <= (choice.to ?? Infinity);
}

const KEYS = {
  date: (document) => document.date ?? -1,
  title: (document) => -document.order,
  completeness: (document) => document.completeness,
};

/** The whole answer: all results in order, and the counts of facets. */
export function answer(corpus, question, { filters = {}, sort, lang, facets = [], wordsInFile = 40 } = {}) {
  const { found, corrections } = ranked(corpus, question, wordsInFile);
  const bit = lang && 2 ** corpus.languages.indexOf(lang);
  const shown = found.map((number) => corpus.documents[number]).filter((document) => !lang || document.shown & bit);
  const passing = (document, except) =>
    Object.entries(filters).every(([name, choice]) => name === except || passes(document, name, choice));
  const results = shown.filter((document) => passing(document));
  const key = KEYS[sort];
  if (key) results.sort((a, b) => key(b) - key(a) || a.number - b.number);
  const counts = Object.fromEntries(facets.map((name) => {
    const tally = new Map();
    for (const document of shown.filter((one) => passing(one, name))) {
      for (const id of valuesOf(document, name)) tally.set(id, (tally.get(id) ?? 0) + 1);
    }
    return [name, tally];
  }));
  return { results: results.map(({ number }) => number), counts, corrections };
}
