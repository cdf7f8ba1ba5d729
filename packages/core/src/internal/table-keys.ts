/** Objects with more keys than this are tables. */
export const fewKeys = 64;

/** The keys of an object. Those of large frozen ones are remembered: V8 makes the list anew each time. */
export function keysOf(record: object): readonly string[] {
  return known.get(record) ?? remembered(record, Object.keys(record));
}

/** Notes the keys of an object, in the order in which JavaScript has them, where whoever made it knows them. */
export function noteKeys(record: object, keys: readonly string[]): void {
  remembered(record, keys);
}

/** Whether JavaScript puts a key in order before those that were set earlier. */
export function isIndexKey(key: string): boolean {
  return /^(?:0|[1-9]\d*)$/.test(key);
}

function remembered(record: object, keys: readonly string[]): readonly string[] {
  if (keys.length > fewKeys && Object.isFrozen(record)) known.set(record, keys);
  return keys;
}

const known = new WeakMap<object, readonly string[]>();
