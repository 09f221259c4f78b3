// The pocket, opened as a phone does: from the disk, alone in its folder, with a finger, with keys, in
// viewers that keep nothing or run no script.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { excess, objections, opened } from "./reader.mjs";

const folder = mkdtempSync(join(tmpdir(), "teladan-pocket-"));
after(() => rmSync(folder, { recursive: true, force: true }));
const file = join(folder, "saku.html");
execFileSync(process.env.TELADAN, ["pack", "--saku", "--root", "tests/fixtures/full", "--file", file], { stdio: "ignore" });

/** The narrowest is for widths alone. */
const looks = [
  { colorScheme: "light", width: 320 },
  ...["light", "dark"].flatMap((colorScheme) => [{ colorScheme, width: 360 }, { colorScheme, width: 1280 }]),
];

/** Opens the pocket at an address. */
async function at(address, look = { width: 360, hasTouch: true }) {
  const reader = await opened(look);
  await reader.go(file);
  await reader.page.evaluate((hash) => { location.hash = hash; }, address);
  await reader.page.waitForSelector("#pocket main h1");
  return reader;
}

/** The address of the first entry of a kind. */
async function first(page, kind) {
  await page.evaluate((hash) => { location.hash = hash; }, `#/id/${kind}`);
  await page.waitForSelector(`.kinds [aria-current][href="#/id/${kind}"]`);
  return page.locator(".card a").first().getAttribute("href");
}

test("its pages have no fault, load nothing, are not too wide, and axe has nothing to object to", async () => {
  for (const { colorScheme, width } of looks) {
    const { page, faults, close } = await at("#/id", { width, colorScheme });
    const requests = [];
    page.on("request", (request) => requests.push(request.url()));
    const addresses = ["#/id", "#/id/lesson", "#/id/star", "#/en"];
    for (const kind of ["case", "locus", "visit", "adoption"]) addresses.push(await first(page, kind));
    for (const address of addresses) {
      await page.evaluate((hash) => { location.hash = hash; }, address);
      await page.waitForFunction(() => document.querySelector("#pocket main h1"));
      assert.ok((await excess(page)) <= 0, `${address} at ${width}`);
      if (width > 320) assert.deepEqual(await objections(page), [], `${address}, ${colorScheme}, ${width}`);
    }
    // The check itself is refused by the policy, as any script would be that is not the pocket's own.
    assert.deepEqual(faults.filter((fault) => !/Content Security Policy/.test(fault)), []);
    assert.deepEqual(requests.filter((url) => !url.startsWith("file:")), []);
    await close();
  }
});

test("what is typed filters at once, also with other forms and a slip, and going back keeps it", async () => {
  const { page, close } = await at("#/id");
  const title = (await page.locator(".card h2").first().textContent()) ?? "";
  const word = title.split(/\s+/).sort((a, b) => b.length - a.length)[0];
  await page.fill("#asked", word);
  await page.waitForSelector("mark");
  assert.ok((await page.locator(".card").allTextContents()).some((text) => text.includes(title)));
  await page.locator(".card a", { hasText: title }).first().click();
  await page.waitForFunction((text) => document.querySelector("h1")?.textContent === text, title);
  assert.match(await page.title(), new RegExp(title.slice(0, 12)));
  await page.goBack();
  await page.waitForSelector(".results");
  assert.equal(await page.inputValue("#asked"), word);
  // Two letters swapped in the midst.
  const slip = word.slice(0, 3) + word[4] + word[3] + word.slice(5);
  await page.fill("#asked", `${slip} `);
  await page.waitForFunction((asked) => document.querySelector(".told")?.textContent?.includes(asked), word.toLowerCase());
  await page.fill("#asked", "xqzxqzxqz");
  await page.waitForFunction(() => !document.querySelector(".card"));
  assert.match((await page.textContent(".told")) ?? "", /Tidak ada yang cocok/);
  await close();
});

test("filters narrow the list in every language, and kinds are counted within them", async () => {
  const { page, close } = await at("#/id/case");
  const count = () => page.locator(".kinds [aria-current] span").textContent();
  const before = Number(await count());
  const select = page.locator(".filters select").first();
  const value = await select.locator("option").nth(1).getAttribute("value");
  await select.selectOption(value);
  const fewer = await count();
  assert.ok(Number(fewer) < before, "fewer");
  const words = () => select.locator("option:checked").textContent();
  const label = await words();
  await page.click(".head-tools a[lang=en]");
  await page.waitForFunction(() => document.documentElement.lang === "en");
  assert.equal(await count(), fewer, "the language leaves the filter");
  assert.equal(await select.inputValue(), value);
  assert.notEqual(await words(), label, "in words of the language");
  await close();
});

test("the keyboard alone reaches a page and comes back", async () => {
  const { page, close } = await at("#/id", { width: 1280 });
  await page.focus("#asked");
  for (let presses = 0; presses < 40; presses += 1) {
    await page.keyboard.press("Tab");
    if (await page.evaluate(() => document.activeElement?.closest(".card") !== null)) break;
  }
  await page.keyboard.press("Enter");
  await page.waitForSelector("article.entry");
  assert.equal(await page.evaluate(() => document.activeElement?.tagName), "H1", "voices read on from the title");
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Enter");
  await page.waitForSelector(".results");
  await close();
});

test("a star is kept where the browser keeps it, and where not the reader is told", async () => {
  const { page, close } = await at("#/id");
  const address = await first(page, "case");
  await page.evaluate((hash) => { location.hash = hash; }, address);
  await page.waitForSelector("article.entry");
  await page.click(".tools button");
  await page.waitForSelector(".tools [aria-pressed=true]");
  // The browser writes down what it keeps in its own time: a page that is loaded at once may come before.
  let pressed = "";
  for (let loads = 0; loads < 9 && pressed !== "true"; loads += 1) {
    await page.reload();
    await page.waitForSelector("article.entry");
    pressed = (await page.getAttribute(".tools button", "aria-pressed")) ?? "";
  }
  assert.equal(pressed, "true");
  await page.evaluate(() => { location.hash = "#/id/star"; });
  await page.waitForFunction(() => document.querySelectorAll(".card").length === 1);
  await close();

  const forgetful = await opened({ width: 360 });
  await forgetful.page.addInitScript(() => {
    Object.defineProperty(window, "localStorage", { get() { throw new DOMException("no", "SecurityError"); } });
  });
  await forgetful.go(file);
  await forgetful.page.evaluate((hash) => { location.hash = hash; }, address);
  await forgetful.page.waitForSelector("article.entry");
  await forgetful.page.click(".tools button");
  assert.match((await forgetful.page.textContent(".tools .note")) ?? "", /selama berkas ini terbuka/);
  assert.ok(await forgetful.page.isVisible(".tools .note"));
  assert.deepEqual(forgetful.faults, []);
  await forgetful.close();
});

test("two windows keep each other's stars", async () => {
  const { page, close } = await at("#/id");
  const [one, other] = await page.locator(".card a").evaluateAll((links) => links.map((it) => it.getAttribute("href")));
  const second = await page.context().newPage();
  const star = async (window, address) => {
    await window.evaluate((hash) => { location.hash = hash; }, address);
    await window.waitForSelector("article.entry");
    await window.click(".tools button");
  };
  await second.goto(`file://${file}#/id`);
  await star(page, one);
  await second.waitForFunction((name) => Object.values(localStorage).some((kept) => kept.includes(name)), one.replace("#/id/", ""));
  await star(second, other);
  await second.evaluate(() => { location.hash = "#/id/star"; });
  await second.waitForFunction(() => document.querySelectorAll(".card").length === 2);
  await close();
});

test("what is not translated is told, and its words are marked with their language", async () => {
  const { page, close } = await at("#/id");
  const address = await first(page, "case");
  for (const language of ["id", "en"]) {
    await page.evaluate((hash) => { location.hash = hash; }, address.replace("/id/", `/${language}/`));
    await page.waitForFunction((code) => document.documentElement.lang === code, language);
    await page.waitForSelector("article.entry");
    const isForeign = language === "en";
    assert.equal(await page.locator("#pocket .notice").count(), isForeign ? 1 : 0);
    assert.equal(await page.getAttribute("#pocket h1", "lang"), isForeign ? "id" : null);
    assert.equal(await page.locator("article [lang] [lang], article .kind[lang]").count(), 0, "nothing twice, nothing that the page says itself");
  }
  await close();
});

test("a language keeps the page, and light and dark can be chosen", async () => {
  const { page, close } = await at("#/id");
  const address = await first(page, "case");
  await page.evaluate((hash) => { location.hash = hash; }, address);
  await page.waitForSelector("article.entry");
  await page.click(".head-tools a[lang=en]");
  await page.waitForFunction(() => document.documentElement.lang === "en");
  assert.ok(await page.isVisible("article.entry"));
  await page.click(".head-tools button");
  assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme), "dark");
  await close();
});

test("without a script, or without what unpacks texts, all can be read and the reader is told", async () => {
  const still = await opened({ width: 360, javaScriptEnabled: false });
  await still.go(file);
  assert.ok(await still.page.isVisible("#plain h1"));
  assert.match((await still.page.locator("#plain .notice").first().textContent()) ?? "", /tanpa pencarian/);
  await still.page.locator("#plain summary").first().click();
  assert.ok(await still.page.locator("#plain details p").first().isVisible());
  await still.close();

  const old = await opened({ width: 360 });
  await old.page.addInitScript(() => { delete globalThis.DecompressionStream; });
  await old.go(file);
  assert.ok(await old.page.isVisible("#plain h1"));
  assert.ok(!(await old.page.isVisible("#pocket")));
  assert.ok((await excess(old.page)) <= 0);
  assert.deepEqual(await objections(old.page), []);
  await old.close();
});

test("it is printed black on white, also by who reads in the dark", async () => {
  const { page, close } = await at("#/id", { width: 800, colorScheme: "dark" });
  await page.emulateMedia({ media: "print" });
  const style = await page.evaluate(() => {
    const { colorScheme, backgroundColor } = getComputedStyle(document.documentElement);
    return [colorScheme, backgroundColor, getComputedStyle(document.querySelector(".card h2 a")).color];
  });
  assert.deepEqual(style, ["light", "rgba(0, 0, 0, 0)", "rgb(0, 0, 0)"]);
  assert.ok(!(await page.isVisible(".head")));
  await close();
});

test("what is touched is at least 44 px high", async () => {
  const { page, close } = await at("#/id");
  const address = await first(page, "case");
  for (const hash of ["#/id", address]) {
    await page.evaluate((it) => { location.hash = it; }, hash);
    await page.waitForSelector("#pocket main h1");
    const small = await page.evaluate(() => {
      const all = [...document.querySelectorAll("#pocket button, #pocket input, #pocket select, .kinds a, .head-tools a, .back a")];
      return all.filter((it) => it.checkVisibility() && it.getBoundingClientRect().height < 43.9).map((it) => it.outerHTML.slice(0, 80));
    });
    assert.deepEqual(small, [], hash);
  }
  await close();
});
