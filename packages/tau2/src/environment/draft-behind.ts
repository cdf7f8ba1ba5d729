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
