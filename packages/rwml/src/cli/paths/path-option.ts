import type { CliArgument } from "../command.js";
import { type CliOption, neededText, type RawValue, text, texts } from "../option.js";
import type { PathUse } from "./path-use.js";

/** A path, or the fallback when it is not given. The command line checks it before the command runs. */
export function path<Fallback extends string | null>(
  use: PathUse,
  placeholder: string,
  about: string,
  fallback: Fallback,
): CliOption<string | Fallback> {
  const read = (raw: RawValue) => (typeof raw === "string" ? raw : fallback);
  return { ...text(placeholder, about, fallback), read, path: use };
}

/** A path that must be given. */
export function neededPath(use: PathUse, placeholder: string, about: string): CliOption<string> {
  const { read, ...option } = neededText(placeholder, about);
  // Whoever checks paths says of an empty one what it is for.
  return { ...option, read: (raw, name) => (typeof raw === "string" ? raw : read(raw, name)), path: use };
}

/** Any number of paths. */
export function paths(use: PathUse, placeholder: string, about: string): CliOption<readonly string[]> {
  const read = (raw: RawValue) => (typeof raw === "string" ? [raw] : Array.isArray(raw) ? raw : []);
  return { ...texts(placeholder, about), read, path: use };
}

/** An argument that is a path. */
export function asPath<Argument extends CliArgument<string | null | readonly string[]>>(
  use: PathUse,
  argument: Argument,
): Argument {
  return { ...argument, path: use };
}
