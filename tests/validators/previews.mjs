// What other programs show of a link to a page: the properties that Open Graph requires, and a picture
// that is there and is one.

const PROPERTY = /<meta property="(og:[a-z:]+)" content="([^"]*)"/g;

export async function checkPreviews(address, site, tell) {
  const pictures = new Map();
  let count = 0;
  for (const [page, { html }] of site) {
    if (!html || !/<link rel="canonical"/.test(html)) continue;
    const properties = new Map([...html.matchAll(PROPERTY)].map(([, name, value]) => [name, value.replaceAll('&amp;', '&')]));
    for (const name of ['og:title', 'og:type', 'og:url']) {
      if (!properties.get(name)) tell(page, `has no ${name}`);
    }
    const canonical = /<link rel="canonical" href="([^"]*)"/.exec(html)[1];
    if (properties.get('og:url') !== canonical) tell(page, `og:url is ${properties.get('og:url')}`);
    const picture = properties.get('og:image');
    if (picture) pictures.set(picture, page);
    count += 1;
  }
  for (const [picture, page] of pictures) {
    const answer = await fetch(picture);
    const type = answer.headers.get('content-type') ?? '';
    if (!picture.startsWith(address) || answer.status !== 200 || !type.startsWith('image/')) tell(page, `og:image is ${picture}, ${answer.status}, ${type}`);
  }
  return count;
}
