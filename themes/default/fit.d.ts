// A fit check, as it is kept with an entry of a list (`fit` in desk.d.ts).

type FitOutcome = "adopt" | "adapt" | "avoid";

interface FitAnswer {
  say?: "yes" | "partly" | "no";
  note?: string;
  /** Of a factor: whether the case does not work without it. */
  required?: boolean;
}

interface FitCheck {
  version: 1;
  /** The reader's own place. */
  place: string;
  /** By the label of a success factor: whether the place has it. */
  have: Record<string, FitAnswer>;
  /** The receiver's four questions: `fits`, `worth`, `able`, `how`. */
  four: Record<string, FitAnswer>;
  /** What the reader will change. */
  changed: string;
  /** What the reader decided, whatever the answers say. */
  decision: FitOutcome | "";
  reason: string;
}

/** What a reader says about a brief; kept with the list that it is of. */
interface BriefSettings {
  heading: string;
  who: string;
  organizer: string;
  start: string;
  end: string;
  reason: string;
  questions: string[];
  groups: string[];
  parts: string[];
}
