// The page about reading offline: what this browser has kept, how big all of it is, and keeping or deleting
// it. Files are fetched by the page itself, so that a reader sees how far it is and can stop it.
/// <reference path="files.js" />
(() => {
  const files = globalThis.teladanOffline;
  const LANG = document.documentElement.lang;
  const site = new URL(document.documentElement.dataset.root || "./", location.href).href;
  const NUMBER = new Intl.NumberFormat(LANG, { maximumFractionDigits: 1 });

  /**
   * @template {HTMLElement} T
   * @param {string} selector
   */
  const part = (selector) => /** @type {T} */ (document.querySelector(`.offline ${selector}`));
  /** @param {string} name */
  const button = (name) => /** @type {HTMLButtonElement} */ (part(`[data-do=${name}]`));
  const [why, missing, kept, asked, said] = [part(".offline-why"), part(".offline-missing"), part(".offline-kept"), part(".offline-asked"), part(".offline-said")];
  const progress = /** @type {HTMLProgressElement} */ (part(".offline-progress"));
  const words = /** @type {HTMLTemplateElement} */ (document.querySelector(".offline-words")).content;

  /** @param {string} name @param {Record<string, string>} [values] */
  const word = (name, values = {}) =>
    (words.querySelector(`[data-word=${name}]`)?.textContent ?? "").replace(/\{(\w+)\}/g, (whole, key) => values[key] ?? whole);

  /** @param {number} bytes */
  const sizeOf = (bytes) => {
    const [unit, name] = bytes < 1e6 ? [1e3, "KB"] : bytes < 1e9 ? [1e6, "MB"] : [1e9, "GB"];
    return `${NUMBER.format(bytes / Number(unit))}\u00a0${name}`;
  };

  /** A day as readers say it. @param {string} day */
  const dayOf = (day) => new Intl.DateTimeFormat(LANG, { dateStyle: "long", timeZone: "UTC" }).format(new Date(day));

  /** @param {string} name @param {string} text */
  const tell = (name, text) => {
    part(`[data-fact=${name}]`).textContent = text;
    part(`[data-fact=${name}]`).parentElement?.toggleAttribute("hidden", !text);
  };

  /** The newest list; the fault where there is no network. @returns {Promise<OfflineHead | null | undefined>} */
  const askHead = () => files.fetchHead(site).catch(() => undefined);

  const show = async () => {
    const cache = await files.open(site);
    const [head, state, own] = [await askHead(), await files.readState(cache, site), await files.listKept(cache, site)];
    if (head === null) return refuse("off");
    const whole = head ?? state;
    kept.hidden = false;
    tell("kept", word("kept_count", { n: NUMBER.format(own.size), all: NUMBER.format(whole?.files ?? 0) }));
    tell("size", whole?.bytes ? sizeOf(whole.bytes) : "");
    const newest = state?.newest ?? head?.newest;
    tell("fresh", newest ? word("fresh_as_of", { date: dayOf(newest) }) : "");
    const isNewer = !!head && !!state?.site && head.site !== state.site;
    tell("state", word(isNewer ? "state_newer" : !state?.isAll ? "state_part" : state.isWhole ? "state_whole" : "state_stopped"));
    button("keep").textContent = word("keep", { size: sizeOf(whole?.bytes ?? 0) });
    button("keep").hidden = !head || (!isNewer && !!state?.isAll && state.isWhole);
    button("ask").hidden = own.size === 0;
    if (head === undefined) said.textContent = word("no_network");
  };

  /** @param {string} name */
  const refuse = (name) => {
    why.textContent = word(name);
    why.hidden = false;
    kept.hidden = true;
  };

  /** The room that the browser still gives; without end where it does not tell. */
  const measureRoom = async () => {
    const { quota, usage } = await navigator.storage?.estimate?.() ?? {};
    return quota === undefined ? Infinity : quota - (usage ?? 0);
  };

  /** @type {AbortController | null} */
  let running = null;

  /**
   * Fetches what is not kept as the list has it, and says how it ended.
   * @param {OfflineHead} head
   * @param {AbortSignal} signal
   */
  const fetchAll = async (head, signal) => {
    const cache = await files.open(site);
    const listed = [...await files.fetchList(site, head)];
    const own = await files.listKept(cache, site);
    const wanted = listed.filter(([path, { hash }]) => own.get(path) !== hash);
    const bytes = wanted.reduce((sum, [, { size }]) => sum + size, 0);
    const room = await measureRoom();
    if (bytes > room) return word("small", { size: sizeOf(bytes), room: sizeOf(Math.max(0, room)) });
    let [done, doneBytes, failed] = [listed.length - wanted.length, head.bytes - bytes, 0];
    let end = "";
    const step = () => {
      progress.max = listed.length;
      progress.value = done;
      said.textContent = word("progress", { n: NUMBER.format(done), all: NUMBER.format(listed.length), size: sizeOf(doneBytes) });
    };
    step();
    const state = await files.readState(cache, site);
    const about = { ...state, site: head.site, newest: head.newest, files: head.files, bytes: head.bytes, isAll: true };
    await files.writeState(cache, site, { ...about, isWhole: false });
    await files.each(wanted, async ([path, { hash, size }]) => {
      if (end) return;
      try {
        await files.fetchFile(cache, site, path, hash, signal);
        done += 1;
        doneBytes += size;
        step();
      } catch (fault) {
        const { name } = /** @type {Error} */ (fault);
        if (signal.aborted) end = word("stopped");
        else if (name === "QuotaExceededError") end = word("full", { size: sizeOf(head.bytes - doneBytes) });
        else if (name === "TypeError") end = word("broken");
        else failed += 1;
      }
    });
    for (const path of own.keys()) if (!listed.some(([other]) => other === path)) await files.remove(cache, site, path);
    if (!end && !failed) await files.writeState(cache, site, { ...about, isWhole: true });
    return end || (failed ? word("failed", { n: NUMBER.format(failed) }) : word("done"));
  };

  const keepAll = async () => {
    const head = await askHead();
    if (!head || running) return show();
    running = new AbortController();
    button("keep").hidden = button("ask").hidden = true;
    button("cancel").hidden = progress.hidden = false;
    button("cancel").focus();
    let end = word("broken");
    try {
      // The browser is asked not to throw it away by itself.
      await navigator.storage?.persist?.();
      end = await fetchAll(head, running.signal);
    } catch {
      // Some part of the list could not be had.
    }
    running = null;
    button("cancel").hidden = progress.hidden = true;
    await show();
    said.textContent = end;
    (button("keep").hidden ? button("ask") : button("keep")).focus();
  };

  const ask = async () => {
    const { size } = await files.listKept(await files.open(site), site);
    part(".offline-asked p").textContent = word("asked", { n: NUMBER.format(size) });
    asked.hidden = false;
    button("leave").focus();
  };

  const forget = async () => {
    await files.forget(site);
    asked.hidden = true;
    await show();
    said.textContent = word("forgotten");
    button("keep").focus();
  };

  const start = () => {
    const path = new URLSearchParams(location.search).get("dari");
    if (path) {
      part(".offline-missing p").textContent = word("missing", { path });
      missing.hidden = false;
    }
    if (location.protocol === "file:") return refuse("file");
    if (!isSecureContext) return refuse("insecure");
    if (!navigator.serviceWorker || !globalThis.caches) return refuse("unable");
    button("keep").addEventListener("click", keepAll);
    button("cancel").addEventListener("click", () => running?.abort());
    button("ask").addEventListener("click", ask);
    button("forget").addEventListener("click", forget);
    button("leave").addEventListener("click", () => {
      asked.hidden = true;
      button("ask").focus();
    });
    show().catch(() => refuse("unable"));
  };
  start();
})();
