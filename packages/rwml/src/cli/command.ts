import type { CliContext } from "./cli-context.js";
import type { ExitCode } from "./exit-code.js";
import type { CliOption } from "./option.js";

/** The values that a record of options reads. */
export type Values<Options> = {
  readonly [Name in keyof Options]: Options[Name] extends CliOption<infer Value> ? Value : never;
};

/** What an argument reads. */
export type ArgumentValue = string | null | readonly string[];

/** An argument by position; `optional` ones come last and are null, or empty, when left out. */
export interface CliArgument<Value extends ArgumentValue> extends CliOption<Value> {
  readonly optional: boolean;
}

/** One command of the command line, free of the library that parses it. */
export interface Command<
  Arguments extends Readonly<Record<string, CliArgument<ArgumentValue>>>,
  Options extends Readonly<Record<string, CliOption<unknown>>>,
> {
  /** One word, or two where the first is one of `commandGroups`: `dataset relabel`. */
  readonly name: string;
  readonly summary: string;
  readonly arguments: Arguments;
  /** By camel-case name: `maxSteps` is `--max-steps` on the command line. */
  readonly options: Options;
  /** Command lines that work, shown by `--help`. */
  readonly examples: readonly string[];
  /** When the command ends with 1, beside failures nobody foresaw. */
  readonly failsWhen?: string;
  run(input: Values<Arguments> & Values<Options>, context: CliContext): Promise<ExitCode>;
}

// biome-ignore lint/suspicious/noExplicitAny: commands are contravariant in their input
export type AnyCommand = Command<any, any>;

/** Gives a command the types of its options. */
export function defineCommand<
  const Arguments extends Readonly<Record<string, CliArgument<ArgumentValue>>>,
  const Options extends Readonly<Record<string, CliOption<unknown>>>,
>(command: Command<Arguments, Options>): Command<Arguments, Options> {
  return command;
}

/** An argument that must be given. */
export function argument(about: string): CliArgument<string> {
  return { about, placeholder: null, many: false, optional: false, read: (raw) => String(raw) };
}

/** An argument that may be left out. */
export function optionalArgument(about: string): CliArgument<string | null> {
  return {
    about,
    placeholder: null,
    many: false,
    optional: true,
    read: (raw) => (typeof raw === "string" ? raw : null),
  };
}

/** Any number of arguments, at the end. */
export function restArguments(about: string): CliArgument<readonly string[]> {
  return {
    about,
    placeholder: null,
    many: true,
    optional: true,
    read: (raw) => (Array.isArray(raw) ? raw : []),
  };
}
