// How many bytes of script a page asks for, as they travel: all that its HTML names, together.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { gzipSync } from "node:zlib";

const site = process.env.SITE;

/** The bytes of all scripts that a page names, each packed. */
function scriptBytes(path) {
  const html = readFileSync(join(site, path), "utf8");
  const scripts = [...html.matchAll(/<script[^>]* src="([^"]+)"/g)].map(([, src]) => join(site, path, "..", src));
  assert.ok(scripts.length > 2, path);
  return scripts.reduce((sum, script) => sum + gzipSync(readFileSync(script), { level: 9 }).length, 0);
}

for (const [path, most] of [
  ["index.html", 8_000],
  ["praktik/index.html", 8_000],
  ["praktik/legitimasi-dari-bawah.html", 8_000],
  ["bandingkan.html", 25_000],
  ["pilihan.html", 25_000],
  ["cocok.html", 25_000],
  ["bahan-kunjungan.html", 25_000],
  ["uji-kecocokan.html", 25_000],
]) {
  test(`${path} asks for at most ${most} bytes of script`, () => {
    const bytes = scriptBytes(path);
    assert.ok(bytes <= most, `${bytes} bytes`);
  });
}
