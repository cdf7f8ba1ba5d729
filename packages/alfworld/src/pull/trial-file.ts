import { decodeText } from "../game/decode-text.js";
import { type Split, splits } from "../game/splits.js";
import { type TrialFileKind, trialFileKinds, trialFiles } from "./original-archives.js";

/** A file of a trial in an archive, and its place. */
export interface TrialFile {
  readonly split: Split;
  readonly kind: TrialFileKind;
  /** `<split>/<task>/<trial>/<file>`. */
  readonly path: string;
}

/** How many folders may stand around the splits in an archive. */
export const mostAround = 2;

/**
 * What an entry of an archive is, by the names of its folders and its file: a file of a trial, whatever folders stand around
 * its split; null for everything else.
 */
export function trialFileOf(steps: readonly string[]): TrialFile | null {
  const own = steps.slice(-4);
  const split = splits.find((name) => name === own[0]);
  const kind = trialFileKinds.find((one) => trialFiles[one] === own[3]);
  if (split === undefined || kind === undefined || steps.length - own.length > mostAround) return null;
  return { split, kind, path: own.join("/") };
}

/** What is wrong with a trial's file at a first look; null where it has the parts that play needs. */
export function trialFileFlaw(kind: TrialFileKind, bytes: Uint8Array): string | null {
  const text = decodeText(bytes);
  if (text === null) return "it is not UTF-8";
  switch (kind) {
    case "trajectories":
      return /"task_type"\s*:\s*"/.test(text) ? null : 'it has no "task_type"';
    case "states":
      return text.trimStart().startsWith("(define") ? null : "it does not begin as PDDL does";
    case "games":
      return gameFlaw(text);
  }
}

function gameFlaw(text: string): string | null {
  let game: unknown;
  try {
    game = JSON.parse(text);
  } catch (cause) {
    return `it is not JSON (${(cause as Error).message})`;
  }
  if (typeof game !== "object" || game === null) return "it is not a JSON object";
  const fields = game as Record<string, unknown>;
  const missing = ["pddl_domain", "grammar", "pddl_problem"].find((name) => typeof fields[name] !== "string");
  if (missing !== undefined) return `the text "${missing}" is missing`;
  return "solvable" in fields ? null : 'the key "solvable" is missing';
}
