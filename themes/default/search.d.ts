// What the scripts of the search (`js/search*.js`) hand each other. What the engine gives them stands
// in `src/search/client/engine.d.ts`.

/** What the address of the search page says. */
interface SearchState {
  query: string;
  filters: Record<string, string[]>;
  from: number | null;
  to: number | null;
  sort: NonNullable<SearchOptions["sort"]>;
  /** How many pages of results are shown. */
  page: number;
  /** Whether all languages are searched. */
  all: boolean;
  /** Whether the question is a title, and what is like that page is searched instead. */
  like: boolean;
}

/** What `js/search-reader.js` does for the box and for the page. */
interface SearchReader {
  /** A word of the interface, with its placeholders filled. */
  word(name: string, values?: Record<string, string | number>): string;
  /** An element with a class and a text. */
  make<K extends keyof HTMLElementTagNameMap>(tag: K, name?: string, text?: string): HTMLElementTagNameMap[K];
  /** Writes a text into an element, marked; whatever it holds stays text. */
  write(element: Element, text: string, marks?: Marks): void;
  /** Asks the engine; what goes wrong has a `code`. */
  ask(query: string, options: SearchOptions): Promise<SearchAnswer>;
  /** Lets the page behind a link mark the words that led to it. */
  /** A date as the pages of the site write it. */
  date(date: string): string;
  /** Writes what decides for a case into an element, or takes the element away. */
  highlight(element: Element, lines: string[]): void;
  lead(link: HTMLAnchorElement, query: string, texts: [string, Marks][]): void;
}

/** What `js/list-items.js` does for a list: draws what the filters let pass. */
interface ListItems {
  card(result: SearchResult): HTMLElement;
  lesson(result: LessonResult): HTMLElement;
}

/** What a result is drawn with. */
interface SearchHitOptions {
  /** Whether its best section is loaded at once, not when it comes into view. */
  isFirst: boolean;
  /** For an obstacle: ways round it. */
  responses: SearchSection[];
  /** Searches for what is like a result. */
  alike(result: SearchResult): void;
}

/** What `js/search-hit.js` does for the page: draws a result. */
type SearchHit = (result: SearchResult, query: string, options: SearchHitOptions) => HTMLElement;

/** A filter that a question seems to ask for. */
interface SearchOffer {
  filter: string;
  id: string;
  label: string;
}

/** What `js/search-state.js` does for the search page and for lists. */
interface SearchAddress {
  /** What the address says; of filters, those of these names. */
  read(names: string[]): SearchState;
  /** The part of an address that says it, from `?` on. */
  write(state: SearchState): string;
  isFiltered(state: SearchState): boolean;
  /** The filters as the engine takes them. */
  filters(state: SearchState): NonNullable<SearchOptions["filters"]>;
}

/** What `js/search-filters.js` does for the search page and for lists. */
interface SearchFilters {
  /** The facets that this page offers. */
  names: string[];
  /** Tells beside the filters how many results there are. */
  total(total: SearchAnswer["total"]): void;
  /** The facets that a search must count now. */
  wanted(state: SearchState): string[];
  /** Shows values and counts. */
  draw(facets: SearchAnswer["facets"], state: SearchState): void;
  /** Shows what is chosen, to be removed one by one, and what may be chosen besides. */
  chips(state: SearchState, offers?: SearchOffer[]): void;
}

interface Teladan {
  reader?: SearchReader;
  hit?: SearchHit;
  items?: ListItems;
  /** What `js/search-intent.js` does for the page. */
  intent?: (query: string, results: SearchResult[]) => SearchOffer[];
  state?: SearchAddress;
  filters?: (choose: (state: SearchState) => void, opened: () => void) => SearchFilters;
}
