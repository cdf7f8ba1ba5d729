/** The keys of a record in canonical order, each with its JSON text. */
export interface KeyLayout {
  readonly keys: readonly string[];
  readonly sorted: readonly string[];
  /** `"key":` for each of `sorted`. */
  readonly labels: readonly string[];
}

const remembered = new Map<string, KeyLayout>();
const capacity = 1000;

/**
 * The layout of a record's keys. One record after another has the same keys while a state changes, and sorting
 * and quoting them would cost more than hashing, so layouts are remembered.
 */
export function keyLayout(record: object): KeyLayout {
  const keys = Object.keys(record);
  const handle = `${keys.length} ${keys[0]} ${keys.at(-1)}`;
  const candidate = remembered.get(handle);
  if (candidate !== undefined && sameKeys(candidate.keys, keys)) return candidate;
  const sorted = [...keys].sort();
  const layout = { keys, sorted, labels: sorted.map((key) => `${JSON.stringify(key)}:`) };
  if (remembered.size >= capacity) remembered.clear();
  remembered.set(handle, layout);
  return layout;
}

function sameKeys(left: readonly string[], right: readonly string[]): boolean {
  for (let index = 0; index < left.length; index++) {
    if (left[index] !== right[index]) return false;
  }
  return left.length === right.length;
}
