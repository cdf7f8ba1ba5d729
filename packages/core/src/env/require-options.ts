import { GymError } from "../errors.js";
import { valueText } from "../internal/value-text.js";
import { nearestNames } from "../registry/nearest-names.js";

/**
 * That options are an object and hold no other names than those that are known: a misspelt one would be ignored without a word. Throws a
 * GymError `env/bad-option`, with the nearest name.
 *
 * @param of what takes them, such as `openBatch`
 */
export function requireOptions(options: object, known: readonly string[], of: string): void {
  if (typeof options !== "object" || options === null || Array.isArray(options)) {
    const names = known.join(", ");
    throw new GymError(
      "env/bad-option",
      `${of} takes an object of options, not ${valueText(options)}: { ${names} }.`,
    );
  }
  for (const name of Object.keys(options)) {
    if (known.includes(name)) continue;
    const [nearest] = nearestNames(name, known);
    const hint = nearest === undefined ? "" : ` Did you mean ${nearest}?`;
    throw new GymError(
      "env/bad-option",
      `${of} takes no option ${valueText(name)}.${hint} It takes ${known.join(", ")}.`,
    );
  }
}

/** That an option is a whole number from a least one on. Throws a GymError `env/bad-option`. */
export function requireWholeNumber(value: unknown, name: string, least: number): void {
  if (Number.isSafeInteger(value) && Number(value) >= least) return;
  throw new GymError(
    "env/bad-option",
    `${name} is ${valueText(value)}, not a whole number from ${least} on. Give it one, or leave it out.`,
  );
}

/** The step limit of an env; null where there is none. Throws a GymError `env/bad-option`. */
export function stepLimit(maxSteps: number | null | undefined): number | null {
  if (maxSteps === undefined || maxSteps === null) return null;
  requireWholeNumber(maxSteps, "maxSteps", 1);
  return maxSteps;
}
