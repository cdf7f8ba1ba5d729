// The entry of a training thread.
import type { ProgressEvent } from "../progress/progress-event.js";
import { serveThread } from "../threads/serve-thread.js";
import { trainWorldModel } from "./train-world-model.js";
import type { TrainingOutcome, TrainingTask } from "./training-task.js";

await serveThread<TrainingTask, ProgressEvent, TrainingOutcome>(trainWorldModel);
