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
  /** Such as `case/antrean`, the same in all languages. */
  name: string;
  /**
   * What decides for a case: what is measured, the figures, perhaps the change; or nothing and the
   * obstacle that it overcame.
   */
  highlight: string[];
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

/** A lesson of a case. */
interface LessonResult {
  /** The page of its case, at the lesson. */
  url: string;
  /** Its case. */
  title: string;
  /** Where that is and how it stands; between two things stands ` · `. */
  place: string;
  lang: string;
  /** `adopt`, `adapt`, `avoid` or `unknown`. */
  kind: string;
  /** The lesson, when it holds, and what must change; a line for each block. */
  texts: string[];
}

interface LessonAnswer {
  total: { n: number; exact: boolean };
  results: LessonResult[];
  facets: Record<string, FacetValue[]>;
}

/** A row of a comparison: what it is, the same for every entry of a kind. */
interface FactRow {
  /** The English name of the row. */
  key: string;
  label: string;
  form: "words" | "number" | "date";
  /** Which values are better, if any are. */
  better: "more" | "less" | "neither";
  /** What its numbers count, if that is not plain. */
  unit: string | null;
  /** Whether it is a question for a visit where nobody told it; else there simply is none. */
  asked: boolean;
}

/** A figure before and after; those of one unit share a scale. */
interface FactFigure {
  /** The line of the text that says it. */
  line: number;
  before: number;
  after: number;
  unit: string | null;
}

/** What an entry has in a row, as its page says it. */
interface FactValue extends FactRow {
  /** A line for each value. */
  text: string;
  /** What it is ordered by; of a date 20190402. */
  number: number | null;
  /** The figures of its lines that can be drawn. */
  figures: FactFigure[];
}

interface EntryFacts {
  /** Such as `case/antrean`. */
  name: string;
  /** What it was asked for by: its name, or one that it had before. */
  asked: string;
  title: string;
  url: string;
  /** All rows of its kind, in the order of the comparison. */
  rows: FactRow[];
  /** In the order of the comparison; what is not known is left out. */
  values: FactValue[];
}

/** What a brief says of an entry beside its facts. */
interface EntryBrief {
  title: string;
  url: string;
  summary?: string;
  /** The locus of a case, such as `locus/banyuwangi`, if it has a page. */
  locus?: string;
  texts: { heading: string; text: string }[];
  factors: { label: string; note: string; said_by?: string; prerequisite: boolean }[];
  obstacles: { label: string; note: string; response?: string; outcome?: string; said_by?: string }[];
  lessons: { label: string; text: string; condition?: string; change?: string }[];
  /** The office to write to, and how it is reached. */
  contact: string[];
  /** Where a locus lies: the frame and the land of a drawing, and its point on it; `centre` if that is the centre of its province. */
  inset?: { label: string; frame: string; land: string; x: number; y: number; centre: boolean };
  /** What the next visit can ask, and why. */
  questions: { text: string; why?: string }[];
  sources: string[];
}

/**
 * A value of every document: its terms with their labels, and of each document the places of its terms.
 * If it is one of numbers, also each document's number + 1, or 0.
 */
interface IndexColumn {
  ids: string[];
  labels: string[];
  of: number[][];
  numbers?: Uint32Array;
}

/** What is shown of a document before anything else of it is loaded. */
interface IndexCard {
  url: string;
  title: string;
  summary: string;
  /** Where it is and how it stands; between two things stands ` · `. */
  place: string;
}

/** What a failed search throws. */
interface SearchError extends Error {
  code: "missing" | "damaged" | "version";
}

/** What pages find as `window.teladan`. A theme's scripts add what they offer one another. */
interface Teladan {
  /** `isAgain` is for the engine alone: a question that is not asked a second time. */
  search?: (query: string, options?: SearchOptions | null, isAgain?: boolean) => Promise<SearchAnswer>;
  /** The facts of cases and loci by their names, such as `case/antrean`; others are left out. */
  facts?: (names: string[], lang?: string | null, isAgain?: boolean) => Promise<EntryFacts[]>;
  /** What briefs say of cases and loci by their names beside their facts. */
  briefs?: (names: string[], lang?: string | null, isAgain?: boolean) => Promise<Map<string, EntryBrief>>;
  /** Lessons by the filters of their cases and by `lesson_kind`, those of the best kept cases first. */
  lessons?: (options?: SearchOptions | null, isAgain?: boolean) => Promise<LessonAnswer>;
  /** Columns of the index by their names; null for one that the site has not. */
  columns?: (names: string[], isAgain?: boolean) => Promise<(IndexColumn | null)[]>;
  /** The cards of documents by their numbers, which are those of the columns. */
  cards?: (documents: number[]) => Promise<IndexCard[]>;
  /** Takes in a file of the index; called by these files alone. */
  shard?: (name: string, payload: string | Function) => void;
}

interface Window {
  teladan?: Teladan;
}
