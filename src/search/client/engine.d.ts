// The public surface of the search engine, `cari/akar.js`: the one description that the engine and
// the scripts of a theme are both checked against.

interface SearchOptions {
  /** Facet → values, any of which will do; or the least and the greatest number. */
  filters?: Record<string, SearchFilter>;
  sort?: "relevance" | "date" | "title" | "completeness";
  offset?: number;
  limit?: number;
  /** With it, each entry comes once, in that language if it has it. */
  lang?: string | null;
  /** The facets whose counts are wanted. */
  facets?: string[];
}

type SearchFilter = string[] | SearchRange;

/** What is no number limits nothing. */
interface SearchRange {
  from?: number | string;
  to?: number | string;
}

/** Where a text is marked: start and end, as JavaScript counts. */
type Marks = [number, number][];

interface SearchExcerpt {
  text: string;
  marks: Marks;
  heading: string | null;
  /** The page, at the place that the excerpt is from. */
  url: string;
}

/** A part of a page's text. */
interface SearchSection {
  /** The page, at the place where the part begins. */
  url: string;
  heading: string;
  text: string;
}

interface SearchResult {
  url: string;
  title: string;
  titleMarks: Marks;
  summary: string;
  kind: "case" | "locus" | "visit" | "institute" | "adoption" | "page" | "factor" | "sector" | "province";
  lang: string;
  /** As much as is known of it: `2019`, `2019-04`, `2019-04-23`, or empty. */
  date: string;
  /** Where it is and how it stands; between two things stands ` · `. */
  place: string;
  excerpt: SearchExcerpt;
  /** Loads the excerpt of the body that says most about the query. */
  more(): Promise<SearchExcerpt | null>;
  /** A question that finds what is like it: the words that weigh the most in it. */
  alike(): Promise<string>;
  /** Loads its whole text. */
  sections(): Promise<SearchSection[]>;
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
  /** What was searched instead, if a word of the query was taken for a typo and something was found. */
  corrected: string | null;
  /** What the query may have meant, and was not searched: it would find something. */
  offered: string | null;
  /** The words of the query that mean nothing here, as they were typed, and were passed over. */
  skipped: string[];
}

/** What a failed search throws. */
interface SearchError extends Error {
  code: "missing" | "damaged" | "version";
}

/** What pages find as `window.teladan`. A theme's scripts add what they offer one another. */
interface Teladan {
  /** `isAgain` is for the engine alone: a question that is not asked a second time. */
  search?: (query: string, options?: SearchOptions | null, isAgain?: boolean) => Promise<SearchAnswer>;
  /** Takes in a file of the index; called by these files alone. */
  shard?: (name: string, payload: string) => void;
}

interface Window {
  teladan?: Teladan;
}
