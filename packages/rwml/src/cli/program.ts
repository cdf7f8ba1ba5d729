import { isGymError, nearestNames, UnknownIdError } from "@rwml/core";
import { CommanderError, Command as Parser } from "commander";
import { type CliContext, print, printError } from "./cli-context.js";
import type { AnyCommand } from "./command.js";
import { commandGroups, commands } from "./commands/index.js";
import { errorParagraph } from "./error-paragraph.js";
import { type ExitCode, exitCode } from "./exit-code.js";
import type { CliOption, RawValue } from "./option.js";
import { checkPath } from "./paths/check-path.js";
import { asPathFailure, type GivenPath } from "./paths/unusable-path.js";

/** Runs one command line and gives its exit code; nothing is thrown, errors are printed. */
export async function runCli(argv: readonly string[], context: CliContext): Promise<ExitCode> {
  let code: ExitCode = exitCode.ok;
  const program = buildProgram(context, (done) => {
    code = done;
  });
  try {
    await program.parseAsync(argv, { from: "user" });
    return code;
  } catch (error) {
    return reportError(error, argv, context);
  }
}

/** The whole command line, for commander. */
function buildProgram(context: CliContext, done: (code: ExitCode) => void): Parser {
  const program = new Parser("rwml")
    .description("Text environments, datasets of transitions, and world models learned from them")
    .configureOutput({
      writeOut: (text) => print(context, text.trimEnd()),
      writeErr: (text) => printError(context, text.trimEnd()),
      // Errors are printed once, by reportError.
      outputError: () => {},
    })
    .exitOverride();
  const groups = new Map<string, Parser>();
  for (const command of commands) {
    const [group, name] = wordsOf(command);
    if (name === undefined) {
      addCommand(program.command(group), command, context, done);
      continue;
    }
    const parser = groups.get(group) ?? program.command(group).description(commandGroups[group] ?? "");
    groups.set(group, parser);
    addCommand(parser.command(name), command, context, done);
  }
  return program;
}

function wordsOf({ name }: AnyCommand): readonly [string, string?] {
  return name.split(" ") as [string, string?];
}

function addCommand(
  parser: Parser,
  command: AnyCommand,
  context: CliContext,
  done: (code: ExitCode) => void,
): void {
  const argumentsByName: [string, CliOption<unknown> & { optional: boolean }][] = Object.entries(
    command.arguments,
  );
  const options: [string, CliOption<unknown>][] = Object.entries(command.options);
  parser.description(command.summary);
  for (const [name, { about, optional, many }] of argumentsByName) {
    const written = many ? `${name}...` : name;
    parser.argument(optional ? `[${written}]` : `<${written}>`, about);
  }
  for (const [name, { about, placeholder, many }] of options) {
    const value = placeholder === null ? "" : ` <${placeholder}${many ? "..." : ""}>`;
    parser.option(`${flagName(name)}${value}`, about);
  }
  parser.addHelpText("after", helpEnd(command));
  parser.action(async (...given: unknown[]) => {
    const raw = given[argumentsByName.length] as Record<string, RawValue>;
    const values = [
      ...argumentsByName.map(([name, option], at) => reading(name, name, option, given[at] as RawValue)),
      ...options.map(([name, option]) => reading(name, flagName(name), option, raw[name])),
    ];
    const paths = values.flatMap(({ paths }) => paths);
    for (const path of paths) checkPath(path);
    try {
      done(await command.run(Object.fromEntries(values.map(({ key, value }) => [key, value])), context));
    } catch (error) {
      throw asPathFailure(error, paths);
    }
  });
}

interface Reading {
  readonly key: string;
  readonly value: unknown;
  /** The paths among it, to be checked. */
  readonly paths: readonly GivenPath[];
}

/** @param name how the command line calls what is `key` to the command */
function reading(key: string, name: string, option: CliOption<unknown>, raw: RawValue): Reading {
  const value = option.read(raw, name);
  const { path: use } = option;
  if (use === undefined) return { key, value, paths: [] };
  const texts = (Array.isArray(value) ? value : [value]).filter((text) => typeof text === "string");
  return { key, value, paths: texts.map((text) => ({ name, text, use })) };
}

/** `maxSteps` is written `--max-steps`. */
function flagName(name: string): string {
  return `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

function helpEnd({ examples, failsWhen }: AnyCommand): string {
  const codes = ["0 done", `1 ${failsWhen ?? "failed"}`, "2 wrong command line or input", "130 interrupted"];
  return [
    "",
    examples.length === 1 ? "Example:" : "Examples:",
    ...examples.map((example) => `  $ ${example}`),
    "",
    `Exit codes: ${codes.join(", ")}`,
  ].join("\n");
}

function reportError(error: unknown, argv: readonly string[], context: CliContext): ExitCode {
  if (error instanceof CommanderError && error.exitCode === 0) return exitCode.ok;
  printError(context, `rwml: ${errorText(error, argv)}`);
  if (context.environment.RWML_DEBUG === "1" && error instanceof Error) {
    printError(context, stacks(error));
  }
  return isGymError(error) || error instanceof CommanderError ? exitCode.badInput : exitCode.failed;
}

/** Where an error comes from, and where those come from that caused it. */
function stacks(error: Error): string {
  const { stack = String(error), cause } = error;
  return cause instanceof Error ? `${stack}\nCaused by ${stacks(cause)}` : stack;
}

function errorText(error: unknown, argv: readonly string[]): string {
  if (isGymError(error) && error.code === "registry/unknown-environment") {
    return `${error.message} rwml list shows all; --import <module> makes environments of your own known.`;
  }
  if (isGymError(error) && error.code === "registry/unknown-domain") {
    return `${error.message} rwml list shows all, as tau2/<domain>; --import <module> makes domains of your own known.`;
  }
  if (!(error instanceof CommanderError)) return errorParagraph(error);
  if (error.code === "commander.help") return "Which command? They are listed above.";
  if (error.code === "commander.unknownCommand") {
    const wrong = commandText(argv);
    const [group = ""] = argv;
    const isGroup = Object.hasOwn(commandGroups, group);
    const names = commands.map(({ name }) => name);
    const known = isGroup
      ? names.filter((name) => name.startsWith(`${group} `))
      : new Set(names.map((name) => name.split(" ", 1)[0]!));
    const { message } = new UnknownIdError("command", wrong, nearestNames(wrong, known));
    return `${message} rwml ${isGroup ? `${group} ` : ""}--help lists them.`;
  }
  const [problem = "", suggestion] = error.message.replace(/^error: /, "").split("\n");
  const hint = suggestion === undefined ? "" : ` ${suggestion.replace(/^\(|\)$/g, "")}`;
  return `${problem.replace(/\.?$/, ".")}${hint} rwml ${commandText(argv)} --help says what it takes.`;
}

/** The words of a command line that name its command. */
function commandText([first = "", second = ""]: readonly string[]): string {
  return Object.hasOwn(commandGroups, first) ? `${first} ${second}` : first;
}
