// Questions about a made-up corpus, made in parts and then written, so that nobody has to take them
// apart again to know what they ask.
import { sentences } from "./corpus.mjs";

const LETTERS = [..."abcdefghijklmnopqrstuvwxyz"];

/** A word with one edit. */
export function typo(chance, word) {
  const letters = [...word];
  const at = chance.below(letters.length);
  const edits = [
    () => letters.splice(at, 1),
    () => letters.splice(at, 0, chance.of(LETTERS)),
    () => letters.splice(at, 1, chance.of(LETTERS)),
    () => letters.splice(Math.max(0, at - 1), 2, ...letters.slice(Math.max(0, at - 1)).slice(0, 2).reverse()),
  ];
  chance.of(edits)();
  return letters.join("");
}

function wordOf(chance, words) {
  const word = chance.of(words);
  const kind = chance.below(11);
  if (kind < 6) return word;
  // A form that the site may not have.
  if (kind > 9) return chance.of([`pe${word}an`, `di${word}`, `${word}nya`]);
  if (kind < 7) return [...word].slice(0, 1 + chance.below(4)).join("");
  if (kind < 9) return typo(chance, word) || word;
  return Array.from({ length: 3 + chance.below(8) }, () => chance.of(["q", "x", "z", "v"])).join("");
}

function phraseOf(chance, words, corpus) {
  const sentence = chance.of(sentences(chance.of(corpus.documents)).filter((one) => one.length > 1));
  const from = chance.below(sentence.length - 1);
  const phrase = sentence.slice(from, from + 1 + chance.below(3));
  return chance.chance(0.1) ? [...phrase, chance.of(words)] : phrase;
}

/** The shared bit of the large family cannot tell its words apart. */
const isClear = (corpus, phrase) =>
  phrase.every((word) => corpus.families.every(({ members }) => members.indexOf(word) < 30));

/** A question as text, and as what it asks. */
export function question(chance, words, corpus) {
  const parts = [];
  for (let left = chance.below(5); left > 0; left--) {
    const phrase = phraseOf(chance, words, corpus);
    if (chance.chance(0.12) && isClear(corpus, phrase)) parts.push({ phrase });
    else if (chance.chance(0.12) && isClear(corpus, phrase)) parts.push({ phrase, isOut: true });
    else parts.push({ word: wordOf(chance, words), isOut: false });
  }
  const end = chance.chance(0.5) ? "" : " ";
  const text = parts.map(({ word, phrase, isOut }) => (isOut ? "-" : "") + (word ?? `"${phrase.join(" ")}"`)).join(" ") + end;
  const asked = new Map();
  parts.forEach(({ word, phrase, isOut }, at) => {
    for (const one of isOut ? [] : (phrase ?? [word])) {
      const entry = asked.get(one) ?? { word: one, isOpen: false, isQuoted: false };
      entry.isQuoted ||= !!phrase;
      entry.isOpen ||= !phrase && at === parts.length - 1 && end === "";
      asked.set(one, entry);
    }
  });
  const phrases = (isOut) => parts.filter((part) => part.phrase && !!part.isOut === isOut).map(({ phrase }) => phrase);
  return { text, asked: { words: [...asked.values()].filter(({ word }) => word).slice(0, 16), phrases: phrases(false), excluded: phrases(true) } };
}
