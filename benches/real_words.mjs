// How often a real word that a site lacks is taken for a typo of one that it has: made (searched
// instead, although nobody asked) or offered.
//
//   node benches/known_items_data.mjs … KNOWN, as known_items.mjs says
//   cargo run --release -- build --root KB --out SITE
//   node benches/real_words.mjs SITE KNOWN [--client] [--told] [--other]
//
// Real words are those that the pages of KNOWN use often, which is no list of ours. Each is asked for
// beside a word of the site, where a correction would be made, and alone, where it would be offered.
// --client takes the client as it stands in `src/search/client`; --told prints each; --other asks for
// the words beside them, which no list was made by.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { engineOver, withOwnClient } from "../tests/browser/engine/page.mjs";

/** How many words that the site lacks are asked for, and how often a word of KNOWN must be used. */
const WORDS = 400;
const OFTEN = 12;
/** A word that every site of the kind has. */
const BESIDE = "pelayanan";

const flags = process.argv.filter((argument) => argument.startsWith("--"));
const [, , site, known] = process.argv.filter((argument) => !argument.startsWith("--"));
const { search } = engineOver((path) => {
  const file = join(site, path);
  if (!existsSync(file)) return undefined;
  const text = readFileSync(file, "utf8");
  return flags.includes("--client") ? withOwnClient(path, text) : text;
});

/** @type {Map<string, number>} */
const uses = new Map();
const folder = join(known, "content/pages");
for (const file of readdirSync(folder)) {
  for (const word of readFileSync(join(folder, file), "utf8").toLowerCase().match(/\p{L}{4,}/gu) ?? []) uses.set(word, (uses.get(word) ?? 0) + 1);
}
const words = [...uses].filter(([, count]) => count >= OFTEN).map(([word]) => word).sort();
const step = Math.max(1, Math.floor(words.length / (3 * WORDS)));

let [lacking, made, offered] = [0, 0, 0];
for (let at = flags.includes("--other") ? 1 : 0; at < words.length && lacking < WORDS; at += step) {
  const beside = await search(`${BESIDE} ${words[at]} `, { lang: "id", limit: 1 });
  if (!beside.corrected && !beside.skipped.length) continue;
  const alone = await search(`${words[at]} `, { lang: "id", limit: 1 });
  lacking += 1;
  made += Number(Boolean(beside.corrected || alone.corrected));
  offered += Number(Boolean(beside.offered || alone.offered));
  if (flags.includes("--told") && (beside.corrected || alone.offered || beside.offered)) console.log(`${words[at]}: ${beside.corrected ? `made ${beside.corrected}` : `offered ${beside.offered ?? alone.offered}`}`);
}
const share = (count) => `${count} (${((100 * count) / lacking).toFixed(1)} %)`;
console.log(`${lacking} real words that the site lacks: ${share(made)} replaced, ${share(offered)} met by an offer`);
