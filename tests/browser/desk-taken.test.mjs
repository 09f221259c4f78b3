// What leaves the desk says what the site says: bars and tables of the comparison, the text of reasons, the
// QR code of a list.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { saved } from "./desk.mjs";
import { modulesOf, readCode } from "./qr.mjs";
import { searchSite } from "./search-pages.mjs";

let site;
before(async () => { site = await searchSite({ fake: false, from: process.env.LARGE }); });
after(() => site.close());

const permissions = ["clipboard-read", "clipboard-write"];
const cases = () => JSON.parse(readFileSync(join(site.folder, "data/praktik.json"), "utf8")).filter((it) => it.language === "id");
const pathOf = (it) => it.page.replace(/\.html$/, "");
const figures = (it) => (it.results ?? []).filter(({ before, after }) => typeof before === "number" && typeof after === "number");

/** Two cases with figures of one unit, which is no percentage. */
function pair() {
  const all = cases();
  for (const one of all) {
    for (const { unit } of figures(one)) {
      if (!unit || /persen|%/.test(unit)) continue;
      const other = all.find((it) => it !== one && figures(it).some((figure) => figure.unit === unit));
      if (other) return { one, other, unit };
    }
  }
  throw new Error("no two cases count the same");
}

/** The fields of a table, after RFC 4180. */
const fields = (text) => text.replace(/^\uFEFF/, "").trimEnd().split("\r\n").map((line) =>
  [...line.matchAll(/"((?:[^"]|"")*)"/g)].map(([, field]) => field.replaceAll('""', '"')));

test("bars of one unit have one scale that begins at nought, whichever entry they are of", async () => {
  const { one, other, unit } = pair();
  const { page, close } = await site.open(`bandingkan.html?p=${pathOf(one)},${pathOf(other)}`);
  await page.locator(".compare-bars").first().waitFor({ state: "attached" });
  const own = [one, other].flatMap(figures).filter((it) => it.unit === unit);
  const most = Math.max(...own.flatMap((it) => [it.before, it.after]));
  const drawn = await page.locator("li:has(> .compare-bars)").evaluateAll((all) => all.map((it) => ({
    text: it.firstChild.textContent,
    widths: ["before", "after"].map((name) => Number(it.querySelector(`.bar-${name}`).getAttribute("width"))),
  })));
  for (const { indicator, before, after } of own) {
    const shown = drawn.filter((it) => it.text.includes(indicator));
    const wanted = [before, after].map((value) => (value / most) * 100);
    assert.ok(shown.some(({ widths }) => widths.every((width, at) => Math.abs(width - wanted[at]) < 0.01)), `${indicator}: ${JSON.stringify([wanted, shown])}`);
  }
  await close();
});

test("the table of a comparison has a line for each fact, as the page says it, and no formula", async () => {
  const { one, other } = pair();
  const { page, close } = await site.open(`bandingkan.html?p=${pathOf(one)},${pathOf(other)}`, { acceptDownloads: true });
  await page.locator(".compare-entry").nth(1).waitFor();
  const { name, text } = await saved(page, () => page.locator("[data-do=csv]").click());
  assert.match(name, /\.csv$/);
  const facts = await page.evaluate((names) => window.teladan.facts(names, "id"), [one.entry, other.entry]);
  const [head, ...rows] = fields(text);
  assert.deepEqual(head.slice(1), [one.title, other.title]);
  const told = new Map(rows.map(([label, ...values]) => [label, values]));
  const guarded = (it) => (/^[=+\-@]/.test(it) ? `'${it}` : it);
  facts.forEach(({ values, url }, at) => {
    for (const { label, text } of values) assert.equal(told.get(label)[at], guarded(text.replaceAll("\n", "; ")), label);
    assert.equal(told.get("URL")[at], url);
  });
  assert.equal(rows.length, new Set(facts.flatMap(({ values }) => values.map(({ key }) => key))).size + 1);
  await close();
});

/** A list of three with a note and a reason, on its page. */
async function listed(base) {
  const three = cases().slice(0, 3);
  const opened = await site.open("pilihan.html", { base, permissions });
  await opened.page.evaluate((entries) => window.teladanDesk.change(({ lists }) => {
    lists[0].reason = "Dekat, dan warganya ikut.";
    lists[0].entries = entries;
  }), three.map(({ entry, title }, at) => ({ name: entry, title, ...at === 0 && { note: "Tanyakan biayanya" } })));
  await opened.page.locator(".choice a").nth(2).waitFor();
  return { ...opened, three };
}

test("the reasons are copied with what speaks for each, what was noted, and where it stands", async () => {
  const { page, three, close } = await listed("http://");
  await page.locator("[data-do=copy]").click();
  await page.waitForFunction(() => navigator.clipboard.readText());
  const text = await page.evaluate(() => navigator.clipboard.readText());
  assert.ok(text.includes("Dekat, dan warganya ikut.") && text.includes("Tanyakan biayanya"), text);
  three.forEach(({ title, page: path }, at) => {
    assert.ok(text.includes(`${at + 1}. ${title}\n`), title);
    assert.ok(text.includes(site.bases["http://"] + path), path);
  });
  for (const { indicator } of figures(three[0])) assert.ok(text.includes(indicator), indicator);
  await close();
});

test("the QR code of a list is its link, over http alone", async () => {
  const { page, three, close } = await listed("http://");
  await page.locator("[data-do=share]").click();
  const code = page.locator(".share-qr svg");
  await code.waitFor();
  const dark = modulesOf(await code.getAttribute("viewBox"), await code.locator(".qr-dark").getAttribute("d"));
  const link = readCode(dark);
  assert.equal(link, await page.locator("#_share-link").inputValue());
  for (const it of three) assert.ok(link.includes(pathOf(it)), link);
  assert.match(await code.getAttribute("aria-label"), /3/);
  await close();
  const local = await listed("file://");
  await local.page.locator("[data-do=share]").click();
  await local.page.locator("#_share").waitFor();
  assert.equal(await local.page.locator(".share-qr svg").count(), 0);
  await local.close();
});
