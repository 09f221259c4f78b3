// The search of the sample as readers have it, engine and page together, from the disk and over http.
// SITE is the built sample, CHROMIUM the browser.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { searchSite, objections, tooWide } from "./search-pages.mjs";

let site;
before(async () => { site = await searchSite({ fake: false }); });
after(() => site.close());

const hits = (page) => page.locator(".hit");

for (const base of ["file://", "http://"]) {
  describe(`on ${base}`, () => {
    test("a word with a slip finds the page from the box, and is marked there", async () => {
      const { page, faults, close } = await site.open("lokus/index.html", { base });
      await page.keyboard.press("/");
      await page.keyboard.type("legitmasi");
      await page.getByRole("option").filter({ hasText: "Legitimasi dari bawah" }).click();
      await page.waitForURL(/praktik\/legitimasi-dari-bawah\.html/);
      await page.waitForFunction(() => CSS.highlights.has("searched"));
      assert.deepEqual(faults, []);
      await close();
    });

    test("a filter finds as many as it promised, and every result leads to its section", async () => {
      const { page, faults, close } = await site.open("cari.html?q=inovasi", { base });
      const box = page.getByRole("checkbox", { name: /^Praktik/ });
      const promised = await box.locator("xpath=..").locator(".filter-n").innerText();
      await box.check();
      await page.locator(".search-count").filter({ hasText: `${promised} hasil` }).waitFor();
      assert.equal(await page.locator(".hit-kind").count(), Math.min(10, Number(promised)));
      assert.deepEqual([...new Set(await page.locator(".hit-kind").allInnerTexts())], ["Praktik"]);
      for (const url of await page.locator(".hit-title a").evaluateAll((links) => links.map((link) => link.href))) {
        await page.goto(url);
        assert.ok(await page.evaluate(() => !location.hash || document.getElementById(decodeURIComponent(location.hash.slice(1)))), url);
        assert.equal(await page.locator("h1").count(), 1, url);
      }
      assert.deepEqual(faults, []);
      await close();
    });
  });
}

test("every filter has a label for each of its values, in both languages", async () => {
  for (const path of ["cari.html?q=inovasi", "en/search.html?q=innovation"]) {
    const { page, close } = await site.open(path);
    await page.locator(".filter").nth(3).waitFor({ state: "attached" });
    const labels = await page.locator(".filter-label").evaluateAll((found) => found.map((it) => it.textContent));
    assert.ok(labels.length > 20);
    assert.deepEqual(labels.filter((label) => !label || /^(case|locus|visit|adoption|yes)$/.test(label)), []);
    await close();
  }
});

test("nothing at all is found for what is no word here", async () => {
  const { page, close } = await site.open("cari.html?q=qxzvwjkp");
  await page.getByRole("heading", { name: "Tidak ada hasil" }).waitFor();
  assert.equal(await hits(page).count(), 0);
  await close();
});

test("a file of the index that is missing, cut or of another kind is told of", async () => {
  const damages = [
    [/hilang/, (route) => route.abort()],
    [/rusak|terbitan/, async (route) => {
      const body = await (await route.fetch()).text();
      await route.fulfill({ contentType: "text/javascript", body: body.replace(/"[^"]*"\)/, "\"AAAA\")") });
    }],
  ];
  for (const [says, damage] of damages) {
    const { page, close } = await site.open("cari.html", { base: "http://" });
    await page.route("**/cari/t/*", damage);
    await page.locator("#_find").fill("inovasi");
    await page.getByRole("alert").filter({ hasText: says }).waitFor();
    assert.equal(await hits(page).count(), 0);
    await close();
  }
});

test("axe has no objection to real results", async () => {
  for (const width of [320, 1280]) {
    const { page, close } = await site.open("cari.html?q=inovasi", { width });
    await hits(page).nth(3).waitFor();
    assert.ok(await tooWide(page) <= 0);
    assert.deepEqual(await objections(page), []);
    await close();
  }
});
