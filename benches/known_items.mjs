// How far up known documents stand, asked of the client itself, in Node, on the files of an index:
//
//   apt-get download libreoffice-help-id && dpkg -x libreoffice-help-id*.deb help
//   node benches/known_items_data.mjs help/usr/share/libreoffice/help KNOWN
//   cargo run --release -- build --root KNOWN --out SITE
//   node benches/known_items.mjs SITE KNOWN/queries.json [--all] [--client] [SET…]
//
// queries.json has for each query the ends of the addresses that are right, without `.html`. Only
// the first half of the queries, in an order that chance decides, is asked, so that figures can be
// fitted and still be judged by the other half; `--all` asks all. `--client` takes the client as it
// stands in `src/search/client` instead of the one in the index. A set is a way in which people
// type: all of them, if none is named. `benches/peers.mjs` asks other engines the same.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { engineOver, withOwnClient } from "../tests/browser/engine/page.mjs";
import { SETS, drawQuestions, placeOfRight, typeQuestions } from "./question_sets.mjs";

/** The engine on a folder, with the client of the sources if asked. */
function engineOn(folder, isOwn) {
  return engineOver((path) => {
    const file = join(folder, path);
    if (!existsSync(file)) return undefined;
    const text = readFileSync(file, "utf8");
    return isOwn ? withOwnClient(path, text) : text;
  });
}

const flags = process.argv.filter((argument) => argument.startsWith("--"));
const [, , folder, file, ...chosen] = process.argv.filter((argument) => !argument.startsWith("--"));
const { search } = engineOn(folder, flags.includes("--client"));
const questions = drawQuestions(file, flags.includes("--all"));
for (const name of chosen.length ? chosen : Object.keys(SETS)) {
  const asked = typeQuestions(questions, name);
  let [sum, first, empty, found] = [0, 0, 0, 0];
  for (const [query, right] of asked) {
    const { results, total } = await search(query, { limit: 10 });
    const place = placeOfRight(Array.from(results, ({ url }) => url), right);
    if (place >= 0) sum += 1 / (place + 1);
    first += +(place === 0);
    empty += +!results.length;
    found += total.n;
  }
  const share = (count) => (count / asked.length).toFixed(4);
  console.log(`${name}: ${asked.length} queries, MRR@10 ${share(sum)}, first ${share(first)}, empty ${empty}, found ${Math.round(found / asked.length)}`);
}
