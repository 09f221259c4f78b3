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
}

/** What `js/search.js` does for the box and for the page. */
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
  lead(link: HTMLAnchorElement, query: string, texts: [string, Marks][]): void;
}

/** What `js/search-hit.js` does for the page: draws a result, with its best section if it is to. */
type SearchHit = (result: SearchResult, query: string, deep: boolean) => HTMLElement;

/** What `js/search-filters.js` does for the page. */
interface SearchFilters {
  /** The facets that a search must count now. */
  wanted(state: SearchState): string[];
  /** Shows values and counts. */
  draw(facets: SearchAnswer["facets"], state: SearchState): void;
  /** Shows what is chosen, to be removed one by one. */
  chips(state: SearchState): void;
}

interface Teladan {
  reader?: SearchReader;
  hit?: SearchHit;
  filters?: (choose: (state: SearchState) => void, opened: () => void) => SearchFilters;
}
