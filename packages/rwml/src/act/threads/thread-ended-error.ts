import { GymError } from "@rwml/core";

/** A thread ended without a result and without a failure: something in it ended the process, as it believed. */
export class ThreadEndedError extends GymError {
  readonly exitCode: number;

  /** @param module the module that served the thread */
  constructor(module: string, exitCode: number) {
    super(
      "thread/ended",
      `The thread ${module} ended before its work was done, with code ${exitCode}. What it wrote is kept; run the same command again to go on.`,
    );
    this.exitCode = exitCode;
  }
}
