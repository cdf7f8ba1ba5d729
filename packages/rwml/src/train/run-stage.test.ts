import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { ProgressEvent } from "../act/progress/progress-event.js";
import { decodeSafetensors, encodeSafetensors } from "../model/folder/safetensors.js";
import { livelyParameters, tinyConfig } from "../model/testing/tiny-model.js";
import { type Budget, budgetProgress } from "./budget.js";
import { loadCheckpoint } from "./checkpoint.js";
import { checkpointPath, runStage, type Stage } from "./run-stage.js";
import { adamw } from "./update/adamw.js";
import { muon } from "./update/muon.js";

/** A stage whose steps take 0.4 seconds each, by their own account. */
function stage(budget: Budget, out = mkdtempSync(join(tmpdir(), "rwml-stage-"))): Stage<number> {
  return {
    name: "start",
    title: "Test",
    unit: "steps",
    budget,
    pace: null,
    config: tinyConfig,
    path: checkpointPath(out, "start"),
    origin: "a".repeat(64),
    begin() {
      const parameters = livelyParameters();
      return { config: tinyConfig, parameters, optimizer: muon(tinyConfig).start(parameters) };
    },
    async *steps(trainee, state) {
      while (budgetProgress(budget, state) < 1) {
        trainee.parameters["output.gain"]![0] = state.steps;
        state.steps += 1;
        state.seconds += 0.4;
        yield state.steps;
      }
    },
    note(step, state, { curve }) {
      curve.push({ step, seconds: state.seconds, figures: {} });
      return { step };
    },
  };
}

async function run(given: Stage<number>, stopAfter = Number.POSITIVE_INFINITY) {
  const stop = new AbortController();
  if (stopAfter === 0) stop.abort();
  const events: ProgressEvent[] = [];
  const result = await runStage(given, stop.signal, (event) => {
    events.push(event);
    if (event.type === "stage-progress" && event.figures.step! >= stopAfter) stop.abort();
  });
  return { result, events };
}

describe("runStage", () => {
  it("should make one step at least in the shortest time, and show no more than all of it", async () => {
    const { result, events } = await run(stage({ type: "seconds", seconds: 0.001 }));
    expect(result).toMatchObject({ finished: true, state: { steps: 1 } });
    const overshot = await run(stage({ type: "seconds", seconds: 1.4 }));
    for (const event of [...events, ...overshot.events]) {
      if (event.type === "stage-progress") expect(event.done).toBeLessThanOrEqual(event.total!);
    }
    expect(overshot.result.state.steps).toBe(4);
  });

  it("should finish at once without a budget, and keep the model it began with", async () => {
    const empty = stage({ type: "steps", steps: 0 });
    const { result, events } = await run(empty);
    expect(result.finished).toBe(true);
    expect(loadCheckpoint(empty.path)!.parameters).toEqual(livelyParameters());
    expect(events.map(({ type }) => type)).toEqual(["stage-start", "stage-end"]);
  });

  it("should write nothing when it is stopped before its first step", async () => {
    const given = stage({ type: "steps", steps: 3 });
    const { result, events } = await run(given, 0);
    expect(result).toMatchObject({ finished: false, state: { steps: 0 } });
    expect(loadCheckpoint(given.path)).toBeNull();
    expect(events.map(({ type }) => type)).toEqual(["stage-start"]);
  });

  it("should go on from its checkpoint, with its log", async () => {
    const given = stage({ type: "steps", steps: 5 });
    expect((await run(given, 2)).result).toMatchObject({ finished: false, state: { steps: 2 } });
    const { result } = await run(given);
    expect(result.log.curve.map(({ step }) => step)).toEqual([1, 2, 3, 4, 5]);
    expect(result.trainee.parameters["output.gain"]![0]).toBe(4);
  });

  it("should add nothing to a stage that had finished", async () => {
    const given = stage({ type: "seconds", seconds: 0.7 });
    const first = (await run(given)).result;
    const again = (await run(given)).result;
    expect(again).toEqual(first);
  });

  it("should say once when the machine is far slower than was expected", async () => {
    const notes = async (pace: number | null) => {
      const { events } = await run({ ...stage({ type: "steps", steps: 120 }), pace });
      return events.flatMap((event) => (event.type === "note" ? [event.text] : []));
    };
    expect(await notes(10)).toEqual([
      expect.stringMatching(/^Test: the machine now makes 25 % of the steps/),
    ]);
    expect(await notes(3)).toEqual([]);
    expect(await notes(null)).toEqual([]);
  });

  it("should refuse the checkpoint of a model that reads its tokens in another way", async () => {
    const given = stage({ type: "steps", steps: 3 });
    await run(given, 1);
    const config = { ...tinyConfig, vocabulary: tinyConfig.vocabulary + 1 };
    await expect(run({ ...given, config })).rejects.toThrow(/dataset has changed/);
  });

  it("should refuse the checkpoint of another stage or run, and say what to do", async () => {
    const given = stage({ type: "steps", steps: 3 });
    await run(given, 1);
    const failure = run({ ...given, origin: "b".repeat(64) });
    await expect(failure).rejects.toMatchObject({ code: "train/other-stage" });
    await expect(failure).rejects.toThrow(given.path);
  });

  it("should go on from a checkpoint of format version 1, but not from that of another stage", async () => {
    const given = stage({ type: "steps", steps: 3 });
    await run(given, 1);
    const { tensors, metadata } = decodeSafetensors(readFileSync(given.path), (flaw) => {
      throw new Error(flaw);
    });
    const { sha256: _, origin: __, ...rest } = metadata;
    const version1 = encodeSafetensors(tensors, { ...rest, formatVersion: "1" });
    writeFileSync(given.path, version1);
    const withAdamw = () => {
      const parameters = livelyParameters();
      return {
        config: tinyConfig,
        parameters,
        optimizer: { adamw: adamw().start(parameters), momentum: {} },
      };
    };
    await expect(run({ ...given, begin: withAdamw })).rejects.toMatchObject({ code: "train/other-stage" });
    expect((await run(given)).result).toMatchObject({ finished: true, state: { steps: 3 } });
  });

  it("should not save parameters that are not finite, and keep the checkpoint before", async () => {
    const given = stage({ type: "steps", steps: 5 });
    await run(given, 2);
    const breaking: Stage<number> = {
      ...given,
      async *steps(trainee, state) {
        for await (const step of given.steps(trainee, state)) {
          if (step === 4) trainee.parameters["layers.0.mlp.input"]!.fill(Number.NaN);
          yield step;
        }
      },
    };
    await expect(run(breaking)).rejects.toMatchObject({ code: "train/diverged" });
    await expect(run(breaking)).rejects.toThrow(/layers\.0\.mlp\.input .* not finite/);
    expect(loadCheckpoint(given.path)!.state.steps).toBe(2);
  });

  it("should not save a model that has learned nothing because no gradient was finite", async () => {
    const given = stage({ type: "steps", steps: 3 });
    const skipping: Stage<number> = {
      ...given,
      async *steps(trainee, state) {
        for await (const step of given.steps(trainee, state)) {
          state.skippedUpdates += 1;
          yield step;
        }
      },
    };
    await expect(run(skipping)).rejects.toThrow(/learned nothing/);
    expect(loadCheckpoint(given.path)).toBeNull();
  });

  it("should tell how many updates were left out", async () => {
    const given = stage({ type: "steps", steps: 3 });
    const { events } = await run({
      ...given,
      async *steps(trainee, state) {
        for await (const step of given.steps(trainee, state)) {
          if (step === 2) state.skippedUpdates += 1;
          yield step;
        }
      },
    });
    expect(events).toContainEqual({
      type: "note",
      text: "Test: 1 of 3 updates were left out, because their gradients were not finite.",
    });
  });
});
