import type { ProgressEvent, ProgressListener } from "../progress/progress-event.js";
import { runInThread } from "../threads/run-in-thread.js";
import type { EvaluationResult, EvaluationTask } from "./evaluation-task.js";

/** Evaluates in a thread of its own. Throws `evaluate/interrupted` when the signal aborts: nothing of it is kept. */
export function runEvaluation(
  task: EvaluationTask,
  signal: AbortSignal,
  onProgress: ProgressListener,
): Promise<EvaluationResult> {
  return runInThread<ProgressEvent, EvaluationResult>({
    module: "evaluate/worker",
    task,
    signal,
    onEvent: onProgress,
  });
}
