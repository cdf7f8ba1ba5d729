import { jsonString } from "../internal/json-string.js";

/** The keys of a record in canonical order, each with its JSON text. */
export interface KeyLayout {
  readonly keys: readonly string[];
  readonly sorted: readonly string[];
  /** `"key":` for each of `sorted`. */
  readonly labels: readonly string[];
}

/** The last layouts of records whose first key is the same, the latest first. */
const remembered = new Map<string, KeyLayout[]>();
const layoutsKept = 4;
const firstKeysKept = 1000;

/**
 * The layout of a record's keys. Sorting and quoting keys would cost more than hashing, and most records have the
 * keys of an earlier one, or all but a few: the same record before a step.
 */
export function keyLayout(record: object): KeyLayout {
  const keys = Object.keys(record);
  const [first = ""] = keys;
  let layouts = remembered.get(first);
  if (layouts === undefined) {
    if (remembered.size >= firstKeysKept) remembered.clear();
    layouts = [];
    remembered.set(first, layouts);
  }
  for (const layout of layouts) {
    if (sameKeys(layout.keys, keys)) return layout;
  }
  const layout = layouts.length > 0 ? adapted(layouts[0]!, keys) : sortedLayout(keys);
  if (layouts.length >= layoutsKept) layouts.pop();
  layouts.unshift(layout);
  return layout;
}

function sortedLayout(keys: readonly string[]): KeyLayout {
  const sorted = [...keys].sort();
  return { keys, sorted, labels: sorted.map(label) };
}

/** The layout of keys that are mostly those of another layout, in the same order, with later ones behind them. */
function adapted(earlier: KeyLayout, keys: readonly string[]): KeyLayout {
  const removed: string[] = [];
  let kept = 0;
  for (const key of earlier.keys) {
    if (key === keys[kept]) kept++;
    else removed.push(key);
  }
  if (removed.length + keys.length - kept > 4) return sortedLayout(keys);
  const sorted = [...earlier.sorted];
  const labels = [...earlier.labels];
  for (const key of removed) {
    const place = placeOf(key, sorted);
    sorted.splice(place, 1);
    labels.splice(place, 1);
  }
  for (const key of keys.slice(kept)) {
    const place = placeOf(key, sorted);
    sorted.splice(place, 0, key);
    labels.splice(place, 0, label(key));
  }
  return { keys, sorted, labels };
}

/** Where a key stands among sorted ones, or would stand. */
function placeOf(key: string, sorted: readonly string[]): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < key) low = middle + 1;
    else high = middle;
  }
  return low;
}

const labels = new Map<string, string>();
const labelsKept = 10_000;

function label(key: string): string {
  let text = labels.get(key);
  if (text === undefined) {
    if (labels.size >= labelsKept) labels.clear();
    text = `${jsonString(key)}:`;
    labels.set(key, text);
  }
  return text;
}

function sameKeys(left: readonly string[], right: readonly string[]): boolean {
  if (left.length !== right.length) return false;
  for (let index = 0; index < left.length; index++) {
    if (left[index] !== right[index]) return false;
  }
  return true;
}
