// Makes a knowledge base and questions with known answers of the help of LibreOffice: its pages, and
// the index that its authors wrote by hand, in which each entry leads to a page.
//
//   apt-get download libreoffice-help-id && dpkg -x libreoffice-help-id*.deb help
//   node benches/known_items_data.mjs help/usr/share/libreoffice/help KNOWN
//
// The help is under the Mozilla Public License 2.0: measured with, never kept in this project.
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** An entry of the index that leads to more pages names a subject, not a page. */
const MOST_PAGES = 3;

const [help, out] = process.argv.slice(2);
const language = readdirSync(help).find((it) => it !== "media" && !it.includes("."));
const folder = join(help, language);

/** The most characters of a summary. */
const SUMMARY = 260;

const ENTITIES = { amp: "&", lt: "<", gt: ">", quot: '"', nbsp: " " };

/** The text of a piece of HTML, on one line. */
function textOf(html) {
  const text = html.replace(/<[^>]*>/g, "").replace(/&(#?)(\w+);/g, (whole, number, name) =>
    number ? String.fromCodePoint(Number(name)) : ENTITIES[name] ?? whole);
  return text.replace(/\s+/g, " ").trim();
}

/** A line of text that no mark of Markdown changes. */
const escape = (text) => text.replace(/[\\`*_[\]<>#|~&$]/g, "\\$&").replace(/^([-+=]|\d+[.)])/, "\\$1");

/** A page as Markdown with a title and a summary, or null if it says nothing. */
function pageOf(html) {
  const title = textOf(/<title>([\s\S]*?)<\/title>/.exec(html)?.[1] ?? "");
  const body = html.slice(html.indexOf('id="DisplayArea"')).replace(/<(script|style)[\s\S]*?<\/\1>/g, "");
  const end = body.search(/<(?:div|footer)[^>]*(?:id="DEBUG"|class="debug")/i);
  const blocks = [...(end < 0 ? body : body.slice(0, end)).matchAll(/<(h[1-6]|p|pre)\b[^>]*>([\s\S]*?)<\/\1>/g)];
  const lines = blocks.flatMap(([, tag, inside]) => {
    const text = textOf(inside);
    if (!text || (tag === "h1" && text === title)) return [];
    return [/^h/.test(tag) ? `${"#".repeat(Math.max(2, Number(tag[1])))} ${escape(text)}` : escape(text)];
  });
  const summary = blocks.find(([, tag, inside]) => tag === "p" && textOf(inside));
  if (!title || !lines.length) return null;
  const about = summary ? textOf(summary[2]).slice(0, SUMMARY) : title;
  return `---\ntitle: ${JSON.stringify(title)}\nsummary: ${JSON.stringify(about)}\n---\n\n${lines.join("\n\n")}\n`;
}

/** @type {Map<string, string>} the address of a page in the help → its name */
const names = new Map();
const content = join(out, "content/pages");
mkdirSync(content, { recursive: true });
for (const path of readdirSync(join(folder, "text"), { recursive: true }).map(String).filter((it) => it.endsWith(".html")).sort()) {
  const page = pageOf(readFileSync(join(folder, "text", path), "utf8"));
  if (!page) continue;
  const name = `h${String(names.size).padStart(5, "0")}`;
  names.set(`${language}/text/${path}`, name);
  writeFileSync(join(content, `${name}.md`), page);
}
writeFileSync(join(out, "teladan.yaml"), `title: LibreOffice\nlanguages: [${language}]\n`);

/** @type {Map<string, Set<string>>} what is asked → the pages that answer it */
const right = new Map();
for (const [, url, text] of readFileSync(join(folder, "bookmarks.js"), "utf8").matchAll(/\{url:"([^"?#]*)[^"]*", app:"[^"]*", text:"(.*)"\}/g)) {
  const words = textOf(text).toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const name = names.get(url);
  if (!name || words.length < 2) continue;
  const asked = words.join(" ");
  right.set(asked, (right.get(asked) ?? new Set()).add(name));
}
const clear = [...right].filter(([, pages]) => pages.size <= MOST_PAGES).sort(([a], [b]) => (a < b ? -1 : 1));
writeFileSync(join(out, "queries.json"), JSON.stringify(Object.fromEntries(clear.map(([asked, pages]) => [asked, [...pages]])), null, 1));
console.log(`${names.size} pages, ${clear.length} questions`);
