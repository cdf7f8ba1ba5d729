import type { GameChoice } from "./game-choice.js";

/** Something to measure. */
export interface Benchmark {
  /** As `--only` takes it. */
  readonly name: string;
  readonly about: string;
  run(setting: Setting): Promise<Outcome>;
}

/** What a benchmark is run with. */
export interface Setting {
  readonly games: GameChoice;
  /** Rounds that count, behind one that warms up. */
  readonly rounds: number;
}

/** What a benchmark found. */
export interface Outcome {
  /** On what it was measured, in a sentence. */
  readonly subject: string;
  readonly figures: readonly Figure[];
  /** What a reader must know to read the figures right. */
  readonly notes?: readonly string[];
}

/** One measured quantity. */
export interface Figure {
  readonly name: string;
  /** For example `steps/s`; `×` for ratios. */
  readonly unit: string;
  /** One value a round. */
  readonly values: readonly number[];
  readonly target?: Target;
}

/** What the project wants a median to be. */
export type Target =
  | { readonly type: "at-least"; readonly value: number }
  | { readonly type: "below"; readonly value: number };
