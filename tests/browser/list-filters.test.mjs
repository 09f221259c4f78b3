// The filters of lists, where the lists stand: by touch and by keys, narrow and wide, from the disk and over
// http, in both languages. What they count is held against a recount of the open data.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { LOOKS, objections, searchSite, tooWide } from "./search-pages.mjs";

let [site, large] = [];
before(async () => {
  [site, large] = [await searchSite({ fake: false }), await searchSite({ fake: false, from: process.env.LARGE })];
});
after(() => Promise.all([site.close(), large.close()]));

/** Entries as the open data tells them, by the folder of their list. */
const data = (folder, of = site) =>
  JSON.parse(readFileSync(join(of.folder, "data", `${folder}.json`), "utf8")).filter((it) => it.language === "id");

const found = (page) => page.locator(".list-found:not([aria-busy=true]) > li");
const value = (page, label) => page.locator(".filter-value", { has: page.getByText(label, { exact: true }) }).first();
const shown = async (page, count) => {
  await page.locator(".search-count", { hasText: new RegExp(`^${count} (hasil|result)`) }).waitFor();
  assert.equal(await found(page).count(), Math.min(20, count));
};
const opened = async (page) => {
  await page.locator(".list-live > .filters > summary").click();
  await page.locator(".filter").first().waitFor();
};
/** Chooses a value, wherever it is folded away. */
const choose = async (page, facet, id, touch) => {
  const box = page.locator(`[id="_filter-${facet}-${id}"]`);
  const group = page.locator(".filter", { has: box });
  if (!(await group.evaluate((it) => it.open))) await group.locator("summary").click();
  if (!(await box.isVisible())) await group.locator(".filter-all").click();
  await (touch ? box.tap() : box.check());
};
/** Opens all facets and all of their values, and reads them. */
const counts = (page) => page.evaluate(() => {
  for (const fold of document.querySelectorAll(".filter")) fold.open = true;
  for (const all of document.querySelectorAll(".filter-all")) all.click();
  return Object.fromEntries([...document.querySelectorAll(".filter-value")].map((it) =>
    [it.querySelector("input").id.replace("_filter-", ""), Number(it.querySelector(".filter-n").textContent.replace(/\D/g, ""))]));
});

/** How often each value of a facet stands in entries. */
const tally = (name, entries, read) => {
  const all = {};
  for (const entry of entries) for (const id of new Set(read(entry))) all[`${name}-${id}`] = (all[`${name}-${id}`] ?? 0) + 1;
  return all;
};
const FACETS = {
  sector: (it) => it.sectors ?? [],
  helped: (it) => (it.success_factors ?? []).map(({ factor }) => factor),
  hindered: (it) => (it.obstacles ?? []).map(({ factor }) => factor),
  stage: (it) => [it.stage].filter(Boolean),
  status: (it) => [it.status].filter(Boolean),
};
const ofCases = (cases, facets = Object.keys(FACETS)) => Object.assign({}, ...facets.map((name) => tally(name, cases, FACETS[name])));
const only = (all, names) => Object.fromEntries(Object.entries(all).filter(([id]) => names.includes(id.split("-")[0])));

for (const base of ["file://", "http://"]) {
  for (const width of [360, 1280]) {
    test(`cases are filtered by two facets with exact counts, ${base}, ${width} px wide`, async () => {
      const { page, faults, loaded, close } = await site.open("praktik/index.html", { base, width, hasTouch: width < 700 });
      assert.ok(!loaded.some((url) => /cari\/|list-filters/.test(url)), "nothing is loaded before it is asked for");
      await opened(page);
      const cases = data("praktik");
      const names = ["sector", "helped", "hindered", "stage", "status"];
      const told = await counts(page);
      // A facet with one value is not shown.
      const expected = Object.fromEntries(names.flatMap((name) => {
        const own = ofCases(cases, [name]);
        return Object.keys(own).length > 1 ? Object.entries(own) : [];
      }));
      assert.deepEqual(only(told, names), expected);
      const sector = Object.entries(ofCases(cases, ["sector"])).sort(([, a], [, b]) => b - a)[0][0].replace("sector-", "");
      await choose(page, "sector", sector, width < 700);
      const first = cases.filter((it) => FACETS.sector(it).includes(sector));
      await shown(page, first.length);
      const hindered = Object.keys(ofCases(first, ["hindered"]))[0].replace("hindered-", "");
      await choose(page, "hindered", hindered, width < 700);
      const both = first.filter((it) => FACETS.hindered(it).includes(hindered));
      await shown(page, both.length);
      assert.deepEqual((await page.locator(".card-title a").evaluateAll((all) => all.filter((it) => it.closest(".list-found")).map((it) => it.textContent))).sort(),
        both.map((it) => it.title).sort());
      const after = await counts(page);
      // A facet leaves out its own filter.
      const withHindered = cases.filter((it) => FACETS.hindered(it).includes(hindered));
      assert.deepEqual(only(after, ["sector"]), ofCases(withHindered, ["sector"]));
      assert.equal(new URL(page.url()).search, `?sector=${sector}&hindered=${hindered}`);
      assert.equal(await page.locator(".list-whole").isVisible(), false);
      if (width < 700) {
        assert.match(await page.locator(".filters-see button").innerText(), new RegExp(`^Lihat ${both.length} hasil$`));
        await page.locator(".filters-see button").tap();
        assert.equal(await found(page).first().isVisible(), true);
        assert.equal(await page.evaluate(() => document.activeElement?.id), "_results-title");
      }
      await page.reload();
      await shown(page, both.length);
      await page.locator(".chips .chip").first().click();
      await shown(page, withHindered.length);
      await page.locator(".chips .chip").first().click();
      await page.locator(".list-whole .card").first().waitFor();
      assert.equal(await page.locator(".list-found").isVisible(), false);
      await page.goBack();
      await shown(page, withHindered.length);
      assert.deepEqual(faults, []);
      await close();
    });
  }
}

test("lessons to avoid are found by keys alone, counted by lessons, and the heading is the lesson", async () => {
  const { page, faults, close } = await large.open("pembelajaran/index.html");
  const lessons = data("praktik", large).flatMap((it) => (it.lessons ?? []).map((lesson) => ({ ...lesson, case: it })));
  await page.locator(".filters > summary").focus();
  await page.keyboard.press("Enter");
  await page.locator(".filter").first().waitFor();
  const kinds = ["adopt", "adapt", "avoid"];
  const told = await counts(page);
  for (const kind of kinds) assert.equal(told[`lesson_kind-${kind}`] ?? 0, lessons.filter((it) => it.kind === kind).length, kind);
  const bySector = {};
  for (const { case: { sectors = [] } } of lessons) for (const id of sectors) bySector[`sector-${id}`] = (bySector[`sector-${id}`] ?? 0) + 1;
  assert.deepEqual(only(told, ["sector"]), bySector);
  await page.locator("#_filter-lesson_kind-avoid").focus();
  await page.keyboard.press("Space");
  const avoided = lessons.filter((it) => it.kind === "avoid");
  await shown(page, avoided.length);
  const heads = await page.locator(".list-found h2").allTextContents();
  const plain = (text) => text.replace(/[*_[\]`]/g, "").replace(/\s+/g, " ").trim();
  assert.ok(avoided.length > 20);
  for (const head of heads) assert.ok(avoided.some(({ text }) => plain(text).startsWith(plain(head))), head);
  assert.deepEqual([...new Set(await page.locator(".list-found .lesson-mark").allTextContents())].map((it) => it.trim()), ["Hindari"]);
  const link = found(page).first().locator(".lesson-case a");
  assert.match(await link.getAttribute("href"), /praktik\/.*#_lesson-\d+$/);
  await link.click();
  assert.ok(await page.evaluate(() => document.getElementById(location.hash.slice(1))?.matches(".lesson-avoid")));
  assert.deepEqual(faults, []);
  await close();
});

describe("other lists", () => {
  for (const [path, folder, facet, read] of [
    ["lokus/index.html", "lokus", "locus_kind", (it) => [it.kind]],
    ["kunjungan/index.html", "kunjungan", "visit_kind", (it) => [it.kind]],
    ["adopsi/index.html", "adopsi", "adoption_status", (it) => [it.status]],
  ]) {
    test(`${path} is filtered by ${facet}`, async () => {
      const { page, faults, close } = await site.open(path, { width: 360 });
      const expected = tally(facet, data(folder), read);
      await opened(page);
      const told = only(await counts(page), [facet]);
      if (Object.keys(expected).length > 1) assert.deepEqual(told, expected);
      const [[id, count]] = Object.entries(expected);
      await page.goto(`${page.url()}?${facet}=${id.slice(facet.length + 1)}`);
      await shown(page, count);
      assert.ok((await tooWide(page)) <= 0);
      assert.deepEqual(faults, []);
      await close();
    });
  }
});

test("English pages filter in English, and the way to the other language keeps what was chosen", async () => {
  const { page, close } = await site.open("en/cases/index.html?sector=tata-kelola");
  await found(page).first().waitFor();
  assert.match(await page.locator(".chip").innerText(), /^Sector: /);
  await page.locator(".languages a").first().click();
  await found(page).first().waitFor();
  assert.match(await page.locator(".chip").innerText(), /^Bidang: /);
  await close();
});

for (const look of LOOKS) {
  test(`nobody objects to the open panel, nothing is small or too wide and nothing jumps, ${JSON.stringify(look)}`, async () => {
    for (const path of ["praktik/index.html", "pembelajaran/index.html", "praktik/index.html?sector=tata-kelola"]) {
      const { page, faults, close } = await site.open(path, { ...look, hasTouch: look.width < 700 });
      await page.evaluate(() => {
        window.jumped = 0;
        new PerformanceObserver((all) => { for (const it of all.getEntries()) if (!it.hadRecentInput) window.jumped += it.value; })
          .observe({ type: "layout-shift", buffered: true });
      });
      if (path.includes("?")) await found(page).first().waitFor();
      await opened(page);
      if (!path.includes("?")) await page.locator(".filter-value input").first().check();
      await found(page).first().waitFor();
      assert.deepEqual(faults, []);
      assert.ok((await tooWide(page)) <= 0, path);
      const jumped = await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(() => done(window.jumped)))));
      assert.ok(jumped <= 0.02, `${path}: ${jumped}`);
      const small = await page.evaluate(() => [...document.querySelectorAll("main :is(button, summary, .filter-value, .list-search)")]
        .filter((it) => it.checkVisibility() && !it.matches(".filter-value") && it.getBoundingClientRect().height < 43).map((it) => it.outerHTML.slice(0, 90)));
      assert.deepEqual(small, [], path);
      assert.deepEqual(await objections(page), [], path);
      await close();
    }
  });
}

test("where the index is missing the list stands as it was written, and says why it is not filtered", async () => {
  const { page, close } = await site.open("praktik/index.html?sector=tata-kelola", { without: "cari/akar.js" });
  await page.getByRole("heading", { name: "Saringan tidak dapat ditampilkan" }).waitFor();
  assert.ok(await page.locator(".list-whole .card").first().isVisible());
  assert.equal(await page.locator(".chips").isVisible(), false);
  await page.locator(".filters > summary").click();
  assert.ok(await page.locator(".narrow-terms a").first().isVisible(), "links need no index");
  await close();
});

test("where the script of the filters is missing the list is shown all the same", async () => {
  const { page, close } = await site.open("praktik/index.html?sector=tata-kelola", { without: "js/list-filters.js" });
  await page.locator(".list-whole .card").first().waitFor();
  await close();
});

test("a filtered card is kept and compared, and says what decides as the list does", async () => {
  const { page, close } = await site.open("praktik/index.html");
  const written = await page.locator(".list-whole .card").evaluateAll((all) =>
    Object.fromEntries(all.map((it) => [it.dataset.name, it.querySelector(".card-highlight")?.textContent ?? ""])));
  await page.goto(`${page.url()}?sector=tata-kelola`);
  await found(page).first().waitFor();
  const drawn = await found(page).locator(".card").evaluateAll((all) => all.map((it) => [it.dataset.name, it.querySelector(".card-highlight")?.textContent ?? ""]));
  assert.ok(drawn.length > 1);
  for (const [name, text] of drawn) assert.equal(text, written[name], name);
  await found(page).locator(".desk-button-star").first().click();
  assert.deepEqual(await page.evaluate(() => window.teladanDesk.read().content.lists[0].entries.map((it) => it.name)), [drawn[0][0]]);
  await close();
});
