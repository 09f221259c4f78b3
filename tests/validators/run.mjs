// Holds a served site against the validators of others: node run.mjs ADDRESS [FOLDER], where ADDRESS is
// the site's own. With FOLDER, which holds what is served, also by what takes minutes: every page by the
// checker of the W3C, one of each kind by Lighthouse. Prints each fault; ends with 1 if there is any.

import { readFeeds } from './feeds.mjs';
import { checkLinkedData } from './linked-data.mjs';
import { crawl } from './links.mjs';
import { checkHtml } from './html.mjs';
import { checkPreviews } from './previews.mjs';
import { checkSearchEngines } from './search-engines.mjs';
import { checkSitemap } from './sitemap.mjs';

const [address, folder] = process.argv.slice(2);
if (!address?.endsWith('/')) throw new Error('run.mjs ADDRESS/ [FOLDER]');

const faults = [];
const tell = (what, fault) => faults.push(`${what}: ${fault}`);

const site = await crawl(address, tell);
const counts = {
  addresses: site.size,
  pages: [...site.values()].filter((it) => it.html !== undefined).length,
  feeds: await readFeeds(site, tell),
  'pages in the sitemap': checkSitemap(address, site, tell),
  'things in JSON-LD': await checkLinkedData(site, tell),
  previews: await checkPreviews(address, site, tell),
};
if (folder) {
  counts['files of HTML'] = checkHtml(folder, tell);
  counts['kinds of pages by Lighthouse'] = await checkSearchEngines(site, tell);
}
console.log(Object.entries(counts).map(([what, count]) => `${count} ${what}`).join(', '));
for (const fault of faults.slice(0, 50)) console.log(`wrong: ${fault}`);
if (faults.length > 50) console.log(`and ${faults.length - 50} more`);
process.exit(faults.length > 0 ? 1 : 0);
