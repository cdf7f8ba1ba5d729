import { Readable, Writable } from "node:stream";
import { fileURLToPath } from "node:url";
import type { CliContext } from "./cli-context.js";
import { runCli } from "./program.js";

/** The options that make the house of the fixtures known. */
export const withHouse = [
  "--import",
  fileURLToPath(new URL("../act/environments/house.fixture.ts", import.meta.url)),
];

/** What a command line did. */
export interface CliRun {
  readonly code: number;
  readonly output: string;
  readonly errors: string;
}

/** What a command line is run in. */
export interface TestSurroundings {
  /** The lines a person would type. */
  readonly lines?: readonly string[];
  readonly signal?: AbortSignal;
  readonly environment?: CliContext["environment"];
}

/** Runs a command line in this process. */
export async function runInTest(
  argv: readonly string[],
  surroundings: TestSurroundings = {},
): Promise<CliRun> {
  return inTest((context) => runCli(argv, context), surroundings);
}

/** Does what needs the context of a command line, and gives what it printed. */
export async function inTest(
  run: (context: CliContext) => Promise<number>,
  { lines = [], signal, environment = {} }: TestSurroundings = {},
): Promise<CliRun> {
  const output: string[] = [];
  const errors: string[] = [];
  const context: CliContext = {
    input: Readable.from(lines.map((line) => `${line}\n`)),
    output: new Writable({
      write(chunk, _encoding, done) {
        output.push(String(chunk));
        done();
      },
    }),
    errors: { write: (text: string) => errors.push(text) },
    environment,
    now: () => 0,
    interruption: () => signal ?? new AbortController().signal,
  };
  const code = await run(context);
  return { code, output: output.join(""), errors: errors.join("") };
}
