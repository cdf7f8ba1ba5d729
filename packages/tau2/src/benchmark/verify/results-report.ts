import type { Json } from "@rwml/core";

/** What replaying results files found. */
export interface ResultsReport {
  readonly files: readonly FileReport[];
}

/** What replaying one results file found. */
export interface FileReport {
  readonly file: string;
  readonly domain: string;
  /** How many simulations were replayed. */
  readonly simulations: number;
  readonly outputs: OutputCounts;
  readonly verdicts: VerdictCounts;
  readonly differences: readonly ResultsDifference[];
}

/** How many answers of tools are what was recorded. */
export interface OutputCounts {
  /** Byte for byte, with the error flag. */
  readonly equal: number;
  /** Equal once parsed, in the history that a task begins with: it was written by hand. */
  readonly jsonEqual: number;
  /** pydantic's texts, which name its version. */
  readonly excepted: number;
  readonly different: number;
}

/** No answer at all. */
export const noOutputs: OutputCounts = { equal: 0, jsonEqual: 0, excepted: 0, different: 0 };

/** How many recorded verdicts are reached again. */
export type VerdictCounts = { readonly [Kind in VerdictKind]: Agreement };

export type VerdictKind = "db" | "assertions" | "actions" | "communicate";

export interface Agreement {
  readonly agree: number;
  readonly disagree: number;
}

/** One value that is not what was recorded. */
export interface ResultsDifference {
  readonly file: string;
  /** The id of the simulation. */
  readonly simulation: string;
  /** The id of the task. */
  readonly task: string;
  /** The index of the tool's message; null for what concerns the whole conversation. */
  readonly message: number | null;
  /** `call` for a tool message without a call, `history` for a conversation that cannot be replayed or judged. */
  readonly what: "content" | "error" | "call" | "history" | VerdictKind;
  readonly expected: Json;
  readonly actual: Json;
}

/** Whether everything was reached again. */
export function isFaithful({ files }: ResultsReport): boolean {
  return files.every(({ differences }) => differences.length === 0);
}
