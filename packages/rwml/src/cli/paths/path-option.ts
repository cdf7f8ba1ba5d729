import type { CliArgument } from "../command.js";
import { type CliOption, neededText, text, texts } from "../option.js";
import type { PathUse } from "./path-use.js";

/** A path, or the fallback when it is not given. The command line checks it before the command runs. */
export function path<Fallback extends string | null>(
  use: PathUse,
  placeholder: string,
  about: string,
  fallback: Fallback,
): CliOption<string | Fallback> {
  return { ...text(placeholder, about, fallback), path: use };
}

/** A path that must be given. */
export function neededPath(use: PathUse, placeholder: string, about: string): CliOption<string> {
  return { ...neededText(placeholder, about), path: use };
}

/** Any number of paths. */
export function paths(use: PathUse, placeholder: string, about: string): CliOption<readonly string[]> {
  return { ...texts(placeholder, about), path: use };
}

/** An argument that is a path. */
export function asPath<Argument extends CliArgument<string | null | readonly string[]>>(
  use: PathUse,
  argument: Argument,
): Argument {
  return { ...argument, path: use };
}
