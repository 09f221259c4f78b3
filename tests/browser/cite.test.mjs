// How an entry is cited: the buttons copy what stands beside them, by mouse and by keys, and stand on
// no page without script.
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { opened, site } from "./reader.mjs";

const path = join(site, "praktik/legitimasi-dari-bawah.html");

test("each button copies the citation beside it and says so", async () => {
  const { page, faults, go, close } = await opened({ permissions: ["clipboard-read", "clipboard-write"] });
  await go(path);
  const cite = page.locator("section.cite");
  const buttons = cite.locator("button.copy-text");
  assert.equal(await buttons.count(), 4);
  for (const button of await buttons.all()) {
    const of = page.locator(`#${await button.getAttribute("data-of")}`);
    await of.evaluate((text) => { for (let at = text; at; at = at.parentElement) if (at.localName === "details") at.open = true; });
    await button.focus();
    await page.keyboard.press("Enter");
    await page.waitForFunction((it) => it.textContent === it.dataset.done, await button.elementHandle());
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), (await of.textContent()).trim());
  }
  assert.match(await cite.locator("#_cite-bibtex").textContent(), /^@misc\{case-legitimasi-dari-bawah,/);
  assert.deepEqual(faults, []);
  await close();
});

test("without script no button stands there, and the citation can be read", async () => {
  const { page, go, close } = await opened({ javaScriptEnabled: false });
  await go(path);
  assert.equal(await page.locator("button.copy-text:visible").count(), 0);
  assert.ok(await page.locator("#_cite-text").isVisible());
  await close();
});
