import { entriesOf, isDict, itemOf } from "../../python/dict.js";
import { pythonEqual } from "../../python/equal.js";
import { pythonJson } from "../../python/json-text.js";
import type { PythonDict, PythonValue } from "../../python/python-value.js";

/** Where two values differ. */
export interface ValueDifference {
  /** Keys and places in lists, joined by points; empty where the values differ as wholes. */
  readonly path: string;
  /** Undefined where only the other one has the key. */
  readonly before: PythonValue | undefined;
  readonly after: PythonValue | undefined;
}

/** Where two values differ, as deep as both have the same form. */
export function valueDifferences(
  before: PythonValue | undefined,
  after: PythonValue | undefined,
  path = "",
): readonly ValueDifference[] {
  if (before !== undefined && after !== undefined) {
    if (pythonEqual(before, after)) return [];
    const inside = (key: string) => (path === "" ? key : `${path}.${key}`);
    if (isDict(before) && isDict(after)) {
      return keysOfBoth(before, after).flatMap((key) =>
        valueDifferences(itemOf(before, key), itemOf(after, key), inside(key)),
      );
    }
    if (Array.isArray(before) && Array.isArray(after) && before.length === after.length) {
      return before.flatMap((item, index) => valueDifferences(item, after[index], inside(String(index))));
    }
  }
  return [{ path, before, after }];
}

/** Both values of a difference for a line: JSON, and of long ones the part around the first character that differs. */
export function differenceText({ before, after }: Omit<ValueDifference, "path">): string {
  const [old, now] = [textOf(before), textOf(after)];
  let same = 0;
  while (same < old.length && old[same] === now[same]) same++;
  return `${partOf(old, same)} -> ${partOf(now, same)}`;
}

const longest = 80;

function partOf(text: string, differsAt: number): string {
  if (text.length <= longest) return text;
  const start = Math.max(0, Math.min(differsAt - longest / 4, text.length - longest));
  const end = start + longest;
  return `${start > 0 ? "…" : ""}${text.slice(start, end)}${end < text.length ? "…" : ""}`;
}

function textOf(value: PythonValue | undefined): string {
  if (value === undefined) return "nothing";
  return typeof value === "string" ? JSON.stringify(value) : pythonJson(value);
}

function keysOfBoth(before: PythonDict, after: PythonDict): readonly string[] {
  return [...new Set([...entriesOf(before), ...entriesOf(after)].map(([key]) => key))];
}
