import { existsSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { GymError } from "@rwml/core";
import { withFolderLock } from "@rwml/core/dataset";
import type { ProgressEvent, ProgressListener } from "../act/progress/progress-event.js";
import { runInThread } from "../act/threads/run-in-thread.js";
import { differences } from "../data/stored/differences.js";
import { parseJson } from "../data/stored/parse-json.js";
import { readBytes } from "../data/stored/read-bytes.js";
import type { Refuse } from "../data/stored/refuse.js";
import { saveFile } from "../data/stored/save-file.js";
import { requireRuntime } from "../model/onnx/runtime.js";
import type { TrainingOutcome, TrainingTask } from "./training-task.js";

/**
 * Trains in a thread of its own, or goes on with a run that was interrupted. What the run came to is also written to
 * `training.json` in its folder.
 *
 * @throws GymError `onnx/missing-runtime` before anything is written, `folder/locked` when another process trains there,
 *   `train/other-task` when the folder holds a run with other settings, `train/broken-task` when it cannot be told which
 */
export function runTraining(
  task: TrainingTask,
  signal: AbortSignal,
  onProgress: ProgressListener,
): Promise<TrainingOutcome> {
  return withFolderLock(task.out, () => train(task, signal, onProgress));
}

async function train(
  task: TrainingTask,
  signal: AbortSignal,
  onProgress: ProgressListener,
): Promise<TrainingOutcome> {
  await requireRuntime();
  claimFolder(task);
  const outcome = await runInThread<ProgressEvent, TrainingOutcome>({
    module: "train/worker",
    task,
    signal,
    onEvent: onProgress,
  });
  saveFile(join(task.out, "training.json"), `${JSON.stringify(outcome, null, 2)}\n`);
  return outcome;
}

/** Whether a folder holds a training run, finished or not. */
export function holdsTraining(out: string): boolean {
  return existsSync(taskFile(out));
}

/** Where the run and its data lie is no setting: both may be moved. Stages tell other data by their checkpoints. */
function claimFolder(task: TrainingTask): void {
  const file = taskFile(task.out);
  const content = `${JSON.stringify(task, null, 2)}\n`;
  if (holdsTraining(task.out)) {
    const refuse = refuseTask(file);
    const found = parseJson(readBytes(file, refuse), refuse);
    if (typeof found !== "object" || found === null || Array.isArray(found))
      throw refuse("it is no JSON object");
    const { data, out } = task;
    const others = differences({ ...found, data, out }, JSON.parse(content));
    if (others !== null) {
      throw new GymError(
        "train/other-task",
        `${task.out} holds a training run with other settings (${file} has ${others}). Go on with the same settings, or choose another folder.`,
      );
    }
    if (isDeepStrictEqual(found, JSON.parse(content))) return;
  }
  saveFile(file, content);
}

function refuseTask(path: string): Refuse {
  return (flaw, cause) =>
    new GymError(
      "train/broken-task",
      `${path} is broken: ${flaw}. It holds the settings of the run. Restore it from a copy, or choose another folder.`,
      { cause },
    );
}

function taskFile(out: string): string {
  return join(out, "task.json");
}
