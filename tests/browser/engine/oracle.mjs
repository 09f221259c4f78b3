// Answers questions about a made-up corpus by looking at everything, as format.md says it, slowly.
// Apart from the client: it sees no file, no tier and no list, only the corpus.
import { frequencies, isName } from "./corpus.mjs";
import { coreOf } from "./encoder.mjs";

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

const familyOf = (corpus, word) => corpus.families.find(({ members }) => members.includes(word));
const senseOf = (corpus, word, factor = 16) => ({ family: familyOf(corpus, word), word, factor });

/** A group weighs what the highest of its families does. */
const groupOf = (senses) => ({ senses, weight: Math.max(...senses.map(({ family }) => family.weight)) });

/** The families with a member that has the core of a word, and its route. */
function relatedFamilies(corpus, word) {
  const isKin = (member) => coreOf(member) === coreOf(word);
  return corpus.families.filter(({ members }) => members.some(isKin));
}

/** The group of a word that the site has. */
function knownGroup(corpus, { word, isOpen, isQuoted }, size) {
  const group = groupOf([senseOf(corpus, word)]);
  if (!isOpen || isQuoted || word.length < 2 || word.length > 5) return group;
  const counts = frequencies(corpus);
  const longer = fileAround(counts.keys(), word, size).filter((one) => one.startsWith(word) && counts.get(one) > (counts.get(word) ?? 0));
  const senses = longer.sort(byCount(counts)).slice(0, 3).map((one) => senseOf(corpus, one, 10));
  return { ...group, senses: [...group.senses, ...senses] };
}

/** What a word means: families, each with the member that was meant. */
function readWord(corpus, asked, size, isShown) {
  const { word, isOpen, isQuoted } = asked;
  if (familyOf(corpus, word)) return { groups: [knownGroup(corpus, asked, size)] };
  const counts = frequencies(corpus);
  const around = fileAround(counts.keys(), word, size);
  if (isOpen && !isQuoted && [...word].length >= 2) {
    const longer = around.filter((one) => one.startsWith(word)).sort(byCount(counts)).slice(0, 6);
    if (longer.length) return { groups: [groupOf(longer.map((one) => senseOf(corpus, one, 12)))] };
  }
  const kin = coreOf(word).length < 4 || isQuoted ? [] : relatedFamilies(corpus, word);
  if (kin.length) return { groups: [groupOf(kin.map((family) => ({ family, word: null, factor: 16 })))] };
  if (isQuoted || [...word].length < 4 || /\p{N}/u.test(word)) return { groups: [] };
  const inflected = around.filter((one) => withoutEnding(one) === withoutEnding(word));
  if (inflected.length) return { groups: [groupOf(inflected.map((one) => ({ ...senseOf(corpus, one), word: null })))] };
  const rhymes = fileAround([...counts.keys()].map(turned), turned(word), size).map(turned);
  const limit = [...coreOf(word)].length >= 8 ? 2 : 1;
  const near = [...new Set([...around, ...rhymes])].filter((one) => distanceOf(word, one) <= limit);
  const least = Math.min(...near.map((one) => distanceOf(word, one)));
  const sorted = (one) => [...one].sort().join();
  const ends = (one) => [0, -1].filter((at) => [...one].at(at) !== [...word].at(at)).length - 2 * +(sorted(one) === sorted(word));
  const nearest = near.filter((one) => distanceOf(word, one) === least).sort((a, b) => ends(a) - ends(b) || isName(b) - isName(a) || byCount(counts)(a, b));
  const parts = split(counts, word, around, rhymes);
  const rarest = parts && Math.min(...parts.map((part) => counts.get(part)));
  if (rarest > (counts.get(nearest[0]) ?? 0)) return { groups: parts.map((part) => groupOf([senseOf(corpus, part)])) };
  const found = nearest.slice(0, 3).filter((one) => corpus.documents.some((document) => isShown(document) && document.positions.has(one)));
  if (!found.length) return { groups: [] };
  const senses = found.map((one, at) => senseOf(corpus, one, at ? 14 : 16));
  return { groups: [], corrected: found[0], least, meant: { senses, weight: senses[0].family.weight } };
}

/** A word without an English ending: the first that leaves three letters. */
function withoutEnding(word) {
  if (word.endsWith("ies")) return `${word.slice(0, -3)}y`;
  const ending = ["ing", "ed", "es", "s", "e"].find((one) => word.endsWith(one) && word.length - one.length >= 3);
  return ending ? word.slice(0, -ending.length) : word;
}

/** The two words that a word is written from. */
function split(counts, word, around, rhymes) {
  const cuts = Array.from({ length: word.length }, (_, at) => [word.slice(0, at), word.slice(at)]);
  const known = cuts.filter(([a, b]) => a.length > 2 && b.length > 2 && around.includes(a) && rhymes.includes(b));
  const rarest = (parts) => Math.min(...parts.map((part) => counts.get(part)));
  return known.sort((a, b) => rarest(b) - rarest(a) || b[0].length - a[0].length)[0];
}

/** All words, but for two that the site writes as one. */
function readWords(corpus, words, size, isShown) {
  const readings = [];
  for (let at = 0; at < words.length; at++) {
    const [asked, next] = [words[at], words[at + 1]];
    const may = next && !asked.isQuoted && !next.isQuoted && !(familyOf(corpus, asked.word) && familyOf(corpus, next.word));
    const joined = may && frequencies(corpus).get(asked.word + next.word);
    if (joined) {
      at++;
      readings.push({ asked, groups: [groupOf([senseOf(corpus, asked.word + next.word)])] });
    } else readings.push({ asked, ...readWord(corpus, asked, size, isShown) });
  }
  return readings;
}

/** Whether a word may be put in the place of another at distance 1. */
function isLikely(word, other, weight) {
  const [a, b] = [[...word], [...other]];
  const isSame = a.toSorted().join() === b.toSorted().join();
  const ends = [0, -1].filter((at) => a.at(at) !== b.at(at)).length;
  const length = Math.max(a.length, b.length);
  return isSame ? length > 4 : ends === 0 && (length > 5 || (length === 5 && weight <= 40));
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

function rankOf(groups, { number, kind }) {
  const all = groups.reduce((sum, { weight }) => sum + weight, 0);
  let [sum, covered, hits] = [0, 0, 0];
  for (const { senses, weight } of groups) {
    const values = senses.flatMap(({ family, word, factor }) => {
      const entry = family.documents.get(number);
      return entry ? [entry.impact * (stands(family, entry, word) ? 10 : 8) * factor] : [];
    });
    if (!values.length) continue;
    sum += Math.max(...values);
    covered += weight;
    hits++;
  }
  const share = covered / all;
  // Pages of terms stand for the whole of what they are called.
  return { value: sum * (kind === "factor" ? share : Math.sqrt(share)), isWhole: hits === groups.length };
}

/** What stands before filters, in order: numbers of documents. */
function ranked(corpus, question, size, isShown) {
  const { words, phrases, excluded } = question;
  const readings = readWords(corpus, words, size, isShown);
  const isKnown = readings.some(({ groups }) => groups.length);
  const isMade = ({ asked, corrected, least, meant }) => corrected && isKnown && least === 1 && isLikely(asked.word, corrected, meant.weight);
  const groups = readings.flatMap((reading) => (isMade(reading) ? [reading.meant] : reading.groups));
  const told = {
    corrections: new Map(readings.filter(isMade).map(({ asked, corrected }) => [asked.word, corrected])),
    offers: readings.filter((reading) => reading.corrected && !isMade(reading)).map(({ corrected }) => corrected),
    skipped: readings.filter((reading) => !reading.groups.length && !isMade(reading)).length,
  };
  if (told.skipped && !groups.length) return { found: [], ...told };
  const kept = corpus.documents.filter((document) => isShown(document) &&
    phrases.every((phrase) => holds(document, phrase)) && !excluded.some((phrase) => holds(document, phrase)));
  if (!groups.length) return { found: kept.map(({ number }) => number), ...told };
  const all = kept.map((document) => ({ number: document.number, kind: document.kind, ...rankOf(groups, document) })).filter(({ value }) => value > 0);
  const entries = all.filter(({ kind }) => kind !== "factor");
  const least = 0.3 * Math.max(0, ...entries.map(({ value }) => value));
  const found = all.filter(({ value, isWhole }) => isWhole || value >= least);
  found.sort((a, b) => b.value - a.value || a.number - b.number);
  const byTitles = (documents) => orderByTitles(groups, new Map(found.map(({ number, value }) => [number, value])), documents);
  return { found: found.map(({ number }) => number), byTitles, ...told };
}

/** The share of the question that a title says, and that of its pairs of words. */
function titleFit(groups, title) {
  const own = title.map((word) => groups.map(({ senses }) => senses.some(({ family }) => family.members.includes(word))));
  const said = own.filter((all) => all.includes(true)).length;
  const sum = (list) => list.reduce((total, { weight }) => total + weight, 0);
  const covered = sum(groups.filter((_, at) => own.some((all) => all[at])));
  const pairs = own.filter((all, place) => all.some((has, at) => has && at && own[place - 1]?.[at - 1])).length;
  return said ? ((covered / sum(groups)) * said) / title.length + pairs / Math.max(1, groups.length - 1) : 0;
}

/** The first ten once more in order. */
function orderByTitles(groups, values, documents) {
  const worth = ({ number, title, sections, names = [] }) => {
    const titles = [title, ...sections.slice(1).map(({ heading }) => heading), ...names];
    return values.get(number) * (1 + 0.3 * Math.max(...titles.map((one) => titleFit(groups, one))));
  };
  return [...documents.slice(0, 10).sort((a, b) => worth(b) - worth(a)), ...documents.slice(10)];
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
export function answer(corpus, question, { filters = {}, sort, lang, facets = [], offset = 0, limit = 10, wordsInFile = 40 } = {}) {
  const bit = lang && 2 ** corpus.languages.indexOf(lang);
  const isShown = (document) => !lang || (document.shown & bit) > 0;
  const { found, byTitles, ...told } = ranked(corpus, question, wordsInFile, isShown);
  const shown = found.map((number) => corpus.documents[number]);
  const passing = (document, except) =>
    Object.entries(filters).every(([name, choice]) => name === except || passes(document, name, choice));
  let results = shown.filter((document) => passing(document));
  const key = KEYS[sort];
  if (key) results.sort((a, b) => key(b) - key(a) || a.number - b.number);
  else if (byTitles && offset < 10) results = byTitles(results.slice(0, offset + limit)).concat(results.slice(offset + limit));
  const counts = Object.fromEntries(facets.map((name) => {
    const tally = new Map();
    for (const document of shown.filter((one) => passing(one, name))) {
      for (const id of valuesOf(document, name)) tally.set(id, (tally.get(id) ?? 0) + 1);
    }
    return [name, tally];
  }));
  return { results: results.map(({ number }) => number), counts, ...told };
}
