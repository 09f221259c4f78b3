// Follows every link of a site, from its first page and its sitemap on: each must lead to something,
// and each part of a page that is named must be there.

/** What the attributes of a page lead to. Scripts and styles are never within `<!-- -->`. */
const LINK = /<(?:a|link|script|img|source)\b[^>]*?\s(?:href|src)="([^"]*)"/g;
const SOURCES = /\ssrcset="([^"]*)"/g;
const ADDRESS = /<loc>([^<]*)<\/loc>/g;

const unescape = (text) => text.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&#x27;', "'").replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

function linksOf(html) {
  const links = [...html.matchAll(LINK)].map(([, link]) => link);
  const sources = [...html.matchAll(SOURCES)].flatMap(([, set]) => set.split(',').map((it) => it.trim().split(/\s/)[0]));
  return [...links, ...sources].map(unescape);
}

/** Every address below `start` by what it answers: `{ type, text, html, ids }`; `html` of pages alone. */
export async function crawl(start, tell) {
  const found = new Map();
  const named = [];
  const waiting = [start, `${start}sitemap.xml`, `${start}404.html`];
  if (new URL(start).pathname === '/') waiting.push(`${start}robots.txt`);
  const ask = (address, from) => {
    const [page, part] = address.split('#');
    if (part && !part.startsWith(':')) named.push({ page, part: decodeURIComponent(part), from });
    const known = page.split('?')[0];
    if (known.startsWith(start) && !found.has(known)) {
      found.set(known, undefined);
      waiting.push(known);
    }
  };
  waiting.forEach((address) => found.set(address, undefined));
  while (waiting.length > 0) {
    const address = waiting.pop();
    const answer = await fetch(address);
    const type = answer.headers.get('content-type') ?? '';
    if (answer.status !== 200) tell(address, `answers ${answer.status}`);
    const text = /^text|xml|json/.test(type) ? await answer.text() : (await answer.arrayBuffer(), '');
    const html = type.startsWith('text/html') ? text : undefined;
    found.set(address, { type, text, html, ids: html && new Set([...html.matchAll(/\s(?:id|name)="([^"]*)"/g)].map(([, id]) => unescape(id))) });
    const links = html === undefined ? [...text.matchAll(ADDRESS)].map(([, link]) => unescape(link)) : linksOf(html);
    for (const link of links) {
      if (!link.startsWith('data:')) ask(new URL(link, address).href, address);
    }
  }
  for (const { page, part, from } of named) {
    const ids = found.get(page.split('?')[0])?.ids;
    if (ids && !ids.has(part)) tell(from, `leads to #${part}, which ${page} has not`);
  }
  return found;
}
