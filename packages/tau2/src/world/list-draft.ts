import { sameOrderedJsonText } from "../python/equal.js";
import type { PythonValue } from "../python/python-value.js";
import { type Behind, behind, type PartDraft, withoutDrafts } from "./draft-behind.js";
import { mutableCopy } from "./mutable-copy.js";

/** A list while it is being changed. Each item is copied when it is looked at; the others stay shared. */
export class ListDraft implements PartDraft {
  readonly draft: unknown[];
  readonly base: readonly unknown[];
  readonly #items: unknown[];
  /** Items that are not the base's. */
  readonly #own = new Set<unknown>();

  constructor(base: readonly unknown[]) {
    this.base = base;
    this.#items = base.slice();
    this.draft = new Proxy(Object.assign(this.#items, { [behind]: this as ListDraft }), handler);
  }

  finish(): readonly unknown[] {
    let isChanged = this.#items.length !== this.base.length;
    const finished: unknown[] = [];
    for (let index = 0; index < this.#items.length; index++) {
      const item = this.#finishedItem(this.#items[index], this.base[index]);
      if (item !== this.base[index]) isChanged = true;
      finished.push(item);
    }
    return isChanged ? finished : this.base;
  }

  view(): readonly unknown[] {
    return this.#items.slice();
  }

  item(index: number): unknown {
    const item = this.#items[index];
    if (typeof item !== "object" || item === null || this.#own.has(item)) return item;
    const copy = mutableCopy(item);
    this.#items[index] = copy;
    this.#own.add(copy);
    return copy;
  }

  /** An item of the base stays one, wherever it is put: it is copied when it is looked at. */
  set(index: number, item: unknown): void {
    this.#items[index] = item;
    if (!this.base.includes(item) && !Object.isFrozen(item)) this.#own.add(item);
  }

  /** An item without drafts in it; where it is as it was, the old one. */
  #finishedItem(item: unknown, old: unknown): unknown {
    if (item === old) return old;
    if (old !== undefined && sameOrderedJsonText(item as PythonValue, old as PythonValue)) return old;
    return this.#own.has(item) ? withoutDrafts(item) : item;
  }
}

const handler: ProxyHandler<unknown[] & Behind<ListDraft>> = {
  get: (items, key) => (isIndex(key) ? items[behind].item(Number(key)) : Reflect.get(items, key)),
  set: (items, key, value) => {
    if (!isIndex(key)) return Reflect.set(items, key, value);
    items[behind].set(Number(key), value);
    return true;
  },
  // A list of Python's has no holes; methods such as `pop` shorten the list next.
  deleteProperty: (items, key) => {
    if (!isIndex(key)) return Reflect.deleteProperty(items, key);
    items[behind].set(Number(key), undefined);
    return true;
  },
};

function isIndex(key: string | symbol): key is string {
  return typeof key === "string" && /^\d+$/.test(key);
}
