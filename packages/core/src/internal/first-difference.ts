import { sameJson } from "./same-json.js";

/** A place where two JSON values differ. */
export interface JsonDifference {
  /** The keys and indices that lead there. */
  readonly path: readonly string[];
  readonly left: unknown;
  readonly right: unknown;
}

/** The first and innermost place where two JSON values differ; null when they are equal. */
export function firstDifference(left: unknown, right: unknown): JsonDifference | null {
  if (sameJson(left, right)) return null;
  if (!isContainer(left) || !isContainer(right) || Array.isArray(left) !== Array.isArray(right)) {
    return { path: [], left, right };
  }
  for (const key of new Set([...Object.keys(left), ...Object.keys(right)])) {
    const inner = firstDifference(left[key], right[key]);
    if (inner !== null) return { ...inner, path: [key, ...inner.path] };
  }
  return { path: [], left, right };
}

function isContainer(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
