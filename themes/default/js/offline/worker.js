// The service worker, published as `sw.js` at the root of the site: keeps what was read, and shows it
// where there is no network. Pages come from the network first, so that no old worker ever stands
// before a new site; files that are named by their content come from where they are kept.
/// <reference path="files.js" />
(() => {
  const worker = /** @type {OfflineWorker} */ (/** @type {unknown} */ (globalThis));
  const { open, pathOf, find, put, remove, fetchFile, forget, readState, writeState, renew } = globalThis.teladanOffline;
  const site = worker.registration.scope;
  /** Files whose content never changes under their name. */
  const LASTING = /^(aset\/[0-9a-f]{12}|cari\/[a-z])\//;
  /** How long a page that is kept waits for the network, in milliseconds. */
  const PATIENCE = 4000;
  /** What is read as a stream, or asked for by a script of its own, is left to the network. */
  const PASSED = ["", "audio", "video", "track"];
  /** @type {Promise<void> | undefined} */
  let renewing;
  /** Whether the site wants nothing kept any more. */
  let isOver = false;

  /** Does what a newer publication asks for; a site that publishes no list wants nothing kept. */
  const keepUp = () => renewing ??= renew(site)
    .then(async (isListed) => {
      if (isListed) return;
      isOver = true;
      await forget(site);
      await worker.registration.unregister();
    })
    .catch(() => {})
    .finally(() => { renewing = undefined; });

  /**
   * Keeps a page, and what it is made of, as far as it is not kept already.
   * @param {string} path
   */
  const keepPage = async (path) => {
    const cache = await open(site);
    if (!await find(cache, site, path)) await fetchFile(cache, site, path);
    const html = await (await find(cache, site, path))?.text() ?? "";
    const names = [...html.matchAll(/(?:src|href)="([^"?#]+\.(?:js|css|svg|png|jpe?g|webp))"/g)];
    await Promise.all(names.map(async ([, name = ""]) => {
      const part = pathOf(site, new URL(name, site + path).href);
      if (part !== null && !await find(cache, site, part)) await fetchFile(cache, site, part).catch(() => {});
    }));
  };

  /** @param {OfflineMessage} message */
  const takeIn = async ({ offline, read }) => {
    const cache = await open(site);
    const state = await readState(cache, site);
    const pages = new Set([...state?.pages ?? [], offline]);
    await writeState(cache, site, { site: "", newest: null, files: 0, bytes: 0, isAll: false, isWhole: false, ...state, pages: [...pages] });
    for (const address of [offline, read]) {
      const path = address && pathOf(site, address);
      if (path) await keepPage(path);
    }
    await keepUp();
  };

  /**
   * Where a page that is not kept leads: the page about reading offline, in the language of the page.
   * @param {Cache} cache
   * @param {string} path
   */
  const leadOn = async (cache, path) => {
    const pages = (await readState(cache, site))?.pages ?? [];
    const folders = pages.map((page) => page.slice(0, page.lastIndexOf("/") + 1));
    const near = pages.filter((_, at) => (site + path).startsWith(folders[at] ?? ""));
    const page = near.sort((a, b) => b.length - a.length)[0];
    return page ? Response.redirect(`${page}?dari=${encodeURIComponent(path)}`) : Response.error();
  };

  /**
   * @param {OfflineFetch} event
   * @param {string} path
   */
  const answer = async (event, path) => {
    const { request } = event;
    const isPage = request.mode === "navigate";
    const cache = await open(site);
    const kept = await find(cache, site, path);
    if (kept && LASTING.test(path)) return kept;
    const asked = fetch(request).then((response) => {
      // An answer that was led elsewhere comes again as a request of its own.
      if (response.ok && response.type === "basic") event.waitUntil(put(cache, site, path, response.clone()).catch(() => {}));
      if ([404, 410].includes(response.status)) event.waitUntil(remove(cache, site, path));
      if (isPage) event.waitUntil(keepUp());
      return kept && response.status >= 500 ? kept : response;
    });
    if (!kept) return asked.catch(() => (isPage ? leadOn(cache, path) : Response.error()));
    const late = new Promise((resolve) => { setTimeout(resolve, PATIENCE, kept); });
    return Promise.race([asked.catch(() => kept), late]);
  };

  worker.addEventListener("install", () => worker.skipWaiting());
  worker.addEventListener("activate", (event) => event.waitUntil(worker.clients.claim()));
  worker.addEventListener("message", (event) => event.waitUntil(takeIn(event.data)));
  worker.addEventListener("fetch", (event) => {
    const { request } = event;
    const path = pathOf(site, request.url);
    if (isOver || request.method !== "GET" || path === null || PASSED.includes(request.destination)) return;
    event.respondWith(answer(event, path));
  });
})();
