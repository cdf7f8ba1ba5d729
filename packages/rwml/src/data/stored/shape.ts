/**
 * What parsed JSON must look like: says what is wrong with a value, as a clause that names the place, or null when
 * nothing is.
 */
export type Shape = (value: unknown, place?: string) => string | null;

/** An integer in a range. */
export function integer(least = 0, most = Number.MAX_SAFE_INTEGER): Shape {
  return (value, place = "it") => {
    if (Number.isSafeInteger(value) && Number(value) >= least && Number(value) <= most) return null;
    return `${place} is ${shown(value)}, not an integer from ${least} to ${most}`;
  };
}

/** A number that is not less than `least`. */
export function number(least = Number.NEGATIVE_INFINITY): Shape {
  return (value, place = "it") => {
    if (Number.isFinite(value) && Number(value) >= least) return null;
    return `${place} is ${shown(value)}, not a number${least === Number.NEGATIVE_INFINITY ? "" : ` from ${least}`}`;
  };
}

/** A text of a form; by default any but the empty one. */
export function text(form = /./s, name = "a text"): Shape {
  return (value, place = "it") =>
    typeof value === "string" && form.test(value) ? null : `${place} is ${shown(value)}, not ${name}`;
}

/** True or false. */
export const flag: Shape = (value, place = "it") =>
  typeof value === "boolean" ? null : `${place} is ${shown(value)}, not true or false`;

/** One of some strings or numbers. */
export function oneOf(...choices: readonly (string | number)[]): Shape {
  return (value, place = "it") =>
    choices.some((choice) => choice === value)
      ? null
      : `${place} is ${shown(value)}; this version of rwml reads ${choices.join(" and ")}`;
}

/** Null, or something of a shape. */
export function orNull(shape: Shape): Shape {
  return (value, place = "it") => (value === null ? null : shape(value, place));
}

/** An array of things of one shape. */
export function listOf(item: Shape, least = 0, most = Number.POSITIVE_INFINITY): Shape {
  return (value, place = "it") => {
    if (!Array.isArray(value)) return `${place} is ${shown(value)}, not a list`;
    if (value.length < least || value.length > most) {
      return `${place} has ${value.length} entries, not ${least === most ? least : `${least} to ${most}`}`;
    }
    for (const [index, entry] of value.entries()) {
      const flaw = item(entry, place === "it" ? `entry ${index}` : `${place}[${index}]`);
      if (flaw !== null) return flaw;
    }
    return null;
  };
}

/** An object with exactly these fields, which are checked in order. */
export function fields(shapes: Readonly<Record<string, Shape>>): Shape {
  return (value, place = "it") => {
    if (!isObject(value)) return `${place} is ${shown(value)}, not an object`;
    for (const [name, shape] of Object.entries(shapes)) {
      if (!Object.hasOwn(value, name)) return `${place} has no "${name}"`;
      const flaw = shape(value[name], place === "it" ? name : `${place}.${name}`);
      if (flaw !== null) return flaw;
    }
    const unknown = Object.keys(value).find((name) => !Object.hasOwn(shapes, name));
    return unknown === undefined ? null : `${place} has the unknown field ${shown(unknown)}`;
  };
}

/** An object whose values are all of one shape, whatever their names. */
export function valuesOf(item: Shape): Shape {
  return (value, place = "it") => {
    if (!isObject(value)) return `${place} is ${shown(value)}, not an object`;
    for (const [name, entry] of Object.entries(value)) {
      const flaw = item(entry, `${place}[${shown(name)}]`);
      if (flaw !== null) return flaw;
    }
    return null;
  };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

const longestShown = 40;

function shown(value: unknown): string {
  if (Array.isArray(value)) return "a list";
  if (isObject(value)) return "an object";
  const json = JSON.stringify(value) ?? "nothing";
  return json.length <= longestShown ? json : `${json.slice(0, longestShown)}…`;
}
