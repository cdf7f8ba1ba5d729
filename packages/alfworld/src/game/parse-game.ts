import { GymError } from "@rwml/core";
import { brokenGame } from "./broken-game.js";
import { type Game, type TaskType, taskTypes } from "./game.js";
import { readGameFile } from "./game-file.js";
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
  const file = readGameFile(text, source);
  const domain = recogniseDomain(file.domain, `${source} (pddl_domain)`);
  const grammar = recogniseGrammar(file.grammar, `${source} (grammar)`);
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
    problem: parseProblem(file.problem, `${source} (pddl_problem)`),
    walkthrough: file.walkthrough,
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
