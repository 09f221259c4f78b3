// The search box in the head of every page: what it costs while nobody turns to it, the combobox it
// becomes, and the marks on the page that it leads to. SITE is the built sample, CHROMIUM the browser.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { gzipSync } from "node:zlib";
import { LOOKS, searchSite, objections, tooWide } from "./search-pages.mjs";

let site;
before(async () => { site = await searchSite(); });
after(() => site.close());

/** Turns to the box and types. */
async function ask(page, words) {
  await page.locator("#_find").focus();
  await page.keyboard.type(words);
}
const options = (page) => page.getByRole("option");
const marked = (page) => page.evaluate(() => [...(CSS.highlights.get("searched") ?? [])].map(String));

describe("what the search costs", () => {
  const scripts = join(process.env.SITE, "aset", readdirSync(join(process.env.SITE, "aset"))[0], "js");
  const size = (name) => gzipSync(readFileSync(join(scripts, name)), { level: 9 }).length;

  test("scripts are small", () => {
    assert.ok(size("main.js") <= 2368, `main.js ${size("main.js")}`);
    assert.ok(size("search.js") <= 6144, `search.js ${size("search.js")}`);
    assert.ok(size("marks.js") <= 2048, `marks.js ${size("marks.js")}`);
    assert.ok(size("list-filters.js") <= 5888, `all of a filtered list ${size("list-filters.js")}`);
    assert.ok(size("search-page.js") <= 9760, `all of the search page ${size("search-page.js")}`);
  });

  test("a page where nobody searches loads nothing for it", async () => {
    const { page, loaded, close } = await site.open("praktik/legitimasi-dari-bawah.html");
    await page.waitForLoadState("load");
    assert.deepEqual(loaded.filter((url) => /cari\/|search|marks/.test(url)), []);
    await page.locator("#_find").focus();
    await page.waitForFunction(() => document.querySelector("#_find").getAttribute("role") === "combobox");
    assert.equal(loaded.filter((url) => /cari\/akar\.js$|js\/search\.js$/.test(url)).length, 2);
    await close();
  });
});

for (const base of ["file://", "http://"]) {
  describe(`the box on ${base}`, () => {
    test("suggestions are read out, walked through by arrow keys, opened by Enter", async () => {
      const { page, faults, close } = await site.open("en/index.html", { base });
      await ask(page, "kabupaten");
      await options(page).first().waitFor();
      const field = page.getByRole("combobox");
      assert.equal(await field.getAttribute("aria-expanded"), "true");
      assert.equal(await page.getByRole("listbox").getAttribute("id"), await field.getAttribute("aria-controls"));
      assert.match(await page.locator(".search-note").innerText(), /2/);
      assert.equal(await options(page).count(), 3);
      await page.keyboard.press("ArrowUp");
      assert.match(await page.locator("[aria-selected=true]").innerText(), /“kabupaten”/);
      await page.keyboard.press("ArrowDown");
      assert.equal(await field.getAttribute("aria-activedescendant"), null);
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("ArrowDown");
      assert.equal(await page.locator("[aria-selected=true]").count(), 1);
      assert.equal(await field.getAttribute("aria-activedescendant"), await page.locator("[aria-selected=true]").getAttribute("id"));
      assert.match(await page.locator("[aria-selected=true]").innerText(), /Kabupaten Banyuwangi\s+Locus/);
      assert.deepEqual(await page.locator("[aria-selected=true] mark").allInnerTexts(), ["Kabupaten"]);
      await page.keyboard.press("Enter");
      await page.waitForURL(/lokus\/banyuwangi\.html$/);
      assert.deepEqual(faults, []);
      await close();
    });

    test("Enter without a choice, and the last suggestion, lead to the search page", async () => {
      const { page, close } = await site.open("praktik/index.html", { base });
      await ask(page, "inovasi & warga");
      await page.keyboard.press("Enter");
      await page.waitForURL(/cari\.html\?q=inovasi\+%26\+warga$/);
      await page.goBack();
      await page.locator("#_find").fill("");
      await ask(page, "inovasi");
      await options(page).last().click();
      await page.waitForURL(/cari\.html\?q=inovasi$/);
      await page.locator(".hit").first().waitFor();
      await close();
    });

    test("the words that led to a page are marked there, until Esc or the button", async () => {
      const { page, close } = await site.open("index.html", { base });
      await ask(page, "kebijakan -desa");
      await options(page).first().click();
      await page.waitForFunction(() => CSS.highlights.has("searched"));
      const words = new Set((await marked(page)).map((it) => it.toLowerCase()));
      assert.deepEqual([...words], ["kebijakan"]);
      await page.reload();
      await page.waitForFunction(() => CSS.highlights.has("searched"));
      await page.getByRole("button", { name: "Hapus tanda" }).click();
      assert.deepEqual(await marked(page), []);
      await page.reload();
      assert.equal(await page.locator(".unmark").count(), 0);
      assert.deepEqual(await marked(page), []);
      await close();
    });

    test("a page opened in another tab is marked too, and only that page", async () => {
      const { page, context, close } = await site.open("index.html", { base });
      await ask(page, "legitimasi");
      await options(page).first().waitFor();
      const [other] = await Promise.all([context.waitForEvent("page"), options(page).first().click({ modifiers: ["Control"] })]);
      await other.waitForFunction(() => CSS.highlights.has("searched"));
      await other.keyboard.press("Escape");
      assert.deepEqual(await marked(other), []);
      await other.reload();
      assert.deepEqual(await marked(other), []);
      await close();
    });

    test("without script the box is a form that leads to the search page", async () => {
      const { page, close } = await site.open("praktik/index.html", { base, javaScriptEnabled: false });
      await page.locator("#_find").fill("inovasi");
      await page.keyboard.press("Enter");
      await page.waitForURL(/cari\.html\?q=inovasi$/);
      await close();
    });
  });
}

test("the slash leads to the box, but is a letter where somebody types", async () => {
  const { page, close } = await site.open("praktik/index.html");
  await page.keyboard.press("/");
  assert.equal(await page.evaluate(() => document.activeElement.id), "_find");
  await page.keyboard.press("/");
  assert.equal(await page.locator("#_find").inputValue(), "/");
  await close();
});

test("Esc closes the suggestions, and an arrow opens them again", async () => {
  const { page, close } = await site.open("praktik/index.html");
  await ask(page, "inovasi");
  await options(page).first().waitFor();
  await page.keyboard.press("Escape");
  assert.equal(await page.locator(".search-panel").isVisible(), false);
  assert.equal(await page.locator("#_find").inputValue(), "inovasi");
  await page.keyboard.press("ArrowDown");
  await options(page).first().waitFor();
  await page.keyboard.press("Tab");
  await page.locator(".search-panel").waitFor({ state: "hidden" });
  await close();
});

test("an answer that comes late does not replace a newer one", async () => {
  const { page, close } = await site.open("praktik/index.html");
  await ask(page, "lambat");
  await page.waitForFunction(() => window.asked?.some(({ query }) => query === "lambat"));
  await page.locator("#_find").fill("mal");
  await options(page).filter({ hasText: "Mal Pelayanan Publik" }).waitFor();
  await page.evaluate(() => window.teladan.search("lambat"));
  assert.match(await options(page).first().innerText(), /Mal Pelayanan Publik/);
  await close();
});

test("nothing found, a correction and a failure are said in the box", async () => {
  const { page, close } = await site.open("praktik/index.html");
  const note = page.locator(".search-note");
  await ask(page, "zzzz");
  await note.filter({ hasText: "Tidak ada yang cocok dengan “zzzz”." }).waitFor();
  assert.equal(await page.getByRole("combobox").getAttribute("aria-expanded"), "false");
  await page.locator("#_find").fill("pelaynan");
  await note.filter({ hasText: "Saran untuk “pelayanan”" }).waitFor();
  await page.locator("#_find").fill("gagal damaged");
  await note.filter({ hasText: "tidak dapat dimuat" }).waitFor();
  await close();
});

test("without the engine the box says so, and Enter still leads on", async () => {
  const { page, close } = await site.open("praktik/index.html", { base: "http://", without: "cari/akar.js" });
  await ask(page, "inovasi");
  await page.locator(".search-note").filter({ hasText: "tidak dapat dimuat" }).waitFor();
  await page.keyboard.press("Enter");
  await page.waitForURL(/cari\.html\?q=inovasi$/);
  await close();
});

test("whatever is typed and found stays text", async () => {
  const { page, faults, close } = await site.open("praktik/index.html");
  await ask(page, "<img src=x onerror");
  await options(page).filter({ hasText: "Tanda <img" }).waitFor();
  assert.equal(await page.locator(".search-box img").count(), 0);
  assert.deepEqual(faults, []);
  await close();
});

test("axe has no objection to the open box, and nothing is too wide", async () => {
  for (const look of [...LOOKS, { width: 320 }, { forcedColors: "active" }]) {
    const { page, close } = await site.open("praktik/index.html", look);
    await ask(page, "inovasi");
    await options(page).first().waitFor();
    await page.keyboard.press("ArrowDown");
    assert.deepEqual(await objections(page), [], JSON.stringify(look));
    assert.ok(await tooWide(page) <= 0, JSON.stringify(look));
    const box = await options(page).first().boundingBox();
    assert.ok(box.height >= 44 && box.x >= 0);
    await close();
  }
});
