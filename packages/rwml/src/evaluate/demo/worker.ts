// The entry of a thread that measures this machine.
import type { ProgressEvent } from "../../act/progress/progress-event.js";
import { serveThread } from "../../act/threads/serve-thread.js";
import type { MachineSpeed } from "./machine-speed.js";
import { measureSpeed, type SpeedTask } from "./measure-speed.js";

await serveThread<SpeedTask, ProgressEvent, MachineSpeed | null>(measureSpeed);
