// What the program writes into a pocket, and what its scripts make of it.

/** A label, and what it says. */
type LabelledText = [string, string];

interface PocketItem {
  label?: string;
  text?: string;
  details?: LabelledText[];
}

interface PocketSection {
  heading: string;
  /** Whether its items are points of a list. */
  list: boolean;
  items: PocketItem[];
}

interface PocketEntry {
  /** The same in all languages: `case/antrean`. */
  name: string;
  /** The language of its words. */
  language: string;
  title: string;
  summary?: string;
  place?: string;
  gist?: LabelledText[];
  sections?: PocketSection[];
  endnotes?: PocketSection[];
  facts?: LabelledText[];
  hosting?: LabelledText[];
  links?: string[];
  /** Ids, as the two that follow. */
  sectors?: string[];
  province?: string;
  status?: string;
  words?: string;
  /** The section that holds its lessons. */
  lessons?: number;
}

interface PocketLanguage {
  title: string;
  strings: Record<string, string>;
  /** How many entries there are of each kind, with those that found no room. */
  all: Record<string, number>;
  /** The labels of what is filtered by, by their ids. */
  labels: Record<"sectors" | "province" | "status", Record<string, string>>;
  entries: PocketEntry[];
  /** Words that are forms of one word, a line for each such word. */
  forms: string;
  /** What readers may say, and the phrases that it may mean: `opd=perangkat daerah|dinas`. */
  synonyms: string;
}

/** What is listed: an entry, or one of its lessons. */
interface PocketDocument {
  kind: string;
  entry: PocketEntry;
  lesson?: PocketItem;
}
