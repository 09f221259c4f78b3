// The sitemap against its schema, and against what is served: every page that may be found is in it,
// no other, and translations name one another.

import { spawnSync } from 'node:child_process';

/** The schema of the package `sitemap` with the links to translations. */
const SCHEMA = new URL('sitemap.xsd', import.meta.url).pathname;

export function checkSitemap(address, site, tell) {
  const { text, type } = site.get(`${address}sitemap.xml`);
  if (!type.includes('xml')) tell('sitemap.xml', `is served as ${type}`);
  if (text.length > 50e6) tell('sitemap.xml', 'is larger than 50 MB');
  const checked = spawnSync('xmllint', ['--nonet', '--noout', '--schema', SCHEMA, '-'], { input: text, encoding: 'utf8' });
  if (checked.error) tell('sitemap.xml', 'xmllint is not installed (package libxml2-utils)');
  else if (checked.status !== 0) tell('sitemap.xml', checked.stderr.slice(0, 1000));

  const urls = text.split('<url>').slice(1);
  const listed = urls.map((url) => /<loc>([^<]*)<\/loc>/.exec(url)[1].replaceAll('&amp;', '&'));
  if (listed.length > 50000) tell('sitemap.xml', `lists ${listed.length} pages`);
  if (new Set(listed).size !== listed.length) tell('sitemap.xml', 'lists a page twice');
  const alternates = new Map(urls.map((url, at) => [listed[at], [...url.matchAll(/href="([^"]*)"/g)].map(([, link]) => link.replaceAll('&amp;', '&'))]));
  for (const [page, links] of alternates) {
    if (!page.startsWith(address)) tell('sitemap.xml', `${page} is of another site`);
    const html = site.get(page)?.html ?? '';
    if (/<meta name="robots" content="[^"]*noindex/.test(html)) tell(page, 'is in the sitemap, but not to be found');
    const canonical = /<link rel="canonical" href="([^"]*)"/.exec(html)?.[1];
    if (canonical !== page) tell(page, `is in the sitemap, but says its address is ${canonical}`);
    for (const link of links) if (!alternates.get(link)?.includes(page)) tell(page, `${link} does not name it back`);
  }
  // Engines read it at the root of a host alone.
  if (new URL(address).pathname !== '/') return listed.length;
  const robots = site.get(`${address}robots.txt`);
  if (!robots.type.startsWith('text/plain')) tell('robots.txt', `is served as ${robots.type}`);
  if (!robots.text.includes(`Sitemap: ${address}sitemap.xml`)) tell('robots.txt', 'does not lead to the sitemap');
  return listed.length;
}
