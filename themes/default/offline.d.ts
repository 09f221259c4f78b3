// What the scripts of reading offline give each other: `js/offline/files.js` stands in the worker and in
// the page alike.

/** The beginning of the list that the site publishes of its files: `luring/daftar.json`. */
interface OfflineHead {
  /** Changes with every file of the site. */
  site: string;
  /** The newest day, month or year that an entry tells, if any does. */
  newest: string | null;
  files: number;
  bytes: number;
  /** The hash of each part; part N lies in `luring/N-HASH.txt`. */
  parts: string[];
}

interface ListedFile {
  hash: string;
  size: number;
}

/** What this browser has kept. */
interface OfflineState {
  /** The publication that it was compared with last. */
  site: string;
  newest: string | null;
  files: number;
  bytes: number;
  /** Whether the reader wants all files. */
  isAll: boolean;
  /** Whether nothing was missing when it was compared. */
  isWhole: boolean;
  /** The addresses of the pages about reading offline, one for each language that was read. */
  pages?: string[];
}

/** What a page tells the worker. */
interface OfflineMessage {
  /** The page about reading offline, in its language. */
  offline: string;
  /** The page itself, if no worker has seen it load. */
  read?: string;
}

/** `site` is the address of the site's root, with a slash at the end; a path begins below it. */
interface OfflineFiles {
  open(site: string): Promise<Cache>;
  /** The file that an address means; null for one outside. */
  pathOf(site: string, address: string): string | null;
  find(cache: Cache, site: string, path: string): Promise<Response | undefined>;
  put(cache: Cache, site: string, path: string, response: Response, hash?: string): Promise<void>;
  remove(cache: Cache, site: string, path: string): Promise<boolean>;
  fetchFile(cache: Cache, site: string, path: string, hash?: string, signal?: AbortSignal): Promise<void>;
  /** Null where the site publishes no list: it keeps nothing, or it is a preview. */
  fetchHead(site: string): Promise<OfflineHead | null>;
  /** What is listed beside these paths; without paths, all. */
  fetchList(site: string, head: OfflineHead, paths?: string[]): Promise<Map<string, ListedFile>>;
  /** Several at a time. */
  each<T>(things: readonly T[], act: (thing: T) => Promise<unknown>): Promise<void>;
  /** The hash of each file that is kept, empty where it is not known. */
  listKept(cache: Cache, site: string): Promise<Map<string, string>>;
  readState(cache: Cache, site: string): Promise<OfflineState | null>;
  writeState(cache: Cache, site: string, state: OfflineState): Promise<void>;
  forget(site: string): Promise<void>;
  /**
   * Brings what is kept to the newest publication: what its list lacks goes, what has changed comes anew.
   * False if the site publishes no list.
   */
  renew(site: string): Promise<boolean>;
}

interface OfflineEvent extends Event {
  data: OfflineMessage;
  waitUntil(work: Promise<unknown>): void;
}

interface OfflineFetch extends OfflineEvent {
  request: Request;
  respondWith(answer: Promise<Response>): void;
}

/** What a service worker finds as its global object, as far as it is used. */
interface OfflineWorker {
  registration: ServiceWorkerRegistration;
  clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(name: "fetch", act: (event: OfflineFetch) => void): void;
  addEventListener(name: "install" | "activate" | "message", act: (event: OfflineEvent) => void): void;
}

declare var teladanOffline: OfflineFiles;
