import { GymError } from "@rwml/core";

/** What upstream gave at one step. Fields that a trace leaves out are not compared. */
export interface GoldenStep {
  /** Null for the reset. */
  readonly command: string | null;
  readonly observation?: string;
  readonly score?: number | null;
  readonly done?: boolean | null;
  readonly won?: boolean;
  readonly admissible_commands?: readonly string[];
  /** Over PDDL ids, in any order. */
  readonly facts?: readonly string[];
  /** What upstream's handcoded expert said, with the first of several equals in place of one drawn. */
  readonly expert_plan?: readonly string[];
}

/** One game as the original stack played it. */
export interface GoldenTrace {
  /** Path below the folder of games, or from the root of the file system; `$NAME` in it stands for a variable. */
  readonly game: string;
  /** Such as `random`; a kind that begins with `legacy` was played with the texts of ALFWorld 0.3.5. */
  readonly kind: string;
  /** How many steps the original played at most; null where the trace does not say. */
  readonly maxSteps: number | null;
  readonly steps: readonly GoldenStep[];
}

/** Reads one line of a golden file. Throws `alfworld/broken-golden` with the line's number, which begins at 1. */
export function parseGoldenTrace(line: string, lineNumber: number): GoldenTrace {
  const broken = (problem: string, cause?: unknown) =>
    new GymError(
      "alfworld/broken-golden",
      `Line ${lineNumber} of the golden traces ${problem}. Each line is one JSON object { game, kind, steps }, with max_steps where there was a limit.`,
      { cause },
    );
  let trace: (Partial<GoldenTrace> & { readonly max_steps?: unknown }) | null;
  try {
    // A byte order mark stands before a file, and between files that were joined.
    trace = JSON.parse(line.replace(/^\ufeff/, ""));
  } catch (cause) {
    throw broken(`is not JSON (${(cause as Error).message})`, cause);
  }
  if (typeof trace !== "object" || trace === null) throw broken("is no object");
  const { game, kind, steps, max_steps: maxSteps = null } = trace;
  if (typeof game !== "string") throw broken("does not name its game");
  if (typeof kind !== "string") throw broken("does not name its kind");
  if (maxSteps !== null && !(Number.isInteger(maxSteps) && Number(maxSteps) > 0)) {
    throw broken(`has the step limit ${JSON.stringify(maxSteps)}`);
  }
  if (!Array.isArray(steps) || steps.length === 0) throw broken("has no steps");
  steps.forEach((step: Partial<GoldenStep> | null, index) => {
    if (typeof step !== "object" || step === null) throw broken(`has no object as step ${index}`);
    const isReset = index === 0;
    if (isReset ? step.command !== null : typeof step.command !== "string") {
      throw broken(`has ${isReset ? "a command at the reset" : `no command at step ${index}`}`);
    }
  });
  return { game, kind, maxSteps: maxSteps as number | null, steps };
}
