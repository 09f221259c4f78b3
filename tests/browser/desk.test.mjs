// What a reader chooses: starred and compared on cards, side by side, kept in lists with notes, shared
// and taken along; on a phone and on a desk, from the disk, by keys alone.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { excess, objections, opened, site } from "./reader.mjs";

const list = join(site, "praktik/index.html");
const shortlist = join(site, "pilihan.html");
const cards = (page) => page.locator(".card[data-name]");
const names = (page) => page.locator(".choice").evaluateAll((items) => items.map((it) => it.dataset.choice));
const kept = (page) => page.evaluate(() => JSON.parse(localStorage.getItem(`teladan:${document.documentElement.dataset.site}:desk`)));

/** A window in which the first entries of the list are starred and compared. */
async function chosen(count, options) {
  const reader = await opened(options);
  await reader.go(list);
  for (let at = 0; at < count; at++) {
    await cards(reader.page).nth(at).locator(".desk-button-star").click();
    await cards(reader.page).nth(at).locator(".desk-button-compare").click();
  }
  return reader;
}

for (const width of [360, 1280]) {
  test(`at ${width} px entries are starred, compared and stand side by side`, async () => {
    const { page, faults, close } = await chosen(3, { width });
    const star = cards(page).first().locator(".desk-button-star");
    assert.equal(await star.getAttribute("aria-pressed"), "true");
    const { width: wide, height } = await star.boundingBox();
    assert.ok(wide >= 44 && height >= 44);
    assert.match(await page.locator(".desk-said[role=status]").innerText(), /3 dari 4/);
    await page.locator(".desk-link-compare").click();
    await page.waitForSelector(".compare-table");
    assert.match(page.url(), /bandingkan\.html\?p=praktik\/[^,]+,praktik\/[^,]+,praktik\/[^,]+$/);
    assert.equal(await page.locator(".compare-entry").count(), 3);
    // What all have is folded away, what one lacks is asked.
    assert.equal(await page.locator(".compare-fold summary").first().innerText(), "Sama di semua (2)");
    assert.ok(await page.locator(".compare-ask").count() > 0);
    assert.deepEqual(faults, []);
    assert.deepEqual([await excess(page), await objections(page)], [0, []]);
    await page.evaluate(() => scrollTo(0, 1200));
    assert.ok((await page.locator(".compare-entry a").first().boundingBox()).y < 120, "the head stays");
    await page.locator(".compare-entry button").first().click();
    await page.waitForFunction(() => document.querySelectorAll(".compare-entry").length === 2);
    assert.equal(new URL(page.url()).searchParams.get("p").split(",").length, 2);
    await close();
  });

  test(`at ${width} px a list is noted, ordered by keys, and lasts`, async () => {
    const { page, go, close } = await chosen(3, { width });
    await go(shortlist);
    await page.waitForSelector(".choice a");
    const before = await names(page);
    await page.locator(".choice textarea").first().fill("Tanyakan biayanya");
    await page.locator("[data-way=down]").first().focus();
    await page.keyboard.press("Enter");
    assert.deepEqual(await names(page), [before[1], before[0], before[2]]);
    assert.equal(await page.evaluate(() => document.activeElement.dataset.way), "down");
    await page.locator(".choice-handle").nth(2).scrollIntoViewIfNeeded();
    const from = await page.locator(".choice-handle").nth(2).boundingBox();
    const to = await page.locator(".choice").first().boundingBox();
    await page.mouse.move(from.x + 10, from.y + 10);
    await page.mouse.down();
    await page.mouse.move(from.x + 10, to.y + 5, { steps: 5 });
    await page.mouse.up();
    assert.deepEqual(await names(page), [before[2], before[1], before[0]]);
    await page.reload();
    await page.waitForSelector(".choice a");
    assert.deepEqual(await names(page), [before[2], before[1], before[0]]);
    assert.equal(await page.locator(".choice textarea").last().inputValue(), "Tanyakan biayanya");
    assert.deepEqual([await excess(page), await objections(page)], [0, []]);
    await close();
  });
}

test("an entry is searched within the page and added by keys alone", async () => {
  const { page, go, close } = await opened();
  await go(join(site, "bandingkan.html"));
  await page.locator("#_add").focus();
  for (const word of ["banyuwangi", "denmark"]) {
    await page.keyboard.type(word);
    await page.waitForSelector(".desk-add-choice");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.waitForSelector(".compare-table");
  }
  assert.equal(await page.evaluate(() => document.activeElement.id), "_add");
  assert.match(page.url(), /\?p=/);
  await close();
});

test("a link brings its names, tells what is gone, and takes the place of nothing", async () => {
  const { page, go, close } = await chosen(1);
  const own = await kept(page);
  await page.goto(`${new URL("../pilihan.html", page.url())}?p=lokus/banyuwangi,praktik/tak-ada,apa%20ini`);
  await page.waitForFunction(() => document.querySelector(".desk-shared")?.textContent.includes("tak-ada."));
  assert.match(await page.locator(".desk-shared").innerText(), /tidak terbaca: apa ini[\s\S]*Banyuwangi[\s\S]*tidak ada di situs ini: case\/tak-ada/);
  assert.deepEqual(await kept(page), own);
  await page.locator(".desk-shared button").first().click();
  assert.equal((await kept(page)).lists.length, 2);
  assert.deepEqual((await kept(page)).lists[0], own.lists[0]);
  await go(shortlist);
  await page.waitForSelector(".choice a");
  await close();
});

test("a store that is broken, foreign or newer is told and left as it is until somebody asks", async () => {
  const { page, go, close } = await chosen(2);
  const own = JSON.stringify(await kept(page));
  const key = await page.evaluate(() => `teladan:${document.documentElement.dataset.site}:desk`);
  const broken = [own.slice(0, -20), own.replace('"case/', '"kasus/'), own.replace('"version":1', '"version":9'), '{"a":1}', own.replace(/"site":"[^"]*"/, '"site":"lain"')];
  for (const text of broken) {
    await page.evaluate(([key, text]) => localStorage.setItem(key, text), [key, text]);
    await go(list);
    await cards(page).nth(3).locator(".desk-button-star").click();
    assert.match(await page.locator(".desk-said").innerText(), /Tidak ada yang ditimpa/);
    assert.equal(await page.evaluate((key) => localStorage.getItem(key), key), text);
  }
  await page.evaluate(([key, text]) => localStorage.setItem(key, text), [key, broken[1]]);
  await go(shortlist);
  assert.match(await page.locator(".desk-notice").innerText(), /sebagian tidak terbaca/);
  await page.locator(".desk-notice button").last().click();
  assert.equal((await kept(page)).lists[0].entries.length, 1);
  const copies = await page.evaluate((key) => Object.keys(localStorage).filter((it) => it.startsWith(`${key}:`)).map((it) => localStorage.getItem(it)), key);
  assert.deepEqual(copies, [broken[1]]);
  await close();
});

test("where storage is full or closed the page works on and says that nothing lasts", async () => {
  for (const [fault, said] of [["QuotaExceededError", /penuh/], ["SecurityError", /tidak mengizinkan/]]) {
    const { page, go, close } = await opened();
    await page.addInitScript((fault) => {
      Storage.prototype.setItem = () => { throw new DOMException("no", fault); };
    }, fault);
    await go(list);
    await cards(page).first().locator(".desk-button-star").click();
    assert.match(await page.locator(".desk-said").innerText(), said);
    assert.equal(await cards(page).first().locator(".desk-button-star").getAttribute("aria-pressed"), "true");
    await close();
  }
});

test("lists travel as a file with their notes, and one that is no list changes nothing", async () => {
  const { page, go, close } = await chosen(2);
  await go(shortlist);
  await page.waitForSelector(".choice a");
  await page.locator(".choice textarea").first().fill("Catatan kelompok satu");
  const [download] = await Promise.all([page.waitForEvent("download"), page.locator("[data-do=export]").click()]);
  const text = readFileSync(await download.path(), "utf8");
  const elsewhere = await opened();
  await elsewhere.go(shortlist);
  const folder = await mkdtemp(join(tmpdir(), "desk-"));
  for (const [content, said, lists] of [["{", /tidak terbaca. Tidak ada/, 0], ['{"form":"lain"}', /bukan berkas pilihan/, 0], [text, /1 daftar/, 2], [text, /sudah ada/, 2]]) {
    const file = join(folder, "pilihan.json");
    writeFileSync(file, content);
    await elsewhere.page.locator("#_import").setInputFiles(file);
    await elsewhere.page.waitForFunction((said) => new RegExp(said).test(document.querySelector(".desk-said").textContent), said.source);
    assert.equal((await kept(elsewhere.page))?.lists.length ?? 0, lists);
  }
  assert.equal(await elsewhere.page.locator(".choice textarea").first().inputValue(), "Catatan kelompok satu");
  await elsewhere.close();
  await close();
});

test("without script both pages say what they would do and lead to the lists", async () => {
  for (const path of ["bandingkan.html", "pilihan.html", "en/compare.html", "en/shortlist.html"]) {
    const { page, go, close } = await opened({ javaScriptEnabled: false });
    await go(join(site, path));
    assert.ok(await page.locator("noscript .notice").isVisible());
    assert.equal(await page.locator(".choice-lists a").count(), 2);
    assert.ok(!await page.locator("#_desk").isVisible());
    await close();
  }
});
