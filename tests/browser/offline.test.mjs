// Reading without a network: what was read stays, all can be kept, what is withdrawn goes, and no old
// worker stands before a newer site. Over http on localhost, below a path, in Chromium.
import assert from "node:assert/strict";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { host, publisher } from "./offline-host.mjs";
import { excess, objections, opened, site } from "./reader.mjs";

const CASE = "praktik/legitimasi-dari-bawah.html";
const LOCUS = "lokus/banyuwangi.html";

/** A reader whose browser has its worker, on the first page that was asked for. */
async function reader(address, options) {
  const window = await opened(options);
  window.page.setDefaultTimeout(20_000);
  await window.page.goto(address);
  await window.page.evaluate(() => navigator.serviceWorker.ready.then(() => {}));
  return window;
}

/** Waits until what a function of the page promises is true: waitForFunction takes the promise for it. */
async function until(page, isSo, argument) {
  const end = Date.now() + 30_000;
  while (!await page.evaluate(isSo, argument)) {
    assert.ok(Date.now() < end, String(isSo));
    await page.evaluate(() => new Promise((resolve) => { requestAnimationFrame(resolve); }));
  }
}

/** Waits until a file is kept, or is not any more. */
const kept = (page, path, isKept = true) => until(page, async ([path, isKept]) => {
  const names = await caches.keys();
  const found = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
  return found.flat().some(({ url }) => url.endsWith(path)) === isKept;
}, [path, isKept]);

/** Keeps the whole site. */
async function keepAll(page, address) {
  await page.goto(`${address}luring.html`);
  await page.locator("[data-do=keep]").click();
  await page.locator(".offline-said", { hasText: "Seluruh situs tersimpan" }).waitFor();
}

test("what was read is there without a network, the rest says that it is not", async () => {
  const server = await host(site);
  const { page, close } = await reader(server.address + CASE);
  await kept(page, CASE);
  await kept(page, "luring.html");
  await page.goto(server.address + LOCUS);
  await kept(page, LOCUS);
  await server.stop();
  await page.goto(server.address + CASE);
  assert.match(await page.title(), /Legitimasi/i);
  assert.equal(await page.evaluate(() => getComputedStyle(document.body).fontFamily.length > 0 && document.styleSheets.length), 1);
  await page.goto(`${server.address}${LOCUS}?p=x#_isi`);
  assert.match(await page.title(), /Banyuwangi/);
  await page.goto(`${server.address}adopsi/index.html`);
  assert.match(page.url(), /luring\.html\?dari=adopsi%2Findex\.html$/);
  assert.match(await page.locator(".offline-missing").innerText(), /adopsi\/index\.html belum tersimpan/);
  await page.locator(".offline-said", { hasText: "Tidak ada jaringan" }).waitFor();
  assert.deepEqual(await objections(page), []);
  await close();
});

for (const [width, colorScheme] of [[360, "light"], [1280, "dark"]]) {
  test(`at ${width} px all is kept, and the desk works without a network`, async () => {
    const server = await host(site);
    const { page, close } = await reader(server.address, { width, colorScheme });
    const head = JSON.parse(readFileSync(join(site, "luring/daftar.json"), "utf8"));
    await page.goto(`${server.address}luring.html`);
    await page.locator("[data-do=keep]", { hasText: "Simpan" }).waitFor();
    assert.match(await page.locator("[data-do=keep]").innerText(), /Simpan semua \([\d,]+\sMB\)/);
    assert.deepEqual([await excess(page), await objections(page)], [0, []]);
    await page.locator("[data-do=keep]").focus();
    await page.keyboard.press("Enter");
    await page.locator(".offline-said", { hasText: "Seluruh situs tersimpan" }).waitFor();
    assert.equal(await page.locator("[data-fact=kept]").innerText(), `${head.files} dari ${head.files} berkas`);
    assert.match(await page.locator("[data-fact=fresh]").innerText(), /^per \d+ \S+ \d{4}$/);
    assert.deepEqual([await excess(page), await objections(page)], [0, []]);
    await server.stop();
    await page.goto(`${server.address}cari.html?q=inovasi`);
    await page.locator(".hit").first().waitFor();
    await page.goto(`${server.address}bandingkan.html?p=praktik/legitimasi-dari-bawah,praktik/mal-pelayanan-publik`);
    await page.locator(".compare-entry").nth(1).waitFor();
    await page.goto(`${server.address}cocok.html?obstacle=penolakan-masyarakat`);
    await page.locator(".finder-place").first().waitFor();
    await page.goto(`${server.address}bahan-kunjungan.html?p=praktik/legitimasi-dari-bawah`);
    await page.getByText("Legitimasi dari bawah").first().waitFor();
    await page.goto(`${server.address}uji-kecocokan.html?p=praktik/legitimasi-dari-bawah`);
    await page.getByText("Legitimasi dari bawah").first().waitFor();
    await close();
  });
}

test("keeping can be stopped, goes on later, and all of it can be deleted", async () => {
  const server = await host(site);
  const { page, close } = await reader(`${server.address}luring.html`);
  await page.route("**/praktik/*.html", () => {});
  await page.locator("[data-do=keep]").click();
  await page.waitForFunction(() => document.querySelector("progress").value > 20);
  await page.locator("[data-do=cancel]").click();
  await page.locator(".offline-said", { hasText: "Dihentikan" }).waitFor();
  assert.match(await page.locator("[data-fact=state]").innerText(), /Belum semuanya/);
  await page.unroute("**/praktik/*.html");
  await keepAll(page, server.address);
  await page.locator("[data-do=ask]").click();
  await page.locator("[data-do=forget]").click();
  await page.locator(".offline-said", { hasText: "sudah dihapus" }).waitFor();
  assert.deepEqual(await page.evaluate(async () => (await (await caches.open("teladan:/kb/")).keys()).length), 0);
  await close();
  await server.stop();
});

test("a browser without room says how much is needed, and keeps what it had", async () => {
  const server = await host(site);
  const { page, close } = await reader(server.address);
  const session = await page.context().newCDPSession(page);
  await session.send("Storage.overrideQuotaForOrigin", { origin: new URL(server.address).origin, quotaSize: 1_500_000 });
  await page.goto(`${server.address}luring.html`);
  await page.locator("[data-do=keep]").click();
  await page.locator(".offline-said", { hasText: "Ruang peramban penuh" }).waitFor();
  assert.match(await page.locator(".offline-said").innerText(), /masih kurang [\d,]+\sMB/);
  await kept(page, "luring.html");
  await close();
  await server.stop();
});

let own;
before(() => { own = publisher(); });
after(() => own.remove());

test("what is withdrawn is gone from the browser, and what has changed is new", async () => {
  const gone = join(own.folder, "content/praktik/dicabut.md");
  const text = readFileSync(join(own.folder, "content/praktik/legitimasi-dari-bawah.md"), "utf8");
  writeFileSync(gone, text.replace(/^judul: .*/m, "judul: Rahasiasekali"));
  own.publish();
  const server = await host(own.site);
  const { page, close } = await reader(server.address);
  await keepAll(page, server.address);
  await kept(page, "praktik/dicabut.html");
  rmSync(gone);
  const other = join(own.folder, "content/lokus/banyuwangi.md");
  writeFileSync(other, readFileSync(other, "utf8").replace(/^judul: .*/m, "judul: Nama Baru"));
  own.publish();
  await page.goto(server.address);
  // The publication that was compared last is noted once all is done.
  const { site: newest } = JSON.parse(readFileSync(join(own.site, "luring/daftar.json"), "utf8"));
  await until(page, async (newest) => {
    const state = await (await caches.open("teladan:/kb/")).match("/kb/luring/keadaan");
    return (await state?.json())?.site === newest;
  }, newest);
  await server.stop();
  await page.goto(server.address + LOCUS);
  assert.match(await page.title(), /Nama Baru/);
  await page.goto(`${server.address}praktik/dicabut.html`);
  assert.match(page.url(), /luring\.html\?dari=/);
  const naming = await page.evaluate(async () => {
    const cache = await caches.open("teladan:/kb/");
    const texts = await Promise.all((await cache.keys()).map(async (key) => (await cache.match(key)).text()));
    return texts.filter((text) => text.includes("Rahasiasekali")).length;
  });
  assert.equal(naming, 0);
  await close();
});

test("an old worker that shows old pages gives way to the new one", async () => {
  own.publish();
  writeFileSync(join(own.site, "sw.js"), `
    addEventListener("install", () => skipWaiting());
    addEventListener("activate", (event) => event.waitUntil(clients.claim()));
    addEventListener("fetch", (event) => event.request.mode === "navigate" && event.respondWith(new Response("<title>Lama</title>", { headers: { "content-type": "text/html" } })));`);
  const server = await host(own.site);
  const { page, close } = await reader(server.address);
  await page.goto(server.address);
  assert.equal(await page.title(), "Lama");
  own.publish();
  await page.goto(server.address);
  await until(page, async () => {
    const registration = await navigator.serviceWorker.ready;
    await registration.update();
    return !registration.installing && !registration.waiting && registration.active.state === "activated";
  });
  await page.goto(server.address);
  assert.notEqual(await page.title(), "Lama");
  await close();
  await server.stop();
});

test("a site that keeps nothing any more takes its worker and all that was kept away", async () => {
  own.publish();
  const server = await host(own.site);
  const { page, close } = await reader(server.address);
  await kept(page, "luring.html");
  const settings = join(own.folder, "teladan.yaml");
  const before = readFileSync(settings, "utf8");
  writeFileSync(settings, `${before}\nluring: tidak\n`);
  own.publish();
  writeFileSync(settings, before);
  await page.goto(server.address);
  await until(page, async () => !(await navigator.serviceWorker.getRegistrations()).length && !(await caches.keys()).length);
  assert.equal(await page.locator("a[href$='luring.html']").count(), 0);
  await close();
  await server.stop();
});

test("without script, from the disk and without trust the page says what serves instead", async () => {
  const plain = await opened({ javaScriptEnabled: false, width: 360 });
  await plain.go(join(site, "luring.html"));
  assert.match(await plain.page.locator("noscript").innerText(), /salinan foldernya/);
  await plain.close();
  for (const [file, said] of [["luring.html", /Seluruhnya sudah luring/], ["en/offline.html", /All of it is offline already/]]) {
    const { page, faults, go, close } = await opened({ width: 360 });
    await go(join(site, file));
    assert.match(await page.locator(".offline-why").innerText(), said);
    assert.deepEqual([faults, await excess(page)], [[], 0]);
    assert.deepEqual(await objections(page), []);
    await close();
  }
});
