/** Objects with more keys than this are tables. */
export const fewKeys = 64;

/** The keys of an object. Those of large frozen ones are remembered: V8 makes the list anew each time. */
export function keysOf(record: object): readonly string[] {
  return known.get(record) ?? remembered(record, Object.keys(record));
}

/** Notes that a copy has the keys of the table that it was made of. */
export function keepKeys(copy: object, table: object): void {
  const keys = known.get(table);
  if (keys !== undefined) remembered(copy, keys);
}

function remembered(record: object, keys: readonly string[]): readonly string[] {
  if (keys.length > fewKeys && Object.isFrozen(record)) known.set(record, keys);
  return keys;
}

const known = new WeakMap<object, readonly string[]>();
