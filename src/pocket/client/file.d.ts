// What the program writes into a pocket, and what its scripts make of it.

/** A label, and what it says. */
type LabelledText = [string, string];

interface PocketItem {
  label?: string;
  text?: string;
  details?: LabelledText[];
}

interface PocketEntry {
  /** The same in all languages: `case/antrean`. */
  name: string;
  title: string;
  summary?: string;
  place?: string;
  gist?: LabelledText[];
  sections?: { heading: string, items: PocketItem[] }[];
  facts?: LabelledText[];
  hosting?: LabelledText[];
  links?: string[];
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
  entries: PocketEntry[];
  forms: string;
}

/** What is listed: an entry, or one of its lessons. */
interface PocketDocument {
  kind: string;
  entry: PocketEntry;
  lesson?: PocketItem;
}
