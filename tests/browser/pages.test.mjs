// Every kind of page, narrow and wide, light and dark: nothing goes wrong, nothing is too wide, and
// axe has nothing to object to.
import assert from "node:assert/strict";
import { createReadStream, existsSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { describe, test } from "node:test";
import { excess, longest, objections, opened, pages, site } from "./reader.mjs";

const looks = [
  { width: 360, colorScheme: "light" },
  { width: 1280, colorScheme: "light" },
  { width: 360, colorScheme: "dark" },
  { width: 1280, colorScheme: "dark" },
];

describe("every kind of page", () => {
  for (const { path, file } of [...pages, ...longest]) {
    test(`${path} has no fault, no sideways scroll and nothing that axe objects to`, async () => {
      for (const look of looks) {
        const { page, faults, go, close } = await opened(look);
        await go(file);
        assert.deepEqual(faults, [], JSON.stringify(look));
        const wide = await excess(page);
        assert.ok(wide <= 0, `${wide} px too wide, ${JSON.stringify(look)}`);
        assert.deepEqual(await objections(page), [], JSON.stringify(look));
        await close();
      }
    });
  }
});

test("a wrong address of any depth shows the page for it, with its style and nothing to object to", async () => {
  const server = createServer((request, response) => {
    const asked = join(site, decodeURIComponent(new URL(request.url, "http://x").pathname));
    const found = existsSync(asked) && statSync(asked).isFile();
    const file = found ? asked : join(site, "404.html");
    const types = { html: "text/html; charset=utf-8", css: "text/css", js: "text/javascript", svg: "image/svg+xml" };
    response.writeHead(found ? 200 : 404, { "content-type": types[file.split(".").pop()] ?? "application/octet-stream" });
    createReadStream(file).pipe(response);
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  try {
    for (const look of looks) {
      const { page, go: _, close } = await opened(look);
      await page.goto(`http://127.0.0.1:${server.address().port}/tidak/ada/di-sini.html`);
      const font = await page.locator("h1").evaluate((title) => parseFloat(getComputedStyle(title).fontSize));
      assert.ok(font >= 28, "the style sheet is found from there");
      assert.ok((await excess(page)) <= 0);
      assert.deepEqual(await objections(page), [], JSON.stringify(look));
      await page.locator("main .button").click();
      await page.waitForURL(/\/index\.html$/);
      await close();
    }
  } finally {
    server.close();
  }
});

test("a site's own two colours can be read in the dark, whatever their hue", async () => {
  const { page, go, close } = await opened({ colorScheme: "dark" });
  await go(join(site, "praktik/legitimasi-dari-bawah.html"));
  for (const color of ["#5b0f14", "#6b5500", "#0d5c2c", "#0b5563", "#101c6b", "#5b0d63", "#3a3a3a"]) {
    await page.evaluate((value) => {
      for (const name of ["primary", "accent"]) document.documentElement.style.setProperty(`--color-${name}`, value);
    }, color);
    assert.deepEqual(await objections(page, ["color-contrast"]), [], color);
  }
  await close();
});
