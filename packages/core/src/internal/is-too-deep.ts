import { deepest } from "./lasting-json.js";

/**
 * Whether what a JSON text was parsed to is nested deeper than any data is. A parser takes such a text; what walks
 * through its value would run out of stack.
 */
export function isTooDeep(text: string, value: unknown): boolean {
  // Each level has two brackets.
  return text.length > 2 * deepest && isDeeper(value, deepest);
}

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== "object" || value === null) return false;
  if (levels === 0) return true;
  if (Array.isArray(value)) {
    for (const child of value) if (typeof child === "object" && isDeeper(child, levels - 1)) return true;
    return false;
  }
  for (const key in value) {
    const child = (value as Readonly<Record<string, unknown>>)[key];
    if (typeof child === "object" && isDeeper(child, levels - 1)) return true;
  }
  return false;
}

/** What is wrong with such a value, in words. */
export const tooDeep = `is nested more than ${deepest} levels deep`;
