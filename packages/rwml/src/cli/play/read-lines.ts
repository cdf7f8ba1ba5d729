import { createInterface } from "node:readline";
import { printableLine } from "../../act/progress/printable-text.js";
import { type CliContext, print } from "../cli-context.js";

/** How a person's lines are asked for. */
export interface ReadLinesOptions {
  readonly prompt: string;
  /** What the tab key can complete to, at this moment. */
  readonly completions: () => readonly string[];
}

/**
 * Asks for lines until there are no more: end of input, or Ctrl-C, which `wasInterrupted` then tells.
 * Where the input is no terminal, the lines are echoed, so that the output reads like a session.
 */
export function readLines(
  context: CliContext,
  { prompt, completions }: ReadLinesOptions,
): { readonly lines: AsyncIterable<string>; wasInterrupted(): boolean } {
  const terminal = context.input.isTTY === true && context.output.isTTY === true;
  const reader = createInterface({
    input: context.input,
    output: terminal ? context.output : undefined,
    terminal,
    prompt,
    completer: (line: string) => [completable(completions()).filter((text) => text.startsWith(line)), line],
  });
  let interrupted = false;
  reader.on("SIGINT", () => {
    interrupted = true;
    reader.close();
  });
  async function* lines(): AsyncGenerator<string> {
    try {
      if (terminal) reader.prompt();
      for await (const line of reader) {
        if (!terminal) print(context, `${prompt}${line}`);
        yield line.trim();
        if (terminal) reader.prompt();
      }
      if (terminal) print(context, "");
    } finally {
      reader.close();
    }
  }
  return { lines: lines(), wasInterrupted: () => interrupted };
}

/** The tab key writes what it completes straight to the terminal, so what cannot be shown as it is is left out. */
function completable(texts: readonly string[]): readonly string[] {
  return texts.filter((text) => printableLine(text) === text);
}
