// JSON-LD: read by a whole processor, and its types and properties held against the vocabulary of
// schema.org as TypeScript knows it.

import { spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import jsonld from 'jsonld';

const BLOCK = /<script type="application\/ld\+json">([^]*?)<\/script>/g;

/** The context that schema.org serves, as far as these blocks use it. Nothing is loaded. */
async function loadContext(url) {
  if (!/^https?:\/\/schema\.org\/?$/.test(url)) throw new Error(`the context ${url} is another`);
  return { documentUrl: url, document: { '@context': { '@vocab': 'http://schema.org/', id: '@id', type: '@type', url: { '@type': '@id' } } } };
}

export async function checkLinkedData(site, tell) {
  const blocks = [...site].flatMap(([page, { html }]) => [...(html ?? '').matchAll(BLOCK)].map(([, text]) => ({ page, text })));
  for (const { page, text } of blocks) {
    try {
      const things = await jsonld.expand(JSON.parse(text), { documentLoader: loadContext });
      if (things.length === 0 || things.some((thing) => !thing['@type'])) tell(page, 'has a thing of no type');
    } catch (error) {
      tell(page, `JSON-LD: ${error.message}`);
    }
  }
  checkVocabulary(blocks, tell);
  return blocks.length;
}

/** Without the note how a search is asked, which schema.org allows with any property (`-input`). */
const withoutInputs = (key, value) => (key.endsWith('-input') ? undefined : value);

/** Each different shape once: a type of schema.org with properties that it has. */
function checkVocabulary(blocks, tell) {
  const shape = (value) => (Array.isArray(value) ? [...new Set(value.map((it) => JSON.stringify(shape(it))))].join() : value && typeof value === 'object' ? Object.entries(value).map(([key, inner]) => [key, key === '@type' ? inner : shape(inner)]) : typeof value);
  const shapes = new Map(blocks.map((block) => [JSON.stringify(shape(JSON.parse(block.text))), block]));
  const file = new URL('blocks.tmp.ts', import.meta.url).pathname;
  const lines = [...shapes.values()].map(({ text }, at) => `export const block${at}: WithContext<Thing> | Graph = ${JSON.stringify(JSON.parse(text), withoutInputs)};`);
  writeFileSync(file, `import type { Graph, Thing, WithContext } from 'schema-dts';\n${lines.join('\n')}\n`);
  const compiler = new URL('node_modules/.bin/tsc', import.meta.url).pathname;
  const checked = spawnSync(compiler, ['--noEmit', '--strict', '--skipLibCheck', '--module', 'nodenext', file], { encoding: 'utf8' });
  rmSync(file);
  if (checked.error || checked.status === 0) return checked.error && tell('JSON-LD', checked.error.message);
  for (const [, line, message] of checked.stdout.matchAll(/\((\d+),\d+\): error ([^\n]*)/g)) {
    const page = [...shapes.values()][Number(line) - 2]?.page ?? 'JSON-LD';
    tell(page, message.slice(0, 300));
  }
}
