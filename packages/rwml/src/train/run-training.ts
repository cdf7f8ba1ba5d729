import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { GymError } from "@rwml/core";
import { saveFile } from "../checkpoint/save-file.js";
import type { ProgressEvent, ProgressListener } from "../progress/progress-event.js";
import { runInThread } from "../threads/run-in-thread.js";
import type { TrainingOutcome, TrainingTask } from "./training-task.js";

/**
 * Trains in a thread of its own, or goes on with a run that was interrupted. What the run came to is also written to
 * `training.json` in its folder.
 *
 * @throws GymError `train/other-task` when the folder holds a run with other settings
 */
export async function runTraining(
  task: TrainingTask,
  signal: AbortSignal,
  onProgress: ProgressListener,
): Promise<TrainingOutcome> {
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

function claimFolder(task: TrainingTask): void {
  const content = `${JSON.stringify(task, null, 2)}\n`;
  if (!holdsTraining(task.out)) {
    saveFile(taskFile(task.out), content);
    return;
  }
  if (readFileSync(taskFile(task.out), "utf8") !== content) {
    throw new GymError(
      "train/other-task",
      `${task.out} holds a training run with other settings (${taskFile(task.out)} lists them). Go on with the same settings, or choose another folder.`,
    );
  }
}

function taskFile(out: string): string {
  return join(out, "task.json");
}
