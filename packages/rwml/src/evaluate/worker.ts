// The entry of an evaluating thread.
import type { ProgressEvent } from "../progress/progress-event.js";
import { serveThread } from "../threads/serve-thread.js";
import { evaluateRun } from "./evaluate-run.js";
import type { EvaluationResult, EvaluationTask } from "./evaluation-task.js";

await serveThread<EvaluationTask, ProgressEvent, EvaluationResult>(evaluateRun);
