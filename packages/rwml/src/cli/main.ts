import { performance } from "node:perf_hooks";
import { type CliContext, printError } from "./cli-context.js";
import { strayParagraph } from "./error-paragraph.js";
import { exitCode } from "./exit-code.js";
import { guardProcess } from "./guarded-process.js";
import { runCli } from "./program.js";

/** Runs a command line in this process: its streams, its signals, its exit code. */
export async function main(argv: readonly string[]): Promise<void> {
  const guarded = guardProcess();
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    // A reader such as `head` that has seen enough is no error. How the command ends is told all the same.
    if (error.code === "EPIPE" || error.code === "ERR_STREAM_DESTROYED") return;
    process.stderr.write(`rwml: The results cannot be written to standard output: ${error.message}.\n`);
    guarded.end(exitCode.failed);
  });
  // Nobody is left to be told; the command itself goes on.
  process.stderr.on("error", () => {});
  process.on("uncaughtException", (failure: unknown) => {
    printError(context, `rwml: ${strayParagraph(failure)}`);
    if (process.env.RWML_DEBUG === "1" && failure instanceof Error) printError(context, `${failure.stack}`);
    guarded.end(exitCode.failed);
  });
  const interrupt = new AbortController();
  let watching = false;
  const context: CliContext = {
    input: process.stdin,
    output: guarded.output,
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
    if (interrupt.signal.aborted) guarded.end(exitCode.interrupted);
    process.stderr.write("\nStopping after the step at hand; press Ctrl-C again to stop at once.\n");
    interrupt.abort();
  }

  const code = await runCli(argv, context);
  // Pipes may take a while; one that nobody reads any more takes nothing.
  await new Promise((resolve) => guarded.output.write("", resolve));
  guarded.end(code);
}
