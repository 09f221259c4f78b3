// Photos as readers get them: from the disk, on a phone and at a desk, with and without scripts. The
// site is made here, of photos that the browser itself has drawn. TELADAN is the program.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { excess, objections, opened } from "./reader.mjs";

const root = mkdtempSync(join(tmpdir(), "teladan-photos-"));
const file = join(root, "public/praktik/antrean.html");
const HEAD = "judul: Antrean daring\nlokus: lokus/uji\nbidang: kesehatan\nfaktor_keberhasilan: belum-diketahui\nhambatan: belum-diketahui\nhasil: belum-diketahui\npembelajaran: belum-diketahui\nsumber: Laporan uji\n";
const LOCUS = "---\njudul: Kabupaten Uji\njenis: pemerintah-kabupaten\nprovinsi: jawa-timur\nsumber: Laporan uji\n---\n\nTepi laut.\n";

/** A photo with noise, so that it is as heavy as one of a camera. */
async function draw(page, width, height) {
  const data = await page.evaluate(([width, height]) => {
    const canvas = Object.assign(document.createElement("canvas"), { width, height });
    const context = canvas.getContext("2d");
    const image = context.createImageData(width, height);
    let noise = 1;
    for (let at = 0; at < image.data.length; at += 4) {
      noise = (noise * 1103515245 + 12345) % 2147483648;
      const y = at / 4 / width;
      image.data.set([90 + (noise >> 16) % 40, 120 + y * 90 / height, 170, 255], at);
    }
    context.putImageData(image, 0, 0);
    return canvas.toDataURL("image/jpeg", 0.9).split(",")[1];
  }, [width, height]);
  return Buffer.from(data, "base64");
}

/** Makes the site, when a browser is there to draw its photos. */
async function make() {
  const { page, close } = await opened();
  const photos = { "satu.jpg": [2000, 1500], "dua.jpg": [1500, 2000], "tiga.jpg": [2000, 1500], "empat.jpg": [1800, 1200] };
  const folder = join(root, "content/praktik/antrean");
  mkdirSync(folder, { recursive: true });
  mkdirSync(join(root, "content/lokus"));
  writeFileSync(join(root, "teladan.yaml"), "judul: Uji\n");
  writeFileSync(join(root, "content/lokus/uji.md"), LOCUS);
  for (const [name, size] of Object.entries(photos)) writeFileSync(join(folder, name), await draw(page, ...size));
  writeFileSync(join(folder, "laporan.pdf"), Buffer.alloc(1_234_000, "x"));
  const front = ["satu", "dua", "tiga"].map((name) => `  - {berkas: ${name}.jpg, alt: Foto ${name}, kredit: Humas}\n`);
  const body = `${"Warga mengambil nomor dari rumah. ".repeat(40)}\n\n![Papan](empat.jpg "Papan di loket")\n\nLihat [laporan](laporan.pdf).\n`;
  writeFileSync(join(folder, "index.md"), `---\n${HEAD}foto:\n${front.join("")}---\n\n${body}`);
  execFileSync(process.env.TELADAN, ["build", "--root", root], { stdio: "pipe" });
  await close();
}
let making;
const made = () => (making ??= make());
after(() => rmSync(root, { recursive: true }));

/** Which width of each photo a page took, once all are there. */
async function widths(page, selector) {
  const images = page.locator(selector);
  for (const image of await images.all()) {
    await image.scrollIntoViewIfNeeded();
    await image.evaluate((it) => it.decode());
  }
  return images.evaluateAll((all) => all.map((it) => Number(/\.(\d+)w\.jpg$/.exec(it.currentSrc)?.[1])));
}

test("a screen takes the width that it needs, and no larger one", async () => {
  await made();
  const screens = [
    { width: 360, deviceScaleFactor: 1, photo: 360, prose: 360 },
    { width: 360, deviceScaleFactor: 2, photo: 720, prose: 720 },
    { width: 412, deviceScaleFactor: 2.625, photo: 1080, prose: 1080 },
    { width: 1280, deviceScaleFactor: 1, photo: 720, prose: 1080 },
    { width: 1280, deviceScaleFactor: 2, photo: 1080, prose: 1600 },
  ];
  for (const { width, deviceScaleFactor, photo, prose } of screens) {
    const { page, go, faults, close } = await opened({ width, deviceScaleFactor });
    await go(file);
    const place = `${width} px, ${deviceScaleFactor}`;
    assert.deepEqual(await widths(page, ".photo img"), [photo, photo, photo], place);
    assert.deepEqual(await widths(page, ".prose img"), [prose], place);
    assert.deepEqual(faults, [], place);
    assert.ok((await excess(page)) <= 0, place);
    await close();
  }
});

test("nothing moves when photos come, and only the first is loaded at once", async () => {
  await made();
  for (const width of [360, 1280]) {
    const { page, go, close } = await opened({ width });
    await page.addInitScript(() => {
      globalThis.shifts = 0;
      new PerformanceObserver((list) => list.getEntries().forEach((it) => { globalThis.shifts += it.value; }))
        .observe({ type: "layout-shift", buffered: true });
    });
    await go(file);
    const lazy = await page.locator(".photo img").evaluateAll((all) => all.map((it) => it.getAttribute("loading")));
    assert.deepEqual(lazy, [null, "lazy", "lazy"]);
    const room = await page.locator("main img").evaluateAll((all) => all.map((it) => it.hasAttribute("width") && it.hasAttribute("height")));
    assert.ok(room.every(Boolean), "each has its room before it comes");
    await widths(page, ".photo img, .prose img");
    assert.ok((await page.evaluate(() => globalThis.shifts)) < 0.01, `${width} px: ${await page.evaluate(() => globalThis.shifts)}`);
    await close();
  }
});

test("a photo opens large by a click and closes by a key, with scripts and without", async () => {
  await made();
  for (const javaScriptEnabled of [true, false]) {
    const { page, go, close } = await opened({ javaScriptEnabled });
    await go(file);
    const large = page.locator("#_photo-1");
    await page.locator(".photo-open").first().click();
    assert.ok(await large.isVisible());
    const [width] = await widths(page, "#_photo-1 img").catch(() => [NaN]);
    if (javaScriptEnabled) assert.equal(width, 1600);
    await page.keyboard.press("Escape");
    assert.ok(!(await large.isVisible()));
    await close();
  }
});

test("readers see how much a document is before they load it, in either mode", async () => {
  await made();
  for (const colorScheme of ["light", "dark"]) {
    const { page, go, close } = await opened({ width: 360, colorScheme });
    await go(file);
    assert.match(await page.locator(".prose").last().innerText(), /laporan \(PDF, 1,2 MB\)/);
    assert.equal(await page.locator(".file-list li").innerText(), "laporan.pdf (PDF, 1,2 MB)");
    assert.deepEqual(await objections(page), []);
    await close();
  }
});
