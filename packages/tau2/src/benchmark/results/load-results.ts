import { existsSync, readdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { dictOf, entriesOf, isDict, itemOf } from "../../python/dict.js";
import type { PythonDict, PythonValue } from "../../python/python-value.js";
import { type JsonStyle, readJsonFile } from "./json-file.js";
import { brokenResults, readResults } from "./read-results.js";
import type { Results } from "./results.js";

/** Results, and how they are kept. */
export interface StoredResults {
  readonly results: Results;
  readonly layout: ResultsLayout;
  /** The file that holds everything, or everything but the simulations. */
  readonly file: string;
  readonly style: JsonStyle;
}

/** One file, or a folder with a file for each simulation. */
export type ResultsLayout = "json" | "dir";

/** How a run is read. */
export interface LoadOptions {
  /**
   * What to do with simulations that a folder holds and its index does not name, as a kill between the writing of the two
   * leaves them. Default: `refuse`.
   */
  readonly extraFiles?: "refuse" | "take";
}

/** The name of the file in a run's folder, and of the folder of its simulations. */
export const resultsFileName = "results.json";
export const simulationsFolderName = "simulations";

/**
 * Reads a run in either layout. Throws a GymError `tau2/missing-file`, or `tau2/broken-results` where a file is broken or
 * where the index of a folder and its files do not agree.
 *
 * @param path the file of the run, or its folder
 */
export function loadResults(path: string, { extraFiles = "refuse" }: LoadOptions = {}): StoredResults {
  const file = existsSync(path) && statSync(path).isDirectory() ? join(path, resultsFileName) : path;
  const head = readJsonFile(file);
  const folder = join(dirname(file), simulationsFolderName);
  if (!isDict(head.value) || !isKeptInFolder(head.value, folder)) {
    return { results: readResults(head.value, file), layout: "json", file, style: head.style };
  }
  const simulations = readFolder(head.value, folder, file, extraFiles);
  const results = readResults(withSimulations(head.value, simulations), file);
  return { results, layout: "dir", file, style: head.style };
}

function isKeptInFolder(head: PythonDict, folder: string): boolean {
  const inFile = itemOf(head, "simulations");
  const isInFile = Array.isArray(inFile) && inFile.length > 0;
  return !isInFile && existsSync(folder);
}

/** The ids that the index of a run's folder names; null without an index. Throws what `loadResults` throws. */
export function readIndex(file: string): readonly string[] | null {
  const { value } = readJsonFile(file);
  return isDict(value) ? indexedIds(value, file) : null;
}

/** In the order of the index, which is that of the run; without one by name. */
function readFolder(
  head: PythonDict,
  folder: string,
  file: string,
  extraFiles: "refuse" | "take",
): readonly PythonValue[] {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .map((name) => name.slice(0, -".json".length))
    .sort();
  const indexed = indexedIds(head, file) ?? names;
  const missing = indexed.filter((id) => !names.includes(id));
  const extra = names.filter((name) => !indexed.includes(name));
  const problems = [
    ...(missing.length > 0 ? [`simulation files are missing: ${missing.join(", ")}`] : []),
    ...(extra.length > 0 && extraFiles === "refuse"
      ? [`simulation files are not in its index: ${extra.join(", ")}`]
      : []),
  ];
  if (problems.length > 0) throw brokenResults(file, problems.join("; "));
  return [...indexed, ...extra].map((id) => readJsonFile(join(folder, `${id}.json`)).value);
}

function indexedIds(head: PythonDict, file: string): readonly string[] | null {
  const index = itemOf(head, "simulation_index") ?? null;
  if (index === null) return null;
  if (!Array.isArray(index)) throw brokenResults(file, "its simulation_index is no list");
  return index.map((entry: PythonValue, position) => {
    const id = isDict(entry) ? itemOf(entry, "id") : undefined;
    if (typeof id !== "string")
      throw brokenResults(file, `entry ${position} of its simulation_index has no id`);
    return id;
  });
}

function withSimulations(head: PythonDict, simulations: readonly PythonValue[]): PythonDict {
  const entries = entriesOf(head).filter(([key]) => key !== "simulations");
  const before = entries.findIndex(([key]) => key === "tasks") + 1;
  return dictOf(entries.toSpliced(before, 0, ["simulations", simulations]));
}
