// Asks the client for what briefs say of entries, on the files of an index:
// node briefs.mjs FOLDER LANGUAGE NAME…
// Tells as JSON what it got by name, and after how many scripts the last could be asked for.
import { engine } from "./page.mjs";

const [folder, language, ...names] = process.argv.slice(2);
const { context, log } = engine(folder, { lang: language, client: "meja" });
const briefs = Object.fromEntries(await context.teladan.briefs(names, language));
console.log(JSON.stringify({ briefs, hops: Math.max(...log.map(({ hop }) => hop)) }));
