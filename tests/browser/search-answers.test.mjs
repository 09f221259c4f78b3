// What the search page does with an answer, engine and page together: the page of a factor with ways
// round it, filters that a question asks for, the way from the box to the results by keys, similar
// cases, and that nothing moves while it is read. SITE is the built sample, CHROMIUM the browser.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { searchSite } from "./search-pages.mjs";

let site;
let faked;
before(async () => { [site, faked] = await Promise.all([searchSite({ fake: false }), searchSite()]); });
after(() => Promise.all([site.close(), faked.close()]));

const titles = (page) => page.locator(".hit-title a");
const focused = (page) => page.evaluate(() => document.activeElement.textContent || document.activeElement.id);

/** Opens a search and waits for what it finds. */
async function search(where, path, options) {
  const opened = await where.open(path, options);
  await opened.page.locator(".hit, .search-empty:visible").first().waitFor();
  return opened;
}

test("the page loads one script of its own beside the engine and those of every page", async () => {
  const { loaded, close } = await search(site, "cari.html?q=inovasi");
  const scripts = loaded.filter((url) => /\.js$/.test(url) && !/cari\/./.test(url)).map((url) => url.split("/").pop());
  assert.deepEqual(scripts.sort(), ["buttons.js", "search-page.js", "theme.js"]);
  await close();
});

describe("a problem in one's own words", () => {
  for (const [typed, factor] of [["warga menolak", "Penolakan masyarakat"], ["protes warga", "Penolakan masyarakat"]]) {
    test(`${typed}: the factor's page comes first, with ways round it`, async () => {
      const { page, faults, close } = await search(site, `cari.html?q=${encodeURIComponent(typed)}`);
      assert.equal(await titles(page).first().innerText(), factor);
      const ways = page.locator(".hit").first().locator(".hit-responses a");
      assert.ok(await ways.count() >= 1 && await ways.count() <= 3);
      await ways.first().click();
      await page.waitForURL(/hambatan\/.*#_/);
      assert.ok(await page.evaluate(() => document.getElementById(decodeURIComponent(location.hash.slice(1)))?.checkVisibility()));
      assert.deepEqual(faults, []);
      await close();
    });
  }

  test("the obstacle is offered as a filter", async () => {
    const { page, close } = await search(site, "cari.html?q=warga+menolak");
    await page.getByRole("button", { name: "Hanya Hambatan: Penolakan masyarakat" }).click();
    await page.waitForFunction(() => location.search.includes("hindered=penolakan-masyarakat"));
    await page.getByRole("button", { name: "Hapus saringan Hambatan: Penolakan masyarakat" }).waitFor();
    await close();
  });
});

test("a kind and a province that are asked for are offered as filters", async () => {
  const { page, close } = await search(site, "cari.html?q=lokus+di+Jawa+Timur");
  for (const [name, parameter] of [["Hanya Lokus", "kind=locus"], ["Hanya Jawa Timur", "province=jawa-timur"]]) {
    await page.getByRole("button", { name }).click();
    await page.waitForFunction((it) => location.search.includes(it), parameter);
  }
  await page.locator(".hit").first().waitFor();
  assert.deepEqual([...new Set(await page.locator(".hit-kind").allInnerTexts())], ["Lokus"]);
  await close();
});

test("a case says how it stands, and leads to others like it", async () => {
  const { page, close } = await search(site, "cari.html?q=mal+pelayanan+publik&kind=case");
  const first = page.locator(".hit").first();
  const title = await first.locator(".hit-title").innerText();
  assert.match(await first.locator(".hit-about").innerText(), /Penerapan|Uji coba|Inisiatif/);
  await first.getByRole("button", { name: "Cari yang serupa" }).click();
  await page.waitForFunction(() => !location.search.includes("mal+pelayanan+publik"));
  await page.waitForFunction((it) => [...document.querySelectorAll(".hit-title")].some((one) => one.innerText === it), title);
  // Words of its own that weigh the most, not its whole title.
  assert.ok(new URL(page.url()).searchParams.get("q").split(" ").length <= 5);
  await close();
});

test("the page of a case leads to others like it", async () => {
  const { page, close } = await site.open("praktik/mal-pelayanan-publik.html");
  await page.getByRole("button", { name: "Cari yang serupa" }).click();
  await page.waitForFunction(() => location.pathname.endsWith("cari.html") && location.search && !location.search.includes("like="));
  await page.locator(".hit").nth(1).waitFor();
  assert.ok(new URL(page.url()).searchParams.get("q").split(" ").length <= 5);
  await close();
});

test("after Enter the first result has the focus, and arrows go on", async () => {
  const { page, close } = await faked.open("cari.html");
  await page.locator("#_find").fill("antrean");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement.closest(".hit"));
  assert.equal(await focused(page), "Antrean puskesmas 1");
  await page.keyboard.press("ArrowDown");
  assert.equal(await focused(page), "Antrean puskesmas 2");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowUp");
  assert.equal(await focused(page), "_find");
  await page.keyboard.press("ArrowDown");
  assert.equal(await focused(page), "Antrean puskesmas 1");
  await close();
});

test("what may have been meant is offered, and what was passed over is said", async () => {
  const { page, close } = await search(faked, "cari.html?q=inovsi");
  await page.getByRole("button", { name: "Mungkin maksud Anda “inovasi”?" }).click();
  await page.locator(".search-count").filter({ hasText: "4 hasil" }).waitFor();
  assert.equal(await page.locator(".search-corrected").isVisible(), false);
  await page.locator("#_find").fill("inovasi qwx");
  await page.getByText("Tanpa kata “qwx”").waitFor();
  await close();
});

test("the slash is left alone where it was switched off, and while a form has the focus", async () => {
  const { page, context, close } = await site.open("cari.html", { base: "http://" });
  await page.getByRole("button", { name: "Cari", exact: true }).focus();
  await page.keyboard.press("/");
  assert.notEqual(await focused(page), "_find");
  await page.getByRole("checkbox", { name: /Tombol \// }).uncheck();
  const other = await context.newPage();
  await other.goto(`${site.bases["http://"]}lokus/index.html`);
  await other.keyboard.press("/");
  assert.notEqual(await focused(other), "_find");
  await page.getByRole("checkbox", { name: /Tombol \// }).check();
  await other.keyboard.press("/");
  assert.equal(await focused(other), "_find");
  await close();
});

test("nothing moves while the page draws itself", async () => {
  for (const width of [360, 1280]) {
    for (const path of ["cari.html", "cari.html?q=inovasi", "cari.html?q=warga+menolak", "cari.html?q=lokus+di+jawa+timur&kind=locus"]) {
      const { page, close } = await site.open("404.html", { base: "http://", width });
      await page.addInitScript(() => {
        globalThis.moved = 0;
        new PerformanceObserver((list) => {
          for (const it of list.getEntries()) if (!it.hadRecentInput) globalThis.moved += it.value;
        }).observe({ type: "layout-shift", buffered: true });
      });
      await page.goto(site.bases["http://"] + path, { waitUntil: "networkidle" });
      const moved = await page.evaluate(() => globalThis.moved);
      assert.ok(moved <= 0.02, `${path} at ${width}: ${moved}`);
      await close();
    }
  }
});

test("excerpts further down come when somebody scrolls there, in the room that is kept", async () => {
  const { page, loaded, close } = await search(site, "cari.html?q=inovasi&kind=case", { base: "http://", width: 360 });
  await page.waitForLoadState("networkidle");
  const texts = () => loaded.filter((url) => /cari\/x\//.test(url)).length;
  const before = texts();
  const heights = () => page.locator(".hit-text").evaluateAll((all) => all.map((it) => Math.round(it.getBoundingClientRect().height)));
  const kept = await heights();
  await page.mouse.wheel(0, 20_000);
  await page.waitForLoadState("networkidle");
  assert.ok(texts() >= before);
  assert.deepEqual(await heights(), kept);
  await close();
});
