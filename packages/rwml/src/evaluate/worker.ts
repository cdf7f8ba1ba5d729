// The entry of an evaluating thread.
import type { ProgressEvent } from "../act/progress/progress-event.js";
import { serveThread } from "../act/threads/serve-thread.js";
import { evaluateRun } from "./evaluate-run.js";
import type { EvaluationResult, EvaluationTask } from "./evaluation-task.js";

await serveThread<EvaluationTask, ProgressEvent, EvaluationResult>(evaluateRun);
