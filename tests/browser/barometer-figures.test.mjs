// Every figure of every barometer, counted again from the open data by a script that shares nothing with
// the program: the sample (SITE), what has everything (FULL), 200 and a thousand generated cases (LARGE,
// MANY), and the invented province (CONTOH). Tables, pages and drawings must say the same.
import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

const { SITE, FULL, LARGE, MANY, CONTOH } = process.env;
const LEAST = 30;

/** How each field of a case, result, obstacle, lesson or adoption answers; nothing means that nobody knows. */
const known = (value) => (value === undefined || value === "unknown" ? [] : [value].flat().map(String));
const unknown = (values) => (values.length ? [...new Set(values)] : ["_unknown"]);
const isNumber = (value) => typeof value === "number";

/** What stands in the place of a list without items. */
function instead(record, key) {
  const stated = record[`${key}_stated`];
  if (stated === "none") return ["_none"];
  if (stated) return ["_unknown"];
  return record[`${key}_text`] === undefined ? ["_unknown"] : ["_narrative"];
}

const terms = (record, key, list = record[key] ?? []) => (list.length ? [...new Set(list)] : instead(record, key));
const factors = (record, key) => terms(record, key, (record[key] ?? []).map((item) => item.factor));
const stopped = (record) => ["stopped", "replaced"].includes(record.status);
const one = (field) => (record) => [unknown(known(record[field]))];
const items = (list, field) => (record) => (record[list] ?? []).map((item) => unknown(known(item[field])));

/** For each chart: the things that it counts in a case, each with the bars it stands in. */
const ofCases = (loci) => ({
  novelty: one("novelty"),
  change: one("change"),
  form: one("form"),
  digital: (it) => [it.digital === undefined ? ["_unknown"] : [it.digital ? "yes" : "no"]],
  initiator: one("initiator"),
  partners: (it) => [terms(it, "partners")],
  helped: (it) => [factors(it, "success_factors")],
  hindered: (it) => [factors(it, "obstacles")],
  outcomes: (it) => (it.obstacles ?? []).map((item) => [item.factor, `${item.factor}/${item.outcome ?? "unsaid"}`]),
  "said-by": (it) => [...items("success_factors", "said_by")(it), ...items("obstacles", "said_by")(it)],
  results: (it) => {
    const results = it.results ?? [];
    if (results.some((item) => isNumber(item.before) && isNumber(item.after))) return [["measured"]];
    if (results.length) return [["told"]];
    return [it.results_stated === "not-measured" ? ["not-measured"] : instead(it, "results")];
  },
  evidence: items("results", "evidence"),
  "evaluation-phase": one("evaluation_phase"),
  "evaluation-by": one("evaluation_by"),
  "evaluation-purposes": one("evaluation_purposes"),
  stage: one("stage"),
  status: one("status"),
  stopped: (it) => (stopped(it) ? [factors(it, "obstacles")] : []),
  lessons: items("lessons", "kind"),
  year: (it) => [unknown(known(it.since?.slice(0, 4)))],
  sector: one("sectors"),
  province: (it) => {
    const locus = loci.get(it.locus.entry);
    if (it.locus_province) return [[it.locus_province]];
    return [locus && locus.country !== "ID" ? ["_abroad"] : ["_unknown"]];
  },
  "locus-kind": (it) => [unknown(known(loci.get(it.locus.entry)?.kind))],
  awards: (it) => [it.awards?.length ? ["awarded"] : instead(it, "awards")],
  goals: one("sdgs"),
});

const ofAdoptions = { "adoption-status": one("status"), "adoption-mode": one("mode"), "adoption-step": one("step") };

/** Counts the bars of a chart: how many things there are, and how many stand in each bar. */
function count(records, bars) {
  const counts = new Map();
  const things = records.flatMap(bars);
  for (const bar of things.flat()) counts.set(bar, (counts.get(bar) ?? 0) + 1);
  return { n: things.length, counts };
}

/** The rows of a table, each by its columns. */
function rows(text) {
  const lines = [];
  let [cell, line, quoted] = ["", [], false];
  for (const letter of text.replace(/^\uFEFF/, "")) {
    if (letter === '"') quoted = !quoted;
    else if (letter === "," && !quoted) (line.push(cell), (cell = ""));
    else if (letter === "\n" && !quoted) (lines.push([...line, cell.replace(/\r$/, "")]), (line = []), (cell = ""));
    else cell += letter;
  }
  const [head, ...rest] = lines;
  return rest.map((values) => Object.fromEntries(values.map((value, at) => [head[at], value])));
}

/** What a page shows of a chart: its counts and shares, row by row. */
function shown(html, chart) {
  const section = html.split(`aria-labelledby="_${chart}">`)[1]?.split("</section>")[0] ?? "";
  const cells = [...section.matchAll(/<\/th><td>([^<]*)<\/td>(?:<td>([^<]*)<\/td>)?/g)];
  return cells.map(([, number, share]) => [Number(number.replace(/\D/g, "")), share]);
}

/** The open data of a site, and what each barometer of it counts. */
function open(site, language) {
  const [folder, cases, loci, adoptions] = language === "id" ? ["data", "praktik", "lokus", "adopsi"] : ["en/data", "cases", "loci", "adoptions"];
  const read = (name) => {
    const file = join(site, folder, `${name}.json`);
    return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : [];
  };
  const all = { cases: read(cases), adoptions: read(adoptions) };
  const lociByName = new Map(read(loci).map((locus) => [locus.entry, locus]));
  const institutes = new Map(read(language === "id" ? "lembaga" : "institutes").map((it) => [it.page.split("/").pop().replace(".html", ""), it.entry]));
  const words = language === "id" ? ["bidang", "wilayah", "lembaga"] : ["sectors", "provinces", "institutes"];
  const inScope = (name) => {
    const [, word, term] = name.match(`^(${words.join("|")})-(.*)$`) ?? [];
    if (word === words[0]) return (it) => (it.sectors ?? []).includes(term);
    if (word === words[1]) return (it) => it.locus_province === term;
    return (it) => it.institute?.entry === institutes.get(term);
  };
  return { all, charts: ofCases(lociByName), inScope };
}

/** Holds a table, and the page beside it, against a count of these records. */
function hold(table, html, { cases, adoptions, charts, of }) {
  const [value, part, number, percent] = table[0] && "nilai" in table[0] ? ["nilai", "bagian", "jumlah", "persen"] : ["value", "part", "count", "percent"];
  const chart = (row) => row.bagan ?? row.chart;
  const expected = Object.entries({ ...charts, ...ofAdoptions }).map(([name, bars]) => [name, count(name in charts ? cases : adoptions, bars)]);
  const own = of.match(/^(bidang|sectors)-/) ? "sector" : of.match(/^(wilayah|provinces)-/) ? "province" : null;
  const counted = expected.filter(([name, { n }]) => n > 0 && name !== own);
  assert.deepEqual([...new Set(table.map(chart))].sort(), counted.map(([name]) => name).sort(), of);
  for (const [name, { n, counts }] of counted) {
    const found = table.filter((row) => chart(row) === name);
    const bars = found.filter((row) => !row[part]);
    const told = new Map(found.filter((row) => row[number] !== "0").map((row) => [row[part] ? `${row[value]}/${row[part]}` : row[value], Number(row[number])]));
    assert.deepEqual([...told].sort(), [...counts].sort(), `${of}: ${name}`);
    for (const row of found) {
      assert.equal(Number(row.n), n, `${of}: ${name}`);
      assert.equal(row[percent] === "", n < LEAST, `${of}: ${name}: a share of ${n}`);
      if (row[percent]) assert.ok(Math.abs(Number(row[percent]) - (100 * Number(row[number])) / n) <= 0.051, `${of}: ${name}`);
    }
    const page = shown(html, name);
    assert.deepEqual(page.map(([number]) => number), bars.map((row) => Number(row[number])), `${of}: ${name} on its page`);
    for (const [, share] of page) assert.equal(share === undefined, n < LEAST, `${of}: ${name} on its page`);
  }
}

for (const [name, site] of Object.entries({ SITE, FULL, LARGE, MANY, CONTOH })) {
  for (const language of ["id", "en"]) {
    const root = site && join(site, language === "id" ? "" : language);
    const skip = !site || !existsSync(join(root, "barometer.csv")) ? `${name} names no site in ${language}` : false;
    test(`${name}: every figure of every barometer is that of the open data (${language})`, { skip }, () => {
      const { all, charts, inScope } = open(site, language);
      const page = (path) => [rows(readFileSync(join(root, `${path}.csv`), "utf8")), readFileSync(join(root, `${path}.html`), "utf8")];
      hold(...page("barometer"), { ...all, charts, of: "barometer" });
      const files = readdirSync(join(root, "barometer"));
      for (const file of files.filter((it) => it.endsWith(".html"))) {
        const of = file.replace(".html", "");
        const cases = all.cases.filter(inScope(of));
        const names = new Set(cases.map((it) => it.entry));
        const adoptions = all.adoptions.filter((it) => names.has(it.case?.entry));
        assert.ok(cases.length > 0, of);
        hold(...page(`barometer/${of}`), { cases, adoptions, charts, of });
      }
      // The files of single charts say what the table of all of them says.
      const whole = readFileSync(join(root, "barometer.csv"), "utf8");
      const charted = files.filter((it) => it.endsWith(".svg")).map((it) => it.replace(".svg", ""));
      assert.ok(charted.length > 20);
      for (const chart of charted) {
        const own = readFileSync(join(root, "barometer", `${chart}.csv`), "utf8").split("\r\n");
        assert.ok(whole.includes(own.slice(1).join("\r\n")), chart);
        const drawing = readFileSync(join(root, "barometer", `${chart}.svg`), "utf8");
        const figures = [...drawing.matchAll(/font-weight="600"[^>]*>([\d.,]+)/g)].map((found) => Number(found[1].replace(/\D/g, "")));
        const bars = rows(own.join("\r\n")).filter((row) => !(row.bagian ?? row.part));
        assert.deepEqual(figures, bars.map((row) => Number(row.jumlah ?? row.count)), `${chart}.svg`);
      }
    });
  }
}
