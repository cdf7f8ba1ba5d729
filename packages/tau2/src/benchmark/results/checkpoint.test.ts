import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { indentedJson } from "../../python/indented-json.js";
import { runRecord, simulationRecord, taskRecord } from "../../testing/mock-run.js";
import { openCheckpoint } from "./checkpoint.js";
import { loadResults } from "./load-results.js";
import { readResults } from "./read-results.js";
import { saveResults } from "./save-results.js";

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "checkpoint-"));
  file = join(folder, "run.json");
});
afterEach(() => rmSync(folder, { recursive: true }));

describe("openCheckpoint", () => {
  it("should have every simulation on the disk once it is added", () => {
    const checkpoint = openCheckpoint(file, runRecord());
    expect(readFileSync(file, "utf8")).toBe(indentedJson(runRecord()));
    checkpoint.add(simulationRecord());
    checkpoint.add(simulationRecord({ id: "s2", trial: 1 }));
    expect(readFileSync(file, "utf8")).toBe(
      indentedJson(runRecord([simulationRecord(), simulationRecord({ id: "s2", trial: 1 })])),
    );
    expect(checkpoint.results.simulations).toHaveLength(2);
  });

  it("should know what was played already, by trial, task and seed", () => {
    openCheckpoint(file, runRecord()).add(simulationRecord());
    const again = openCheckpoint(file, runRecord());
    const key = { trial: 0, task_id: "sweep", seed: 7 };
    expect(again.has(key)).toBe(true);
    expect(again.has({ ...key, trial: 1 })).toBe(false);
    expect(again.has({ ...key, task_id: "mop" })).toBe(false);
    expect(again.has({ ...key, seed: 8 })).toBe(false);
  });

  it("should remove what the infrastructure broke off, to be played again", () => {
    saved([
      simulationRecord(),
      simulationRecord({ id: "s2", trial: 1, termination_reason: "infrastructure_error" }),
    ]);
    const checkpoint = openCheckpoint(file, runRecord());
    expect(checkpoint.has({ trial: 1, task_id: "sweep", seed: 7 })).toBe(false);
    expect(ids()).toEqual(["s1"]);
    checkpoint.add(simulationRecord({ id: "s3", trial: 1, termination_reason: "infrastructure_error" }));
    expect(checkpoint.has({ trial: 1, task_id: "sweep", seed: 7 })).toBe(false);
    checkpoint.add(simulationRecord({ id: "s4", trial: 1 }));
    expect(ids()).toEqual(["s1", "s4"]);
  });

  it("should keep the last of simulations that are there twice", () => {
    saved([simulationRecord(), simulationRecord({ id: "s2" })]);
    openCheckpoint(file, runRecord());
    expect(ids()).toEqual(["s2"]);
  });

  it("should add tasks that the run does not have yet, and keep those that it has", () => {
    saved([simulationRecord()]);
    const head = { ...runRecord(), tasks: [taskRecord("mop", "other"), taskRecord("dust")] };
    const { results } = openCheckpoint(file, head);
    expect(results.tasks.map(({ id }) => id)).toEqual(["sweep", "mop", "dust"]);
    const { tasks } = JSON.parse(readFileSync(file, "utf8"));
    expect(tasks).toEqual([taskRecord("sweep"), taskRecord("mop"), taskRecord("dust")]);
  });

  it("should go on with a run in a folder, and with what a kill left there", () => {
    saveResults(readResults(runRecord([simulationRecord()]), "here"), folder, { layout: "dir" });
    const extra = simulationRecord({ id: "s2", trial: 1 });
    writeFileSync(join(folder, "simulations", "s2.json"), indentedJson(extra));
    const checkpoint = openCheckpoint(folder, runRecord());
    expect(checkpoint.has({ trial: 1, task_id: "sweep", seed: 7 })).toBe(true);
    checkpoint.add(simulationRecord({ id: "s3", trial: 2 }));
    const stored = loadResults(folder);
    expect(stored.layout).toBe("dir");
    expect(stored.results.simulations.map(({ id }) => id)).toEqual(["s1", "s2", "s3"]);
  });

  it("should refuse to mix runs of different participants", () => {
    saved([simulationRecord()]);
    const before = readFileSync(file, "utf8");
    const info = runRecord().info as { readonly agent_info: object };
    const other = {
      ...runRecord(),
      info: { ...info, agent_info: { implementation: "llm_agent", llm: "model-b" } },
    };
    expect(() => openCheckpoint(file, other)).toThrow("its agent's model is model-a, not model-b");
    expect(readFileSync(file, "utf8")).toBe(before);
  });

  it("should leave a broken file as it is", () => {
    writeFileSync(file, '{"timestamp": ');
    expect(() => openCheckpoint(file, runRecord())).toThrow(
      expect.objectContaining({ code: "tau2/broken-results" }),
    );
    expect(readFileSync(file, "utf8")).toBe('{"timestamp": ');
  });

  it("should refuse a broken simulation and keep those that are there", () => {
    const checkpoint = openCheckpoint(file, runRecord());
    checkpoint.add(simulationRecord());
    expect(() => checkpoint.add({ id: "s2" })).toThrow(
      "The new simulation cannot be read: task_id: Field required",
    );
    expect(ids()).toEqual(["s1"]);
  });
});

function saved(simulations: readonly ReturnType<typeof simulationRecord>[]): void {
  writeFileSync(file, indentedJson(runRecord(simulations)));
}

function ids(): readonly string[] {
  return loadResults(file).results.simulations.map(({ id }) => id);
}
