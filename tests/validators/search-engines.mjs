// A page of each kind by Lighthouse: its score for search engines must be whole.

import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import lighthouse from 'lighthouse';

/** The first page of each kind that may be found, by the class that its body has. */
function pageOfEachKind(site) {
  const kinds = new Map();
  for (const [page, { html }] of site) {
    const kind = /<body[^>]* class="([^"]*)"/.exec(html ?? '')?.[1];
    if (!kind || kinds.has(kind) || /<meta name="robots" content="[^"]*noindex/.test(html)) continue;
    if (!page.endsWith('/404.html')) kinds.set(kind, page);
  }
  return [...kinds.values()];
}

async function startChromium(profile) {
  const arguments_ = ['--headless=new', '--no-sandbox', '--disable-gpu', '--remote-debugging-port=0', `--user-data-dir=${profile}`, 'about:blank'];
  const browser = spawn(process.env.CHROMIUM ?? 'chromium', arguments_, { stdio: ['ignore', 'ignore', 'pipe'] });
  const port = await new Promise((resolve, reject) => {
    let told = '';
    browser.on('error', reject);
    browser.stderr.on('data', (bytes) => {
      told += bytes;
      const found = /ws:\/\/[^:]*:(\d+)\//.exec(told);
      if (found) resolve(Number(found[1]));
    });
  });
  return { browser, port };
}

export async function checkSearchEngines(site, tell) {
  const profile = mkdtempSync(join(tmpdir(), 'teladan-lighthouse-'));
  const { browser, port } = await startChromium(profile);
  const pages = pageOfEachKind(site);
  try {
    for (const page of pages) {
      const { lhr } = await lighthouse(page, { port, onlyCategories: ['seo'], logLevel: 'silent' });
      if (lhr.runtimeError) tell(page, lhr.runtimeError.message);
      const refs = lhr.categories.seo.auditRefs.map(({ id }) => lhr.audits[id]);
      for (const audit of refs.filter((it) => it.score !== null && it.score < 1)) tell(page, `Lighthouse: ${audit.title}`);
      if (lhr.categories.seo.score !== 1) tell(page, `SEO ${lhr.categories.seo.score}`);
    }
  } finally {
    const ended = new Promise((resolve) => browser.once('exit', resolve));
    browser.kill();
    await ended;
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
  return pages.length;
}
