import { performance } from "node:perf_hooks";
import { type CliContext, printError } from "./cli-context.js";
import { strayParagraph } from "./error-paragraph.js";
import { exitCode } from "./exit-code.js";
import { runCli } from "./program.js";

/** Runs a command line in this process: its streams, its signals, its exit code. */
export async function main(argv: readonly string[]): Promise<void> {
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    // A reader such as `head` that has seen enough is no error. How the command ends is told all the same.
    if (error.code === "EPIPE" || error.code === "ERR_STREAM_DESTROYED") return;
    process.stderr.write(`rwml: The results cannot be written to standard output: ${error.message}.\n`);
    process.exit(exitCode.failed);
  });
  // Nobody is left to be told; the command itself goes on.
  process.stderr.on("error", () => {});
  process.on("uncaughtException", (failure: unknown) => {
    printError(context, `rwml: ${strayParagraph(failure)}`);
    if (process.env.RWML_DEBUG === "1" && failure instanceof Error) printError(context, `${failure.stack}`);
    process.exit(exitCode.failed);
  });
  const interrupt = new AbortController();
  let watching = false;
  const context: CliContext = {
    input: process.stdin,
    output: process.stdout,
    errors: process.stderr,
    environment: process.env,
    now: () => performance.now(),
    interruption() {
      if (!watching) process.on("SIGINT", onInterrupt);
      watching = true;
      return interrupt.signal;
    },
  };

  function onInterrupt(): void {
    if (interrupt.signal.aborted) process.exit(exitCode.interrupted);
    process.stderr.write("\nStopping after the step at hand; press Ctrl-C again to stop at once.\n");
    interrupt.abort();
  }

  process.exitCode = await runCli(argv, context);
}
