import { GymError } from "@rwml/core";
import { type Game, type TaskType, taskTypes } from "./game.js";
import { parseProblem } from "./parse-problem.js";
import { recogniseDomain } from "./recognise-domain.js";
import { recogniseGrammar } from "./recognise-grammar.js";

/** What a game file does not say about itself. */
export interface GameOrigin {
  readonly id: string;
  readonly taskType: TaskType | null;
  /** How messages call the file. */
  readonly source: string;
}

/**
 * Reads the text of a `game.tw-pddl`.
 *
 * Throws `alfworld/broken-game` for what is no such file, `alfworld/unsolvable-game` for a game that is not
 * marked solvable, `alfworld/malformed-pddl` for a broken problem, and `alfworld/unknown-domain` or
 * `alfworld/unknown-grammar` for rules that are not upstream's.
 */
export function parseGame(text: string, { id, taskType, source }: GameOrigin): Game {
  const file = parseFile(text, source);
  if (file.solvable !== true) {
    const value = file.solvable === undefined ? "has no solvable key" : `says solvable: ${file.solvable}`;
    throw new GymError(
      "alfworld/unsolvable-game",
      `${source} ${value}. ALFWorld skips such games; choose another.`,
    );
  }
  const field = (name: string): string => {
    const value = file[name];
    if (typeof value === "string") return value;
    throw brokenGame(source, `the text "${name}" is missing`);
  };
  const domain = recogniseDomain(field("pddl_domain"), `${source} (pddl_domain)`);
  const grammar = recogniseGrammar(field("grammar"), `${source} (grammar)`);
  if (domain.hasHelp !== grammar.hasHelp) {
    throw new GymError(
      "alfworld/unknown-grammar",
      `${source} mixes the domain of one ALFWorld version with the grammar of another; only one of them knows help.`,
    );
  }
  return {
    id,
    taskType,
    goalText: grammar.goalText,
    wording: grammar.wording,
    sinkTypeCleans: domain.sinkTypeCleans,
    problem: parseProblem(field("pddl_problem"), `${source} (pddl_problem)`),
    walkthrough: readWalkthrough(file.walkthrough, source),
  };
}

/** Makes a game of an `initial_state.pddl`, which holds everything but the goal in words; texts as in ALFWorld 0.5. */
export function gameOfInitialState(text: string, goalText: string, origin: GameOrigin): Game {
  return {
    id: origin.id,
    taskType: origin.taskType,
    goalText,
    wording: "current",
    sinkTypeCleans: false,
    problem: parseProblem(text, origin.source),
    walkthrough: null,
  };
}

/** Whether a game file says that its game can be solved; one that says nothing counts as no. */
export function isMarkedSolvable(text: string, source: string): boolean {
  return parseFile(text, source).solvable === true;
}

/** The `task_type` of a `traj_data.json`; undefined when it is none of those that are ever played. */
export function readTaskType(text: string, source: string): TaskType | undefined {
  // The file can hold megabytes of poses, so the one field is found without parsing the rest.
  const found = /"task_type"\s*:\s*"([^"]*)"/.exec(text)?.[1];
  if (found === undefined) throw brokenGame(source, 'the text "task_type" is missing');
  return taskTypes.find((taskType) => taskType === found);
}

/** The `scene_num` of a `traj_data.json`; undefined where it has none. */
export function readSceneNumber(text: string): number | undefined {
  const found = /"scene_num"\s*:\s*(\d+)/.exec(text)?.[1];
  return found === undefined ? undefined : Number(found);
}

function parseFile(text: string, source: string): Record<string, unknown> {
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch (cause) {
    throw brokenGame(source, `it is not JSON, perhaps cut off (${(cause as Error).message})`, cause);
  }
  if (typeof file !== "object" || file === null || Array.isArray(file)) {
    throw brokenGame(source, "it is not a JSON object");
  }
  return file as Record<string, unknown>;
}

function readWalkthrough(value: unknown, source: string): readonly string[] | null {
  if (value === undefined || value === null) return null;
  if (Array.isArray(value) && value.every((command) => typeof command === "string")) return value;
  throw brokenGame(source, '"walkthrough" is not a list of texts');
}

function brokenGame(source: string, problem: string, cause?: unknown): GymError {
  return new GymError(
    "alfworld/broken-game",
    `${source} cannot be played: ${problem}. Download it again: alfworld-download -f`,
    { cause },
  );
}
