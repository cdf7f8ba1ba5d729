/** Sets a key of a record. Assigning to `__proto__` would not make one. */
export function setKey<Value>(record: { [key: string]: Value }, key: string, value: Value): void {
  if (key === "__proto__") {
    Object.defineProperty(record, key, { value, enumerable: true, writable: true, configurable: true });
  } else record[key] = value;
}
