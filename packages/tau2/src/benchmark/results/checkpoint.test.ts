import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { indentedJson } from "../../python/indented-json.js";
import type { PythonRecord } from "../../python/python-value.js";
import { runRecord, simulationRecord, taskRecord } from "../../testing/mock-run.js";
import { openCheckpoint } from "./checkpoint.js";
import { tasksPlayed } from "./former-tasks.js";
import { loadResults } from "./load-results.js";
import { readResults } from "./read-results.js";
import { saveResults } from "./save-results.js";

/** What differs in every way from the run of `runRecord`. */
const otherHead = runRecord([], {
  timestamp: "2026-01-02T00:00:00.000000",
  info: {
    ...{ git_commit: "unknown", num_trials: 1, max_steps: 30, max_errors: 3, seed: 301 },
    user_info: { implementation: "user_simulator", llm: "model-u", llm_args: { temperature: 1.5 } },
    agent_info: { implementation: "llm_agent", llm: "model-b", llm_args: null },
    environment_info: { domain_name: "mock", policy: "Be long.", tool_defs: null },
  },
  tasks: [taskRecord("sweep", "pending")],
});

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

  it("should keep what the infrastructure broke off at the end, until it is played again", () => {
    saved([
      simulationRecord({ id: "s2", trial: 1, termination_reason: "infrastructure_error" }),
      simulationRecord(),
    ]);
    const checkpoint = openCheckpoint(file, runRecord());
    expect(checkpoint.has({ trial: 1, task_id: "sweep", seed: 7 })).toBe(false);
    expect(ids()).toEqual(["s1", "s2"]);
    checkpoint.add(simulationRecord({ id: "s3", trial: 1, termination_reason: "infrastructure_error" }));
    expect(checkpoint.has({ trial: 1, task_id: "sweep", seed: 7 })).toBe(false);
    checkpoint.add(simulationRecord({ id: "s4", trial: 1 }));
    expect(ids()).toEqual(["s1", "s4"]);
  });

  it.each([
    ["unexpected_error", false],
    ["user_stop", true],
  ])("should take a %s without a reward for done: %s", (termination_reason, isDone) => {
    saved([simulationRecord({ termination_reason, more: { reward_info: null } })]);
    expect(openCheckpoint(file, runRecord()).has({ trial: 0, task_id: "sweep", seed: 7 })).toBe(isDone);
  });

  it("should keep the last of simulations that are there twice", () => {
    saved([simulationRecord(), simulationRecord({ id: "s2" })]);
    openCheckpoint(file, runRecord());
    expect(ids()).toEqual(["s2"]);
  });

  it("should add tasks that the run does not have yet, and keep those that it has", () => {
    saved([simulationRecord()]);
    const head = { ...runRecord(), tasks: [taskRecord("mop"), taskRecord("dust")] };
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

  describe("with other settings", () => {
    it("should name every difference, before and after, and leave the file as it is", () => {
      saved([simulationRecord()]);
      const before = readFileSync(file, "utf8");
      const lines = [
        'agent\'s model: "model-a" -> "model-b"',
        "user's parameters, temperature: 0.0 -> 1.5",
        'policy: "Be brief…" -> "Be long."',
        "max steps: 200 -> 30",
        "max errors: 10 -> 3",
        "seed: 300 -> 301",
        'task sweep, evaluation_criteria.actions.0.arguments.status: "completed" -> "pending"',
      ];
      for (const line of lines) expect(() => openCheckpoint(file, otherHead)).toThrow(line);
      expect(() => openCheckpoint(file, otherHead)).toThrow(
        expect.objectContaining({ code: "tau2/other-run" }),
      );
      expect(readFileSync(file, "utf8")).toBe(before);
    });

    it("should go on where they are accepted, and note what was changed, when and since which simulation", () => {
      saved([simulationRecord(), simulationRecord({ id: "s2", trial: 1 })]);
      const { resumption } = openCheckpoint(file, otherHead, { acceptChanges: true });
      expect(resumption?.changes).toContain("max steps: 200 -> 30");
      const { info, tasks } = JSON.parse(readFileSync(file, "utf8"));
      expect(info).toMatchObject({ max_steps: 30, seed: 301, agent_info: { llm: "model-b" } });
      expect(info.changes).toHaveLength(7);
      const noted = { time: "2026-01-02T00:00:00.000000", from_simulation: 2 };
      expect(info.changes[0]).toEqual({
        ...{ ...noted, setting: "agent_info.llm", before: "model-a", after: "model-b" },
      });
      expect(info.changes.at(-1)).toMatchObject({ ...noted, setting: "task", task_id: "sweep" });
      expect(tasks[0]).toEqual(taskRecord("sweep", "pending"));
      expect(openCheckpoint(file, otherHead).resumption).toEqual({ changes: [], unsaid: [] });
    });

    it("should find the task that each simulation was about", () => {
      saved([simulationRecord()]);
      const checkpoint = openCheckpoint(file, otherHead, { acceptChanges: true });
      checkpoint.add(simulationRecord({ id: "s2", trial: 1 }));
      const back = { ...otherHead, tasks: [taskRecord("sweep", "done")] };
      const later = openCheckpoint(file, back, { acceptChanges: true });
      later.add(simulationRecord({ id: "s3", trial: 2 }));
      const played = tasksPlayed(loadResults(file).results);
      const statuses = [0, 1, 2].map(
        (index) => played(index)?.evaluation_criteria?.actions?.[0]?.arguments.status,
      );
      expect(statuses).toEqual(["completed", "pending", "done"]);
    });

    it("should take what a file of upstream or of an earlier release does not say, and tell that it was not compared", () => {
      saved([simulationRecord()]);
      const { info } = runRecord() as { info: PythonRecord };
      const more = {
        timeout: null,
        judge_info: { llm: "model-j", llm_args: {}, base_url: "http://here/v1" },
      };
      const head = { ...runRecord(), info: { ...info, ...more } };
      const unsaid = ["judge's model", "judge's parameters", "judge's endpoint", "timeout"];
      expect(openCheckpoint(file, head).resumption).toEqual({ changes: [], unsaid });
      expect(JSON.parse(readFileSync(file, "utf8")).info).toMatchObject(more);
      expect(openCheckpoint(file, head).resumption).toEqual({ changes: [], unsaid: [] });
      const other = { ...head, info: { ...head.info, judge_info: { ...more.judge_info, llm: "model-k" } } };
      expect(() => openCheckpoint(file, other)).toThrow('judge\'s model: "model-j" -> "model-k"');
    });

    it("should begin anew where nothing was done, and refuse another world even so", () => {
      saved([simulationRecord({ termination_reason: "infrastructure_error" })]);
      const { results } = openCheckpoint(file, otherHead);
      expect(results.simulations).toEqual([]);
      expect(results.info.max_steps).toBe(30);
      const { info } = runRecord() as { info: PythonRecord };
      const solo = { ...runRecord(), info: { ...info, agent_info: { implementation: "llm_agent_solo" } } };
      expect(() => openCheckpoint(file, solo, { acceptChanges: true })).toThrow("another run");
    });
  });

  it.each([
    [1, 4, 4],
    [4, 1, 4],
  ])("should take the greater number of trials: %i, then %i", (first, second, greater) => {
    const { info } = runRecord() as { info: PythonRecord };
    const head = (num_trials: number) => ({ ...runRecord(), info: { ...info, num_trials } });
    openCheckpoint(file, head(first)).add(simulationRecord());
    expect(openCheckpoint(file, head(second)).results.info.num_trials).toBe(greater);
    expect(JSON.parse(readFileSync(file, "utf8")).info.num_trials).toBe(greater);
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
