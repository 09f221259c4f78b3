// What words the search client reads, what it makes of typos, and what it shows of a document.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { corpus, frequencies, random } from "./engine/corpus.mjs";
import { encode, coreOf } from "./engine/encoder.mjs";
import { distanceOf } from "./engine/oracle.mjs";
import { clientParts, clientScripts, engineOver } from "./engine/page.mjs";
import { typo } from "./engine/questions.mjs";

const { fold, tokens, locate, stripAffixes, distance, codePoints, parseQuestion, findSpots, cutAround, nearestWords } = clientParts(
  "fold", "tokens", "locate", "stripAffixes", "distance", "codePoints", "parseQuestion", "findSpots", "cutAround", "nearestWords");

const wordsOf = (text) => Array.from(tokens(fold(text)), ({ word }) => word);

test("the scripts read the same in whatever encoding a page is", () => {
  for (const script of Object.values(clientScripts())) assert.match(script, /^[\0-\x7f]*$/);
});

describe("words", () => {
  const vectors = {
    "Pelayanan PUBLIK": ["pelayanan", "publik"],
    "Café Ｍａｌ İzin ﬁlter": ["cafe", "mal", "izin", "filter"],
    "Jum’at jum'at 'kata'": ["jumat", "jumat", "kata"],
    "12.500 1.234.567 3,5 20/2015": ["12500", "1234567", "3", "5", "20", "2015"],
    "2019,2020 1.2345": ["2019", "2020", "1", "2345"],
    "kata-kata kata-kata-kata kata - kata": ["kata", "kata", "kata", "kata"],
    "e-government sayur-mayur": ["e", "government", "sayur", "mayur"],
    "½ x² ǅ ΣΊΣΥΦΟΣ": ["1", "2", "x2", "dz", "σισυφος"],
    "机关 ελλάς": ["机关", "ελλας"],
    "": [],
    "Rp1.500.000 rp5 rpjmd": ["rp", "1500000", "rp", "5", "rpjmd"],
    "P.N.S. e.g. lan.go.id a.b1 1.a ab.c": ["pns", "eg", "lan", "go", "id", "a", "b1", "1", "a", "ab", "c"],
    "pela\u00adyanan per\u200bizinan\ufeff": ["pelayanan", "perizinan"],
  };
  for (const [text, expected] of Object.entries(vectors)) {
    test(JSON.stringify(text), () => assert.deepEqual(wordsOf(text), expected));
  }
  test("a word without end is cut at 40 characters", () => {
    assert.deepEqual(wordsOf("a".repeat(1000)), ["a".repeat(40)]);
    assert.deepEqual(wordsOf("𝒶𐐀".repeat(50)).map((word) => [...word].length), [40]);
  });
  test("words are found again where they stand in the text", () => {
    const text = "Ke Cafe\u0301, ½ ﬁn ＭＡＬ jum’at 12.500 kata-kata e-gov";
    const at = locate(text, tokens(fold(text)));
    assert.deepEqual(Array.from(at, ({ start, end }) => text.slice(start, end)),
      ["Ke", "Cafe\u0301", "½", "½", "ﬁn", "ＭＡＬ", "jum’at", "12.500", "kata-kata", "e", "gov"]);
  });
});

describe("shard keys", () => {
  test("forms of a word have few, short and foreign words are their own", () => {
    for (const word of ["tolak", "ditolak", "tolaknya"]) assert.equal(stripAffixes(word), "tolak");
    for (const word of ["menolak", "penolaklah"]) assert.equal(stripAffixes(word), "olak");
    for (const word of ["layan", "layanan", "melayani", "dilayanilah"]) assert.equal(stripAffixes(word), "layan");
    for (const word of ["opd", "desa", "2019", "café", "e2e11", "机关机关机关"]) assert.equal(stripAffixes(word), word);
  });
  test("any word has the shard key that a second reading of the rules gives", () => {
    const chance = random(5);
    const parts = "me meng peny di ke ber se ter a i u ng kr str lan kan nya lah i an mu pun".split(" ");
    for (let i = 0; i < 5000; i++) {
      const word = Array.from({ length: 1 + chance.below(6) }, () => chance.of(parts)).join("");
      assert.equal(stripAffixes(word), coreOf(word), word);
    }
  });
});

test("the distance is the exact one up to the limit, and beyond it is beyond", () => {
  const chance = random(9);
  const letters = [..."abc😀"];
  const any = () => Array.from({ length: 1 + chance.below(9) }, () => chance.of(letters)).join("");
  for (let i = 0; i < 20000; i++) {
    const [a, b, limit] = [any(), any(), 1 + chance.below(2)];
    const exact = distanceOf(a, b);
    const got = distance(codePoints(a), codePoints(b), limit);
    assert.ok(exact <= limit ? got === exact : got > limit, `${a} ${b} ${limit}: ${got}, ${exact}`);
  }
  assert.equal(distance("x".repeat(40), `${"x".repeat(39)}y`, 2), 1);
});

test("of two words as near to a typo the one of a name was meant, unless the other is likelier", () => {
  const known = (word, count, isName = false) => ({ word, count, isName });
  const first = (typed, ...words) => nearestWords(typed, words).words[0];
  assert.equal(first("bantil", known("bantal", 9), known("bantul", 1, true)), "bantul");
  assert.equal(first("bantil", known("bantal", 9), known("bantul", 1)), "bantal");
  assert.equal(first("bantla", known("bantal", 1), known("banyla", 9, true)), "bantal");
});

test("a question is taken apart into words, phrases and what is excluded", () => {
  const parts = (query) => {
    const { words, phrases, excluded } = parseQuestion(query);
    return JSON.parse(JSON.stringify([words.map(({ word, isOpen }) => word + (isOpen ? "*" : "")), phrases, excluded]));
  };
  assert.deepEqual(parts("Desa Wisata"), [["desa", "wisata*"], [], []]);
  assert.deepEqual(parts("desa wisata "), [["desa", "wisata"], [], []]);
  assert.deepEqual(parts('"desa wisata" -kota -"mal publik" air'), [["desa", "wisata", "air*"], [["desa", "wisata"]], [["kota"], ["mal", "publik"]]]);
  assert.deepEqual(parts("-kota desa-kota - air"), [["desa", "kota", "air*"], [], [["kota"]]]);
  assert.deepEqual(parts("«desa wisata"), [["desa", "wisata"], [["desa", "wisata"]], []]);
  assert.deepEqual(parts('desa desa "desa"'), [["desa"], [["desa"]], []]);
  assert.deepEqual(parts("kata-kata -kota-kota"), [["kata"], [], [["kota"]]]);
  const many = Array.from({ length: 30 }, (_, i) => `k${i}`).join(" ");
  assert.deepEqual(parts(many)[0], many.split(" ").slice(0, 16));
});

test("beside a known word, one with one edit within finds what the word finds, and the answer says so; at its ends, or alone, it is offered", async () => {
  const made = corpus(21, { documents: 60 });
  const files = encode(made, { wordsInFile: 1000 });
  const { search } = engineOver((path) => files.get(path));
  const known = frequencies(made);
  const word = [...known.keys()].find((one) => /^[a-z]{9,}$/.test(one) && ![...known.keys()].some((two) => one !== two && distanceOf(one, two) < 5));
  const wrong = [word.slice(1), `q${word.slice(1)}`, `q${word}`, word.slice(0, 3) + word.slice(4), `${word.slice(0, 4)}q${word.slice(4)}`,
    word[1] + word[0] + word.slice(2), `${word}q`, word.slice(0, -1).toUpperCase()];
  const beside = [...known.keys()].find((one) => /^[a-z]{4}$/.test(one));
  const right = await search(`${beside} ${word} `);
  assert.ok(right.total.n > 0 && right.corrected === null && right.offered === null);
  const sorted = (text) => [...text].sort().join("");
  const isSure = (typed) => (typed[0] === word[0] && typed.at(-1) === word.at(-1)) || sorted(typed) === sorted(word);
  for (const typed of wrong) {
    const answer = await search(`${beside} ${typed} `);
    const meant = `${beside} ${word} `;
    const told = isSure(typed.toLowerCase()) ? [meant, null, 0] : [null, meant, 1];
    assert.deepEqual([answer.corrected, answer.offered, answer.skipped.length], told, typed);
    if (answer.corrected) assert.deepEqual(answer.results.map(({ url }) => url), right.results.map(({ url }) => url));
    const alone = await search(`${typed} `);
    assert.deepEqual([alone.corrected, alone.offered, alone.total.n, alone.skipped.join()], [null, `${word} `, 0, typed]);
  }
  const chance = random(4);
  for (let i = 0; i < 30; i++) {
    const typed = typo(chance, word);
    if (typed === word) continue;
    const answer = await search(`(${typed}) ${beside} ${typed} `);
    const told = [answer.corrected, answer.offered];
    const meant = `(${word}) ${beside} ${word} `;
    assert.deepEqual(told, isSure(typed) ? [meant, null] : [null, meant], typed);
  }
  const gibberish = await search("zzxqvw qqqxxzz");
  assert.deepEqual([gibberish.total.n, gibberish.total.exact, gibberish.corrected], [0, true, null]);
});

describe("excerpts", () => {
  const group = (weight) => ({ senses: [], factor: 16, weight });
  const meant = { groups: [group(10), group(30)], words: new Map([["air", 1], ["desa", 2], ["egov", 1]]) };
  const marked = ({ text, marks }) => Array.from(marks, ([start, end]) => text.slice(start, end));

  test("marks stand around words, also around two that were meant as one", () => {
    const text = "Air, e-gov; DESA-desa udara";
    assert.deepEqual(Array.from(findSpots(text, meant), ({ start, end }) => text.slice(start, end)), ["Air", "e", "gov", "DESA-desa"]);
  });
  test("the part with the most different words is shown, cut between words", () => {
    const filler = "lorem ipsum 😀 dolor ".repeat(40);
    const text = `air ${filler}air air ${filler}desa dan air ${filler}`;
    const cut = cutAround(text, meant);
    assert.deepEqual(marked(cut), ["desa", "air"]);
    assert.ok(cut.text.startsWith("…") && cut.text.endsWith("…") && cut.text.length <= 202, cut.text);
    assert.ok(` ${text} `.includes(` ${cut.text.slice(1, -1)} `), cut.text);
  });
  test("short texts are whole, and texts without spaces are cut all the same", () => {
    assert.equal(cutAround("desa air", meant).text, "desa air");
    const cut = cutAround(`${"机".repeat(300)} desa ${"关".repeat(300)}`, meant);
    assert.deepEqual(marked(cut), ["desa"]);
  });
  test("a result shows its words in title, summary, heading and text", async () => {
    const made = corpus(31);
    const files = encode(made);
    const { search } = engineOver((path) => files.get(path));
    for (const [word] of [...frequencies(made)].slice(0, 60)) {
      const family = made.families.find(({ members }) => members.includes(word));
      const { results } = await search(`${word} `, { limit: 4 });
      for (const result of results) {
        const document = made.documents[Number(/(\d+)\.html$/.exec(result.url)[1])];
        assert.equal(result.url, `https://contoh.id/situs/d/${document.number}.html`);
        assert.deepEqual([result.title, result.kind, result.lang], [document.title.join(" "), document.kind, made.languages[document.language]]);
        const isMeant = (text) => family.members.includes(text);
        assert.equal(result.titleMarks.length, document.title.filter(isMeant).length);
        assert.ok(result.titleMarks.every(([start, end]) => isMeant(result.title.slice(start, end))));
        const heading = document.sections.slice(1).find((section) => section.heading.some(isMeant));
        assert.equal(result.excerpt.heading, heading ? heading.heading.join(" ") : null);
        assert.ok(result.excerpt.url.endsWith(heading ? `#${heading.anchor}` : ".html"));
        const more = await result.more();
        const section = document.sections.find(({ heading, sentences }) => [heading, ...sentences].flat().some(isMeant));
        assert.equal(more?.url, section && result.url + (section.anchor && `#${section.anchor}`));
        if (more) assert.ok(marked(more).every(isMeant));
      }
    }
  });
});

/** A word that is none of these, though all its letters in threes are theirs. */
function lookalike(known) {
  for (const first of known) {
    for (const second of known) {
      for (let at = 2; at < first.length; at++) {
        const from = second.indexOf(first.slice(at - 2, at));
        const word = first.slice(0, at) + second.slice(from + 2);
        if (from > 0 && /^[a-z]{7,}$/.test(word) && !known.includes(word)) return word;
      }
    }
  }
  throw new Error("these words have no letters in common");
}

test("files of words are asked for when a word is unknown, and then all at once; at once with all else, if it looks unlike any", async () => {
  const made = corpus(21, { documents: 60 });
  const files = encode(made);
  const known = [...frequencies(made).keys()].find((word) => /^[a-z]{7,}$/.test(word));
  const asked = async (query) => {
    const { search, log } = engineOver((path) => files.get(path));
    await search(query);
    return log.filter(({ name }) => /^[wr]\//.test(name));
  };
  assert.deepEqual(await asked(known), []);
  const alike = lookalike([...frequencies(made).keys()].filter((word) => /^[a-z]+$/.test(word)));
  for (const [query, rounds] of [[`${known}q`, 2], [`${known}q `, 2], [alike, 3], [`${alike} `, 3]]) {
    const found = await asked(query);
    assert.deepEqual(found.map(({ name }) => name[0]).sort(), ["r", "w"], query);
    assert.deepEqual([...new Set(found.map(({ hop }) => hop))], [rounds], query);
  }
});
