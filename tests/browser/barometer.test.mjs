// The pages of the barometer in a browser: the sample (SITE) and a thousand cases (MANY). Their figures
// are held by barometer-figures.test.mjs.
import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { gzipSync } from "node:zlib";
import { excess, objections, opened, site } from "./reader.mjs";

const { MANY } = process.env;
const many = MANY && existsSync(join(MANY, "barometer.html")) ? MANY : null;
const part = (root) => join("barometer", readdirSync(join(root, "barometer")).find((name) => name.endsWith(".html")));
const pages = [site, many].filter(Boolean).flatMap((root) => ["barometer.html", part(root)].map((path) => join(root, path)));

describe("a barometer", () => {
  for (const file of pages) {
    for (const width of [360, 1280]) {
      for (const colorScheme of ["light", "dark"]) {
        test(`${file} has nothing that axe objects to and no sideways scroll, ${width} px, ${colorScheme}`, async () => {
          const { page, faults, go, close } = await opened({ width, colorScheme });
          await go(file);
          // All that is folded too.
          await page.evaluate(() => document.querySelectorAll("main details").forEach((it) => { it.open = true; }));
          assert.deepEqual(faults, []);
          assert.ok((await excess(page)) <= 0);
          assert.deepEqual(await objections(page), []);
          await close();
        });
      }
    }
  }

  test("says the same without script, and each bar is as long as its count", async () => {
    const { page, go, close } = await opened({ javaScriptEnabled: false });
    await go(join(site, "barometer.html"));
    const charts = await page.locator(".chart").count();
    assert.ok(charts > 15, `${charts} charts`);
    assert.equal(await page.locator(".chart:visible").count(), charts, "at a desk nothing is folded");
    for (const chart of await page.locator(".chart").all()) {
      const rows = await chart.locator("tbody tr").evaluateAll((all) => all.map((row) => {
        const widths = [...row.querySelectorAll("rect")].map((it) => Number(it.getAttribute("width")));
        return [Number(row.querySelector("td").textContent.replace(/\D/g, "")), widths.reduce((sum, width) => sum + width, 0)];
      }));
      const most = Math.max(...rows.map(([count]) => count));
      for (const [count, width] of rows) assert.equal(width, Math.ceil((count * 1000) / most));
    }
    await close();
  });

  test("is read with the keys alone on a phone: a section opens, and a bar leads on", async () => {
    const { page, go, close } = await opened({ width: 360 });
    await go(join(site, "barometer.html"));
    const section = page.locator("section[aria-labelledby='_section-factors']");
    assert.equal(await section.locator(".chart").first().isVisible(), false);
    await section.locator("summary").first().focus();
    await page.keyboard.press("Enter");
    assert.equal(await section.locator(".chart").first().isVisible(), true);
    await page.keyboard.press("Tab");
    const to = await page.evaluate(() => document.activeElement?.getAttribute("href"));
    assert.match(to ?? "", /^faktor\//);
    await page.keyboard.press("Enter");
    await page.waitForURL(/faktor\/.*html$/);
    await close();
  });

  test("leads to as many cases as a bar counts", { skip: many ? false : "MANY names no site" }, async () => {
    const { page, faults, go, close } = await opened();
    for (const [path, chart] of [["barometer.html", "stage"], ["barometer.html", "year"], [part(many), "hindered"]]) {
      await go(join(many, path));
      const row = page.locator(`section[aria-labelledby='_${chart}'] tbody tr`).filter({ has: page.locator("a") }).first();
      const count = (await row.locator("td").first().textContent()).replace(/\D/g, "");
      await row.locator("a").click();
      await page.waitForURL(/cari\.html\?kind=case/);
      await page.locator(".search-count", { hasText: /\d/ }).waitFor();
      const told = (await page.locator(".search-count").textContent()).match(/[\d.]+/)[0].replace(/\D/g, "");
      assert.equal(told, count, `${path}: ${chart}`);
    }
    assert.deepEqual(faults, []);
    await close();
  });

  test("is light to load and short on a phone", async () => {
    for (const file of pages) {
      assert.ok(gzipSync(readFileSync(file)).length <= 100_000, file);
      const { page, go, close } = await opened({ width: 360 });
      await go(file);
      const height = await page.evaluate(() => document.documentElement.scrollHeight);
      assert.ok(height <= 9000, `${file}: ${height} px`);
      await close();
    }
  });

  test("prints with every chart, none cut in two", async () => {
    const { page, go, close } = await opened({ width: 800 });
    await go(join(site, "barometer.html"));
    await page.emulateMedia({ media: "print" });
    const charts = page.locator(".chart");
    assert.equal(await page.locator(".chart:visible").count(), await charts.count());
    const broken = await charts.evaluateAll((all) => all.filter((it) => getComputedStyle(it).breakInside !== "avoid").length);
    assert.equal(broken, 0);
    await close();
  });
});
