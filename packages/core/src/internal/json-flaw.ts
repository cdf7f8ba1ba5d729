import { deepest, isKnownToLast, isLastingJson } from "./lasting-json.js";
import { plainKeys, plainValue, unplain, unplainText } from "./plain-data.js";
import { thrownText } from "./thrown-text.js";

type Place = readonly (string | number)[];

/** What is wrong, and the keys that lead there, the last one first. */
interface Flaw {
  readonly what: string;
  readonly keys: (string | number)[];
}

/** What passes: nothing that JSON changes, -0 too, or a key `__proto__` as well. */
type Leniency = "exact" | "kept" | "passed on";

/**
 * Where a value is not plain JSON, as `path: what is wrong`; null when it survives `JSON.stringify` and
 * `JSON.parse` unchanged. Costs little for what cannot change and was looked at before.
 */
export function jsonFlaw(value: unknown, name = "state"): string | null {
  return flawText(value, name, [], "exact");
}

/**
 * The same for what JSON cannot hold at all: -0, which JSON makes 0, passes.
 *
 * @param place the keys that lead to the value in what the name stands for; they count for how deep it is nested
 */
export function hardJsonFlaw(value: unknown, name = "state", place: Place = []): string | null {
  return flawText(value, name, place, "kept");
}

/** The same for what is not kept: a key `__proto__`, which makes a prototype of what copies an object by its keys, passes. */
export function passingJsonFlaw(value: unknown, name: string): string | null {
  return flawText(value, name, [], "passed on");
}

function flawText(value: unknown, name: string, place: Place, leniency: Leniency): string | null {
  try {
    const flaw = flawIn(value, place.length, leniency);
    return flaw && `${[name, ...place, ...shown(flaw.keys.reverse())].join(".")}: ${flaw.what}`;
  } catch (failure) {
    return `${[name, ...place].join(".")}: it cannot be read (${thrownText(failure)})`;
  }
}

/** Frozen values in which there is no -0. */
const exact = new WeakSet<object>();

function flawIn(value: unknown, depth: number, leniency: Leniency): Flaw | null {
  if (value === null || typeof value === "string" || typeof value === "boolean") return null;
  if (typeof value === "number") return numberFlaw(value, leniency);
  if (typeof value !== "object") return { what: `${typeof value} is not JSON`, keys: [] };
  const lasts = isLastingJson(value, depth);
  if (lasts && (leniency !== "exact" || exact.has(value))) return null;
  if (depth >= deepest) {
    return { what: `it holds itself, or is nested more than ${deepest} levels deep`, keys: [] };
  }
  const keys = plainKeys(value);
  if (keys === null) return { what: unplainText(value), keys: [] };
  for (const key of keys) {
    if (key === "__proto__" && leniency !== "passed on") return { what: prototypeKey, keys: [] };
    const child = plainValue(value, key);
    if (child === unplain) return { what: unplainText(value), keys: [] };
    const flaw = flawIn(child, depth + 1, leniency);
    if (flaw === null) continue;
    flaw.keys.push(key);
    return flaw;
  }
  if (lasts && isKnownToLast(value)) exact.add(value);
  return null;
}

const prototypeKey = 'the key "__proto__" cannot be kept apart from an object\'s prototype';

function numberFlaw(value: number, leniency: Leniency): Flaw | null {
  if (!Number.isFinite(value)) return { what: `${value} is not JSON`, keys: [] };
  return leniency === "exact" && Object.is(value, -0) ? { what: "-0 is not JSON", keys: [] } : null;
}

/** The whole path of something very deep would fill pages. */
function shown(keys: readonly (string | number)[]): readonly (string | number)[] {
  return keys.length > 20 ? keys.slice(0, 2) : keys;
}
