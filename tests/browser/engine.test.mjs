// The search client held against an oracle that looks at everything, on made-up knowledge bases
// whose index a writer of its own makes.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { corpus, frequencies, positions, random } from "./engine/corpus.mjs";
import { encode } from "./engine/encoder.mjs";
import { answer } from "./engine/oracle.mjs";
import { engineOver } from "./engine/page.mjs";
import { question } from "./engine/questions.mjs";

const SEED = Number(process.env.SEED ?? 1 + Math.floor(Math.random() * 1e6));
const FACETS = ["sector", "stage", "year", "kind"];

const numbersOf = ({ results }) => Array.from(results, ({ url }) => Number(/d\/(\d+)\.html$/.exec(url)[1]));

function options(chance) {
  const filters = {};
  if (chance.chance(0.3)) filters.sector = ["health", "water", "desa"].filter(() => chance.chance(0.4));
  if (chance.chance(0.2)) filters.kind = [chance.of(["case", "locus", "visit"])];
  if (chance.chance(0.2)) filters.year = chance.chance(0.5) ? { from: 2012, to: 2015 } : ["2011", "2013"];
  return {
    ...(chance.chance(0.4) ? { filters } : {}),
    ...(chance.chance(0.3) ? { sort: chance.of(["date", "title", "completeness", "relevance"]) } : {}),
    ...(chance.chance(0.5) ? { lang: chance.of(["id", "en"]) } : {}),
    ...(chance.chance(0.3) ? { facets: FACETS } : {}),
    ...(chance.chance(0.4) ? { offset: chance.below(30), limit: chance.below(90) } : {}),
  };
}

/** Asks both, and compares everything. */
async function compare(made, search, { text, asked }, chosen, note) {
  const got = await search(text, chosen);
  const expected = answer(made, asked, chosen);
  const { offset = 0, limit = 10 } = chosen;
  assert.deepEqual(numbersOf(got), expected.results.slice(offset, offset + limit), note);
  if (got.total.exact) assert.equal(got.total.n, expected.results.length, note);
  else assert.ok(got.total.n <= expected.results.length, note);
  const isCorrected = expected.corrections.size > 0 && expected.results.length > 0;
  assert.equal(got.corrected === null, !isCorrected, note);
  if (isCorrected) for (const word of expected.corrections.values()) assert.ok(got.corrected.includes(word), note);
  assert.equal(got.offered === null, expected.offers.length === 0, note);
  for (const word of expected.offers) assert.ok(got.offered.includes(word), note);
  assert.equal(got.skipped.length, expected.skipped, note);
  for (const [name, counts] of Object.entries(expected.counts)) {
    const shown = got.facets[name].filter(({ n }) => n > 0).map(({ id, n }) => [id, n]);
    assert.deepEqual(new Map(shown), counts, `${note} ${name}`);
  }
  return got;
}

describe(`answers are those of the oracle (SEED=${SEED})`, () => {
  for (const tier of [1e9, 4, 16]) {
    test(`with tiers of ${tier} documents`, async () => {
      for (let round = 0; round < 3; round++) {
        const chance = random(SEED + round);
        const made = corpus(SEED + round);
        const files = encode(made, { tier });
        const words = [...frequencies(made).keys()];
        let { search } = engineOver((path) => files.get(path));
        for (let i = 0; i < 60; i++) {
          // A new reader now and then, to whom nothing is loaded.
          if (i % 6 === 0) ({ search } = engineOver((path) => files.get(path)));
          const asked = question(chance, words, made);
          const chosen = options(chance);
          await compare(made, search, asked, chosen, `seed ${SEED + round} tier ${tier}: ${asked.text} ${JSON.stringify(chosen)}`);
        }
      }
    });
  }
});

/** A corpus of documents of a word or two each, with the impact that each word has there. */
function small(languages, impacts) {
  const documents = languages.map((language, number) => {
    const words = Object.keys(impacts).filter((word) => number in impacts[word]);
    const sections = [{ anchor: "", heading: [], sentences: [words] }];
    const title = [`judul${number}`];
    const made = { number, language, kind: "case", shown: 1 << language, title, sections, terms: { sector: [], stage: [] } };
    return { ...made, year: null, date: null, completeness: 0, order: number, positions: positions({ title: [], sections }) };
  });
  const families = Object.entries(impacts).map(([word, own]) => ({
    members: [word],
    documents: new Map(Object.entries(own).map(([number, impact]) => [Number(number), { impact, words: new Set([word]) }])),
  }));
  return { families, documents, languages: ["id", "en"] };
}

test("a document with all words is found however little it is worth, and hides nothing in another language", async () => {
  // The document with both words stands in the further tiers of both.
  const made = small([0, 1, 1], { angin: { 0: 200, 1: 1 }, bulan: { 1: 1, 2: 200 } });
  for (const tier of [9, 1]) {
    const files = encode(made, { tier });
    const { search } = engineOver((path) => files.get(path));
    assert.deepEqual(numbersOf(await search("angin bulan ", { lang: "id" })), [0]);
    assert.deepEqual(numbersOf(await search("angin bulan ", { lang: "en" })), [2, 1], `tier ${tier}`);
  }
});

test("a document that is worth less than three tenths of the best is not found if it has not all words", async () => {
  const made = small([0, 0, 0], { angin: { 0: 200, 1: 250, 2: 20 }, bulan: { 0: 200 } });
  const files = encode(made);
  const { search } = engineOver((path) => files.get(path));
  assert.deepEqual(numbersOf(await search("angin bulan ")), [0, 1]);
});

describe("a site that was published again while a page was open", () => {
  const before = encode(small([0, 0], { angin: { 0: 200 }, bulan: { 1: 200 } }));
  const after = encode(small([0, 0, 0], { angin: { 2: 200 }, bulan: { 1: 200 } }));

  /** An engine that has read the root of one publication, when another takes its place. */
  function betweenBoth() {
    let files = before;
    const { search, context, log } = engineOver((path) => files.get(path));
    context.teladan.reader = "the theme's";
    return { search, context, log, publish: () => (files = after) };
  }

  test("is asked anew, with a root that no cache has", async () => {
    const { search, context, log, publish } = betweenBoth();
    publish();
    assert.deepEqual(numbersOf(await search("angin ")), [2]);
    assert.equal(context.teladan.reader, "the theme's");
    assert.equal(log.filter(({ name }) => name === "akar").length, 2);
    assert.deepEqual(numbersOf(await search("bulan ")), [1]);
  });

  test("gives the rest of a result that was shown before", async () => {
    const { search, publish } = betweenBoth();
    const [result] = (await search("bulan ")).results;
    publish();
    assert.match((await result.more()).text, /bulan|judul/);
  });

  test("fails as before if the file is in no publication", async () => {
    const files = new Map([...before].filter(([path]) => !path.includes("/t/")));
    const { search, log } = engineOver((path) => files.get(path));
    await assert.rejects(search("angin "), { code: "missing" });
    assert.ok(log.length < 6, "it asks once more, and not for ever");
  });
});

test("what is like a document is asked by words of it", async () => {
  const made = corpus(7);
  const files = encode(made);
  const { search } = engineOver((path) => files.get(path));
  const words = [...frequencies(made).keys()].filter((one) => one.length > 5);
  for (const result of (await search(`${words.slice(0, 4).join(" ")} `)).results) {
    const own = made.documents[Number(/(\d+)\.html$/.exec(result.url)[1])];
    const asked = (await result.alike()).split(" ");
    assert.ok(asked.length <= 5 || asked.join(" ") === result.title);
    assert.ok(asked.every((word) => own.positions.has(word)), asked.join());
  }
});
