import type { Readable, Writable } from "node:stream";
import type { ProgressStream } from "../progress/progress-writer.js";

/** What a command may touch of the process it runs in; tests bring their own. */
export interface CliContext {
  readonly input: Readable & { readonly isTTY?: boolean };
  /** Results. */
  readonly output: Writable & { readonly isTTY?: boolean };
  /** Progress and errors. */
  readonly errors: ProgressStream;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Milliseconds from any origin. */
  now(): number;
  /**
   * From this call on Ctrl-C aborts the signal, so that work can be kept, and only a second one ends the process.
   * Before it, Ctrl-C ends the process.
   */
  interruption(): AbortSignal;
}

/** Prints a result for people. */
export function print(context: CliContext, text: string): void {
  context.output.write(`${text}\n`);
}

/** Prints a result for programs, as one JSON document. */
export function printJson(context: CliContext, value: unknown): void {
  context.output.write(`${JSON.stringify(value, null, 2)}\n`);
}
