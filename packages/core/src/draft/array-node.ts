import { GymError } from "../errors.js";
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

/** An array while it is being changed. */
export class ArrayNode implements DraftNode, ProxyHandler<unknown[]> {
  readonly draft: object;
  readonly base: readonly unknown[];
  readonly place: DraftPlace | null;
  readonly #session: DraftSession;
  /** Copying even a long array takes no time worth saving. */
  readonly #items: unknown[];
  readonly #assigned = new Set<number>();
  #isTouched = false;
  #finished: readonly unknown[] | null = null;
  #result: unknown[] | null = null;

  constructor(base: object, place: DraftPlace | null, session: DraftSession) {
    this.base = base as readonly unknown[];
    this.place = place;
    this.#session = session;
    this.#items = this.base.slice();
    this.draft = new Proxy(this.#items, this);
  }

  touch(): void {
    if (this.#isTouched) return;
    this.#isTouched = true;
    this.place?.parent.touch();
  }

  valueAt(index: number): unknown {
    return this.#items[index];
  }

  finish(foretold?: unknown): object {
    if (this.#finished !== null) return this.#finished;
    // An array that was put into itself is finished as one that holds itself, and refused as such later on.
    if (this.#result !== null) return this.#result;
    if (!this.#isTouched) {
      this.#finished = this.base;
    } else {
      const result = this.#items.slice();
      this.#result = result;
      const expected = isFrozenArray(foretold) ? foretold : none;
      for (let index = 0; index < result.length; index++) {
        if (result[index] !== this.base[index]) result[index] = finished(result[index], expected[index]);
      }
      if (expected !== none && isSameList(expected, result)) this.#finished = expected;
      else this.#finished = Object.isFrozen(this.base) ? Object.freeze(result) : result;
    }
    return this.#finished;
  }

  view(): object {
    if (!this.#isTouched) return this.base;
    return (
      this.#finished ?? this.#items.map((item, index) => (item === this.base[index] ? item : viewed(item)))
    );
  }

  tell(path: readonly (string | number)[], patches: PatchList): void {
    const after = this.finish() as readonly unknown[];
    const shorter = Math.min(this.base.length, after.length);
    const assigned = [...this.#assigned]
      .filter((index) => index < shorter)
      .sort((left, right) => left - right);
    for (const index of assigned) {
      if (after[index] !== this.base[index])
        patches.replaced([...path, index], this.base[index], after[index]);
    }
    patches.resized(path, this.base, after);
  }

  get(items: unknown[], key: string | symbol): unknown {
    if (key === nodeKey) return this;
    this.#session.requireOpen();
    return isIndex(key) ? this.#item(Number(key)) : Reflect.get(items, key);
  }

  /** What was put into the array is handed out as it is; what is the base's, as a draft, where it stood. */
  #item(index: number): unknown {
    const item = this.#items[index];
    if (item !== this.base[index] || !isDraftable(item)) return item;
    const draft = this.#session.draftOf(item, { parent: this, key: index });
    this.#items[index] = draft;
    return draft;
  }

  set(items: unknown[], key: string | symbol, value: unknown): boolean {
    this.#session.requireOpen();
    if (key === "length") {
      if (value !== items.length) this.touch();
      return Reflect.set(items, key, value);
    }
    if (!isIndex(key)) throw notAnIndex(key);
    const index = Number(key);
    if (items[index] === value && (value !== undefined || Object.hasOwn(items, key))) return true;
    items[index] = value;
    // As in immer, putting back what was looked at is no assignment where nothing has changed yet.
    if (!this.#isTouched && index < this.base.length && this.base[index] === value) return true;
    this.touch();
    this.#assigned.add(index);
    return true;
  }

  /** An array of JSON has no holes; methods such as `pop` shorten the array next. */
  deleteProperty(items: unknown[], key: string | symbol): boolean {
    return this.set(items, key, undefined);
  }

  defineProperty(): boolean {
    return false;
  }

  setPrototypeOf(): boolean {
    return false;
  }
}

const none: readonly unknown[] = [];

function isFrozenArray(value: unknown): value is readonly unknown[] {
  return Array.isArray(value) && Object.isFrozen(value);
}

function isIndex(key: string | symbol): key is string {
  return typeof key === "string" && /^\d+$/.test(key);
}

function notAnIndex(key: string | symbol): GymError {
  return new GymError(
    "draft/not-an-index",
    `An array of a state cannot have the key "${String(key)}", which JSON would lose. Set indices only, or use an object.`,
  );
}
