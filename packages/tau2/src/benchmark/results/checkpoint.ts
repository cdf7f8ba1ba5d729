import { existsSync } from "node:fs";
import { GymError } from "@rwml/core";
import type { PythonDict } from "../../python/python-value.js";
import { changeLines, compareRuns, isOfOneWorld } from "./compare-runs.js";
import { withItem } from "./item-at.js";
import { type JsonStyle, usualStyle } from "./json-file.js";
import { loadResults, type ResultsLayout } from "./load-results.js";
import { readResults, readSimulation } from "./read-results.js";
import { listIn, recordChanges } from "./record-changes.js";
import type { Results, RunInfo } from "./results.js";
import { type SimulationWriter, simulationText } from "./results-text.js";
import { isDone, type RunKey, runKey } from "./run-key.js";
import { fileOfRun, saveResults } from "./save-results.js";
import type { Simulation } from "./simulation.js";

/** A run that is being played: every simulation is on the disk as soon as it is added. */
export interface Checkpoint {
  /** The file of the run. */
  readonly file: string;
  /** The run as it is on the disk. */
  readonly results: Results;
  /** Null for a new run. */
  readonly resumption: Resumption | null;
  /** Whether a simulation was played already, and need not be played again. */
  has(key: Pick<Simulation, "trial" | "task_id" | "seed">): boolean;
  /** Adds a simulation, in the place of one of the same trial, task and seed. Throws what `saveResults` throws. */
  add(record: PythonDict): Simulation;
}

/** What a run that is gone on with has been told otherwise than its file. */
export interface Resumption {
  /** Lines of what was changed, and accepted. */
  readonly changes: readonly string[];
  /** Names of settings that the file did not say, and which could therefore not be compared. */
  readonly unsaid: readonly string[];
}

/** How a run is gone on with. */
export interface CheckpointOptions {
  /** Goes on where settings or tasks are others than before, and notes so in the file. Default: false. */
  readonly acceptChanges?: boolean;
}

/**
 * Begins a run, or goes on with one: of simulations that are there twice the last is kept, those that were not done go to
 * the end until they are played again, tasks that the run does not have yet are added, and the number of trials becomes
 * the greater one. Settings that the file does not say are added to it. A run of which nothing was done begins anew.
 * Throws what `loadResults` and `saveResults` throw, and a GymError `tau2/other-run` that names all differences where the
 * file holds a run with other settings or tasks and these are not accepted, and always where it is of another world.
 *
 * @param path the file of the run; a name that does not end in `.json` is its folder
 * @param head the record of a run without simulations: timestamp, info and tasks
 */
export function openCheckpoint(path: string, head: PythonDict, options: CheckpointOptions = {}): Checkpoint {
  const file = fileOfRun(path);
  const begun = readResults(head, "The new run");
  return new RunCheckpoint(
    file,
    existsSync(file) ? resumed(file, begun, options) : { results: begun, ...newFile },
  );
}

interface Opened {
  readonly results: Results;
  readonly layout: ResultsLayout;
  readonly style: JsonStyle;
  readonly resumption: Resumption | null;
}

const newFile = { layout: "json", style: usualStyle, resumption: null } as const;

class RunCheckpoint implements Checkpoint {
  readonly file: string;
  readonly resumption: Resumption | null;
  readonly #layout: ResultsLayout;
  readonly #style: JsonStyle;
  readonly #texts = new WeakMap<Simulation, string>();
  readonly #simulations: Map<RunKey, Simulation>;
  #results: Results;

  constructor(file: string, { results, layout, style, resumption }: Opened) {
    this.file = file;
    this.resumption = resumption;
    this.#layout = layout;
    this.#style = style;
    this.#simulations = new Map(results.simulations.map((one) => [runKey(one), one]));
    this.#results = results;
    this.#save();
  }

  get results(): Results {
    return this.#results;
  }

  has(key: Pick<Simulation, "trial" | "task_id" | "seed">): boolean {
    const played = this.#simulations.get(runKey(key));
    return played !== undefined && isDone(played);
  }

  add(record: PythonDict): Simulation {
    const simulation = readSimulation(record, "The new simulation");
    // What takes the place of one that was not done comes last, so that places of those before stay what they are.
    this.#simulations.delete(runKey(simulation));
    this.#simulations.set(runKey(simulation), simulation);
    this.#save();
    return simulation;
  }

  #save(): void {
    this.#results = { ...this.#results, simulations: [...this.#simulations.values()] };
    saveResults(this.#results, this.file, { layout: this.#layout, style: this.#style, write: this.#write });
  }

  /** Simulations never change: each is turned into text once. */
  readonly #write: SimulationWriter = (simulation, style, level) => {
    let text = this.#texts.get(simulation);
    if (text === undefined) {
      text = simulationText(simulation, style, level);
      this.#texts.set(simulation, text);
    }
    return text;
  };
}

function resumed(file: string, begun: Results, { acceptChanges = false }: CheckpointOptions): Opened {
  const { results: stored, layout, style } = loadResults(file, { extraFiles: "take" });
  if (!isOfOneWorld(stored, begun)) throw otherWorld(file, stored, begun);
  const simulations = lastOfEach(stored.simulations);
  const done = simulations.filter(isDone);
  const nothing = { changes: [], unsaid: [] };
  if (done.length === 0) return { results: begun, layout, style, resumption: nothing };
  const { changes, unsaid } = compareRuns(stored, begun);
  if (changes.length > 0 && !acceptChanges) throw otherRun(file, changes.flatMap(changeLines));
  const changed = recordChanges(stored.record, [...changes, ...unsaid], done.length, begun.record);
  const trials = Math.max(stored.info.num_trials, begun.info.num_trials);
  const record = withItem(withAddedTasks(changed, stored, begun), ["info", "num_trials"], trials);
  const results = {
    ...readResults(record, file),
    simulations: [...done, ...simulations.filter((one) => !isDone(one))],
  };
  const resumption = { changes: changes.flatMap(changeLines), unsaid: unsaid.map(({ name }) => name) };
  return { results, layout, style, resumption };
}

function lastOfEach(simulations: readonly Simulation[]): readonly Simulation[] {
  return [...new Map(simulations.map((one) => [runKey(one), one])).values()];
}

function withAddedTasks(record: PythonDict, stored: Results, begun: Results): PythonDict {
  const known = new Set(stored.tasks.map(({ id }) => id));
  const added = listIn(begun.record, "tasks").filter((_, index) => !known.has(begun.tasks[index]!.id));
  return added.length === 0 ? record : withItem(record, ["tasks"], [...listIn(record, "tasks"), ...added]);
}

function otherRun(file: string, lines: readonly string[]): GymError {
  return new GymError(
    "tau2/other-run",
    [
      `${file} holds a run with other settings:`,
      ...lines.map((line) => `  ${line}`),
      "Save this run elsewhere (--out), take what that run took, or go on with --accept-changes, which notes in the file what changed and when.",
    ].join("\n"),
  );
}

function otherWorld(file: string, { info: old }: Results, { info: now }: Results): GymError {
  const world = (info: RunInfo) => `${info.domain_name} with the agent ${info.agent.implementation}`;
  return new GymError(
    "tau2/other-run",
    `${file} holds another run: it is of ${world(old)}, not of ${world(now)}. Save this run elsewhere (--out).`,
  );
}
