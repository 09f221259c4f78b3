// The page that finds a place to go, as a cohort uses it: by touch and by keyboard, on a phone and on a
// desk, over http and by double click, and without script.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { LOOKS, objections, searchSite, tooWide } from "./search-pages.mjs";

let site;
before(async () => {
  site = await searchSite({ fake: false });
});
after(() => site.close());

const names = (page) => page.locator(".finder-place h3 a").allTextContents();
const QUESTION = "?obstacle=penolakan-masyarakat&province=jawa-timur&kilometres=500";

/** Waits until places are drawn. */
const drawn = (page) => page.locator(".finder-places:not([aria-busy=true]) .finder-place").first().waitFor();

for (const base of ["file://", "http://"]) {
  for (const width of [360, 1280]) {
    test(`a cohort finds who overcame its obstacle, ${base}, ${width} px wide`, async () => {
      const { page, faults, close } = await site.open("cocok.html", { base, width, hasTouch: width < 700 });
      assert.equal(await page.locator(".finder-results").isVisible(), false, "nothing was answered");
      await page.locator("#_obstacle").selectOption("penolakan-masyarakat");
      await drawn(page);
      assert.equal((await names(page))[0], "Kabupaten Banyuwangi");
      const first = page.locator(".finder-place").first();
      const reasons = await first.locator(".finder-reasons").textContent();
      assert.match(reasons, /teratasi di sana, menurut/);
      assert.match(await first.locator(".finder-doubts").textContent(), /Belum dicatat apakah lokus ini menerima kunjungan/);
      assert.match(page.url(), /\?obstacle=penolakan-masyarakat$/);
      await first.locator(".finder-reasons a").first().click();
      await page.waitForURL(/praktik\/.*\.html$/);
      await page.goBack();
      await drawn(page);
      assert.equal(await page.locator("#_obstacle").inputValue(), "penolakan-masyarakat", "the address keeps the answers");
      assert.deepEqual(faults, []);
      await close();
    });
  }
}

test("the page is worked by keys alone, and the points of a place add up", async () => {
  const { page, close } = await site.open("cocok.html", { width: 360 });
  await page.locator(".finder-sectors-count").waitFor({ state: "attached" });
  await page.locator(".finder-form details").first().locator("summary").focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  assert.match(await page.locator(".finder-sectors-count").textContent(), /^1 dipilih$/);
  await page.locator(".finder-buttons .button").focus();
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement?.id), "_places");
  await drawn(page);
  const place = page.locator(".finder-place").first();
  await place.locator("details summary").focus();
  await page.keyboard.press("Enter");
  const number = (text) => Number(text.replace(",", "."));
  const rows = await place.locator("tbody tr").evaluateAll((all) => all.map((row) => [...row.querySelectorAll("td")].map((cell) => cell.textContent)));
  const whole = rows.reduce((sum, [, weight]) => sum + number(weight), 0);
  const points = rows.reduce((sum, [, , product]) => sum + number(product), 0);
  const score = Number((await place.locator(".finder-score").textContent()).match(/(\d+) dari 100/)[1]);
  assert.ok(Math.abs(100 * points / whole - score) <= 1, `${points} by ${whole} is not ${score}`);
  await close();
});

test("weights move the order, stand in the address and go back; the same address gives the same page", async () => {
  const { page, close } = await site.open(`cocok.html${QUESTION}`);
  await drawn(page);
  const usual = await page.locator(".finder-places").textContent();
  await page.locator(".finder-weights > summary").click();
  const slider = page.locator("#_weight-obstacle");
  await slider.focus();
  for (let at = 0; at < 5; at += 1) await page.keyboard.press("ArrowLeft");
  await page.waitForURL(/weight_obstacle=0/);
  assert.equal(await page.locator("output[for=_weight-obstacle]").textContent(), "0");
  await page.waitForFunction((before) => document.querySelector(".finder-places").textContent !== before, usual);
  await page.locator(".finder-weights-reset").click();
  await page.waitForFunction((before) => document.querySelector(".finder-places").textContent === before, usual);
  assert.ok(!page.url().includes("weight_"));
  await page.reload();
  await drawn(page);
  assert.equal(await page.locator(".finder-places").textContent(), usual);
  await close();
});

test("what is too far is counted, and a distance without a province asks for it", async () => {
  const { page, close } = await site.open("cocok.html?kilometres=250");
  await drawn(page);
  assert.equal(await page.locator(".finder-needs-province").isVisible(), true);
  await page.locator("#_province").selectOption("bali");
  await page.locator(".finder-status", { hasText: "lebih jauh dari yang Anda kehendaki" }).waitFor();
  assert.equal(await page.locator(".finder-needs-province").isVisible(), false);
  await close();
});

test("an address that asks for what is not there is passed over", async () => {
  const { page, faults, close } = await site.open("cocok.html?obstacle=%3Cb%3E&sector=x&population=-&days=7&kilometres=abc&weight_awards=99&favour=none");
  await drawn(page);
  assert.equal(await page.locator("#_obstacle").inputValue(), "");
  assert.equal(await page.locator("#_weight-awards").inputValue(), "5");
  assert.deepEqual(faults, []);
  await close();
});

test("an index that is gone is told, with a way to try again", async () => {
  const { page, close } = await site.open(`cocok.html${QUESTION}`, { base: "http://", without: "cari/f/*.js" });
  await page.locator(".finder-failed").waitFor();
  assert.match(await page.locator(".finder-failed").textContent(), /Muat ulang/);
  await close();
});

test("without script there are lists, and how the ranking is reckoned", async () => {
  const { page, close } = await site.open("cocok.html", { javaScriptEnabled: false, width: 360 });
  assert.equal(await page.locator(".finder-form").isVisible(), false);
  assert.ok((await page.locator("noscript a").count()) >= 3);
  assert.equal(await page.locator(".finder-rules dt").count(), 10);
  assert.ok((await tooWide(page)) <= 0);
  await close();
});

describe("in every look", () => {
  for (const path of [`cocok.html${QUESTION}`, `en/where.html${QUESTION}`, "cocok.html"]) {
    test(`${path} has nothing that axe objects to, and is not too wide`, async () => {
      for (const look of LOOKS) {
        const { page, faults, close } = await site.open(path, look);
        if (path.includes("?")) await drawn(page);
        await page.evaluate(() => document.querySelectorAll("main details").forEach((it) => { it.open = true; }));
        // Before axe comes, which loads what it is not allowed to.
        assert.deepEqual(faults, []);
        assert.deepEqual(await objections(page), [], JSON.stringify(look));
        assert.ok((await tooWide(page)) <= 0, JSON.stringify(look));
        await close();
      }
    });
  }
});
