// Asks the client for the facts of entries and for columns, on the files of an index:
// node facts.mjs FOLDER LANGUAGE NAME…
// Tells as JSON what it got, and after how many scripts the last could be asked for.
import { engine } from "./page.mjs";

const [folder, language, ...names] = process.argv.slice(2);
const { context, log } = engine(folder, { lang: language, client: "meja" });
const facts = await context.teladan.facts(names, language);
const hops = Math.max(...log.map(({ hop }) => hop));
const wanted = ["kind", "locus", "prerequisite", "hindered_by", "visited", "latitude", "population", "notice_days", "nowhere"];
const columns = await context.teladan.columns(wanted);
const told = columns.map((column) => column && column.of.map((places) => places.map((place) => column.ids[place])));
console.log(JSON.stringify({ facts, hops, columns: Object.fromEntries(wanted.map((name, at) => [name, told[at]])) }));
