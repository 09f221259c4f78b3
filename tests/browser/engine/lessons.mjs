// Asks the client for the lessons of the index of a site: node lessons.mjs FOLDER LANGUAGE FILTER=VALUE…
// Tells as JSON what it got.
import { engine } from "./page.mjs";

const [folder, language, ...chosen] = process.argv.slice(2);
const { context } = engine(folder, { lang: language });
const filters = {};
for (const [name, value] of chosen.map((it) => it.split("="))) (filters[name] ??= []).push(value);
console.log(JSON.stringify(await context.teladan.lessons({ filters, lang: language, facets: ["lesson_kind", "sector", "year"] })));
