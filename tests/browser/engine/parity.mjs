// Asks the client questions whose answers are known, on the files of an index:
// node parity.mjs ANSWERS.json FOLDER…
// The answers come from the program's own tests; each folder holds `cari/`. Tells what differs, and how
// many answers were compared.
import { readFileSync } from "node:fs";
import { engine } from "./page.mjs";

const SITE = "https://contoh.id/situs/";

/** How many questions a reader asks before the next, to whom nothing is loaded, comes. */
const PATIENCE = 7;

/** How much of what differs is told. */
const TOLD = 5;

const [answersFile, ...folders] = process.argv.slice(2);
const answers = JSON.parse(readFileSync(answersFile, "utf8"));

/** What is not as expected in an answer. */
function differences(got, expected) {
  const found = [];
  const paths = Array.from(got.results, ({ url }) => url.slice(SITE.length));
  if (paths.join() !== expected.paths.join()) found.push({ got: paths, expected: expected.paths });
  const { n, exact } = got.total;
  if (exact ? n !== expected.total : n > expected.total) found.push({ got: got.total, expected: expected.total });
  if ((got.corrected !== null) !== expected.corrected) found.push({ got: got.corrected, expected: expected.corrected });
  if ((got.offered !== null) !== expected.offered) found.push({ got: got.offered, offered: expected.offered });
  if (got.skipped.length !== expected.skipped) found.push({ got: got.skipped, skipped: expected.skipped });
  for (const [name, counts] of Object.entries(expected.facets)) {
    if (!got.total.exact) found.push({ got: "an estimate", expected: name });
    const own = Object.fromEntries(Array.from(got.facets[name] ?? [], ({ id, n }) => [id, n]).filter(([, n]) => n > 0));
    const keys = new Set([...Object.keys(own), ...Object.keys(counts)]);
    if ([...keys].some((key) => own[key] !== counts[key])) found.push({ name, got: own, expected: counts });
  }
  return found;
}

let compared = 0;
let differing = 0;
let estimated = 0;
for (const folder of folders) {
  let reader;
  for (const [at, expected] of answers.entries()) {
    if (at % PATIENCE === 0) reader = engine(folder);
    const got = await reader.search(expected.query, expected.options);
    const found = differences(got, expected);
    compared++;
    estimated += +!got.total.exact;
    if (!found.length) continue;
    differing++;
    if (differing <= TOLD) console.log(folder, JSON.stringify({ query: expected.query, ...expected.options }), JSON.stringify(found));
  }
}
console.log(`${compared} answers compared, ${differing} differ, ${estimated} totals estimated`);
process.exitCode = differing ? 1 : 0;
