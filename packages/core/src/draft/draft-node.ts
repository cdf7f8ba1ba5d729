import { deepFreeze } from "./deep-freeze.js";
import type { PatchList } from "./patch-list.js";

/** A container of a state while it is being changed: what stands behind a draft. */
export interface DraftNode {
  /** Stands for the container: what is changed there is in the finished container. */
  readonly draft: object;
  /** The container as it was. */
  readonly base: object;
  /** Where it was found; null for the root. */
  readonly place: DraftPlace | null;
  /** Notes that something was set or deleted in the container, or in one within. */
  touch(): void;
  /** What stands at a key now, without making a draft of it. */
  valueAt(key: string | number): unknown;
  /**
   * The container as it is now: the one that was given where nothing has changed. What is new is frozen.
   *
   * @param foretold what the container is said to become, by `foretell`: it is taken, where it is that, instead of a copy
   */
  finish(foretold?: unknown): object;
  /** The container as it is now, as plain data that later changes do not reach. */
  view(): object;
  /** Tells what was assigned and deleted in the container itself. To be called once it is finished. */
  tell(path: readonly (string | number)[], patches: PatchList): void;
}

/** Where a container was found. */
export interface DraftPlace {
  readonly parent: DraftNode;
  readonly key: string | number;
}

/** What the drafts of one change have in common. */
export interface DraftSession {
  /** In the order in which their drafts were made; the root comes first. */
  readonly nodes: DraftNode[];
  /** Makes the draft of a container that was found somewhere. */
  draftOf(base: object, place: DraftPlace | null): object;
  /** Throws where the change is over. */
  requireOpen(): void;
  /** Notes that a key was deleted and set again: it stands behind all others now, which no patch tells. */
  noteMoved(): void;
}

/** The key under which a draft shows what stands behind it. */
export const nodeKey = Symbol("draft node");

/** What stands behind a draft; undefined for everything else. */
export function nodeBehind(value: unknown): DraftNode | undefined {
  return typeof value === "object" && value !== null
    ? (value as { readonly [nodeKey]?: DraftNode })[nodeKey]
    : undefined;
}

/** Whether drafts are made of a value: of plain objects and arrays. */
export function isDraftable(value: unknown): value is object {
  if (typeof value !== "object" || value === null) return false;
  if (Array.isArray(value)) return true;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** What is to stand in a finished container for a value: no draft, nothing with drafts in it, nothing to be changed. */
export function finished(value: unknown, foretold?: unknown): unknown {
  const node = nodeBehind(value);
  if (node !== undefined) return node.finish(foretold);
  return deepFreeze(withoutDrafts(value));
}

/** Finishes the drafts in what was put into a draft; in place, as immer does. */
function withoutDrafts(value: unknown, around: ReadonlySet<object> = nothing): unknown {
  if (!isDraftable(value) || Object.isFrozen(value) || around.has(value)) return value;
  const within = new Set(around).add(value);
  const record = value as Record<string, unknown>;
  for (const key of Object.keys(record)) {
    const part = record[key];
    const node = nodeBehind(part);
    if (node !== undefined) record[key] = node.finish();
    else withoutDrafts(part, within);
  }
  return value;
}

const nothing: ReadonlySet<object> = new Set();

/** A value as plain data that later changes do not reach. */
export function viewed(value: unknown): unknown {
  const node = nodeBehind(value);
  if (node !== undefined) return node.view();
  if (!isDraftable(value) || Object.isFrozen(value)) return value;
  if (Array.isArray(value)) return value.map(viewed);
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, viewed(part)]));
}
