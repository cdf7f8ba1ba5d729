import { freeze } from "immer";
import { sameJsonText } from "../python/equal.js";
import type { PythonValue } from "../python/python-value.js";
import { mutableCopy } from "./mutable-copy.js";

type Table = Readonly<Record<string, unknown>>;

/**
 * A frozen table while it is being changed. Each entry is copied when it is looked at, and the table itself once, at the
 * end, if any entry has changed: V8 needs a microsecond for each key of a large table that immer copies, and immer copies
 * a table as soon as one entry is looked at.
 */
export class TableDraft {
  /** Stands for the table: what is set and deleted here, and changed in its entries, is in the finished table. */
  readonly draft: Record<string, unknown>;
  readonly #base: Table;
  /** Entries that were looked at or set. */
  readonly #own = new Map<string, unknown>();
  /** Keys of the base that were deleted; those that were set again stand behind all others. */
  readonly #deleted = new Set<string>();

  constructor(base: Table) {
    this.#base = base;
    this.draft = new Proxy({} as Record<string, unknown>, {
      get: (_, key) => (typeof key === "string" && this.#has(key) ? this.#entry(key) : undefined),
      has: (_, key) => typeof key === "string" && this.#has(key),
      set: (_, key, value) => this.#set(key as string, value),
      defineProperty: (_, key, { value }) => this.#set(key as string, value),
      deleteProperty: (_, key) => this.#delete(key as string),
      ownKeys: () => this.#keys(),
      getOwnPropertyDescriptor: (_, key) =>
        typeof key === "string" && this.#has(key)
          ? { value: this.#entry(key), enumerable: true, writable: true, configurable: true }
          : undefined,
    });
  }

  /** The table as it is now, frozen: the one that was given where nothing has changed. */
  finish(): Table {
    const changes = [...this.#own].filter(([key, value]) => !this.#isAsBefore(key, value));
    if (changes.length === 0 && this.#deleted.size === 0) return this.#base;
    const result = copyOf(this.#base);
    for (const key of this.#deleted) delete result[key];
    for (const [key, value] of changes) result[key] = freeze(value, true);
    return Object.freeze(Object.setPrototypeOf(result, Object.prototype));
  }

  #entry(key: string): unknown {
    if (this.#own.has(key)) return this.#own.get(key);
    const copy = mutableCopy(this.#base[key]);
    this.#own.set(key, copy);
    return copy;
  }

  #isAsBefore(key: string, value: unknown): boolean {
    return this.#isInBase(key) && sameJsonText(value as PythonValue, this.#base[key] as PythonValue);
  }

  #set(key: string, value: unknown): true {
    this.#own.set(key, value);
    return true;
  }

  #delete(key: string): true {
    this.#own.delete(key);
    if (Object.hasOwn(this.#base, key)) this.#deleted.add(key);
    return true;
  }

  #has(key: string): boolean {
    return this.#own.has(key) || this.#isInBase(key);
  }

  #isInBase(key: string): boolean {
    return Object.hasOwn(this.#base, key) && !this.#deleted.has(key);
  }

  #keys(): string[] {
    const kept = Object.keys(this.#base).filter((key) => !this.#deleted.has(key));
    return [...kept, ...[...this.#own.keys()].filter((key) => !this.#isInBase(key))];
  }
}

/** A copy without a prototype: such an object is a hash table from the start, which is filled fastest. */
function copyOf(table: Table): Record<string, unknown> {
  const copy = Object.create(null) as Record<string, unknown>;
  for (const key of Object.keys(table)) copy[key] = table[key];
  return copy;
}
