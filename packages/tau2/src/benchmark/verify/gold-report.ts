import type { Json } from "@rwml/core";
import type { Agreement } from "./results-report.js";

/** What running gold actions found. */
export interface GoldReport {
  readonly files: readonly GoldFileReport[];
}

/** What running the gold actions of one file's tasks found. */
export interface GoldFileReport {
  readonly file: string;
  readonly domain: string;
  readonly tasks: number;
  /** Answers of tools. */
  readonly outputs: GoldCounts;
  /** Hashes of the databases, at the beginning and at the end. */
  readonly hashes: GoldCounts;
  readonly assertions: Agreement;
  /** Gold actions that raise; judging passes over them, as upstream does. */
  readonly raised: readonly RaisedGoldAction[];
  readonly differences: readonly GoldDifference[];
}

/** How many values are upstream's. */
export interface GoldCounts {
  readonly equal: number;
  readonly different: number;
}

/** A gold action that its tool refuses. */
export interface RaisedGoldAction {
  /** The id of the task. */
  readonly task: string;
  /** Its place among the task's gold actions. */
  readonly index: number;
  /** The tool. */
  readonly name: string;
  readonly error: string;
}

/** One value that is not upstream's. */
export interface GoldDifference {
  readonly file: string;
  /** The id of the task. */
  readonly task: string;
  /** `initial` and `final` are hashes of the agent's (0) and the user's database (1). */
  readonly what: "output" | "initial" | "final" | "assertion";
  readonly index: number;
  readonly expected: Json;
  readonly actual: Json;
}

/** Whether everything was reached again. */
export function isGoldReached({ files }: GoldReport): boolean {
  return files.every(({ differences }) => differences.length === 0);
}
