// What the scripts of the search may count on: the engine (`cari/akar.js`, made with the site), the
// reader's side (`js/search*.js`), and what they hand each other.

interface SearchOptions {
  /** Facet → values, any of which will do; `year` → a range. */
  filters?: Record<string, string[] | { from?: number; to?: number }>;
  sort?: "relevance" | "date" | "title" | "completeness";
  offset?: number;
  limit?: number;
  /** With it, each entry comes once, in that language if it has it. */
  lang?: string;
  /** The facets whose counts are wanted. */
  facets?: string[];
}

/** Where a text is marked: start and end, as JavaScript counts. */
type Marks = [number, number][];

interface SearchResult {
  url: string;
  title: string;
  titleMarks: Marks;
  summary: string;
  kind: "case" | "locus" | "visit" | "institute" | "adoption" | "page";
  lang: string;
  /** As much as is known of it: `2019`, `2019-04`, `2019-04-23`. */
  date: string | null;
  place: string;
  excerpt: { text: string; marks: Marks; heading: string | null };
  /** The place in the body that says most about the query. */
  more(): Promise<{ url: string; text: string; marks: Marks; heading: string | null } | null>;
}

interface FacetValue {
  id: string;
  label: string;
  n: number;
}

interface SearchAnswer {
  total: { n: number; exact: boolean };
  results: SearchResult[];
  facets: Record<string, FacetValue[]>;
  /** What was searched instead, if nothing was found for the query as it was typed. */
  corrected: string | null;
}

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

interface Window {
  teladan?: {
    search?: (query: string, options?: SearchOptions) => Promise<SearchAnswer>;
    reader?: SearchReader;
    hit?: SearchHit;
    filters?: (choose: (state: SearchState) => void, opened: () => void) => SearchFilters;
  };
}
