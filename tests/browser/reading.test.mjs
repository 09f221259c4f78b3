// The ways through a site: with keys alone, without script, from one language to the other, by the
// filters of a list and the dots of the map.
import assert from "node:assert/strict";
import { join } from "node:path";
import { describe, test } from "node:test";
import { extremes, longest, opened, pages, site } from "./reader.mjs";

test("the first stop of the tab key leads past the menu", async () => {
  const { page, go, close } = await opened();
  await go(join(site, "praktik/index.html"));
  await page.keyboard.press("Tab");
  const target = await page.evaluate(() => document.activeElement.getAttribute("href"));
  assert.match(target, /^#/);
  await page.keyboard.press("Enter");
  const inMain = await page.evaluate((id) => Boolean(document.querySelector(id)?.closest("main")), target);
  assert.ok(inMain);
  await close();
});

describe("with the tab key alone", () => {
  for (const { path, file } of [...pages, ...longest]) {
    test(`everything on ${path} is reached in its order, and seen when it is`, async () => {
      // Without motion, so that a page stands where it has scrolled to.
      const { page, go, close } = await opened({ reducedMotion: "reduce" });
      await go(file);
      const wanted = await page.evaluate(() => {
        const all = [...document.querySelectorAll("a[href], button, summary, input, select, textarea, [tabindex='0']")];
        const reached = all.filter((element) => element.tabIndex >= 0 && element.checkVisibility() && element.getClientRects().length > 0);
        reached.forEach((element, index) => { element.dataset.stop = index; });
        return reached.length;
      });
      for (let stop = 0; stop < wanted; stop += 1) {
        await page.keyboard.press("Tab");
        const seen = await page.evaluate(() => {
          const element = document.activeElement;
          const box = element.getBoundingClientRect();
          const marked = [element, element.closest(".card"), element.closest(".lesson")].filter(Boolean)
            .some((it) => getComputedStyle(it).outlineStyle !== "none" && parseFloat(getComputedStyle(it).outlineWidth) >= 2)
            // A dot of a map has a ring drawn around it.
            || [element.querySelector(".map-reach")].filter(Boolean).some((it) => getComputedStyle(it).stroke !== "none" && parseFloat(getComputedStyle(it).strokeWidth) >= 4);
          return { stop: element.dataset.stop, marked, inView: box.bottom > 0 && box.top < innerHeight, html: element.outerHTML.slice(0, 120) };
        });
        assert.equal(seen.stop, String(stop), seen.html);
        assert.ok(seen.marked, `no mark of the focus on ${seen.html}`);
        assert.ok(seen.inView, `out of sight: ${seen.html}`);
      }
      await close();
    });
  }
});

test("the menu of a phone opens and leads on without script", async () => {
  const { page, go, close } = await opened({ width: 360, javaScriptEnabled: false });
  await go(join(site, "index.html"));
  const item = page.locator(".menu-nav a[href='lokus/index.html']");
  assert.equal(await item.isVisible(), false);
  await page.locator(".menu-button").click();
  await item.click();
  assert.match(page.url(), /lokus\/index\.html$/);
  await close();
});

test("a reader gets from the first page to a case and to its locus, without script too", async () => {
  const { page, go, close } = await opened({ javaScriptEnabled: false });
  await go(join(site, "index.html"));
  await page.locator("nav a[href='praktik/index.html']").first().click();
  await page.locator("main a[href='legitimasi-dari-bawah.html']").first().click();
  assert.equal(await page.locator("h1").innerText(), "Legitimasi dari bawah bagi kebijakan dan inovasi");
  await page.locator("main a[href='../lokus/banyuwangi.html']").first().click();
  assert.match(page.url(), /lokus\/banyuwangi\.html$/);
  await close();
});

test("a list is narrowed by its filters and read by title, without script", async () => {
  const { page, go, close } = await opened({ javaScriptEnabled: false, width: 360 });
  await go(join(site, "praktik/index.html"));
  await page.locator(".filters > summary").click();
  await page.locator(".narrow-terms a", { hasText: "Tata kelola pemerintahan" }).click();
  assert.equal(await page.locator("h1").innerText(), "Tata kelola pemerintahan");
  assert.equal(await page.locator("main .card").count(), 5);
  await go(join(site, "praktik/index.html"));
  await page.locator(".orders a", { hasText: "A–Z" }).click();
  assert.match(await page.locator("h1").innerText(), /^Judul berawalan/);
  await close();
});

test("a dot of the map leads to its province, and the list below says the same to everybody", async () => {
  const { page, go, close } = await opened();
  await go(join(site, "index.html"));
  const dots = page.locator(".map a");
  const told = await dots.evaluateAll((all) => all.map((dot) => dot.getAttribute("href")).sort());
  const listed = await page.locator("#_provinces ~ ul a").evaluateAll((all) => all.map((link) => link.getAttribute("href")).sort());
  assert.deepEqual(told, listed);
  await page.locator(".map a[href='wilayah/jawa-tengah.html'] circle").click();
  assert.equal(await page.locator("h1").innerText(), "Jawa Tengah");
  await close();
});

test("a link to a factor that is folded away opens the fold", async () => {
  const { page, go, close } = await opened({ width: 360 });
  await go(join(extremes, "praktik/panjang.html"));
  const last = page.locator(".pane-helped .fold .item").last();
  assert.equal(await last.isVisible(), false);
  await page.locator(".pane-helped .fold summary").click();
  assert.equal(await last.isVisible(), true);
  assert.equal(await page.locator(".pane-helped .item").count(), 40);
  await close();
});

test("the language switch leads to the same page in the other language", async () => {
  const { page, go, close } = await opened();
  await go(join(site, "praktik/legitimasi-dari-bawah.html"));
  await page.locator("a[hreflang='en'], a[lang='en']").first().click();
  assert.match(page.url(), /en\/cases\/legitimasi-dari-bawah\.html$/);
  assert.equal(await page.locator("html").getAttribute("lang"), "en");
  await close();
});
