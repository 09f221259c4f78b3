// What readers set for themselves: width, zoom, their own colours, no motion, no style; and what a
// finger needs.
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { excess, extremes, longest, opened, pages, site } from "./reader.mjs";

const all = [...pages, ...longest];

test("no page is wider than a window of 320 px", async () => {
  const { page, go, close } = await opened({ width: 320 });
  for (const { path, file } of all) {
    await go(file);
    assert.ok((await excess(page)) <= 0, `${path}: ${await excess(page)} px`);
  }
  await close();
});

test("at 200 per cent no text is cut, and no page is too wide, even if the letters alone grow", async () => {
  for (const { width, letters } of [{ width: 640, letters: "100%" }, { width: 1280, letters: "200%" }]) {
    const { page, go, close } = await opened({ width });
    for (const { path, file } of all) {
      await go(file);
      await page.evaluate((size) => { document.documentElement.style.fontSize = size; }, letters);
      assert.ok((await excess(page)) <= 0, `${path} at ${letters}: ${await excess(page)} px`);
      // Letters grown by a script leave the width at which the layout changes as it was.
      if (letters !== "100%") continue;
      const cut = await page.evaluate(() => {
        const clips = (element) => getComputedStyle(element).overflowX === "hidden" && element.scrollWidth > element.clientWidth + 1;
        // What is said to voices alone is clipped on purpose.
        const seen = (it) => it.checkVisibility() && !it.classList.contains("visually-hidden");
        return [...document.querySelectorAll("body *")].filter((it) => seen(it) && clips(it)).map((it) => it.outerHTML.slice(0, 120));
      });
      assert.deepEqual(cut, [], `${path} at ${letters}`);
    }
    await close();
  }
});

test("what a finger touches is at least 44 px high", async () => {
  const { page, go, close } = await opened({ width: 360, hasTouch: true });
  const controls = [
    ".brand", ".menu-button", ".menu a", ".theme-toggle", ".breadcrumbs a", ".toc a", ".counts a", ".card",
    ".term-name a", ".orders a", ".narrow-terms a", ".filters > summary", ".more summary", ".pager a",
    ".letters a", ".button", ".search-field", ".search-go", ".site-foot-nav a", ".to-top a", ".map-areas a", ".map-open a", ".map-group summary", ".map-filters summary", ".inset-ways a", ".chart-contents a", ".chart-ways a", ".chart-files a", ".terms-more a",
  ];
  for (const { path, file } of all) {
    await go(file);
    await page.locator(".menu-button").click();
    const small = await page.evaluate((selector) => {
      const boxes = [...document.querySelectorAll(selector)].filter((it) => it.checkVisibility());
      return boxes.filter((it) => it.getBoundingClientRect().height < 43.9).map((it) => it.outerHTML.slice(0, 120));
    }, controls.join());
    assert.deepEqual(small, [], path);
  }
  await close();
});

test("nothing moves for readers who asked for that", async () => {
  const { page, go, close } = await opened({ reducedMotion: "reduce" });
  for (const { path, file } of all) {
    await go(file);
    const moving = await page.evaluate(() => {
      const moves = (it) => { const style = getComputedStyle(it); return style.transitionDuration !== "0s" || style.animationName !== "none"; };
      return [getComputedStyle(document.documentElement).scrollBehavior, [...document.querySelectorAll("*")].filter(moves).length];
    });
    assert.deepEqual(moving, ["auto", 0], path);
  }
  await close();
});

test("in the reader's own colours every state keeps a form: borders, outlines, lines", async () => {
  const { page, go, close } = await opened({ forcedColors: "active" });
  const edged = (selector) => page.locator(selector).first().evaluate((it) => {
    const style = getComputedStyle(it);
    return parseFloat(style.borderBlockStartWidth) > 0 || (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0);
  });
  await go(join(site, "praktik/legitimasi-dari-bawah.html"));
  for (const selector of [".card", ".pane", ".badge", ".response", ".menu-nav [aria-current]"]) {
    const under = await page.locator(selector).first().evaluate((it) => parseFloat(getComputedStyle(it).borderBlockEndWidth) > 0);
    assert.ok(under || (await edged(selector)), selector);
  }
  await go(join(site, "a-z/b.html"));
  assert.ok(await edged(".letter-here"));
  await go(join(site, "index.html"));
  const land = await page.locator(".map-land").evaluate((it) => [getComputedStyle(it).stroke, getComputedStyle(it).fill]);
  assert.notEqual(land[0], land[1]);
  await close();
});

test("without style a page is a document: its title first, its pictures small, nothing hidden", async () => {
  const { page, go, close } = await opened();
  for (const { path, file } of all) {
    await go(file);
    const plain = await page.evaluate(() => {
      for (const sheet of document.styleSheets) sheet.disabled = true;
      const icons = [...document.querySelectorAll("svg.icon")].filter((it) => it.getBoundingClientRect().width > 32);
      const heading = document.querySelector("main h1, main h2, main h3");
      return { icons: icons.length, first: heading?.tagName, text: document.querySelector("main").innerText.trim().length };
    });
    assert.deepEqual([plain.icons, plain.first], [0, "H1"], path);
    assert.ok(plain.text > 20, path);
  }
  await close();
});

test("nothing on a page moves when its pictures come", async () => {
  for (const width of [360, 1280]) {
    const { page, go, close } = await opened({ width });
    await page.addInitScript(() => {
      globalThis.shifts = 0;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) globalThis.shifts += entry.hadRecentInput ? 0 : entry.value;
      }).observe({ type: "layout-shift", buffered: true });
    });
    await go(join(extremes, "praktik/panjang.html"));
    for (const image of await page.locator("main img").all()) {
      const [told, real] = await image.evaluate(async (it) => {
        it.loading = "eager";
        await it.decode();
        return [it.getAttribute("width") / it.getAttribute("height"), it.naturalWidth / it.naturalHeight];
      });
      assert.ok(Math.abs(told - real) < 0.01, `${told} is not ${real}`);
    }
    assert.equal(await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => done(globalThis.shifts)))), 0);
    await close();
  }
});
