/** Which files a dataset's writer owns: writers number their own series, and a series' shards count up from 0. */
export interface ShardPlace {
  readonly series: number;
  readonly number: number;
}

/** The kinds of files that hold rows: what is being written, and the two sealed kinds. */
export type ShardKind = "journal" | "episodes" | "transitions";

/** For example `episodes-w0-00003.jsonl.gz`, or `journal-w0-00004.jsonl`. */
export function shardName(kind: ShardKind, { series, number }: ShardPlace): string {
  return `${kind}-w${series}-${String(number).padStart(5, "0")}.jsonl${kind === "journal" ? "" : ".gz"}`;
}

/** Reads a name that `shardName` wrote; null for any other file. */
export function parseShardName(name: string): (ShardPlace & { readonly kind: ShardKind }) | null {
  const match = /^(journal|episodes|transitions)-w(\d+)-(\d{5,})\.jsonl(\.gz)?$/.exec(name);
  if (match === null) return null;
  const place = { kind: match[1] as ShardKind, series: Number(match[2]), number: Number(match[3]) };
  return shardName(place.kind, place) === name ? place : null;
}
