// Printed sheets: heads and numbers, no blank sheet, no empty section, addresses once.
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { sheets } from "./pdf.mjs";
import { opened, site } from "./reader.mjs";

for (const path of ["praktik/legitimasi-dari-bawah.html", "praktik/index.html", "tentang.html", "istilah.html", "barometer.html"]) {
  test(`${path} prints with heads and numbers, and no sheet is blank`, async () => {
    const { page, go, close } = await opened();
    await go(join(site, path));
    const title = (await page.title()).split(" · ")[0].replace(/\s+/g, "");
    const year = String(new Date().getFullYear());
    const { count, texts } = sheets(await page.pdf({ preferCSSPageSize: true }));
    assert.equal(texts.length, count, "every sheet has words");
    texts.forEach((text, at) => {
      assert.ok(text.includes(`${at + 1}/${count}`), `the number of sheet ${at + 1}: ${text.slice(0, 200)}`);
      assert.ok(text.includes(year), `the day on sheet ${at + 1}`);
      if (at > 0) assert.ok(text.includes(title), `the title on sheet ${at + 1}`);
      assert.ok(text.length > 80, `sheet ${at + 1} holds more than its heads: ${text}`);
    });
    await page.emulateMedia({ media: "print" });
    const empty = await page.evaluate(() =>
      [...document.querySelectorAll("main section")]
        .filter((it) => it.checkVisibility() && [...it.children].filter((child) => child.checkVisibility()).every((child) => /^H\d$/.test(child.tagName)))
        .map((it) => it.outerHTML.slice(0, 120)));
    assert.deepEqual(empty, [], "no section is a heading alone");
    await close();
  });
}
