// The store of a reader's choices, `window.teladanDesk` of `js/desk/store.js`. It travels with
// `js/desk/buttons.js`, which every page loads; a page of the desk adds scripts of its own, deferred,
// after it. Entries are called by kind and name, such as `case/antrean`, the same in all languages.

/** An entry in a list. What this version does not know stays in it as it is. */
interface DeskEntry {
  name: string;
  /** As the page said it where the entry was chosen; the site's newest title comes with the facts. */
  title: string;
  note?: string;
  /** The fit check with the reader's own place. */
  fit?: unknown;
}

/** A named list, such as that of a group. */
interface DeskList {
  id: string;
  title: string;
  /** Why these. */
  reason?: string;
  entries: DeskEntry[];
}

interface DeskContent {
  /** The lists, one at least. */
  lists: DeskList[];
  /** The id of the list that stars go into. */
  current: string;
  /** What is to be compared: four of a kind at most. */
  compare: DeskEntry[];
}

/**
 * What is wrong: the store or a file cannot be read in part (`broken`), is of something else or of
 * another site (`foreign`), or is of a later version (`newer`); the browser has no room (`full`), or
 * keeps nothing for this page (`closed`).
 */
type DeskTrouble = "broken" | "foreign" | "newer" | "full" | "closed";

interface DeskState {
  /** Whatever could be read. */
  content: DeskContent;
  trouble: DeskTrouble | null;
}

interface Desk {
  /** The short name of the site, which is in the store's key and in files. */
  site: string;
  /** What is kept now. */
  read(): DeskState;
  /**
   * Reads, edits, writes and tells everybody. A store that is broken, foreign or newer is left as it
   * is, and the edit is not made. Where there is no room or no storage, it holds for this page alone.
   */
  change(edit: (content: DeskContent) => void): DeskTrouble | null;
  /** Puts the unreadable store under another key and keeps what could be read; with `anyway` even where there is no room for both. */
  setAside(anyway?: boolean): DeskTrouble | null;
  /** The store as it is, for a copy before it is set aside. */
  raw(): string;
  /** Called after every change, also in another window. */
  watch(listener: () => void): void;
  /** The list that stars go into. */
  currentList(content: DeskContent): DeskList;
  /** An id that no list has. */
  newId(content: DeskContent): string;
  /** Lists as a file, and a file as lists: another site's are `foreign`. */
  write(content: DeskContent): string;
  parse(text: string): DeskState;
  /** The names that the address of this page carries, in its order; what is no name is told apart. */
  chosen(): { names: string[]; wrong: string[] };
  /** The address of a page of the desk for these names. */
  address(page: "compare" | "shortlist" | "brief" | "fit" | "", names: string[]): string;
  /** Whether this browser may keep a store for each page, so that links must carry the choice. */
  isFile: boolean;
  /** A word of the interface from the templates `.desk-words`, with its placeholders filled. */
  word(name: string, values?: Record<string, string | number>): string;
  /** Tells what was done, with a way on: a link, or something to do. */
  say(text: string, way?: { text: string; url?: string; act?: () => void }): void;
  /** Gives cards and entry pages below an element their buttons. */
  addButtons(root: ParentNode): void;
  /** What `js/desk/page.js` does for the pages of the desk. */
  page?: DeskPage;
  /** What `js/desk/reasons.js` does for the lists: why these, as a text with its sources. */
  reasons?: (list: DeskList, facts: Map<string, EntryFacts>) => string;
  /** What `js/desk/share.js` does for them: link, QR code, file. */
  share?: () => void;
  /** What `js/desk/qr.js` does for them: a text as a QR code; nothing if it is too long. */
  qr?: (text: string) => SVGElement | null;
  /** What `js/desk/compare-table.js` does for the comparison: entries of one kind side by side, all as a table. */
  table?: {
    section(entries: EntryFacts[], remove: (entry: EntryFacts) => void): HTMLElement;
    csv(entries: EntryFacts[]): string;
  };
}

interface DeskPage {
  /** An element with a class and a text. */
  make<K extends keyof HTMLElementTagNameMap>(tag: K, name?: string, text?: string): HTMLElementTagNameMap[K];
  /** A button with a text, or with a drawing and a name. */
  button(text: string, act: () => void, icon?: string): HTMLButtonElement;
  /** The field that searches for an entry to add. */
  search(add: (entry: DeskEntry) => void): void;
  /** The facts of these entries, and the names that this site has not (any more). */
  facts(names: string[]): Promise<{ found: EntryFacts[]; gone: string[] }>;
  /** Hands the reader a file. */
  save(name: string, type: string, text: string): void;
  /** Copies a text, or selects it where scripts may not copy; then the button says so. */
  copy(text: string, button: HTMLButtonElement): Promise<void>;
  /** The full address of this page for these names, as others can open it. */
  fullAddress(names: string[]): string;
}

interface Window {
  teladanDesk?: Desk;
}
