import { GymError } from "../errors.js";
import { deepest, lastingLevels, noteLasting } from "../internal/lasting-json.js";
import { isIndexKey, keysOf, noteKeys } from "../internal/table-keys.js";
import { copyOf, isTable } from "./copy-of-table.js";
import {
  type DraftNode,
  type DraftPlace,
  type DraftSession,
  finished,
  isDraftable,
  nodeKey,
  viewed,
} from "./draft-node.js";
import { isSameList } from "./foretell.js";
import type { PatchList } from "./patch-list.js";

type Fields = Readonly<Record<string, unknown>>;

/** An object while it is being changed. It is copied at the end, once, and only if something in it has changed. */
export class ObjectNode implements DraftNode, ProxyHandler<object> {
  readonly draft: object;
  readonly base: Fields;
  readonly place: DraftPlace | null;
  readonly #session: DraftSession;
  /** What was looked at, as drafts, and what was set. */
  readonly #own = new Map<string, unknown>();
  /** Keys of the base that were deleted; those that were set again stand behind all others. */
  #deleted: Set<string> | null = null;
  /** Whether a key was set (true) or deleted. */
  readonly #assigned = new Map<string, boolean>();
  #isTouched = false;
  #result: Record<string, unknown> | null = null;
  #isFinishing = false;
  #finished: object | null = null;

  constructor(base: object, place: DraftPlace | null, session: DraftSession) {
    this.base = base as Fields;
    this.place = place;
    this.#session = session;
    this.draft = new Proxy({}, this);
  }

  touch(): void {
    if (this.#isTouched) return;
    this.#isTouched = true;
    this.place?.parent.touch();
  }

  valueAt(key: string): unknown {
    return this.#own.has(key) ? this.#own.get(key) : this.#isInBase(key) ? this.base[key] : undefined;
  }

  finish(foretold?: unknown): object {
    if (this.#finished !== null) return this.#finished;
    // An object that was put into itself is finished as one that holds itself, and refused as such later on.
    if (this.#isFinishing) return this.#changed();
    this.#isFinishing = true;
    if (!this.#isTouched) this.#finished = this.base;
    else {
      const expected = isFrozenObject(foretold) ? foretold : nothing;
      const parts = [...this.#own].map(([key, value]) => [key, finished(value, expected[key])] as const);
      if (expected !== nothing && this.#becomes(expected, parts)) this.#finished = expected;
      else {
        const result = this.#changed();
        for (const key of this.#deleted ?? []) delete result[key];
        for (const [key, part] of parts) result[key] = part;
        this.#finished = this.#frozen(result);
      }
    }
    return this.#finished;
  }

  view(): object {
    if (!this.#isTouched) return this.base;
    if (this.#finished !== null) return this.#finished;
    const result = copyOf(this.base);
    for (const key of this.#deleted ?? []) delete result[key];
    for (const [key, value] of this.#own) result[key] = viewed(value);
    return result;
  }

  tell(path: readonly (string | number)[], patches: PatchList): void {
    const after = this.finish() as Fields;
    for (const [key, isSet] of this.#assigned) {
      const place = [...path, key];
      if (!isSet) patches.removed(place, this.base[key]);
      else if (!Object.hasOwn(this.base, key)) patches.added(place, after[key]);
      else if (after[key] !== this.base[key]) patches.replaced(place, this.base[key], after[key]);
    }
  }

  get(_: object, key: string | symbol): unknown {
    if (key === nodeKey) return this;
    this.#session.requireOpen();
    if (typeof key === "symbol" || !this.#isIn(key)) return Reflect.get(this.getPrototypeOf() ?? {}, key);
    const value = this.valueAt(key);
    // What was put into the object is handed out as it is; what is the base's, as a draft.
    if (!isDraftable(value) || value !== this.base[key] || !Object.hasOwn(this.base, key)) return value;
    const draft = this.#session.draftOf(value, { parent: this, key });
    this.#own.set(key, draft);
    return draft;
  }

  set(_: object, key: string | symbol, value: unknown): boolean {
    this.#session.requireOpen();
    if (typeof key === "symbol") return false;
    if (key === "__proto__") throw new PrototypeKeyError();
    if (this.valueAt(key) === value && (value !== undefined || this.#isIn(key))) return true;
    // As in immer, putting back what was looked at is no assignment where nothing has changed yet.
    if (!this.#isTouched && this.#isInBase(key) && this.base[key] === value) {
      this.#own.delete(key);
      return true;
    }
    if (this.#deleted?.has(key)) this.#session.noteMoved();
    this.touch();
    this.#own.set(key, value);
    this.#assigned.set(key, true);
    return true;
  }

  deleteProperty(_: object, key: string | symbol): boolean {
    this.#session.requireOpen();
    if (typeof key === "symbol") return true;
    this.#own.delete(key);
    if (Object.hasOwn(this.base, key)) {
      this.#deleted ??= new Set();
      this.#deleted.add(key);
      this.#assigned.set(key, false);
      this.touch();
    } else this.#assigned.delete(key);
    return true;
  }

  has(_: object, key: string | symbol): boolean {
    if (typeof key === "string" && this.#isIn(key)) return true;
    return Reflect.has(this.getPrototypeOf() ?? {}, key);
  }

  ownKeys(): string[] {
    const before = keysOf(this.base);
    const keys = this.#keysAfter(before);
    // JavaScript orders keys that look like indices before others.
    return keys === before ? [...keys] : Object.keys(Object.fromEntries(keys.map((key) => [key, null])));
  }

  getOwnPropertyDescriptor(_: object, key: string | symbol): PropertyDescriptor | undefined {
    if (typeof key === "symbol" || !this.#isIn(key)) return undefined;
    return { value: this.valueAt(key), enumerable: true, writable: true, configurable: true };
  }

  defineProperty(): boolean {
    return false;
  }

  getPrototypeOf(): object | null {
    return Object.getPrototypeOf(this.base) as object | null;
  }

  setPrototypeOf(): boolean {
    throw new PrototypeKeyError();
  }

  #isIn(key: string): boolean {
    return this.#own.has(key) || this.#isInBase(key);
  }

  #isInBase(key: string): boolean {
    return Object.hasOwn(this.base, key) && !this.#deleted?.has(key);
  }

  /** The keys in the order in which they came: the base's, or what has become of them. */
  #keysAfter(before: readonly string[], added = this.#added()): readonly string[] {
    if (this.#deleted === null && added.length === 0) return before;
    return [...before.filter((key) => !this.#deleted?.has(key)), ...added];
  }

  #added(): readonly string[] {
    return [...this.#own.keys()].filter((key) => !this.#isInBase(key));
  }

  /** Whether an object is what the finished one would be; what has not changed is taken to be the same in both. */
  #becomes(expected: Fields, parts: readonly (readonly [key: string, part: unknown])[]): boolean {
    return (
      Object.getPrototypeOf(expected) === this.getPrototypeOf() &&
      parts.every(([key, part]) => Object.is(expected[key], part)) &&
      isSameList(keysOf(expected), this.#keysAfter(keysOf(this.base)))
    );
  }

  #changed(): Record<string, unknown> {
    this.#result ??= copyOf(this.base);
    return this.#result;
  }

  /** At most how many levels there are in a result; null where it does not last. */
  #lastingLevels(result: Fields): number | null {
    let levels = lastingLevels(this.base);
    for (const key of this.#own.keys()) {
      const own = lastingLevels(result[key]);
      if (levels === null || own === null) return null;
      levels = Math.max(levels, own + 1);
    }
    return levels;
  }

  /** What holds something that is not frozen is left to whoever freezes all of it. */
  #frozen(result: Fields): Fields {
    if (!Object.isFrozen(this.base)) return result;
    Object.freeze(result);
    if (isTable(this.base)) {
      const added = this.#added();
      if (!added.some(isIndexKey)) noteKeys(result, this.#keysAfter(keysOf(this.base), added));
      const levels = this.#lastingLevels(result);
      if (levels !== null && levels <= deepest) noteLasting(result, levels);
    }
    return result;
  }
}

const nothing: Fields = Object.freeze(Object.create(null) as Fields);

function isFrozenObject(value: unknown): value is Fields {
  return isDraftable(value) && !Array.isArray(value) && Object.isFrozen(value);
}

/** Something was assigned to the prototype of a draft. */
export class PrototypeKeyError extends GymError {
  constructor() {
    super(
      "draft/prototype",
      'The key "__proto__" of a draft cannot be set, because it cannot be kept apart from an object\'s prototype. Name the key otherwise.',
    );
  }
}
