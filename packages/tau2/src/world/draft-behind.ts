import { setKey } from "../python/set-key.js";

/** A part of a database while it is being changed. */
export interface PartDraft {
  /** Stands for the part: what is changed there is in the finished part. */
  readonly draft: object;
  /** The part as it was. */
  readonly base: object;
  /** The part as it is now: the one that was given where nothing has changed. */
  finish(): object;
  /** The part as it is now, to look around in without copying anything. */
  view(): object;
}

/** The key under which what stands for a part shows its draft. */
export const behind = Symbol("behind");

/** What has such a key. */
export interface Behind<Draft extends PartDraft> {
  readonly [behind]: Draft;
}

/** The draft behind what stands for a part; undefined for everything else. */
export function draftBehind(value: unknown): PartDraft | undefined {
  return typeof value === "object" && value !== null
    ? (value as Partial<Behind<PartDraft>>)[behind]
    : undefined;
}

/** A value in which everything that stands for a part is replaced by what the part is finished to; in place. */
export function withoutDrafts(value: unknown): unknown {
  const draft = draftBehind(value);
  if (draft !== undefined) return draft.finish();
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return value;
  const record = value as Record<string, unknown>;
  for (const key of Object.keys(record)) {
    const part = record[key];
    const finished = withoutDrafts(part);
    if (finished !== part) setKey(record, key, finished);
  }
  return value;
}
