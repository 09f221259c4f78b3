// The words on the sheets of a PDF that Chromium wrote, enough to test print: fonts are embedded with
// the letters of their glyphs, texts stand in the streams of the sheets.
import { inflateSync } from "node:zlib";

/** Every stream of the file, inflated, with the number of its object. */
function* streams(file) {
  const text = file.toString("latin1");
  for (const match of text.matchAll(/(\d+) 0 obj\s*<<((?:(?!endobj)[\s\S])*?)>>\s*stream\r?\n/g)) {
    const start = match.index + match[0].length;
    const end = text.indexOf("endstream", start);
    const bytes = file.subarray(start, end);
    try {
      yield { object: match[1], text: (/FlateDecode/.test(match[2]) ? inflateSync(bytes) : bytes).toString("latin1") };
    } catch {
      // Not a text.
    }
  }
}

/** The letters of glyphs, as the fonts of the file tell. Fonts of one file that differ in a glyph are rare. */
function letters(all) {
  const found = new Map();
  const letter = (hex) => Buffer.from(hex, "hex").swap16().toString("utf16le");
  for (const { text } of all) {
    for (const block of text.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
      for (const [, glyph, to] of block[1].matchAll(/<([0-9A-F]{4})> <([0-9A-F]+)>/gi)) found.set(Number.parseInt(glyph, 16), letter(to));
    }
    for (const block of text.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
      for (const [, from, to, first] of block[1].matchAll(/<([0-9A-F]{4})> <([0-9A-F]{4})> <([0-9A-F]{4})>/gi)) {
        const start = Number.parseInt(from, 16);
        for (let glyph = start; glyph <= Number.parseInt(to, 16); glyph += 1) {
          found.set(glyph, String.fromCharCode(Number.parseInt(first, 16) + glyph - start));
        }
      }
    }
  }
  return found;
}

/** The words of each sheet, without spaces: Chromium sets letters one by one. */
export function sheets(file) {
  const all = [...streams(file)];
  const read = letters(all);
  const count = [...file.toString("latin1").matchAll(/\/Type\s*\/Page\b/g)].length;
  const texts = all.filter(({ text }) => /\bTj\b/.test(text) && /\bBT\b/.test(text)).map(({ text }) =>
    [...text.matchAll(/<([0-9A-F]+)>\s*Tj|\[([^\]]*)\]\s*TJ/gi)].map(([, one, several]) => {
      const hex = one ?? [...several.matchAll(/<([0-9A-F]+)>/gi)].map((it) => it[1]).join("");
      return (hex.match(/.{4}/g) ?? []).map((glyph) => read.get(Number.parseInt(glyph, 16)) ?? "").join("");
    }).join("").replace(/\s+/g, ""));
  return { count, texts };
}
