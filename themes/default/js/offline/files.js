// The files of the site that this browser keeps, and the list that the site publishes of its files. The
// worker and the page about reading offline both travel with it.
(() => {
  /** Where the list begins, and where the browser notes what it has kept: no file has that name. */
  const [HEAD, STATE] = ["luring/daftar.json", "luring/keadaan"];
  /** The header of a kept file that tells which version it is. */
  const HASH = "teladan-hash";
  /** How many files are fetched at a time. */
  const AT_ONCE = 6;

  /** @type {OfflineFiles["open"]} */
  const open = (site) => caches.open(nameOf(site));

  /** @param {string} site */
  const nameOf = (site) => `teladan:${new URL(site).pathname}`;

  /** @type {OfflineFiles["pathOf"]} */
  const pathOf = (site, address) => {
    const plain = address.split(/[?#]/)[0] ?? "";
    if (!plain.startsWith(site)) return null;
    const path = decodeURIComponent(plain.slice(site.length));
    if (!path || path.endsWith("/")) return `${path}index.html`;
    // Some hosts call a page by its name without the ending.
    return /\.[^/]+$/.test(path) ? path : `${path}.html`;
  };

  /** @param {string} site @param {string} path */
  const addressOf = (site, path) => site + path.split("/").map(encodeURIComponent).join("/");

  /** @type {OfflineFiles["find"]} */
  const find = (cache, site, path) => cache.match(addressOf(site, path));

  /** @type {OfflineFiles["put"]} */
  const put = async (cache, site, path, response, hash = "") => {
    const headers = { "content-type": response.headers.get("content-type") ?? "", [HASH]: hash };
    await cache.put(addressOf(site, path), new Response(await response.blob(), { headers }));
  };

  /** @type {OfflineFiles["remove"]} */
  const remove = (cache, site, path) => cache.delete(addressOf(site, path));

  /** @type {OfflineFiles["fetchFile"]} */
  const fetchFile = async (cache, site, path, hash, signal) => {
    const response = await fetch(addressOf(site, path), { cache: "no-cache", signal });
    if (!response.ok) throw new Error(String(response.status));
    await put(cache, site, path, response, hash);
  };

  /** @type {OfflineFiles["fetchHead"]} */
  const fetchHead = async (site) => {
    const response = await fetch(site + HEAD, { cache: "no-cache" });
    if (response.status === 404 || response.status === 410) return null;
    if (!response.ok) throw new Error(String(response.status));
    return response.json();
  };

  /**
   * The number of the part that lists a file: FNV-1a of its path.
   * @param {string} path
   * @param {number} count
   */
  const partOf = (path, count) =>
    (new TextEncoder().encode(path).reduce((hash, byte) => Math.imul(hash ^ byte, 16777619), -2128831035) >>> 0) % count;

  /** @type {OfflineFiles["fetchList"]} */
  const fetchList = async (site, { parts }, paths) => {
    const wanted = paths ? [...new Set(paths.map((path) => partOf(path, parts.length)))] : [...parts.keys()];
    /** @type {Map<string, ListedFile>} */
    const listed = new Map();
    await each(wanted, async (part) => {
      const response = await fetch(`${site}luring/${part}-${parts[part]}.txt`);
      if (!response.ok) throw new Error(String(response.status));
      for (const line of (await response.text()).split("\n").filter(Boolean)) {
        const [hash = "", size, ...path] = line.split(" ");
        listed.set(path.join(" "), { hash, size: Number(size) });
      }
    });
    return listed;
  };

  /** @type {OfflineFiles["each"]} */
  const each = async (things, act) => {
    const rest = things[Symbol.iterator]();
    await Promise.all(Array.from({ length: AT_ONCE }, async () => {
      for (const thing of rest) await act(thing);
    }));
  };

  /** @type {OfflineFiles["listKept"]} */
  const listKept = async (cache, site) => {
    /** @type {Map<string, string>} */
    const kept = new Map();
    await each(await cache.keys(), async (request) => {
      const path = pathOf(site, request.url);
      if (path === null || request.url === site + STATE) return;
      kept.set(path, (await cache.match(request))?.headers.get(HASH) ?? "");
    });
    return kept;
  };

  /** @type {OfflineFiles["readState"]} */
  const readState = async (cache, site) => {
    try {
      return await (await cache.match(site + STATE))?.json() ?? null;
    } catch {
      return null;
    }
  };

  /** @type {OfflineFiles["writeState"]} */
  const writeState = (cache, site, state) => cache.put(site + STATE, new Response(JSON.stringify(state)));

  /** @type {OfflineFiles["forget"]} */
  const forget = async (site) => {
    await caches.delete(nameOf(site));
  };

  /** @type {OfflineFiles["renew"]} */
  const renew = async (site) => {
    const head = await fetchHead(site);
    if (!head) return false;
    const cache = await open(site);
    const state = await readState(cache, site);
    if (state?.site === head.site) return true;
    const kept = await listKept(cache, site);
    // What a reader stopped half-way goes on only when that reader says so.
    const isAll = !!state?.isAll && state.isWhole;
    const listed = await fetchList(site, head, isAll ? undefined : [...kept.keys()]);
    for (const path of kept.keys()) if (!listed.has(path)) await remove(cache, site, path);
    const changed = [...listed].filter(([path, { hash }]) => (isAll || kept.has(path)) && kept.get(path) !== hash);
    let isWhole = true;
    await each(changed, async ([path, { hash }]) => {
      try {
        await fetchFile(cache, site, path, hash);
      } catch {
        // What cannot be had as it is now is not shown as it was.
        isWhole = false;
        await remove(cache, site, path);
      }
    });
    const { files, bytes, newest } = head;
    await writeState(cache, site, { ...state, site: head.site, files, bytes, newest, isAll: !!state?.isAll, isWhole: isAll && isWhole });
    return true;
  };

  globalThis.teladanOffline = { open, pathOf, find, put, remove, fetchFile, fetchHead, fetchList, each, listKept, readState, writeState, forget, renew };
})();
