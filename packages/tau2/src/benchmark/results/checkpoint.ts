import { existsSync } from "node:fs";
import { GymError } from "@rwml/core";
import { dictOf, entriesOf, itemOf } from "../../python/dict.js";
import type { PythonDict, PythonValue } from "../../python/python-value.js";
import { type JsonStyle, usualStyle } from "./json-file.js";
import { loadResults, type ResultsLayout } from "./load-results.js";
import { readResults, readSimulation } from "./read-results.js";
import type { Results } from "./results.js";
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
  /** Whether a simulation was played already, and not broken off by the infrastructure. */
  has(key: Pick<Simulation, "trial" | "task_id" | "seed">): boolean;
  /** Adds a simulation, in the place of one of the same trial, task and seed. Throws what `saveResults` throws. */
  add(record: PythonDict): Simulation;
}

/**
 * Begins a run, or goes on with one: simulations that the infrastructure broke off are removed, of those that are there
 * twice the last is kept, and tasks that the run does not have yet are added. Throws what `loadResults` and `saveResults`
 * throw, and a GymError `tau2/other-run` where the file holds a run of another domain or of other participants.
 *
 * @param path the file of the run; a name that does not end in `.json` is its folder
 * @param head the record of a run without simulations: timestamp, info and tasks
 */
export function openCheckpoint(path: string, head: PythonDict): Checkpoint {
  const file = fileOfRun(path);
  const begun = readResults(head, "The new run");
  const { results, layout, style } = existsSync(file) ? resumed(file, begun) : { results: begun, ...newFile };
  return new RunCheckpoint(file, results, layout, style);
}

const newFile = { layout: "json", style: usualStyle } as const;

class RunCheckpoint implements Checkpoint {
  readonly file: string;
  readonly #layout: ResultsLayout;
  readonly #style: JsonStyle;
  readonly #texts = new WeakMap<Simulation, string>();
  readonly #simulations: Map<RunKey, Simulation>;
  #results: Results;

  constructor(file: string, results: Results, layout: ResultsLayout, style: JsonStyle) {
    this.file = file;
    this.#layout = layout;
    this.#style = style;
    this.#simulations = new Map(results.simulations.filter(isDone).map((one) => [runKey(one), one]));
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

function resumed(
  file: string,
  begun: Results,
): { results: Results; layout: ResultsLayout; style: JsonStyle } {
  const { results, layout, style } = loadResults(file, { extraFiles: "take" });
  refuseOtherRun(file, results, begun);
  const known = new Set(results.tasks.map(({ id }) => id));
  const added = begun.tasks.map((task, index) => ({ task, index })).filter(({ task }) => !known.has(task.id));
  const records = listIn(begun.record, "tasks");
  const record = withTasks(results.record, [
    ...listIn(results.record, "tasks"),
    ...added.map(({ index }) => records[index]!),
  ]);
  const tasks = [...results.tasks, ...added.map(({ task }) => task)];
  return { results: { ...results, record, tasks }, layout, style };
}

function refuseOtherRun(file: string, { info: old }: Results, { info: now }: Results): void {
  const differing = (
    [
      ["domain", old.domain_name, now.domain_name],
      ["agent", old.agent.implementation, now.agent.implementation],
      ["agent's model", old.agent.llm, now.agent.llm],
      ["user", old.user.implementation, now.user.implementation],
      ["user's model", old.user.llm, now.user.llm],
    ] as const
  ).find(([, before, after]) => before !== after);
  if (differing === undefined) return;
  const [what, before, after] = differing;
  throw new GymError(
    "tau2/other-run",
    `${file} holds another run: its ${what} is ${before ?? "none"}, not ${after ?? "none"}. Save this run elsewhere, or take what that run took.`,
  );
}

function listIn(record: PythonDict, key: string): readonly PythonValue[] {
  const list = itemOf(record, key);
  return Array.isArray(list) ? list : [];
}

function withTasks(record: PythonDict, tasks: readonly PythonValue[]): PythonDict {
  return dictOf(entriesOf(record).map(([key, value]) => [key, key === "tasks" ? tasks : value] as const));
}
