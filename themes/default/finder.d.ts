// What the scripts of the page that finds a place to go (`js/desk/finder*.js`) hand each other.

/** A case as the finder weighs it. */
interface FinderCase {
  /** Its number in the index, for its card. */
  document: number;
  sectors: string[];
  /** What it met: of each the factor, what became of it, and who says so. */
  hindered: [string, string, string][];
  /** What helped it: of each the factor and who says so. */
  helped: [string, string][];
  prerequisites: string[];
  evidence: string[];
  isAwarded: boolean;
  isStopped: boolean;
  /** The day of the last check: 20190402. */
  checked: number | null;
}

/** A locus with its cases. */
interface FinderPlace {
  /** Such as `banyuwangi`. */
  name: string;
  title: string;
  document: number;
  kind: string;
  province: string;
  /** Latitude and longitude, where they are known. */
  position: [number, number] | null;
  population: number | null;
  /** What it accepts: `visit`, `internship`. */
  accepts: string[];
  noticeDays: number | null;
  isAwarded: boolean;
  /** The month of each visit as a number: 20190400; its year alone: 20190000. */
  visited: number[];
  /** The day of the last check of its rules for visits. */
  checked: number | null;
  cases: FinderCase[];
}

/** The answers to the six questions. */
interface FinderAnswers {
  sectors: string[];
  obstacle: string;
  kind: string;
  population: number | null;
  province: string;
  /** What counts double. */
  favour: "" | "awards" | "evidence";
  /** Working days until the visit. */
  days: number | null;
  /** How far it may be; 0 is the own province. */
  kilometres: number | null;
}

/** What a place has of one reason. */
interface FinderFinding {
  /** The name of the reason, as in the settings; empty for a doubt that counts nothing. */
  reason: string;
  /** From 0 to 1. */
  value: number;
  weight: number;
  /** The name of its sentence; empty if there is nothing to say. */
  says: string;
  isDoubt: boolean;
  /** What the sentence is filled with: ids and numbers. */
  values: Record<string, number | string | string[]>;
  /** The cases that show it, by their numbers in the index. */
  cases: number[];
}

interface RankedPlace {
  place: FinderPlace;
  /** From 0 to 100. */
  score: number;
  findings: FinderFinding[];
}

interface FinderRanking {
  ranked: RankedPlace[];
  /** How many places are farther than the reader wants to go. */
  tooFar: number;
}

/** What holds for the whole site. */
interface FinderSite {
  /** Of each province the latitude and longitude of its seat of government. */
  seats: Map<string, [number, number]>;
  /** The newest day or month that is known of visits and checks: 20190402. */
  newest: number;
}

interface Finder {
  /** The names of the columns that places are read from. */
  columns: string[];
  /** The places of a site, from these columns, in the order of their names. */
  readPlaces(columns: (IndexColumn | null)[], lang: string): FinderPlace[];
  /** The newest day or month that is known of visits and checks. */
  newestOf(places: FinderPlace[]): number;
  /** Ranks places; the same answers and weights give the same order. */
  rankPlaces(places: FinderPlace[], answers: FinderAnswers, weights: Record<string, number>, site: FinderSite): FinderRanking;
  /** Draws a ranked place. */
  drawPlace(ranked: RankedPlace, rank: number, cards: Map<number, IndexCard>, names: FinderNames): HTMLElement;
  /** A word of the page, with its placeholders filled. */
  word(name: string, values?: Record<string, string | number>): string;
  /** A day, month or year in words: 20190402. */
  day(number: number): string;
}

/** Labels for what sentences name. */
interface FinderNames {
  factor(id: string): string;
  kind(id: string): string;
}

interface Teladan {
  finder?: Finder;
}
