import type { ProgressEvent, ProgressListener } from "../act/progress/progress-event.js";
import { runInThread } from "../act/threads/run-in-thread.js";
import { requireRuntime } from "../model/onnx/runtime.js";
import type { EvaluationResult, EvaluationTask } from "./evaluation-task.js";

/**
 * Evaluates in a thread of its own. Throws `evaluate/interrupted` when the signal aborts, since nothing of it is kept, and
 * `onnx/missing-runtime` at once.
 */
export async function runEvaluation(
  task: EvaluationTask,
  signal: AbortSignal,
  onProgress: ProgressListener,
): Promise<EvaluationResult> {
  await requireRuntime();
  return runInThread<ProgressEvent, EvaluationResult>({
    module: "evaluate/worker",
    task,
    signal,
    onEvent: onProgress,
  });
}
