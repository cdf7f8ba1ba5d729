import { copyFileSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { GymError } from "@rwml/core";
import { describe, expect, it } from "vitest";
import type { ProgressEvent } from "../act/progress/progress-event.js";
import { loadModel } from "../model/folder/model-folder.js";
import { loadCheckpoint, saveCheckpoint } from "./checkpoint.js";
import { checkpointPath } from "./run-stage.js";
import { smallDataset, smallTask } from "./small-run.fixture.js";
import { trainWorldModel } from "./train-world-model.js";
import { modelFolder, trainedModels } from "./trained-models.js";
import { trainingStages } from "./training-stage.js";
import type { TrainingOutcome, TrainingTask } from "./training-task.js";

const data = await smallDataset("alfworld/generated", 20, 1);
const steps = { start: 12, supervised: 6, rwml: 3 };
const forever = new AbortController().signal;

/** Trains until a stage has made so many steps. */
function trainUntil(task: TrainingTask, stage: string, done: number): Promise<TrainingOutcome> {
  const stop = new AbortController();
  return trainWorldModel(
    task,
    (event: ProgressEvent) => {
      if (event.type === "stage-progress" && event.stage === stage && event.done >= done) stop.abort();
    },
    stop.signal,
  );
}

describe("trainWorldModel", () => {
  it("should resume bit for bit, in each stage", async () => {
    const whole = smallTask(data, steps);
    const outcome = await trainWorldModel(whole, () => {}, forever);
    expect(outcome).toMatchObject({
      interrupted: false,
      stages: [{ steps: 12 }, { steps: 6 }, { steps: 3 }],
    });

    const parted = smallTask(data, steps);
    expect(await trainUntil(parted, "start", 5)).toMatchObject({ interrupted: true, stages: [{ steps: 5 }] });
    expect(await trainUntil(parted, "supervised", 2)).toMatchObject({
      interrupted: true,
      stages: [{ steps: 12 }, { steps: 2 }],
    });
    expect(await trainUntil(parted, "rwml", 1)).toMatchObject({ interrupted: true });
    const resumed = await trainWorldModel(parted, () => {}, forever);
    expect(resumed.groups).toEqual(outcome.groups);
    expect(resumed.stages.map(({ samples, tokens }) => [samples, tokens])).toEqual(
      outcome.stages.map(({ samples, tokens }) => [samples, tokens]),
    );
    for (const stage of trainingStages) {
      expect(loadModel(modelFolder(parted.out, stage)).parameters).toEqual(
        loadModel(modelFolder(whole.out, stage)).parameters,
      );
    }
    for (const arm of ["supervised", "rwml"] as const) {
      const [first, second] = [whole, parted].map(({ out }) => loadCheckpoint(checkpointPath(out, arm))!);
      expect(second!.optimizer).toEqual(first!.optimizer);
    }
  });

  it("should begin both arms where the start ended, and go on with its optimiser and behind its data", async () => {
    const task = smallTask(data, { start: 4, supervised: 0, rwml: 0 });
    await trainWorldModel(task, () => {}, forever);
    const [start, supervised, rwml] = trainingStages.map(
      (stage) => loadCheckpoint(checkpointPath(task.out, stage))!,
    );
    expect([supervised!.parameters, rwml!.parameters]).toEqual([start!.parameters, start!.parameters]);
    expect(supervised!.optimizer).toEqual(start!.optimizer);

    // With the same learning rate throughout, start and arm together are one longer start.
    const constant = { peak: 0.01, warmupSteps: 1, decayFrom: 1 };
    const flat = (steps: { readonly start: number; readonly supervised: number }): TrainingTask => {
      const task = smallTask(data, { ...steps, rwml: 0 });
      const supervised = { ...task.recipe.supervised, schedule: constant };
      return { ...task, recipe: { ...task.recipe, supervised, continued: constant } };
    };
    const [parted, whole] = [flat({ start: 4, supervised: 3 }), flat({ start: 7, supervised: 0 })];
    await trainWorldModel(parted, () => {}, forever);
    await trainWorldModel(whole, () => {}, forever);
    expect(loadModel(modelFolder(parted.out, "supervised")).parameters).toEqual(
      loadModel(modelFolder(whole.out, "start")).parameters,
    );
  });

  it("should leave the supervised arm out where it is not wanted, and change nothing else by that", async () => {
    const [both, alone] = [smallTask(data, steps), smallTask(data, { start: 12, rwml: 3 })];
    const outcomes = [];
    for (const task of [both, alone]) outcomes.push(await trainWorldModel(task, () => {}, forever));
    expect(outcomes[1]!.stages.map(({ stage }) => stage)).toEqual(["start", "rwml"]);
    expect(Object.keys(trainedModels(alone.out))).toEqual(["start", "rwml"]);
    expect(loadModel(modelFolder(alone.out, "rwml")).parameters).toEqual(
      loadModel(modelFolder(both.out, "rwml")).parameters,
    );
  });

  it("should learn: the loss of the supervised start falls", async () => {
    const { stages } = await trainWorldModel(smallTask(data, { start: 60, rwml: 0 }), () => {}, forever);
    const losses = stages[0]!.curve.map(({ figures }) => figures.loss!);
    expect(losses.at(-1)).toBeLessThan(losses[0]! * 0.7);
  });

  it("should refuse a checkpoint that is cut off, and say which", async () => {
    const task = smallTask(data, steps);
    await trainUntil(task, "start", 2);
    const path = join(task.out, "checkpoints", "start.safetensors");
    writeFileSync(path, readFileSync(path).subarray(0, 1000));
    const failure = trainWorldModel(task, () => {}, forever);
    await expect(failure).rejects.toThrow(GymError);
    await expect(failure).rejects.toThrow(path);
  });

  it("should refuse the checkpoint of the other stage, of another run, and of an earlier start", async () => {
    const [task, other] = [smallTask(data, steps), { ...smallTask(data, steps), seed: 4 }];
    await trainWorldModel(task, () => {}, forever);
    await trainWorldModel(other, () => {}, forever);
    const paths = ({ out }: TrainingTask) =>
      (["start", "rwml"] as const).map((stage) => checkpointPath(out, stage)) as [string, string];
    const [[start, rwml], [otherStart, otherRwml]] = [paths(task), paths(other)];
    const kept = readFileSync(start);
    for (const [from, to] of [
      [rwml, start],
      [otherStart, start],
      [otherRwml, rwml],
    ] as const) {
      const before = readFileSync(to);
      copyFileSync(from, to);
      const failure = trainWorldModel(task, () => {}, forever);
      await expect(failure).rejects.toMatchObject({ code: "train/other-stage" });
      await expect(failure).rejects.toThrow(to);
      writeFileSync(to, before);
    }
    expect(readFileSync(start)).toEqual(kept);
    expect(await trainWorldModel(task, () => {}, forever)).toMatchObject({ interrupted: false });
  });

  it("should write a model again that was left half written", async () => {
    const task = smallTask(data, steps);
    await trainWorldModel(task, () => {}, forever);
    const [start, rwml] = [modelFolder(task.out, "start"), modelFolder(task.out, "rwml")];
    const before = loadModel(start);
    writeFileSync(join(start, "embedder.json"), "{}");
    rmSync(join(rwml, "model.json"));
    expect(() => loadModel(start)).toThrow(/embedder\.json/);
    expect(() => trainedModels(task.out)).toThrow(/rwml has no model\.json/);
    await trainWorldModel(task, () => {}, forever);
    expect(loadModel(start)).toStrictEqual(before);
    expect(Object.keys(trainedModels(task.out))).toEqual([...trainingStages]);
  });

  it("should stop with advice when gradients are not finite any more", async () => {
    const task = smallTask(data, { start: 100, rwml: 0 });
    await trainUntil(task, "start", 2);
    const path = join(task.out, "checkpoints", "start.safetensors");
    const checkpoint = loadCheckpoint(path)!;
    checkpoint.parameters["output.gain"]!.fill(3e38);
    saveCheckpoint(path, { ...checkpoint, origin: checkpoint.origin! });
    await expect(trainWorldModel(task, () => {}, forever)).rejects.toThrow(/diverged.*lower learning rate/);
  });
});
