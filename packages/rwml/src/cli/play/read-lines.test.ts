import { PassThrough, Writable } from "node:stream";
import { describe, expect, it } from "vitest";
import type { CliContext } from "../cli-context.js";
import { readLines } from "./read-lines.js";

/** What a person sees who types at a terminal. */
async function typeAt(keys: string, completions: readonly string[]) {
  let shown = "";
  const input = Object.assign(new PassThrough(), { isTTY: true });
  const output = Object.assign(
    new Writable({
      write(chunk, _encoding, done) {
        shown += chunk;
        done();
      },
    }),
    { isTTY: true, columns: 80 },
  );
  const context: CliContext = {
    ...{ input, output, errors: output, environment: {} },
    now: () => 0,
    interruption: () => new AbortController().signal,
  };
  const { lines } = readLines(context, { prompt: "> ", completions: () => completions });
  const line = lines[Symbol.asyncIterator]().next();
  for (const key of keys) {
    input.write(key);
    await new Promise(setImmediate);
  }
  const typed = (await line).value;
  input.end();
  return { typed, shown };
}

describe("readLines at a terminal", () => {
  it("should complete with the tab key, and not with what a terminal would obey", async () => {
    const { typed, shown } = await typeAt("go\t\t\n", ["go north", "go \u009b2J", "\u009b"]);
    expect(typed).toBe("go north");
    expect(shown).not.toContain("\u009b");
  });
});
