// Who took what from whom, and the years of institutes: every figure held against a recount from the
// open data of the sample (SITE), of what has everything (FULL), and of a thousand cases (MANY); then
// in Chromium by keyboard, without script, on paper and in both languages.
import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { excess, full, objections, opened, site } from "./reader.mjs";

const { SITE, FULL, MANY } = process.env;

/** The rows of a table that has no quotes within its cells' text, as objects by its header. */
function table(text) {
  const [header, ...rows] = text.replace(/^\ufeff/, "").trimEnd().split("\r\n").map((line) =>
    [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map((cell) => (cell[1] ?? cell[2]).replaceAll('""', '"')));
  return rows.map((row) => Object.fromEntries(header.map((name, at) => [name, row[at]])));
}

/** The records of a site. */
function records(root) {
  const read = (kind) => {
    const file = join(root, "data", `${kind}.json`);
    return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : [];
  };
  const [cases, visits, institutes, adoptions] = ["praktik", "kunjungan", "lembaga", "adopsi"].map(read);
  const byName = new Map([...cases, ...visits].map((record) => [record.entry, record]));
  return { cases, visits, institutes, adoptions, byName };
}

/** The visit that an adoption grew from, told by nothing but its record. */
function visitOf(adoption, { byName }) {
  if (adoption.visit) return adoption.visit.entry;
  const lessons = byName.get(adoption.case?.entry)?.lessons ?? [];
  const lesson = lessons.find((it) => it.id === adoption.lesson) ?? lessons[Number(adoption.lesson) - 1];
  return adoption.lesson ? lesson?.visit?.entry : undefined;
}

const isNumber = (value) => typeof value === "number";
const yearOf = (date) => date?.slice(0, 4);
const count = (all, is) => all.filter(is).length;

/** What an institute's year must tell, by the keys of its table: value, of, unknown. */
function recount(base, institute, year) {
  const mine = (record, key) => record[key]?.entry === institute;
  const visits = base.visits.filter((it) => mine(it, "organizer") && yearOf(it.start) === year);
  const own = new Set(base.visits.filter((it) => mine(it, "organizer")).map((it) => it.entry));
  const names = new Set(visits.map((it) => it.entry));
  const grown = base.adoptions.filter((it) => names.has(visitOf(it, base)));
  const begun = base.adoptions.filter((it) => mine(it, "by") && !own.has(visitOf(it, base)) && yearOf(it.started) === year);
  const adoptions = [...grown, ...begun];
  const cases = base.cases.filter((it) => mine(it, "institute") && yearOf(it.date) === year);
  const lessons = base.cases.flatMap((it) => it.lessons ?? []).filter((it) => names.has(it.visit?.entry));
  const after = (visit) => base.adoptions.filter((it) => visitOf(it, base) === visit.entry);
  const learnt = (visit) => lessons.some((it) => it.visit.entry === visit.entry);
  const results = cases.flatMap((it) => it.results ?? []);
  const measured = (it) => isNumber(it.before) && isNumber(it.after);
  const sum = (key) => [visits.reduce((all, it) => all + (it[key] ?? 0), 0), visits.length, count(visits, (it) => it[key] === undefined)];
  const told = {
    "visits/visits": [visits.length, visits.length, 0],
    "visits/loci": [new Set(visits.flatMap((it) => it.loci ?? []).map((it) => it.entry ?? it.title.toLowerCase())).size, visits.length, count(visits, (it) => !it.loci?.length)],
    "visits/participants": sum("participants"),
    "visits/companions": sum("companions"),
    "visits/confirmed": [count(visits, (it) => it.confirmed), visits.length, 0],
    "chain/with_lesson": [count(visits, learnt), visits.length, 0],
    "chain/with_adoption": [count(visits, (it) => after(it).length), visits.length, 0],
    "chain/with_result": [count(visits, (it) => after(it).some((one) => one.result)), visits.length, 0],
    "lessons/lessons": [lessons.length, lessons.length, 0],
    "adoptions/adoptions": [adoptions.length, adoptions.length, 0],
    "adoptions/with_result": [count(adoptions, (it) => it.result), adoptions.length, count(adoptions, (it) => !it.result)],
    "cases/cases": [cases.length, cases.length, 0],
    "cases/measured_cases": [count(cases, (it) => (it.results ?? []).some(measured)), cases.length, count(cases, (it) => !it.results?.length)],
    "cases/measured_results": [count(results, measured), results.length, 0],
  };
  const lists = { visit_kind: [visits, "kind"], lesson_kind: [lessons, "kind"], adoption_status: [adoptions, "status"], mode: [adoptions, "mode"], spread_step: [adoptions, "step"] };
  const value = (key) => {
    const [list, id] = key.split(".");
    const [all, field] = lists[list];
    return [count(all, (it) => it[field] === id), all.length, count(all, (it) => !it[field] || it[field] === "unknown")];
  };
  return { told, value };
}

/** Every table of a year below a folder of institutes. */
function yearTables(root) {
  return readdirSync(join(root, "lembaga"), { recursive: true }).filter((name) => /[/\\]\d{4}\.csv$/.test(name));
}

for (const [name, root] of Object.entries({ SITE, FULL, MANY })) {
  const skip = root ? false : `${name} names no site`;
  test(`${name}: each figure of an institute's year is the same as one counted from the open data`, { skip }, () => {
    const base = records(root);
    let figures = 0;
    for (const file of yearTables(root)) {
      const [slug, year] = file.replace(".csv", "").split(/[/\\]/);
      const institute = base.institutes.find((it) => it.page.endsWith(`lembaga/${slug}.html`));
      const { told, value } = recount(base, institute.entry, year);
      const rows = table(readFileSync(join(root, "lembaga", file), "utf8"));
      const parts = { Kunjungan: "visits", "Dari kunjungan ke hasil": "chain", "Pembelajaran dari kunjungan": "lessons", Adopsi: "adoptions", "Praktik yang ditulis": "cases" };
      for (const row of rows) {
        const expected = row.kode.includes(".") ? value(row.kode) : told[`${parts[row.bagian]}/${row.kode}`];
        assert.deepEqual([row.jumlah, row.dari, row.belum_diketahui].map(Number), expected, `${file} ${row.kode}`);
        assert.deepEqual([row.lembaga, row.tahun], [institute.title, year]);
        figures += 1;
      }
      assert.ok(rows.length >= 30, "what is zero is told too");
    }
    const years = new Set(base.visits.filter((it) => it.organizer?.entry?.startsWith("institute/")).map((it) => `${it.organizer.entry} ${yearOf(it.start)}`));
    assert.ok(yearTables(root).length >= years.size, "every year with a visit has a table");
    assert.ok(figures > 0);
  });

  test(`${name}: the page of what spread tells as many steps, visits and results as the open data`, { skip }, async () => {
    const base = records(root);
    const { page, go, close } = await opened({ javaScriptEnabled: false });
    await go(join(root, "penyebaran.html"));
    const steps = ["check", "test", "adapt", "remove", "implement", "harvest", undefined];
    const number = (text) => Number(text.replaceAll(".", ""));
    const shown = (await page.locator(".step-counts .step-count").allTextContents()).map(number);
    assert.deepEqual(shown, steps.map((step) => count(base.adoptions, (it) => it.step === step)));
    const rows = await page.locator("table.chain-table").first().locator("tbody tr").evaluateAll((found) => found.map((row) =>
      [...row.cells].map((cell) => cell.firstChild.textContent.trim())));
    const years = [...new Set(base.visits.map((it) => yearOf(it.start)))].sort().reverse();
    const learnt = new Set(base.cases.flatMap((it) => it.lessons ?? []).map((it) => it.visit?.entry));
    const after = (visit) => base.adoptions.filter((it) => visitOf(it, base) === visit.entry);
    assert.deepEqual(rows, years.map((year) => {
      const visits = base.visits.filter((it) => yearOf(it.start) === year);
      const counts = [visits.length, count(visits, (it) => learnt.has(it.entry)), count(visits, (it) => after(it).length), count(visits, (it) => after(it).some((one) => one.result))];
      return [year, ...counts.map(String)];
    }));
    await close();
  });

  test(`${name}: every adoption and every inspiration stands in the trees or is counted as left out`, { skip }, async () => {
    const base = records(root);
    const { page, go, close } = await opened({ javaScriptEnabled: false });
    let file = join(root, "penyebaran.html");
    const found = new Set();
    let [pages, rest] = [0, 0];
    while (file) {
      await go(file);
      for (const link of await page.locator(".spread-adoption .spread-name a, .spread-case .spread-name a, #_without-giver + ul a").evaluateAll((links) => links.map((link) => link.href))) found.add(link.replace(/^.*\/(adopsi|praktik)\//, "$1/"));
      for (const text of await page.locator(".spread-rest").allTextContents()) rest += Number(text.match(/\d+/)[0]);
      const next = page.locator(".pager a[rel=next]");
      file = (await next.count()) ? join(dirname(file), await next.getAttribute("href")) : "";
      pages += 1;
      assert.ok(readFileSync(join(root, "penyebaran.html")).length < 1_000_000 && pages < 200);
    }
    const missing = base.adoptions.filter((it) => !found.has(it.page));
    assert.ok(missing.length <= rest, `${missing.length} of ${base.adoptions.length} are missing, ${rest} are left out`);
    const inspired = base.cases.filter((it) => it.inspired_by?.length && !found.has(it.page));
    assert.ok(inspired.length <= rest, `${inspired.map((it) => it.page)}`);
    await close();
  });
}

const pages = [
  join(full, "penyebaran.html"), join(full, "lembaga/bpsdm-tirta/2025.html"), join(full, "lembaga/bpsdm-tirta.html"),
  join(full, "kunjungan/pkp-2025.html"), join(full, "praktik/loket-satu-jam.html"), join(full, "en/spread.html"),
  join(site, "penyebaran.html"), join(site, "en/spread.html"), join(site, "lembaga/bapelkes-semarang/2019.html"),
].filter((file) => existsSync(file));

for (const file of pages) {
  test(`${file.replace(/^.*\/(?=[^/]+\/[^/]+$)/, "")} has nothing that axe objects to and no sideways scroll`, async () => {
    for (const width of [360, 1280]) {
      for (const colorScheme of ["light", "dark"]) {
        const { page, faults, go, close } = await opened({ width, colorScheme });
        await go(file);
        assert.deepEqual(faults, []);
        assert.ok((await excess(page)) <= 0, `${width} ${await excess(page)}`);
        assert.deepEqual(await objections(page), [], `${width} ${colorScheme}`);
        await close();
      }
    }
  });
}

test("a tree is lists within lists, and the keyboard goes from giver to receiver", async () => {
  const { page, go, close } = await opened({ width: 360 });
  await go(join(full, "penyebaran.html"));
  const tree = page.locator(".spread").first();
  assert.match(await tree.ariaSnapshot(), /list:\n\s+- listitem:[\s\S]*- list:\n\s+- listitem:/);
  await tree.locator("a").first().focus();
  const seen = [];
  for (let step = 0; step < 4; step += 1) {
    seen.push(await page.evaluate(() => document.activeElement.closest(".spread-item")?.className ?? ""));
    await page.keyboard.press("Tab");
  }
  assert.ok(seen[0].includes("spread-case") && seen.some((name) => name.includes("spread-adoption")), String(seen));
  await close();
});

test("a script tells how long ago a visit was that led to nothing, and without it nothing is missing", async () => {
  const file = MANY && join(MANY, "penyebaran.html");
  if (!file) return;
  const { page, go, close } = await opened();
  await go(file);
  const words = await page.locator(".broken .ago").allTextContents();
  assert.ok(words.length > 0 && words.every((text) => /^\d+ (tahun|bulan|hari) yang lalu$/.test(text)), String(words));
  await close();
  const plain = await opened({ javaScriptEnabled: false });
  await plain.go(file);
  assert.equal(await plain.page.locator(".broken .ago:visible").count(), 0);
  assert.equal(await plain.page.locator(".broken li").count(), words.length);
  await plain.close();
});

test("a year on paper is A4 without a blank sheet, and all its figures are on it", async () => {
  const { page, go, close } = await opened();
  await go(join(full, "lembaga/bpsdm-tirta/2025.html"));
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.locator(".year-figures tbody tr[data-key]:visible").count(), await page.locator(".year-figures tbody tr[data-key]").count());
  const pdf = await page.pdf({ preferCSSPageSize: true });
  const sheets = pdf.toString("latin1").match(/\/Type\s*\/Page[^s]/g).length;
  assert.ok(sheets >= 1 && sheets <= 3, `${sheets} sheets`);
  await close();
});
