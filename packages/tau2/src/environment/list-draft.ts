import { sameJsonText } from "../python/equal.js";
import type { PythonValue } from "../python/python-value.js";
import { type Behind, behind, type PartDraft } from "./draft-behind.js";
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
    const finished = this.#items.map((item, index) => oldOr(item, this.base[index]));
    const isSame = finished.length === this.base.length;
    return isSame && finished.every((item, index) => item === this.base[index]) ? this.base : finished;
  }

  view(): readonly unknown[] {
    return this.#items;
  }

  item(index: number): unknown {
    const item = this.#items[index];
    if (typeof item !== "object" || item === null || this.#own.has(item)) return item;
    const copy = mutableCopy(item);
    this.set(index, copy);
    return copy;
  }

  set(index: number, item: unknown): void {
    this.#items[index] = item;
    this.#own.add(item);
  }
}

/** An item; where it is as it was, the old one. */
function oldOr(item: unknown, old: unknown): unknown {
  return old !== undefined && sameJsonText(item as PythonValue, old as PythonValue) ? old : item;
}

const handler: ProxyHandler<unknown[] & Behind<ListDraft>> = {
  get: (items, key) => (isIndex(key) ? items[behind].item(Number(key)) : Reflect.get(items, key)),
  set: (items, key, value) => {
    if (!isIndex(key)) return Reflect.set(items, key, value);
    items[behind].set(Number(key), value);
    return true;
  },
};

function isIndex(key: string | symbol): key is string {
  return typeof key === "string" && /^\d+$/.test(key);
}
