// The entry of a training thread.
import type { ProgressEvent } from "../act/progress/progress-event.js";
import { serveThread } from "../act/threads/serve-thread.js";
import { trainWorldModel } from "./train-world-model.js";
import type { TrainingOutcome, TrainingTask } from "./training-task.js";

await serveThread<TrainingTask, ProgressEvent, TrainingOutcome>(trainWorldModel);
