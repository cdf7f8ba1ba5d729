import { valueText } from "./value-text.js";

/** Says what is wrong with a parsed JSON value, such as `is 3, not a string`; null when nothing is. */
export type Check = (value: unknown) => string | null;

/** Values that a test accepts. */
export function checkOf(must: string, test: (value: unknown) => boolean): Check {
  return (value) => (test(value) ? null : `is ${valueText(value)}, not ${must}`);
}

/** Null, or what another check accepts. */
export function orNull(check: Check): Check {
  return (value) => (value === null ? null : check(value));
}

/** Arrays, each of whose entries another check accepts. */
export function arrayOf(check: Check, least = 0): Check {
  return (value) => {
    if (!Array.isArray(value)) return `is ${valueText(value)}, not an array`;
    if (value.length < least) return "is empty";
    for (let index = 0; index < value.length; index++) {
      const flaw = check(value[index]);
      if (flaw !== null) return `has an entry ${index} that ${flaw}`;
    }
    return null;
  };
}

/** One check for every field that an object may have, those that may be absent included. */
export type Fields<Row> = { readonly [Key in keyof Row]-?: Check };

/** Objects with these fields, and no others. */
export function objectOf<Row>(fields: Fields<Row>, mayLack: readonly (keyof Row & string)[] = []): Check {
  const entries = Object.entries<Check>(fields);
  const names = new Set(entries.map(([name]) => name));
  const optional = new Set<string>(mayLack);
  return (value) => {
    if (!isObject(value)) return `is ${valueText(value)}, not an object`;
    let found = 0;
    for (const [name, check] of entries) {
      const field = value[name];
      if (field === undefined) {
        if (!optional.has(name)) return `has no "${name}"`;
        continue;
      }
      found++;
      const flaw = check(field);
      if (flaw !== null) return `has a "${name}" that ${flaw}`;
    }
    const keys = Object.keys(value);
    if (keys.length === found) return null;
    const unknown = keys.find((key) => !names.has(key));
    return unknown === undefined ? null : `has the unknown field "${unknown}"`;
  };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
