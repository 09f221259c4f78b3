// Feeds: Atom against what RFC 4287 demands, JSON Feed against its version 1.1, both also by a reader
// of feeds, and each against the other.

import { parseAtomFeed, parseJsonFeed } from 'feedsmith';

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/;
const TYPES = { atom: /^application\/atom\+xml/, json: /^application\/(?:feed\+)?json/ };

/** The children of an element by their names, in a feed without nested elements of one name. */
const children = (xml, name) => [...xml.matchAll(new RegExp(`<${name}(?: [^>]*)?(?:/>|>([^]*?)</${name}>)`, 'g'))].map(([whole, text]) => text ?? whole);

function checkAtom(address, text, tell) {
  const [head, ...entries] = text.split('<entry>');
  const one = (part, where, name) => {
    const found = children(part, name);
    if (found.length !== 1) tell(address, `${where} has ${found.length} of ${name}`);
    return found[0] ?? '';
  };
  for (const [at, part] of [head, ...entries].entries()) {
    const where = at === 0 ? 'the feed' : `entry ${at}`;
    one(part, where, 'title');
    if (!URL.canParse(one(part, where, 'id'))) tell(address, `${where} has an id that is no address`);
    const updated = one(part, where, 'updated');
    if (!TIME.test(updated)) tell(address, `${where} was updated at ${updated}`);
    const alternates = children(part, 'link').filter((it) => !it.includes('rel="self"'));
    if (alternates.length !== 1) tell(address, `${where} has ${alternates.length} pages`);
  }
  if (!head.includes('<author><name>')) tell(address, 'nobody is the author');
  if (!head.includes(`<link rel="self" href="${address}"/>`)) tell(address, 'does not name itself');
  const ids = entries.map((entry) => children(entry, 'id')[0]);
  if (new Set(ids).size !== ids.length) tell(address, 'has an entry twice');
}

function checkJson(address, feed, tell) {
  if (feed.version !== 'https://jsonfeed.org/version/1.1') tell(address, `is of version ${feed.version}`);
  if (typeof feed.title !== 'string' || !feed.title) tell(address, 'has no title');
  if (feed.feed_url !== address) tell(address, `says its address is ${feed.feed_url}`);
  const ids = feed.items.map((item) => item.id);
  if (ids.some((id) => typeof id !== 'string') || new Set(ids).size !== ids.length) tell(address, 'has an item without an id of its own');
  for (const item of feed.items) {
    if (typeof item.content_text !== 'string' && typeof item.content_html !== 'string') tell(address, `${item.id} has no content`);
    if (!TIME.test(item.date_modified ?? '')) tell(address, `${item.id} was changed at ${item.date_modified}`);
  }
}

/** A feed's entries in their order, as a reader of feeds finds them; nothing if it cannot be read. */
function readFeed(address, { type, text }, kind, tell) {
  if (!TYPES[kind].test(type)) tell(address, `is served as ${type}`);
  try {
    if (kind === 'atom') {
      checkAtom(address, text, tell);
      return parseAtomFeed(text).entries.map((it) => it.links[0].href);
    }
    checkJson(address, JSON.parse(text), tell);
    return parseJsonFeed(text).items.map((it) => it.url);
  } catch (error) {
    tell(address, error.message);
    return undefined;
  }
}

/** Reads every Atom feed that a page names, and the JSON feed beside it. */
export async function readFeeds(site, tell) {
  const feeds = [...site].filter(([address]) => address.endsWith('/feed.atom'));
  for (const [address, answer] of feeds) {
    const pages = readFeed(address, answer, 'atom', tell);
    const other = address.replace(/atom$/, 'json');
    const json = await fetch(other);
    const same = readFeed(other, { type: json.headers.get('content-type') ?? '', text: await json.text() }, 'json', tell);
    if (pages?.join() !== same?.join()) tell(address, 'has other entries than the same as JSON');
    for (const page of pages ?? []) if (!site.get(page)) tell(address, `leads to ${page}, which is not there`);
  }
  return 2 * feeds.length;
}
