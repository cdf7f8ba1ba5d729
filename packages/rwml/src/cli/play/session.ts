import { type CliContext, print } from "../cli-context.js";
import { type ExitCode, exitCode } from "../exit-code.js";
import { readLines } from "./read-lines.js";

/** A conversation with a person: lines in, text out. */
export interface Session {
  /** Said before the first line. */
  readonly opening: string;
  readonly hasQuit: boolean;
  /** What a line can begin with, for the tab key. */
  completions(): readonly string[];
  answer(line: string): string | Promise<string>;
  /** Said after the last line; empty for nothing. */
  readonly closing: string;
}

/** Holds a session in the terminal, or with the lines of a file, until it quits or the lines end. */
export async function converse(session: Session, context: CliContext): Promise<ExitCode> {
  print(context, session.opening);
  const { lines, wasInterrupted } = readLines(context, {
    prompt: "> ",
    completions: () => session.completions(),
  });
  for await (const line of lines) {
    const answer = await session.answer(line);
    if (session.hasQuit) break;
    print(context, `${answer}\n`);
  }
  if (session.closing !== "") print(context, session.closing);
  return wasInterrupted() ? exitCode.interrupted : exitCode.ok;
}
