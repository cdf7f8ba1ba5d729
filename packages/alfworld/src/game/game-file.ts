import { GymError } from "@rwml/core";
import { brokenGame } from "./broken-game.js";

/** The parts of a `game.tw-pddl`, each still a text. */
export interface GameFile {
  readonly domain: string;
  readonly grammar: string;
  readonly problem: string;
  readonly walkthrough: readonly string[] | null;
}

/**
 * Takes a `game.tw-pddl` apart, which costs little; what its parts say is another matter, and `parseGame`'s. Throws
 * `alfworld/broken-game` for what is no such file, and `alfworld/unsolvable-game` for a game that is not marked solvable.
 */
export function readGameFile(text: string, source: string): GameFile {
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
    if (typeof value === "string" && value.trim() !== "") return value;
    throw brokenGame(source, `the text "${name}" is missing`);
  };
  return {
    domain: field("pddl_domain"),
    grammar: field("grammar"),
    problem: field("pddl_problem"),
    walkthrough: readWalkthrough(file.walkthrough, source),
  };
}

function parseFile(text: string, source: string): Record<string, unknown> {
  let file: unknown;
  try {
    file = JSON.parse(withoutMark(text));
  } catch (cause) {
    throw brokenGame(source, `it is not JSON, perhaps cut off (${(cause as Error).message})`, cause);
  }
  if (typeof file !== "object" || file === null || Array.isArray(file)) {
    throw brokenGame(source, "it is not a JSON object");
  }
  return file as Record<string, unknown>;
}

/** A byte order mark, which some editors write, is no part of JSON. */
function withoutMark(text: string): string {
  return text.startsWith("\ufeff") ? text.slice(1) : text;
}

function readWalkthrough(value: unknown, source: string): readonly string[] | null {
  if (value === undefined || value === null) return null;
  if (Array.isArray(value) && value.every((command) => typeof command === "string")) return value;
  throw brokenGame(source, '"walkthrough" is not a list of texts');
}
