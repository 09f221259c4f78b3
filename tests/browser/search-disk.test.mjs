// The search of the sample opened by double click, where a page may load scripts and fetch nothing: in
// Chromium and in Firefox; and what it says when files of the index are lost or changed on the disk.
// SITE is the built sample, CHROMIUM and FIREFOX are the browsers.
import assert from "node:assert/strict";
import { readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import { firefox } from "./firefox.mjs";
import { searchSite } from "./search-pages.mjs";

let site;
before(async () => { site = await searchSite({ fake: false }); });
after(() => site.close());

/** What the page shows, once it shows all of it. */
function report() {
  const texts = (selector) => Array.from(document.querySelectorAll(selector), (it) => it.textContent.trim());
  const excerpt = document.querySelector(".hit-excerpt mark")?.parentElement.textContent;
  const [titles, facets] = [texts(".hit-title"), texts(".filter-label")];
  return titles.length && facets.length && excerpt ? { titles, facets, excerpt, corrected: texts(".search-corrected span")[0] } : null;
}

describe("in Chromium, from the disk,", () => {
  test("results come with facets, excerpts and corrections, and nothing is refused or asked outside", async () => {
    const { page, faults, loaded, close } = await site.open("cari.html?q=pelayann+publik");
    const { titles, facets, excerpt, corrected } = await (await page.waitForFunction(report)).jsonValue();
    assert.ok(titles.includes("Inovasi pelayanan Mal Pelayanan Publik"), titles.join());
    assert.ok(facets.includes("Praktik"));
    assert.match(excerpt, /pelayanan/i);
    assert.match(corrected, /pelayanan publik/);
    assert.deepEqual(loaded.filter((url) => !url.startsWith("file://")), []);
    assert.deepEqual(faults, []);
    await close();
  });

  test("the box of any page finds, also a phrase", async () => {
    const { page, faults, close } = await site.open("en/cases/legitimasi-dari-bawah.html");
    await page.keyboard.press("/");
    await page.keyboard.type('"spreading innovation"');
    await page.getByRole("option").filter({ hasText: "Spreading Innovation" }).first().waitFor();
    assert.deepEqual(faults, []);
    await close();
  });
});

describe("in Firefox, from the disk,", { skip: process.env.FIREFOX ? false : "no Firefox" }, () => {
  let browser;
  before(async () => { browser = await firefox(process.env.FIREFOX); });
  after(() => browser?.close());

  test("results come with facets, excerpts and corrections", async () => {
    await browser.open(`${site.bases["file://"]}cari.html?q=pelayann+publik`);
    const { titles, facets, excerpt, corrected } = await browser.until(`(${report})()`);
    assert.ok(titles.includes("Inovasi pelayanan Mal Pelayanan Publik"), titles.join());
    assert.ok(facets.includes("Praktik"));
    assert.match(excerpt, /pelayanan/i);
    assert.match(corrected, /pelayanan publik/);
  });

  test("the box of any page finds, also a phrase", async () => {
    await browser.open(`${site.bases["file://"]}en/cases/legitimasi-dari-bawah.html`);
    await browser.type("[role=search] input", '"spreading innovation"');
    const options = `Array.from(document.querySelectorAll("[role=option]"), (it) => it.textContent).join("")`;
    assert.match(await browser.until(options), /Spreading Innovation/);
  });

  // Each page has a store of its own there: the choice travels in the address.
  test("a comparison stands as its address says", async () => {
    await browser.open(`${site.bases["file://"]}bandingkan.html?p=praktik/mal-pelayanan-publik,praktik/smart-kampung-ketapang`);
    const names = `Array.from(document.querySelectorAll(".compare-table thead th"), (it) => it.textContent).join("")`;
    const said = await browser.until(names);
    assert.match(said, /Mal Pelayanan Publik/);
    assert.match(said, /Smart Kampung/);
  });

  test("places are found by the questions in the address", async () => {
    await browser.open(`${site.bases["file://"]}cocok.html?obstacle=penolakan-masyarakat`);
    const places = `document.querySelector(".finder-results:not([hidden]) a")?.textContent`;
    assert.ok((await browser.until(places)).length > 2);
  });
});

/** Rewrites a file's payload as another version of the format would begin it. */
function ofAnotherVersion(script) {
  const [, start, packed, end] = /^(.*")([^"]*)("\)\s*;?\s*)$/s.exec(script);
  const payload = inflateRawSync(Buffer.from(packed, "base64"));
  // In cards the version is the first number of a list, elsewhere the first byte or digit.
  const at = payload[0] === "[".charCodeAt(0) ? 1 : 0;
  payload[at] += 1;
  return start + deflateRawSync(payload).toString("base64") + end;
}

const lost = () => undefined;
const cut = (script) => script.slice(0, -20);

/** Changes files of the index; gives what undoes it. */
function changed(paths, change) {
  const before = paths.map((path) => [path, readFileSync(path, "utf8")]);
  for (const [path, script] of before) {
    const other = change(script);
    if (other === undefined) rmSync(path);
    else writeFileSync(path, other);
  }
  return () => before.forEach(([path, script]) => writeFileSync(path, script));
}

const told = (page, says) => page.getByRole("alert").filter({ hasText: says }).waitFor();

describe("on the disk,", () => {
  for (const [what, change, says] of [["lost", lost, /hilang/], ["cut", cut, /rusak/], ["of another version", ofAnotherVersion, /terbitan lain/]]) {
    // Of a word that is known, no file of words is needed.
    for (const [folder, query] of Object.entries({ t: "inovasi", c: "inovasi", f: "inovasi", w: "inovsai", r: "inovsai" })) {
      test(`files of ${folder}/ that are ${what} are told of`, async (context) => {
        const below = join(site.folder, "cari", folder);
        const restore = changed(readdirSync(below).map((name) => join(below, name)), change);
        context.after(restore);
        const { page, close } = await site.open(`cari.html?q=${query}`);
        await told(page, says);
        // Without filters and counts, results are still results.
        if (folder !== "f") assert.equal(await page.locator(".hit:visible").count(), 0);
        restore();
        // The page need not be loaded anew.
        await page.locator("#_find").fill("pelayanan");
        await page.locator(".hit").first().waitFor();
        await page.getByRole("alert").waitFor({ state: "hidden" });
        await close();
      });
    }
  }

  for (const [what, change] of [["lost", lost], ["cut", cut]]) {
    test(`a root that is ${what} is told of`, async (context) => {
      context.after(changed([join(site.folder, "cari/akar.js")], change));
      const { page, close } = await site.open("cari.html?q=inovasi");
      await told(page, /hilang|rusak/);
      await close();
    });
  }
});
