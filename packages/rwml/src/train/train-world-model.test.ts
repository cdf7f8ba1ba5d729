import { copyFileSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { GymError } from "@rwml/core";
import { describe, expect, it } from "vitest";
import { loadCheckpoint, saveCheckpoint } from "../checkpoint/checkpoint.js";
import type { ProgressEvent } from "../progress/progress-event.js";
import { loadModel } from "../world-model/model-folder.js";
import { modelFolder, trainedModels } from "../world-model/trained-models.js";
import { checkpointPath } from "./run-stage.js";
import { smallDataset, smallTask } from "./small-run.fixture.js";
import { trainWorldModel } from "./train-world-model.js";
import type { TrainingOutcome, TrainingTask } from "./training-task.js";

const data = await smallDataset("alfworld/generated", 20, 1);
const steps = { sft: 12, rwml: 3 };
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
  it("should resume bit for bit, in either stage", async () => {
    const whole = smallTask(data, steps);
    const outcome = await trainWorldModel(whole, () => {}, forever);
    expect(outcome).toMatchObject({ interrupted: false, stages: [{ steps: 12 }, { steps: 3 }] });

    const parted = smallTask(data, steps);
    expect(await trainUntil(parted, "sft", 5)).toMatchObject({ interrupted: true, stages: [{ steps: 5 }] });
    expect(await trainUntil(parted, "rwml", 1)).toMatchObject({ interrupted: true });
    const resumed = await trainWorldModel(parted, () => {}, forever);
    expect(resumed.groups).toEqual(outcome.groups);
    expect(resumed.stages.map(({ samples, tokens }) => [samples, tokens])).toEqual(
      outcome.stages.map(({ samples, tokens }) => [samples, tokens]),
    );
    for (const stage of ["sft", "rwml"] as const) {
      expect(loadModel(modelFolder(parted.out, stage)).parameters).toEqual(
        loadModel(modelFolder(whole.out, stage)).parameters,
      );
    }
    const optimizers = [whole, parted].map(
      ({ out }) => loadCheckpoint(join(out, "checkpoints", "rwml.safetensors"))!.optimizer,
    );
    expect(optimizers[1]).toEqual(optimizers[0]);
  });

  it("should learn: the loss of the supervised start falls", async () => {
    const { stages } = await trainWorldModel(smallTask(data, { sft: 60, rwml: 0 }), () => {}, forever);
    const losses = stages[0]!.curve.map(({ figures }) => figures.loss!);
    expect(losses.at(-1)).toBeLessThan(losses[0]! * 0.7);
  });

  it("should refuse a checkpoint that is cut off, and say which", async () => {
    const task = smallTask(data, steps);
    await trainUntil(task, "sft", 2);
    const path = join(task.out, "checkpoints", "sft.safetensors");
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
      (["sft", "rwml"] as const).map((stage) => checkpointPath(out, stage)) as [string, string];
    const [[sft, rwml], [otherSft, otherRwml]] = [paths(task), paths(other)];
    const kept = readFileSync(sft);
    for (const [from, to] of [
      [rwml, sft],
      [otherSft, sft],
      [otherRwml, rwml],
    ] as const) {
      const before = readFileSync(to);
      copyFileSync(from, to);
      const failure = trainWorldModel(task, () => {}, forever);
      await expect(failure).rejects.toMatchObject({ code: "train/other-stage" });
      await expect(failure).rejects.toThrow(to);
      writeFileSync(to, before);
    }
    expect(readFileSync(sft)).toEqual(kept);
    expect(await trainWorldModel(task, () => {}, forever)).toMatchObject({ interrupted: false });
  });

  it("should write a model again that was left half written", async () => {
    const task = smallTask(data, steps);
    await trainWorldModel(task, () => {}, forever);
    const [sft, rwml] = [modelFolder(task.out, "sft"), modelFolder(task.out, "rwml")];
    const before = loadModel(sft);
    writeFileSync(join(sft, "embedder.json"), "{}");
    rmSync(join(rwml, "model.json"));
    expect(() => loadModel(sft)).toThrow(/embedder\.json/);
    expect(() => trainedModels(task.out)).toThrow(/rwml has no model\.json/);
    await trainWorldModel(task, () => {}, forever);
    expect(loadModel(sft)).toStrictEqual(before);
    expect(Object.keys(trainedModels(task.out))).toEqual(["sft", "rwml"]);
  });

  it("should stop with advice when gradients are not finite any more", async () => {
    const task = smallTask(data, { sft: 100, rwml: 0 });
    await trainUntil(task, "sft", 2);
    const path = join(task.out, "checkpoints", "sft.safetensors");
    const checkpoint = loadCheckpoint(path)!;
    checkpoint.parameters["output.gain"]!.fill(3e38);
    saveCheckpoint(path, { ...checkpoint, origin: checkpoint.origin! });
    await expect(trainWorldModel(task, () => {}, forever)).rejects.toThrow(/diverged.*lower learning rate/);
  });
});
