import { readFileSync } from "node:fs";
import { type ExpertInput, GymError, isGymError } from "@rwml/core";
import { UpstreamHandcodedExpert } from "../expert/handcoded/upstream-handcoded.js";
import { decodeText } from "../game/decode-text.js";
import type { Game } from "../game/game.js";
import { loadGame } from "../game/load-game.js";
import { admissible } from "../world/admissible.js";
import { facts } from "../world/facts.js";
import { isWon } from "../world/is-won.js";
import { observe } from "../world/observe.js";
import { startState } from "../world/start-state.js";
import type { AlfworldState } from "../world/state.js";
import { takeTurn } from "../world/take-turn.js";
import { goldenGamePath } from "./golden-game-path.js";
import { type GoldenStep, type GoldenTrace, parseGoldenTrace } from "./golden-trace.js";
import { stepLimitOf } from "./step-limit.js";

/** Which traces to replay, and where their games lie. */
export interface VerifyGoldenOptions {
  /** A JSONL file of traces. */
  readonly file?: string;
  /** Traces as lines of JSON, in place of a file. */
  readonly goldenLines?: Iterable<string>;
  /** The folder that the traces' game paths start from, or the data root above it. Default: paths say it all. */
  readonly games?: string;
}

/** One value that differs from upstream's. */
export interface GoldenDifference {
  readonly game: string;
  readonly kind: string;
  /** 0 is the reset. */
  readonly step: number;
  readonly field: Exclude<keyof GoldenStep, "command">;
  readonly expected: unknown;
  readonly actual: unknown;
}

/** What a replay found. */
export interface GoldenReport {
  readonly runs: number;
  /** Compared steps, resets included. */
  readonly steps: number;
  /** Compared values: of a step, those that the trace has. */
  readonly values: number;
  /** Fields of steps that are none of a trace's and were not compared, with how many steps have them. */
  readonly unknownFields: Readonly<Record<string, number>>;
  readonly byKind: Readonly<Record<string, { readonly runs: number; readonly steps: number }>>;
  /** Runs whose end without a win was taken for that of a step limit, because the trace states none. */
  readonly guessedLimits: number;
  readonly differences: readonly GoldenDifference[];
}

/**
 * Replays traces recorded from the original stack and compares every observation, list of admissible commands,
 * score, end and win, and the facts and the handcoded expert's plans where a trace has them, byte for byte.
 *
 * Throws `alfworld/broken-golden` for a malformed line and a file that is not UTF-8, and what `goldenGamePath` and `loadGame` throw for a game.
 */
export function verifyGolden({ file, goldenLines, games }: VerifyGoldenOptions): GoldenReport {
  const lines = goldenLines ?? (file === undefined ? [] : linesOf(file));
  const byKind: Record<string, { runs: number; steps: number }> = {};
  const differences: GoldenDifference[] = [];
  let runs = 0;
  let steps = 0;
  let values = 0;
  const unknownFields: Record<string, number> = {};
  let guessedLimits = 0;
  let lineNumber = 0;
  for (const line of lines) {
    lineNumber++;
    if (line.trim() === "") continue;
    const trace = parseGoldenTrace(line, lineNumber);
    const limit = stepLimitOf(trace);
    if (limit?.isStated === false) guessedLimits++;
    differences.push(...replay(trace, gameOf(trace, games ?? null), limit?.steps ?? null));
    runs++;
    steps += trace.steps.length;
    for (const step of trace.steps) {
      values += comparedFields.filter((field) => isCompared(step, field)).length;
      for (const field of Object.keys(step)) {
        if (field === "command" || comparedFields.some((known) => known === field)) continue;
        unknownFields[field] = (Object.hasOwn(unknownFields, field) ? unknownFields[field]! : 0) + 1;
      }
    }
    byKind[trace.kind] ??= { runs: 0, steps: 0 };
    byKind[trace.kind]!.runs++;
    byKind[trace.kind]!.steps += trace.steps.length;
  }
  return { runs, steps, values, unknownFields, byKind, guessedLimits, differences };
}

function linesOf(file: string): readonly string[] {
  const text = decodeText(readFileSync(file));
  if (text !== null) return text.split("\n");
  throw new GymError(
    "alfworld/broken-golden",
    `${file} is not UTF-8, so its observations cannot be compared. Record it again, or convert it.`,
  );
}

const comparedFields = [
  ...(["observation", "score", "done", "won", "admissible_commands", "facts"] as const),
  "expert_plan" as const,
];

/** What a trace leaves out is not compared, nor what upstream leaves unset at the reset; any other null is a value. */
function isCompared(step: GoldenStep, field: GoldenDifference["field"]): boolean {
  if (step[field] === undefined) return false;
  const isUnset = step[field] === null && step.command === null;
  return !(isUnset && (field === "score" || field === "done"));
}

/** Legacy traces come from games of today into which the domain and the grammar of 0.3.5 were put. */
function gameOf({ game: path, kind }: GoldenTrace, games: string | null): Game {
  const game = loadGame(goldenGamePath(path, games), path);
  return kind.startsWith("legacy") ? { ...game, wording: "legacy", sinkTypeCleans: false } : game;
}

function* replay(trace: GoldenTrace, game: Game, limit: number | null): Generator<GoldenDifference> {
  let state = startState(game);
  const expert = new UpstreamHandcodedExpert({ random: { pick: (values) => values[0]! } });
  for (const [index, step] of trace.steps.entries()) {
    let observation: string;
    if (step.command === null) observation = observe(state);
    else ({ state, observation } = takeTurn(state, step.command));
    const place = { game: trace.game, kind: trace.kind, step: index };
    const isAtLimit = limit !== null && index >= limit;
    for (const difference of compare(step, state, observation, isAtLimit)) yield { ...place, ...difference };
    if (!isCompared(step, "expert_plan")) continue;
    const actual = planOf(expert, { state, observation, lastAction: step.command });
    if (JSON.stringify(actual) === JSON.stringify(step.expert_plan)) continue;
    yield { ...place, field: "expert_plan", expected: step.expert_plan, actual };
  }
}

/** The code of an error stands for the plan that upstream's program would have ended in. */
function planOf(
  expert: UpstreamHandcodedExpert,
  moment: Omit<ExpertInput<AlfworldState>, "admissible">,
): readonly string[] | string {
  try {
    return [expert.advise({ ...moment, admissible: admissible(moment.state).commands })];
  } catch (failure) {
    if (isGymError(failure)) return failure.code;
    throw failure;
  }
}

function* compare(
  expected: GoldenStep,
  state: AlfworldState,
  observation: string,
  isAtLimit: boolean,
): Generator<Pick<GoldenDifference, "field" | "expected" | "actual">> {
  const won = isWon(state);
  const isReset = expected.command === null;
  const actual = {
    observation,
    // Upstream leaves both unset at the reset, which traces write as 0 and false.
    score: won && !isReset ? 1 : 0,
    done: (won || isAtLimit) && !isReset,
    won,
    admissible_commands: admissible(state).commands,
    facts: expected.facts === undefined ? [] : facts(state, { as: "ids" }).sort(),
  };
  for (const field of comparedFields) {
    if (field === "expert_plan" || !isCompared(expected, field)) continue;
    let value: unknown = expected[field];
    if (field === "facts" && Array.isArray(value)) value = [...new Set(value)].sort();
    if (JSON.stringify(value) !== JSON.stringify(actual[field])) {
      yield { field, expected: value, actual: actual[field] };
    }
  }
}
