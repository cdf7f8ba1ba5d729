import {
  accessSync,
  constants,
  lstatSync,
  mkdtempSync,
  readdirSync,
  rmdirSync,
  type Stats,
  statSync,
} from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { nearestNames } from "@rwml/core";
import { type GivenPath, systemProblem, unusablePath } from "./unusable-path.js";

/**
 * Refuses a path that a command could not work with, before any work is done. What changes afterwards is left to
 * `asPathFailure`. Writes nothing that stays. Throws a GymError `cli/unusable-path`.
 */
export function checkPath(given: GivenPath): void {
  const { text, use } = given;
  if (text.trim() === "") throw unusablePath(given, "it is empty");
  if (text.includes("\0")) throw unusablePath(given, "it holds a NUL character");
  const found = lookAt(text, given);
  if (found === null) {
    if (use.access === "write") checkParent(given);
    else if (!use.mayBeMissing) throw unusablePath(given, missing(given));
    return;
  }
  checkKind(given, found);
  const mode = use.access === "read" ? constants.R_OK : constants.W_OK;
  attempt(given, () => accessSync(use.access === "read" || found.isDirectory() ? text : dirname(text), mode));
}

function checkKind(given: GivenPath, found: Stats): void {
  const { text, use } = given;
  // What a shell gives as <(…) is a pipe that somebody writes to; one with a name may never have an end, nor a device.
  const isGivenPipe = found.isFIFO() && use.access === "read" && /^\/(dev|proc\/self)\/fd\//.test(text);
  if (!found.isFile() && !found.isDirectory() && !isGivenPipe) {
    throw unusablePath(given, "it is neither a file nor a folder");
  }
  const wantsFile = use.kind === "file" || (use.kind === "results" && text.endsWith(".json"));
  if (wantsFile && found.isDirectory()) throw unusablePath(given, "it is a folder, not a file");
  const wantsFolder = use.kind === "folder" || (use.kind === "results" && !wantsFile);
  if (wantsFolder && !found.isDirectory()) {
    const nearest = use.access === "read" ? `; it lies in ${dirname(text)}` : "";
    throw unusablePath(given, `it is a file, not a folder${nearest}`);
  }
}

/** What is there; null for nothing. */
function lookAt(path: string, given: GivenPath): Stats | null {
  try {
    return statSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") {
      throw unusablePath(given, systemProblem(error), error);
    }
    if (lstatSync(path, { throwIfNoEntry: false }) === undefined) return null;
    throw unusablePath(given, `${path} is a link to something that is not there`, error);
  }
}

/** Whether the folders that are missing could be made, found out by making another one and removing it again. */
function checkParent(given: GivenPath): void {
  let folder = resolve(given.text);
  const missing: string[] = [];
  while (lookAt(folder, given) === null) {
    missing.push(basename(folder));
    folder = dirname(folder);
  }
  // A name that is too long shows only where the folder above it is there.
  for (const name of missing) attempt(given, () => lstatSync(join(folder, name), { throwIfNoEntry: false }));
  attempt(given, () => rmdirSync(mkdtempSync(join(folder, ".rwml-"))), folder);
}

/** @param path what a failure is about, where that is not what the action touches */
function attempt(given: GivenPath, action: () => unknown, path?: string): void {
  try {
    action();
  } catch (error) {
    const seen = path === undefined ? error : Object.assign(error as Error, { path });
    throw unusablePath(given, systemProblem(seen), error);
  }
}

function missing({ text, use }: GivenPath): string {
  const [nearest] = nearestNames(basename(text), namesIn(dirname(text)));
  const hint = nearest === undefined ? "" : ` (did you mean ${join(dirname(text), nearest)}?)`;
  return `there is no such ${use.kind === "any" ? "file or folder" : use.kind}${hint}`;
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
