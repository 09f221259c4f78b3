// Open data held against a whole validator of JSON Schema (draft 2020-12), and against the lists of
// the pages: the sample (SITE), what has everything (FULL), and a thousand generated cases (MANY).
import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { Ajv2020 } from "ajv/dist/2020.js";

const { SITE, FULL, MANY } = process.env;

/** The kinds of entries whose lists are pages, by the name of their folder and of their data. */
const kinds = ["praktik", "lokus", "kunjungan", "lembaga", "adopsi"];

/** What stands between quotes in every `href` of a page. */
const links = (html) => [...html.matchAll(/ href="([^"#]+)"/g)].map((found) => found[1]);

/** The pages of a kind that its lists lead to, from the root of the site. */
function listed(site, kind) {
  const lists = readdirSync(join(site, kind)).filter((name) => /^(index|halaman-\d+)\.html$/.test(name));
  const pages = lists.flatMap((name) => links(readFileSync(join(site, kind, name), "utf8")));
  const own = pages.filter((link) => /^[^/]+\.html$/.test(link) && !/^(index|halaman-\d+)\.html$/.test(link));
  return [...new Set(own)].sort().map((link) => `${kind}/${link}`);
}

/** The rows of a table, without its header; a line may stand within quotes. */
function countRows(text) {
  let [rows, quoted] = [0, false];
  for (const character of text) {
    if (character === '"') quoted = !quoted;
    if (character === "\n" && !quoted) rows += 1;
  }
  return rows - 1;
}

for (const [name, site] of Object.entries({ SITE, FULL, MANY })) {
  const skip = site ? false : `${name} names no site`;
  test(`${name}: every record fits its schema, in every language`, { skip }, () => {
    const folders = ["data", "en/data"].map((folder) => join(site, folder)).filter((folder) => existsSync(folder));
    let count = 0;
    for (const folder of folders) {
      for (const file of readdirSync(folder).filter((file) => file.endsWith(".schema.json"))) {
        const fits = new Ajv2020({ strict: true, allErrors: true }).compile(JSON.parse(readFileSync(join(folder, file), "utf8")));
        const data = file.replace(".schema.json", "");
        const records = JSON.parse(readFileSync(join(folder, `${data}.json`), "utf8"));
        for (const record of records) assert.ok(fits(record), `${folder}/${data} ${record.entry}: ${JSON.stringify(fits.errors)}`);
        const lines = readFileSync(join(folder, `${data}.ndjson`), "utf8").split("\n").slice(0, -1);
        assert.deepEqual(lines.map((line) => JSON.parse(line)), records, data);
        assert.equal(countRows(readFileSync(join(folder, `${data}.csv`), "utf8")), records.length, data);
        count += records.length;
      }
    }
    assert.ok(count > 0);
  });

  test(`${name}: the records of each kind are the pages that its lists lead to`, { skip }, () => {
    for (const kind of kinds.filter((kind) => existsSync(join(site, kind)))) {
      const records = JSON.parse(readFileSync(join(site, "data", `${kind}.json`), "utf8"));
      const pages = records.map((record) => record.page.replace(/^https?:\/\/[^/]+\//, "")).sort();
      assert.deepEqual(pages, listed(site, kind), kind);
    }
  });
}
