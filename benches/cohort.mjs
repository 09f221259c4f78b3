// What a cohort asks, and what it would want first: prints every question whose first page is bad.
//
//   cargo run --release -- build --root KB --out SITE
//   node benches/cohort.mjs SITE [LANGUAGE] [--all] [--client]
//
// Questions stand in cohort_questions.json. `top` is what the address and title of one of the first
// `within` results should be like; `some` is how many results there must be at least, `honest` that no word was
// replaced. `unless` tells sites that the question is not for: those of which no address is like it.
// The client of the index answers, in Node; with --client that of `src/search/client`. --all prints the good
// ones, too.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { engineOver, withOwnClient } from "../tests/browser/engine/page.mjs";

const flags = process.argv.slice(2).filter((it) => it.startsWith("--"));
const [folder, lang = "id"] = process.argv.slice(2).filter((it) => !it.startsWith("--"));
const questions = JSON.parse(readFileSync(new URL("cohort_questions.json", import.meta.url), "utf8"));
const pages = readdirSync(folder, { recursive: true }).map(String).filter((it) => it.endsWith(".html"));
const { search } = engineOver((path) => {
  const file = join(folder, path);
  if (!existsSync(file)) return undefined;
  const text = readFileSync(file, "utf8");
  return flags.includes("--client") ? withOwnClient(path, text) : text;
}, { lang });

let asked = 0;
let bad = 0;
for (const { ask, top, within = 10, some = top ? 1 : 0, honest, unless } of questions) {
  if (unless && !pages.some((it) => new RegExp(unless).test(it))) continue;
  asked += 1;
  const { total, results, corrected, offered, skipped } = await search(ask, { lang });
  const paths = results.map(({ url }) => url.replace(/^https?:\/\/[^/]*\/situs\//, ""));
  const faults = [
    total.n < some && `${total.n} results`,
    top && !paths.slice(0, within).some((it, at) => new RegExp(top, "i").test(`${it} ${results[at].title}`)) && `no ${top} among the first ${within}`,
    honest && corrected && `replaced by ${corrected}`,
  ].filter(Boolean);
  bad += Number(faults.length > 0);
  if (!faults.length && !flags.includes("--all")) continue;
  console.log(`${faults.length ? "BAD " : "good"} ${ask}: ${faults.join("; ") || total.n}${offered ? `; offers ${offered}` : ""}${skipped?.length ? `; without ${skipped}` : ""}`);
  for (const [at, { title }] of results.slice(0, 5).entries()) console.log(`       ${paths[at]} · ${title}`);
}
console.log(`${bad} bad first pages of ${asked} questions`);
