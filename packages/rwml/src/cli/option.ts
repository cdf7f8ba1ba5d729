import { GymError, mostSeed, nearestNames } from "@rwml/core";
import type { PathUse } from "./paths/path-use.js";

/** What commander hands over for an option: nothing, a flag, one text, or several. */
export type RawValue = undefined | boolean | string | readonly string[];

/** An option or argument of a command, and how its text becomes a value. */
export interface CliOption<Value> {
  readonly about: string;
  /** How the value is called in the help, such as `count`; null for flags, which have none. */
  readonly placeholder: string | null;
  readonly many: boolean;
  /** For paths: what has to be there, checked before the command runs. */
  readonly path?: PathUse;
  /** Throws a GymError that names the option (`name`, such as `--seed`). */
  read(raw: RawValue, name: string): Value;
}

/** True when given. */
export function flag(about: string): CliOption<boolean> {
  return { about, placeholder: null, many: false, read: (raw) => raw === true };
}

/** A text, or the fallback when it is not given. */
export function text<Fallback extends string | null>(
  placeholder: string,
  about: string,
  fallback: Fallback,
): CliOption<string | Fallback> {
  return {
    about: withFallback(about, fallback),
    placeholder,
    many: false,
    read: (raw, name) => (typeof raw === "string" ? saying(raw, name, placeholder) : fallback),
  };
}

/** What says nothing was most likely an empty variable of a shell. */
function saying(raw: string, name: string, placeholder: string): string {
  if (raw.trim() !== "") return raw;
  throw new GymError(
    "cli/bad-option",
    `${name} takes a <${placeholder}>; "${raw}" is empty. Give one, or leave it out.`,
  );
}

/** A text that must be given. */
export function neededText(placeholder: string, about: string): CliOption<string> {
  return {
    about,
    placeholder,
    many: false,
    read(raw, name) {
      if (typeof raw === "string") return saying(raw, name, placeholder);
      throw new GymError("cli/missing-option", `${name} is missing. Add ${name} <${placeholder}>: ${about}.`);
    },
  };
}

/** Any number of texts. */
export function texts(placeholder: string, about: string): CliOption<readonly string[]> {
  return {
    about,
    placeholder,
    many: true,
    read(raw, name) {
      const given = typeof raw === "string" ? [raw] : Array.isArray(raw) ? raw : [];
      return given.map((one) => saying(one, name, placeholder));
    },
  };
}

/** One of some words, or the fallback when it is not given. */
export function choice<const Choice extends string>(
  choices: readonly Choice[],
  about: string,
  fallback: Choice,
): CliOption<Choice> {
  return {
    about: withFallback(about, fallback),
    placeholder: "name",
    many: false,
    read: (raw, name) => (typeof raw === "string" ? chosen(choices, raw, name) : fallback),
  };
}

/** The choice that a text names. Throws a GymError that names the option. */
export function chosen<Choice extends string>(
  choices: readonly Choice[],
  text: string,
  name: string,
): Choice {
  const found = choices.find((one) => one === text);
  if (found !== undefined) return found;
  const [nearest] = nearestNames(text, choices);
  const hint = nearest === undefined ? "" : ` Did you mean ${nearest}?`;
  throw new GymError("cli/bad-option", `${name} takes ${choices.join(", ")}; not "${text}".${hint}`);
}

/** The most that a whole number may be unless an option says otherwise: what fits into 32 bits. */
const mostCount = 2 ** 31 - 1;

/** A whole number from `least` to `most`, or the fallback when it is not given. */
export function wholeNumber<Fallback extends number | null>(
  about: string,
  fallback: Fallback,
  { least = 1, most = mostCount }: { readonly least?: number; readonly most?: number } = {},
): CliOption<number | Fallback> {
  return numberOption("count", about, fallback, {
    kind: `a whole number from ${least} to ${most}`,
    fits: (value) => Number.isInteger(value) && value >= least && value <= most,
  });
}

/** A seed: a whole number from 0 to `most`. */
export function seed<Fallback extends number | null>(
  about: string,
  fallback: Fallback,
  most = mostSeed,
): CliOption<number | Fallback> {
  return numberOption("seed", about, fallback, {
    kind: `a whole number from 0 to ${most}`,
    fits: (value) => Number.isInteger(value) && value >= 0 && value <= most,
  });
}

/** Minutes: more than none and at most a year of them, or the fallback when they are not given. */
export function minutes<Fallback extends number | null>(
  about: string,
  fallback: Fallback,
): CliOption<number | Fallback> {
  return numberAboveZero("minutes", about, fallback, 366 * 24 * 60);
}

const mostSeconds = 2_147_483;

/** Seconds: more than none and at most what a timer of Node can wait, or the fallback when they are not given. */
export function seconds<Fallback extends number | null>(
  about: string,
  fallback: Fallback,
): CliOption<number | Fallback> {
  return numberAboveZero("seconds", about, fallback, mostSeconds);
}

function numberAboveZero<Fallback extends number | null>(
  placeholder: string,
  about: string,
  fallback: Fallback,
  most: number,
): CliOption<number | Fallback> {
  return numberOption(placeholder, about, fallback, {
    kind: `a number above zero and up to ${most}`,
    fits: (value) => value > 0 && value <= most,
  });
}

/** A limit in seconds, 0 for none, or the fallback when it is not given. */
export function timeLimit<Fallback extends number | null>(
  about: string,
  fallback: Fallback,
): CliOption<number | Fallback> {
  return numberOption("seconds", about, fallback, {
    kind: `zero, for never, or a number of seconds up to ${mostSeconds}`,
    fits: (value) => value >= 0 && value <= mostSeconds,
  });
}

function numberOption<Fallback extends number | null>(
  placeholder: string,
  about: string,
  fallback: Fallback,
  rule: { readonly kind: string; readonly fits: (value: number) => boolean },
): CliOption<number | Fallback> {
  return {
    about: withFallback(about, fallback),
    placeholder,
    many: false,
    read(raw, name) {
      if (typeof raw !== "string") return fallback;
      const value = raw.trim() === "" ? Number.NaN : Number(raw);
      if (rule.fits(value)) return value;
      throw new GymError("cli/bad-option", `${name} takes ${rule.kind}, not "${raw}".`);
    },
  };
}

function withFallback(about: string, fallback: string | number | null): string {
  return fallback === null ? about : `${about} (default: ${fallback})`;
}
