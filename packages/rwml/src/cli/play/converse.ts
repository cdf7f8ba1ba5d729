import { type CliContext, print } from "../cli-context.js";
import { type ExitCode, exitCode } from "../exit-code.js";
import { answerLine, commandsOf } from "./answer-line.js";
import { readLines } from "./read-lines.js";
import type { Session } from "./session.js";

/** Holds a session in the terminal, or with the lines of a file, until `:quit` or the end of the lines. */
export async function converse(session: Session, context: CliContext): Promise<ExitCode> {
  const names = Object.keys(commandsOf(session));
  print(context, [...session.opening, `(${names.join(", ")})`].join("\n"));
  const { lines, wasInterrupted } = readLines(context, {
    prompt: "> ",
    completions: () => [...names, ...(session.over() === null ? session.completions() : [])],
  });
  for await (const line of lines) {
    if (line === ":quit") break;
    print(context, `${await answerLine(session, line)}\n`);
  }
  const closing = session.closing();
  if (closing !== "") print(context, closing);
  return wasInterrupted() ? exitCode.interrupted : exitCode.ok;
}
