// Maps of the loci, as readers use them: by touch and by keys, on a phone and on a desk, narrowed by
// script and without any. What they count is recounted from the open data.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { gzipSync } from "node:zlib";
import { LOOKS, objections, searchSite, tooWide } from "./search-pages.mjs";

let site;
before(async () => {
  site = await searchSite({ fake: false });
});
after(() => site.close());

const records = (kind) => JSON.parse(readFileSync(join(site.folder, `data/${kind}.json`), "utf8")).filter((it) => it.language === "id");
const number = (text) => Number((text ?? "").replace(/\D/g, ""));
const shown = (page) => page.locator(".map-level:visible .map-dot");
const names = (page) => page.locator(".map-items li:not([hidden]) a").allTextContents();

/** How many cases of the open data a locus has; `fits` chooses among them. */
function recount(fits) {
  const counts = new Map();
  for (const it of records("praktik").filter(fits)) {
    if (it.locus?.entry) counts.set(it.locus.entry.replace("locus/", ""), (counts.get(it.locus.entry.replace("locus/", "")) ?? 0) + 1);
  }
  return counts;
}

/** What the list tells of each locus that it shows. */
const told = (page) => page.locator(".map-items li:not([hidden])").evaluateAll((all) =>
  all.map((it) => [it.dataset.key, Number(it.querySelector(".map-item-cases").textContent.replace(/\D/g, ""))]));

for (const base of ["file://", "http://"]) {
  test(`a filter narrows list and dots to what the open data tells, ${base}`, async () => {
    const { page, faults, close } = await site.open("peta/jawa.html", { base });
    const whole = await told(page);
    await page.locator(".map-filters summary").click();
    await page.locator("select[name=sector]").selectOption("kesehatan");
    await page.locator(".map-status span", { hasText: "Sesuai pilihan" }).waitFor();
    const expected = recount((it) => it.sectors.includes("kesehatan"));
    const found = await told(page);
    assert.ok(found.length > 0 && found.length < whole.length);
    for (const [key, count] of found) assert.equal(count, expected.get(key), key);
    const sum = found.reduce((all, [, count]) => all + count, 0);
    assert.equal(number(await page.locator(".map-status span").textContent()), sum);
    const dots = await shown(page).evaluateAll((all) => all.map((it) => it.getAttribute("aria-label").split(": ").pop()));
    assert.equal(dots.reduce((all, it) => all + number(it), 0), sum);
    assert.match(page.url(), /\?sector=kesehatan$/);
    await page.reload();
    await page.locator(".map-status span", { hasText: "Sesuai pilihan" }).waitFor();
    assert.deepEqual(await told(page), found, "the address keeps the choice");
    await page.locator(".map-status button").click();
    await page.waitForFunction((count) => document.querySelectorAll(".map-items li:not([hidden])").length === count, whole.length);
    assert.deepEqual(await told(page), whole);
    assert.deepEqual(faults, []);
    await close();
  });
}

test("the map of Indonesia is narrowed by province, and hands the choice on", async () => {
  const { page, close } = await site.open("peta/index.html?sector=kesehatan");
  await page.locator(".map-status span", { hasText: "Sesuai pilihan" }).waitFor();
  const places = new Map(records("lokus").map((it) => [it.entry.replace("locus/", ""), it.province]));
  const expected = new Map();
  for (const [locus, count] of recount((it) => it.sectors.includes("kesehatan"))) {
    const province = places.get(locus);
    if (province) expected.set(province, (expected.get(province) ?? 0) + count);
  }
  assert.deepEqual(new Map(await told(page)), expected);
  await page.locator(".map-items li:not([hidden]) a").first().click();
  await page.waitForURL(/jawa\.html\?sector=kesehatan#_/);
  await close();
});

test("several loci in one dot are listed when it is chosen, by keys too", async () => {
  const { page, close } = await site.open("peta/jawa.html");
  const crowd = page.locator(".map-level:visible .map-dot-crowd").first();
  const members = (await crowd.getAttribute("data-members")).split(" ").length;
  const all = (await names(page)).length;
  await crowd.focus();
  await page.keyboard.press("Enter");
  assert.equal((await names(page)).length, members);
  assert.equal(await page.evaluate(() => document.activeElement?.id), "_list");
  await page.locator(".map-status button").click();
  await page.waitForFunction((count) => document.querySelectorAll(".map-items li:not([hidden])").length === count, all);
  await close();
});

for (const width of [360, 768, 1280]) {
  test(`every dot is reached by keys and can be touched alone, ${width} px wide`, async () => {
    for (const path of ["peta/index.html", "peta/jawa.html"]) {
      const { page, close } = await site.open(path, { width });
      const boxes = await shown(page).evaluateAll((all) => all.map((it) => {
        const { x, y, width, height } = it.querySelector(".map-reach").getBoundingClientRect();
        return { x: x + width / 2, y: y + height / 2, width, height };
      }));
      for (const [at, box] of boxes.entries()) {
        assert.ok(Math.min(box.width, box.height) >= 43.5, `${path}: ${JSON.stringify(box)}`);
        for (const other of boxes.slice(0, at)) assert.ok(Math.hypot(box.x - other.x, box.y - other.y) >= 43, path);
      }
      const reached = new Set();
      await shown(page).first().focus();
      for (let at = 0; at < boxes.length; at += 1) {
        reached.add(await page.evaluate(() => document.activeElement?.getAttribute("data-members")));
        await page.keyboard.press("Tab");
      }
      assert.equal(reached.size, boxes.length, path);
      await close();
    }
  });
}

test("without script the map and its list are whole, and dots lead on", async () => {
  const { page, close } = await site.open("peta/jawa.html", { javaScriptEnabled: false, width: 360 });
  assert.equal(await page.locator(".map-filters").isVisible(), false);
  assert.ok((await names(page)).length > 2);
  await page.locator(".map-level:visible .map-dot-crowd").first().click();
  assert.match(page.url(), /#_[a-z-]+$/);
  assert.ok((await tooWide(page)) <= 0);
  await close();
});

test("filters that cannot be loaded are told, and the map stays whole", async () => {
  const { page, close } = await site.open("peta/jawa.html", { base: "http://", without: "cari/f/*.js" });
  const whole = await names(page);
  await page.locator(".map-filters summary").click();
  await page.locator("select[name=sector]").selectOption({ index: 1 });
  await page.locator(".map-status", { hasText: "tidak dapat dimuat" }).waitFor();
  assert.deepEqual(await names(page), whole);
  await close();
});

test("nothing of the index is loaded before the filters are opened, and no map is heavy", async () => {
  const { page, loaded, close } = await site.open("peta/jawa.html");
  assert.deepEqual(loaded.filter((it) => it.includes("/cari/")), []);
  for (const name of readdirSync(join(site.folder, "peta"))) {
    assert.ok(gzipSync(readFileSync(join(site.folder, "peta", name))).length < 100_000, name);
  }
  await close();
});

describe("in every look", () => {
  for (const path of ["peta/index.html", "peta/jawa.html?sector=kesehatan", "en/map/index.html", "lokus/banyuwangi.html"]) {
    test(`${path} has nothing that axe objects to, and is not too wide`, async () => {
      for (const look of LOOKS) {
        const { page, faults, close } = await site.open(path, look);
        if (path.includes("?")) await page.locator(".map-status span", { hasText: "Sesuai pilihan" }).waitFor();
        assert.deepEqual(faults, []);
        assert.deepEqual(await objections(page), [], JSON.stringify(look));
        assert.ok((await tooWide(page)) <= 0, JSON.stringify(look));
        await close();
      }
    });
  }
});
