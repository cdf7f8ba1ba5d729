import { freeze } from "immer";
import { isDict, isOrdered, keysOf, rememberKeys } from "../python/dict.js";
import { sameOrderedJsonText } from "../python/equal.js";
import type { PythonValue } from "../python/python-value.js";
import { setKey } from "../python/set-key.js";
import { type Behind, behind, draftBehind, type PartDraft, withoutDrafts } from "./draft-behind.js";
import { ListDraft } from "./list-draft.js";
import { mutableCopy } from "./mutable-copy.js";

export type Dict = Readonly<Record<string, unknown>>;

interface DictDraftOptions {
  /** Whether the dicts and lists in this one become drafts themselves, as the tables of a database do. */
  readonly isNested: boolean;
  /** Whether the finished dict, and what is new in it, is frozen, as large tables are. */
  readonly freezes: boolean;
}

/**
 * A dict while it is being changed. Each part is copied when it is looked at, and the dict itself once, at the end, if
 * any part has changed. Immer needs several times as long: it makes a proxy of every part that is looked at, and at the
 * first look copies the whole dict, for which V8 needs a microsecond a key where there are many.
 */
export class DictDraft implements PartDraft {
  readonly draft: Record<string, unknown>;
  readonly base: Dict;
  readonly #isNested: boolean;
  readonly #freezes: boolean;
  /** Parts that were looked at or set. */
  readonly #own = new Map<string, unknown>();
  /** Keys of the base that were deleted; those that were set again stand behind all others. */
  #deleted: Set<string> | null = null;

  constructor(base: Dict, { isNested, freezes }: DictDraftOptions) {
    this.base = base;
    this.#isNested = isNested;
    this.#freezes = freezes;
    const target: Behind<DictDraft> = { [behind]: this };
    this.draft = new Proxy(target, handler) as object as Record<string, unknown>;
  }

  finish(): Dict {
    let result = this.#deleted === null ? null : this.#withoutDeleted();
    for (const [key, value] of this.#own) {
      const finished = this.#finishedPart(key, value);
      if (this.#isInBase(key) && finished === this.base[key]) continue;
      result ??= this.#copy();
      setKey(result, key, finished);
    }
    if (result === null) return this.base;
    if (!this.#freezes) return result;
    Object.freeze(result);
    if (this.#isLarge)
      rememberKeys(result, this.#haveKeysChanged() ? Object.keys(result) : keysOf(this.base));
    return result;
  }

  view(): Dict {
    if (this.#own.size === 0 && this.#deleted === null) return this.base;
    const result = this.#withoutDeleted();
    for (const [key, value] of this.#own) setKey(result, key, draftBehind(value)?.view() ?? value);
    return result;
  }

  part(key: string): unknown {
    if (this.#own.has(key)) return this.#own.get(key);
    const value = this.base[key];
    const copy = this.#isNested ? this.#draftOf(value) : mutableCopy(value);
    if (copy !== value) this.#own.set(key, copy);
    return copy;
  }

  #draftOf(value: unknown): unknown {
    if (Array.isArray(value)) return new ListDraft(value).draft;
    if (!isDict(value) || isOrdered(value)) return mutableCopy(value);
    return new DictDraft(value, { isNested: false, freezes: this.#freezes }).draft;
  }

  /** A frozen value, such as a part of a world, could not be changed later on. */
  set(key: string, value: unknown): void {
    this.#own.set(key, typeof value === "object" && Object.isFrozen(value) ? mutableCopy(value) : value);
  }

  delete(key: string): void {
    this.#own.delete(key);
    if (!Object.hasOwn(this.base, key)) return;
    this.#deleted ??= new Set();
    this.#deleted.add(key);
  }

  has(key: string): boolean {
    return this.#own.has(key) || this.#isInBase(key);
  }

  keys(): string[] {
    const kept = Object.keys(this.base).filter((key) => !this.#deleted?.has(key));
    return [...kept, ...[...this.#own.keys()].filter((key) => !this.#isInBase(key))];
  }

  /** A table of a database of large ones. */
  get #isLarge(): boolean {
    return this.#freezes && !this.#isNested;
  }

  #isInBase(key: string): boolean {
    return Object.hasOwn(this.base, key) && !this.#deleted?.has(key);
  }

  /** A part, frozen if so wanted; where it is as it was, the old one, so that nobody takes it for a change. */
  #finishedPart(key: string, value: unknown): unknown {
    if (draftBehind(value) === undefined && this.#isInBase(key)) {
      const old = this.base[key];
      if (sameOrderedJsonText(value as PythonValue, old as PythonValue)) return old;
    }
    const finished = withoutDrafts(value);
    return this.#freezes ? freeze(finished, true) : finished;
  }

  #copy(): Record<string, unknown> {
    if (!this.#isLarge) return { ...this.base };
    const keys = keysOf(this.base);
    rememberKeys(this.base, keys);
    return copyOfLarge(this.base, keys);
  }

  #haveKeysChanged(): boolean {
    return this.#deleted !== null || [...this.#own.keys()].some((key) => !Object.hasOwn(this.base, key));
  }

  #withoutDeleted(): Record<string, unknown> {
    const result = this.#copy();
    if (this.#deleted !== null) for (const key of this.#deleted) delete result[key];
    return result;
  }
}

/** A large copy has no prototype at first: such an object is a hash table from the start, which is filled fastest. */
function copyOfLarge(dict: Dict, keys: readonly string[]): Record<string, unknown> {
  const copy = Object.create(null) as Record<string, unknown>;
  for (const key of keys) copy[key] = dict[key];
  return Object.setPrototypeOf(copy, Object.prototype);
}

const handler: ProxyHandler<Behind<DictDraft>> = {
  get: (target, key) => {
    if (typeof key === "symbol") return key === behind ? target[behind] : undefined;
    const dict = target[behind];
    return dict.has(key) ? dict.part(key) : undefined;
  },
  has: (target, key) => typeof key === "string" && target[behind].has(key),
  set: (target, key, value) => {
    target[behind].set(key as string, value);
    return true;
  },
  defineProperty: (target, key, { value }) => {
    target[behind].set(key as string, value);
    return true;
  },
  deleteProperty: (target, key) => {
    target[behind].delete(key as string);
    return true;
  },
  ownKeys: (target) => target[behind].keys(),
  getOwnPropertyDescriptor: (target, key) =>
    typeof key === "string" && target[behind].has(key)
      ? { value: target[behind].part(key), enumerable: true, writable: true, configurable: true }
      : undefined,
};
