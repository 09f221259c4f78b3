// What the search client does when the index or the question is not as it should be: it says so, and
// never answers wrongly in silence.
import assert from "node:assert/strict";
import { test } from "node:test";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import { corpus, frequencies, sentences } from "./engine/corpus.mjs";
import { VERSION, encode, scriptOf } from "./engine/encoder.mjs";
import { engineOver } from "./engine/page.mjs";

const made = corpus(11);
const files = encode(made, { tier: 8 });
const words = [...frequencies(made)].sort(([, a], [, b]) => b - a).map(([word]) => word);
const [one, two] = words;

/** Three words that stand one after the other somewhere, each of them among the most frequent. */
const three = made.documents.flatMap(sentences).flatMap((sentence) => sentence.map((_, at) => sentence.slice(at, at + 3)))
  .find((run) => run.length > 2 && run.every((word) => words.indexOf(word) < 20));

/** Questions that together load files of every folder. */
const questions = [
  [`${one} `, { facets: ["sector", "year"] }],
  [`"${one} ${two}"`, {}],
  [`"${three.join(" ")}"`, {}],
  [`${words.find((word) => word.length > 6)}q `, {}],
  [words[7].slice(0, 3), {}],
];

const reader = (all) => (path) => all.get(path);

const codeOf = (promise) => promise.then(() => "answered", ({ code }) => code);

/** The payload of a file's script, and a script with another. */
const payloadOf = (script) => inflateRawSync(Buffer.from(/"([^"]+)"\)$/.exec(script)[1], "base64"));
const nameOf = (path) => path.slice("cari/".length, -".js".length);

/** The files that these questions load, apart from the root. */
async function loaded() {
  const { search, log } = engineOver(reader(files));
  for (const [query, options] of questions) {
    for (const result of (await search(query, options)).results) await result.more();
  }
  return [...new Set(log.slice(1).map(({ name }) => `cari/${name}.js`))];
}

/** Asks until a file that was changed is needed; gives what happened then. */
async function codeWith(path, change) {
  const changed = new Map(files);
  const script = change(files.get(path), path);
  if (script === undefined) changed.delete(path);
  else changed.set(path, script);
  const { search, log } = engineOver(reader(changed));
  for (const [query, options] of questions) {
    const code = await codeOf(search(query, options).then(({ results }) => Promise.all(results.map((result) => result.more()))));
    if (code !== "answered") return code;
    assert.ok(!log.some(({ name }) => name === nameOf(path)), `${path} was read without complaint`);
  }
  return "not needed";
}

const folders = [..."topnqwrcxf"];
const rewritten = (change) => (script, path) => scriptOf(nameOf(path), change(payloadOf(script)));

const faults = {
  missing: { missing: () => undefined },
  damaged: {
    "a script that is cut": (script) => script.slice(0, script.length / 2),
    "an empty script": () => "",
    "another name": (script) => script.replace(/[0-9a-f]{4}"/, '0000"'),
    "no base64": (_, path) => `teladan.shard(${JSON.stringify(nameOf(path))}, "%%%")`,
    "no text": (_, path) => `teladan.shard(${JSON.stringify(nameOf(path))}, null)`,
    "a stream that is cut": (script, path) => {
      const whole = deflateRawSync(payloadOf(script));
      return `teladan.shard(${JSON.stringify(nameOf(path))}, "${whole.subarray(0, whole.length - 3).toString("base64")}")`;
    },
    "a payload that is cut": rewritten((payload) => payload.subarray(0, payload.length - 2)),
    "something left over": rewritten((payload) => Buffer.concat([payload, Buffer.from("]\u0001")])),
    "an empty payload": rewritten(() => Buffer.alloc(0)),
  },
  version: {
    "another version": rewritten((payload) => {
      const other = Buffer.from(payload);
      // The version is the first thing of all: a number, or a digit, perhaps after a bracket.
      other[other[0] === 0x5b ? 1 : 0]++;
      return other;
    }),
  },
};

for (const [code, changes] of Object.entries(faults)) {
  for (const [name, change] of Object.entries(changes)) {
    test(`of every folder, ${name} is ${code}`, async () => {
      const paths = await loaded();
      for (const folder of folders) {
        const path = paths.find((one) => one.startsWith(`cari/${folder}/`));
        assert.ok(path, `the questions load nothing of ${folder}/`);
        const got = await codeWith(path, change);
        // A list of words that is cut in its last line is still a list of words.
        const isWordsCut = "wr".includes(folder) && name === "a payload that is cut";
        assert.ok(got === code || isWordsCut, `${path}: ${got}`);
      }
    });
  }
}

test("a root of another version, or damaged, is told", async () => {
  const root = files.get("cari/akar.js");
  const at = root.lastIndexOf("teladan.shard(");
  const json = JSON.parse(payloadOf(root.slice(at)));
  const codeFor = (change) => {
    const other = { ...json, ...change };
    const changed = new Map(files).set("cari/akar.js", root.slice(0, at) + scriptOf("akar", JSON.stringify(other)));
    return codeOf(engineOver(reader(changed)).search(one));
  };
  assert.equal(await codeFor({}), "answered");
  assert.equal(await codeFor({ version: VERSION + 1 }), "version");
  assert.equal(await codeFor({ documents: json.documents + 1 }), "damaged");
  assert.equal(await codeFor({ cards: "" }), "damaged");
  assert.equal(await codeFor({ terms: [json.terms[0] + 100, json.terms[1], json.terms[2]] }), "damaged");
  assert.equal(await codeFor({ ranges: null }), "damaged");
  const without = new Map(files).set("cari/akar.js", root.slice(0, at));
  assert.equal(await codeOf(engineOver(reader(without)).search(one)), "damaged");
});

test("documents and terms beyond the last are damage", async () => {
  const [path] = (await loaded()).filter((one) => one.startsWith("cari/f/facets"));
  const code = await codeWith(path, rewritten((payload) => {
    const other = Buffer.from(payload);
    // After the name of the first column, its length and its kind comes the number of its terms.
    const at = other.indexOf("sector") + "sector".length;
    other[at + (other[at] > 127 ? 2 : 1) + 1] = 1;
    return other;
  }));
  assert.equal(code, "damaged");
});

test("a failure is not remembered", async () => {
  const lost = new Map(files);
  const [path] = (await loaded()).filter((one) => one.startsWith("cari/t/"));
  lost.delete(path);
  const { search } = engineOver(reader(lost));
  assert.equal(await codeOf(search(one)), "missing");
  lost.set(path, files.get(path));
  assert.equal(await codeOf(search(one)), "answered");
});

test("each file is asked for once, also by questions at the same time", async () => {
  const { search, log } = engineOver(reader(files));
  await Promise.all([search(`${one} ${two}`), search(`${two} ${one}`), search(one)]);
  await search(one);
  const names = log.map(({ name }) => name);
  assert.deepEqual(names, [...new Set(names)]);
});

test("strange questions are only questions", async () => {
  const { search } = engineOver(reader(files));
  const strange = [
    "<img src=x onerror=alert(1)>", "__proto__", "constructor", "toString hasOwnProperty", "\ud800", "a\udfff b",
    "\u0000", '"', '""', '"""""', "-", "- -", '-"', '-""', "--", "“„«»", "'", "...", "1.000.000,5", "\u202e", "😀 😀😀",
    "x".repeat(100000), "a ".repeat(20000), `"${"a ".repeat(3000)}"`, "-a ".repeat(3000), "\n\t",
  ];
  for (const query of strange) {
    const answer = await search(query, { facets: ["__proto__", "constructor", "sector"], limit: 3 });
    assert.equal(typeof answer.total.n, "number", query.slice(0, 40));
    assert.deepEqual(Object.keys(answer.facets), ["sector"]);
  }
  for (const query of [undefined, null, 7, {}]) await search(query);
});

test("strange options are passed over, and what the site does not know no document has", async () => {
  const { search } = engineOver(reader(files));
  const { total } = await search(one, { limit: 0 });
  assert.ok(total.n > 0);
  const count = async (options) => (await search(one, options)).total.n;
  const all = await count({ facets: ["sector"] });
  for (const filters of [{}, null, { sector: [] }, { sector: null }, { year: {} }, { year: { from: "", to: null } }, { year: { from: "x" } }, { sector: 3 }]) {
    assert.equal(await count({ filters, facets: ["sector"] }), all, JSON.stringify(filters));
  }
  for (const filters of [{ sector: ["nowhere"] }, { __proto__: null, constructor: ["x"] }, { sector: { from: 1 } }, { nothing: ["x"] }]) {
    assert.equal(await count({ filters }), 0, JSON.stringify(filters));
  }
  assert.equal(await count({ lang: "xx" }), 0);
  for (const options of [null, { limit: -3 }, { limit: "x" }, { offset: NaN, limit: 2.7 }, { sort: "constructor" }, { facets: "sector" }]) {
    await search(one, options);
  }
  assert.equal((await search(one, { limit: Infinity, facets: ["sector"] })).results.length, all);
});
