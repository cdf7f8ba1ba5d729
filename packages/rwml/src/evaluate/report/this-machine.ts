import { availableParallelism, cpus, totalmem } from "node:os";
import type { Report } from "./report.js";

/** The machine that this process runs on, as reports name it. */
export function thisMachine(executionProvider: string): Report["machine"] {
  return {
    cpu: cpus()[0]?.model.trim() ?? "unknown",
    cores: availableParallelism(),
    memoryGigabytes: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
    executionProvider,
  };
}
