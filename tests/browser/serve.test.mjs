// The preview as an editor meets it: in Chromium, on a site of its own that is changed, broken and
// mended while it is open. TELADAN is the program, CHROMIUM the browser.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, afterEach, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const sample = join(dirname(fileURLToPath(import.meta.url)), "../..");
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const CASE = "content/praktik/legitimasi-dari-bawah.md";
const PAGE = "praktik/legitimasi-dari-bawah.html";

let browser;
before(async () => {
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM,
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"],
  });
});
after(() => browser.close());

const clean = [];
afterEach(async () => {
  while (clean.length > 0) await clean.pop()();
});

/** A copy of the sample, to be changed. */
function copy() {
  const root = mkdtempSync(join(tmpdir(), "teladan-"));
  clean.push(() => rmSync(root, { recursive: true }));
  cpSync(join(sample, "content"), join(root, "content"), { recursive: true });
  cpSync(join(sample, "teladan.yaml"), join(root, "teladan.yaml"));
  const path = (name) => join(root, name);
  return {
    root,
    read: (name) => readFileSync(path(name), "utf8"),
    write: (name, text) => {
      mkdirSync(dirname(path(name)), { recursive: true });
      writeFileSync(path(name), text);
    },
  };
}

/** Serves a folder, and says where. */
async function serve(root, port = "0") {
  const child = spawn(process.env.TELADAN, ["serve", "--port", port], { cwd: root, stdio: ["ignore", "ignore", "pipe"] });
  const ended = new Promise((done) => child.once("exit", done));
  const stop = async () => { child.kill("SIGINT"); await ended; };
  clean.push(stop);
  const url = await new Promise((found, failed) => {
    let said = "";
    child.stderr.on("data", (bytes) => {
      said += bytes;
      const url = said.match(/http:\/\/localhost:\d+\//);
      if (url) found(url[0]);
    });
    child.once("exit", () => failed(new Error(said)));
  });
  return { url, port: new URL(url).port, stop };
}

/** Opens a page, and gathers what goes wrong there. */
async function open(url, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1000, height: 700 }, ...options });
  clean.push(() => context.close());
  const page = await context.newPage();
  const faults = [];
  page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
  page.on("pageerror", (error) => faults.push(String(error)));
  await page.goto(url);
  return { page, context, faults };
}

/** The panel, once it has something to say. */
const panel = (page) => page.locator("#teladan-preview .panel");

/** Waits until the page knows what was found; where that is nothing, the panel stays hidden. */
const ready = (page) => page.locator("#teladan-preview .panel[data-level]").waitFor({ state: "attached" });

/** Whether a page is still the one that was loaded, or was loaded again. */
const mark = (page) => page.evaluate(() => { globalThis.marked = true; });
const isMarked = (page) => page.evaluate(() => globalThis.marked === true);

test("a change reaches the page, and the reader stays where he was", async () => {
  const site = copy();
  const { url } = await serve(site.root);
  const { page, faults } = await open(url + PAGE);
  const part = await page.locator("main h2[id]").nth(3).getAttribute("id");
  const top = () => page.evaluate((id) => document.getElementById(id).getBoundingClientRect().top, part);
  await page.evaluate((id) => scrollBy({ top: document.getElementById(id).getBoundingClientRect().top - 100, behavior: "instant" }), part);
  assert.ok(Math.abs(await top() - 100) < 2);
  const text = site.read(CASE);
  for (const word of ["Pertama", "Kedua sesudah judul yang jauh lebih panjang daripada yang mana pun sebelumnya,", "Ketiga"]) {
    site.write(CASE, text.replace(/^judul: .*$/m, `judul: ${word} kali`));
    await page.waitForFunction((word) => document.querySelector("h1")?.textContent.includes(word), word);
    await page.waitForFunction((id) => Math.abs(document.getElementById(id).getBoundingClientRect().top - 100) < 2, part);
  }
  assert.deepEqual(faults, []);
});

test("a page that a change does not concern is left alone", async () => {
  const site = copy();
  const { url } = await serve(site.root);
  const { page } = await open(url + "istilah.html");
  await ready(page);
  await mark(page);
  const state = () => page.evaluate(async () => (await (await fetch("/_teladan/state")).json()).generation);
  const generation = await state();
  const compared = page.waitForRequest((request) => request.url().endsWith("/_teladan/state"));
  site.write(CASE, `${site.read(CASE)}\nSatu kalimat lagi.\n`);
  await compared;
  await page.waitForFunction(async (before) => (await (await fetch("/_teladan/state")).json()).generation > before, generation);
  assert.ok(await isMarked(page));
});

test("a style sheet is taken on without loading the page again", async () => {
  const site = copy();
  const { url } = await serve(site.root);
  const { page, faults } = await open(url);
  await ready(page);
  await mark(page);
  for (const colour of ["rgb(1, 2, 3)", "rgb(4, 5, 6)"]) {
    site.write("themes/default/css/print.css", `body { background: ${colour} !important; }\n@media all { body { background: ${colour} !important; } }\n`);
    await page.waitForFunction((colour) => getComputedStyle(document.body).backgroundColor === colour, colour);
  }
  assert.ok(await isMarked(page), "it is the same page");
  await page.waitForFunction(() => document.querySelectorAll("link[rel=stylesheet]").length === 1);
  // What a script does cannot be taken back: its change loads the page again.
  site.write("themes/default/js/main.js", "document.body.dataset.changed = '1';\n");
  await page.locator("body[data-changed]").waitFor();
  assert.equal(await isMarked(page), false);
  assert.deepEqual(faults, []);
});

test("a mistake is shown with its place and its cure, and that all is well again", async () => {
  const site = copy();
  const { url } = await serve(site.root);
  const { page, faults } = await open(url + PAGE);
  const text = site.read(CASE);
  const line = text.split("\n").findIndex((line) => line.startsWith("judul:")) + 1;
  site.write(CASE, text.replace(/^judul:/m, "judl:"));
  const item = panel(page).locator(".finding.error").first();
  await item.waitFor();
  assert.match(await item.innerText(), /kesalahan/);
  const places = await panel(page).locator(".place").allInnerTexts();
  assert.ok(places.some((place) => place.startsWith(`${CASE}:${line}:1`)), places.join());
  assert.ok((await panel(page).locator(".cure").allInnerTexts()).some((cure) => cure.includes("judul")));
  assert.equal(await panel(page).getAttribute("lang"), "id");
  assert.equal(await page.locator("h1").count(), 1, "the last good page is still there");
  site.write(CASE, text);
  await panel(page).locator(".error").first().waitFor({ state: "detached" });
  assert.deepEqual(faults, []);
});

test("when the last finding is mended, all is clear, and then the panel goes", async () => {
  const site = copy();
  site.write("teladan.yaml", `${site.read("teladan.yaml")}\naturan:\n  hasil-belum-lengkap: mati\n`);
  const { url } = await serve(site.root);
  const { page } = await open(url + "istilah.html");
  await page.waitForFunction(() => document.querySelector("#teladan-preview"));
  const text = site.read(CASE);
  site.write(CASE, text.replace(/^judul:/m, "judl:"));
  await panel(page).locator(".error").first().waitFor();
  site.write(CASE, text);
  await panel(page).getByText("Semua beres.").waitFor();
  await panel(page).waitFor({ state: "hidden" });
});

test("the panel is hidden by a click or a key, and stays so until there is something new", async () => {
  const site = copy();
  const text = site.read(CASE);
  site.write(CASE, text.replace(/^judul:/m, "judl:"));
  const { url } = await serve(site.root);
  const { page } = await open(url);
  const list = panel(page).locator("ol");
  await list.waitFor();
  await page.keyboard.press("Escape");
  await list.waitFor({ state: "hidden" });
  await page.reload();
  await panel(page).waitFor();
  assert.ok(await list.isHidden());
  const button = panel(page).getByRole("button");
  assert.equal(await button.getAttribute("aria-expanded"), "false");
  await button.click();
  await list.waitFor();
  await button.click();
  await list.waitFor({ state: "hidden" });
  site.write("content/halaman/tentang.md", "---\njudl: x\n---\n");
  await list.waitFor();
});

test("what an editor typed is text, and nobody is shut out by the panel", async () => {
  const site = copy();
  site.write("content/halaman/jahat.md", "---\njudul: Jahat\n\"<img src=x onerror=alert(1)>\": 1\n---\n\nIsi.\n");
  const { url } = await serve(site.root);
  for (const colorScheme of ["light", "dark"]) {
    const { page, faults } = await open(url, { colorScheme, viewport: { width: 320, height: 600 } });
    await panel(page).locator(".finding").first().waitFor();
    assert.ok((await panel(page).innerText()).includes("<img src=x"));
    assert.equal(await panel(page).locator("img").count(), 0);
    await page.addScriptTag({ content: axe }).catch(() => page.evaluate(axe));
    const found = await page.evaluate(async () => {
      const { violations } = await globalThis.axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"] });
      return violations.map(({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 160)}`);
    });
    assert.deepEqual(found, [], colorScheme);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(wide <= 0, `${wide} px too wide`);
    assert.deepEqual(faults.filter((fault) => !fault.includes("Content Security Policy")), []);
  }
});

test("a preview that was started again finds its pages, also those that changed meanwhile", async () => {
  const site = copy();
  const first = await serve(site.root);
  const { page } = await open(first.url + PAGE);
  await ready(page);
  await first.stop();
  await panel(page).getByText("Pratinjau terputus").waitFor();
  const text = site.read(CASE);
  site.write(CASE, text.replace(/^judul: .*$/m, "judul: Sesudah jeda"));
  await serve(site.root, first.port);
  await page.waitForFunction(() => document.querySelector("h1")?.textContent.includes("Sesudah jeda"));
});

test("a site that cannot be made at all says why, and appears when it can", async () => {
  const site = copy();
  const settings = site.read("teladan.yaml");
  site.write("teladan.yaml", "judul: [\n");
  const { url } = await serve(site.root);
  const { page } = await open(url + PAGE);
  assert.match(await page.locator("main").innerText(), /teladan\.yaml/);
  site.write("teladan.yaml", settings);
  await page.locator("body.page-case").waitFor();
});

test("ten tabs follow, although a browser keeps six connections to a host", async () => {
  const site = copy();
  const { url } = await serve(site.root);
  const context = await browser.newContext();
  clean.push(() => context.close());
  // Only one tab is seen at a time; a browser without windows would call all of them visible.
  await context.addInitScript(() => {
    let hidden = sessionStorage.getItem("hidden") !== "no";
    Object.defineProperty(document, "hidden", { get: () => hidden });
    globalThis.see = (seen) => {
      hidden = !seen;
      sessionStorage.setItem("hidden", seen ? "no" : "yes");
      document.dispatchEvent(new Event("visibilitychange"));
    };
  });
  const tabs = [];
  for (let count = 0; count < 10; count += 1) {
    const page = await context.newPage();
    await page.goto(url + PAGE);
    tabs.push(page);
  }
  const text = site.read(CASE);
  site.write(CASE, text.replace(/^judul: .*$/m, "judul: Terlihat di mana pun"));
  for (const page of tabs) {
    await page.evaluate(() => globalThis.see(true));
    await page.waitForFunction(() => document.querySelector("h1")?.textContent.includes("Terlihat di mana pun"));
    await page.evaluate(() => globalThis.see(false));
  }
});

test("another site in the same browser reads nothing", async () => {
  const site = copy();
  const { url } = await serve(site.root);
  // On this machine too, so that the browser itself has no objection: a server that says nothing of
  // who may read shows that the attempts are made as they should be.
  const open = createServer((request, response) => {
    const page = request.url === "/";
    response.writeHead(200, { "content-type": page ? "text/html" : "text/javascript" });
    response.end(page ? "<h1>evil</h1>" : "globalThis.ran = true;");
  });
  await new Promise((done) => open.listen(0, "127.0.0.1", done));
  clean.push(() => new Promise((done) => open.close(done)));
  const evil = `http://127.0.0.1:${open.address().port}/`;
  const context = await browser.newContext();
  clean.push(() => context.close());
  const page = await context.newPage();
  await page.goto(evil);
  const attempt = (base) => page.evaluate(async (base) => {
    const loaded = (name, attribute, address) => new Promise((done, failed) => {
      const element = document.createElement(name);
      element.onload = () => done();
      element.onerror = () => failed(new Error("refused"));
      element[attribute] = address;
      document.body.append(element);
    });
    const attempts = {
      script: () => loaded("script", "src", `${base}_teladan/preview.js`),
      fetch: () => fetch(`${base}_teladan/state`, { mode: "no-cors" }),
      read: async () => (await fetch(`${base}_teladan/state`)).text(),
      stream: () => new Promise((done, failed) => {
        const source = new EventSource(`${base}_teladan/events`);
        source.onopen = () => { source.close(); done(); };
        source.onerror = () => { source.close(); failed(new Error("refused")); };
      }),
    };
    const worked = [];
    for (const [name, attempt] of Object.entries(attempts)) {
      try { await attempt(); worked.push(name); } catch { /* as it should be */ }
    }
    return worked;
  }, base);
  assert.deepEqual(await attempt(`http://localhost:${open.address().port}/`), ["script", "fetch"]);
  assert.deepEqual(await attempt(url), []);
});
