/**
 * What a scripted customer knows and wants: plain JSON that a generator writes beside a task, and from which a customer
 * can be played without a language model.
 */
export interface CustomerScript {
  /** The first words, which say what the call is about. */
  readonly opening: string;
  /** What the customer can tell whenever it is asked for. */
  readonly known: readonly Fact[];
  /** What the customer may be asked for and does not know. */
  readonly unknown: readonly Topic[];
  /** What is wanted, in order; the next is brought up when the one before is settled. */
  readonly goals: readonly Goal[];
}

/** Something that questions are about: it is recognised by any of these words or phrases, in lower case. */
export interface Topic {
  readonly phrases: readonly string[];
}

/** An answer to questions about a topic, such as an email address. */
export interface Fact extends Topic {
  readonly answer: string;
}

/** One thing that the customer wants done. */
export interface Goal {
  /** How it is asked for. */
  readonly request: string;
  /** What can be told about this goal only; comes before the script's own facts. */
  readonly known: readonly Fact[];
  /** The tools whose success settles the goal; empty for a goal that an answer in words settles. */
  readonly settledBy: readonly string[];
}
