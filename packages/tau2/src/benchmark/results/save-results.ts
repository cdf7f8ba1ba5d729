import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { GymError } from "@rwml/core";
import { whileThereIsRoom, withFileLock, writeAtomically } from "@rwml/core/dataset";
import { type JsonStyle, usualStyle } from "./json-file.js";
import { type ResultsLayout, readIndex, resultsFileName, simulationsFolderName } from "./load-results.js";
import type { Results } from "./results.js";
import { headText, resultsText, type SimulationWriter, simulationText } from "./results-text.js";

/** How results are kept. */
export interface SaveOptions {
  /** Default: `json`, one file. */
  readonly layout?: ResultsLayout;
  /** Default: as most of upstream's files are. */
  readonly style?: JsonStyle;
  /**
   * Whether the run takes the place of another one of the same conversations, so that a mixture of the two must never be
   * taken for a run: killed while it does so, it leaves simulations without an index. Default: false, for runs that grow.
   */
  readonly replaces?: boolean;
  /** Writes simulations. Default: `simulationText`. */
  readonly write?: SimulationWriter;
}

/**
 * Writes a run. Each file is replaced as a whole: after a kill either the old content or the new one is there. Throws a
 * DiskFullError, or a GymError: `tau2/bad-simulation-id` for an id that cannot name a file, `file/locked` where somebody
 * else writes the run.
 *
 * @param path the file of the run; a name that does not end in `.json` is its folder
 * @returns the file
 */
export function saveResults(results: Results, path: string, options: SaveOptions = {}): string {
  const { layout = "json", style = usualStyle, replaces = false, write = simulationText } = options;
  const file = fileOfRun(path);
  const save = (): void => {
    if (layout === "json") writeAtomically(file, resultsText(results, style, write));
    else if (replaces) replaceFolder(results, file, style, write);
    else saveFolder(results, file, style, write);
  };
  whileThereIsRoom(
    file,
    () => "What was saved before is kept.",
    () => whileRunIsHeld(path, save),
  );
  return file;
}

/**
 * Does work while nobody else writes a run: what is saved in between is this process's alone. Makes the run's folder
 * where it is missing. Throws a GymError `file/locked` where somebody else writes it.
 *
 * @param path the file of the run, or its folder
 */
export function whileRunIsHeld<Result>(path: string, work: () => Result): Result {
  return withFileLock(fileOfRun(path), work);
}

/** The file in which `saveResults` keeps a run, or its index. */
export function fileOfRun(path: string): string {
  return path.endsWith(".json") ? path : join(path, resultsFileName);
}

/** Everything is written before anything is moved, so that a full disk leaves what was there. */
function replaceFolder(results: Results, file: string, style: JsonStyle, write: SimulationWriter): void {
  const folder = join(dirname(file), simulationsFolderName);
  const staging = `${folder}.writing`;
  const names = results.simulations.map(({ id }) => `${fileId(id)}.json`);
  const before = existsSync(file) ? (readIndex(file) ?? []) : [];
  const whole = join(staging, simulationsFolderName);
  const head = join(staging, resultsFileName);
  rmSync(staging, { recursive: true, force: true });
  mkdirSync(whole, { recursive: true });
  try {
    for (const [index, simulation] of results.simulations.entries()) {
      writeAtomically(join(whole, names[index]!), write(simulation, style, 0));
    }
    writeAtomically(head, headText(results, style));
    mkdirSync(folder, { recursive: true });
    rmSync(file, { force: true });
    for (const name of names) renameSync(join(whole, name), join(folder, name));
    for (const id of before)
      if (!names.includes(`${id}.json`)) rmSync(join(folder, `${fileId(id)}.json`), { force: true });
    renameSync(head, file);
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}

/** The index goes behind the simulations that it names, and before those that it no longer names are removed. */
function saveFolder(results: Results, file: string, style: JsonStyle, write: SimulationWriter): void {
  const folder = join(dirname(file), simulationsFolderName);
  const paths = results.simulations.map(({ id }) => join(folder, `${fileId(id)}.json`));
  const before = existsSync(file) ? (readIndex(file) ?? []) : [];
  mkdirSync(folder, { recursive: true });
  for (const [index, simulation] of results.simulations.entries()) {
    const text = write(simulation, style, 0);
    if (!holds(paths[index]!, text)) writeAtomically(paths[index]!, text);
  }
  writeAtomically(file, headText(results, style));
  const kept = new Set(results.simulations.map(({ id }) => id));
  for (const id of before) if (!kept.has(id)) rmSync(join(folder, `${fileId(id)}.json`), { force: true });
}

function holds(path: string, text: string): boolean {
  return existsSync(path) && readFileSync(path, "utf8") === text;
}

function fileId(id: string): string {
  if (id !== "" && basename(id) === id && !id.startsWith(".")) return id;
  throw new GymError(
    "tau2/bad-simulation-id",
    `The simulation id ${JSON.stringify(id)} cannot name a file. Keep this run in one file (layout json).`,
  );
}
