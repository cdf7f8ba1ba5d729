import { resolve, sep } from "node:path";
import { GymError } from "@rwml/core";
import type { PathUse } from "./path-use.js";

/** A path as it was given on the command line. */
export interface GivenPath {
  /** The option or argument, such as `--out`. */
  readonly name: string;
  readonly text: string;
  readonly use: PathUse;
}

/** The error for a path that a command cannot work with. Its code is `cli/unusable-path`. */
export function unusablePath({ name, text, use }: GivenPath, problem: string, cause?: unknown): GymError {
  return new GymError(
    "cli/unusable-path",
    `${name} ${JSON.stringify(text)} cannot be used: ${problem}. ${advice(name, use)}`,
    { cause },
  );
}

/** What the file system refused, in words; with the code that it is known by. */
export function systemProblem(error: unknown): string {
  const { code = "unknown failure", path, syscall } = error as Partial<SystemError>;
  const isMaking = code === "ENOENT" && syscall?.startsWith("mk") === true;
  const words = isMaking ? "nothing can be made there" : (problems[code] ?? "the file system refuses it");
  return `${path === undefined ? "" : `${path}: `}${words} (${code})`;
}

/**
 * Turns what the file system refused while a command ran into a GymError that names the option which the path came
 * from. Everything else stays as it is.
 */
export function asPathFailure(error: unknown, given: readonly GivenPath[]): unknown {
  if (!isSystemError(error)) return error;
  const { path } = error;
  if (path === undefined && !pathless.has(error.code)) return error;
  const origin = path === undefined ? undefined : givenAbove(path, given);
  if (origin !== undefined) return unusablePath(origin, systemProblem(error), error);
  const named = given.map(({ name }) => name).join(", ");
  return new GymError(
    "cli/unusable-path",
    `${path === undefined ? "A path cannot be used: " : ""}${systemProblem(error)}. ${named === "" ? "Mend it, and run the same command again." : `Look at the paths of ${named}.`}`,
    { cause: error },
  );
}

interface SystemError extends Error {
  readonly code: string;
  readonly syscall: string;
  readonly path?: string;
}

/** Errors that come through a thread have lost their class, but not these fields. */
function isSystemError(error: unknown): error is SystemError {
  if (!(error instanceof Error && "code" in error && "syscall" in error)) return false;
  const { code, syscall } = error;
  return typeof code === "string" && typeof syscall === "string" && !syscall.startsWith("spawn");
}

/** Node says no path where an open file turns out to be a folder, or where there are too many of them. */
const pathless: ReadonlySet<string> = new Set(["EISDIR", "EMFILE", "ENFILE", "EIO"]);

/** The given path that a path lies in or is, the innermost of them. */
function givenAbove(path: string, given: readonly GivenPath[]): GivenPath | undefined {
  const inside = resolve(path) + sep;
  const above = given.filter(({ text }) => inside.startsWith(resolve(text) + sep));
  const below = given.filter(({ text }) => (resolve(text) + sep).startsWith(inside));
  return above.sort((left, right) => resolve(right.text).length - resolve(left.text).length)[0] ?? below[0];
}

const problems: Readonly<Record<string, string | undefined>> = {
  ENOENT: "it is not there",
  ENOTDIR: "it leads through a file, which is no folder",
  EISDIR: "a folder stands where a file is expected",
  EEXIST: "something else is there already",
  ENOTEMPTY: "the folder is not empty",
  EACCES: "the permission is missing",
  EPERM: "the system does not allow it",
  EROFS: "it lies on a disk that can only be read",
  ENAMETOOLONG: "the name is too long",
  ELOOP: "its links lead in a circle",
  ENOSPC: "there is no room left on its disk",
  EFBIG: "a file may not become that large there",
  EDQUOT: "there is no room left for you on its disk",
  EMFILE: "too many files are open",
  ENFILE: "too many files are open on this machine",
  EIO: "its disk does not answer",
  EBUSY: "something else is using it",
};

function advice(name: string, { access, kind }: PathUse): string {
  if (access === "read") {
    return `Give ${name} the path of ${kind === "any" ? "a file or a folder" : `a ${kind}`} that can be read.`;
  }
  const place = "a folder that is new or yours to write to";
  return `Give ${name} the path of ${kind === "results" ? `${place}, or of a .json file in one` : place}.`;
}
