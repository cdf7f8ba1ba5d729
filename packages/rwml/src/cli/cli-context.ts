import type { Readable, Writable } from "node:stream";
import { printableText } from "../act/progress/printable-text.js";
import { clearLine, type ProgressStream } from "./progress/progress-writer.js";

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

/** Prints a result for people. Nothing in the text can make the terminal do anything but show it. */
export function print(context: CliContext, text: string): void {
  context.output.write(`${printableText(text)}\n`);
}

/** Prints a result for programs, as one JSON document. */
export function printJson(context: CliContext, value: unknown): void {
  print(context, JSON.stringify(value, null, 2));
}

/** Prints what went wrong, in the place of a live progress line. */
export function printError(context: CliContext, text: string): void {
  context.errors.write(`${context.errors.isTTY === true ? clearLine : ""}${printableText(text)}\n`);
}
