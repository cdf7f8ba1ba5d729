import { createHash } from "node:crypto";
import type { Triplet } from "./triplet.js";

/** What to leave out. The paper only speaks of light clean-up, so there is no default: each caller decides. */
export interface SelectTripletsOptions {
  /** Actions that the world did not take. */
  readonly dropRejected: boolean;
  /** Triplets whose history, action and next observation have all occurred before. */
  readonly dropDuplicates: boolean;
}

/** What `selectTriplets` found and how much of it remains. */
export interface TripletCounts {
  readonly total: number;
  /** Triplets of rejected actions, dropped or not. */
  readonly rejected: number;
  /** Repetitions among what was not dropped as rejected, dropped or not. */
  readonly duplicates: number;
  readonly selected: number;
}

/** Cleans triplets up, and counts what it meets whether or not it is to be dropped. */
export function selectTriplets(
  triplets: Iterable<Triplet>,
  options: SelectTripletsOptions,
): { readonly selected: readonly Triplet[]; readonly counts: TripletCounts } {
  const selected: Triplet[] = [];
  const seen = new Set<string>();
  let total = 0;
  let rejected = 0;
  let duplicates = 0;
  for (const triplet of triplets) {
    total++;
    if (triplet.rejected) rejected++;
    if (triplet.rejected && options.dropRejected) continue;
    const key = contentKey(triplet);
    const duplicate = seen.has(key);
    seen.add(key);
    if (duplicate) duplicates++;
    if (duplicate && options.dropDuplicates) continue;
    selected.push(triplet);
  }
  return { selected, counts: { total, rejected, duplicates, selected: selected.length } };
}

/** A digest, since histories are long and there may be hundreds of thousands of them. */
function contentKey({ initialObservation, history, action, nextObservation }: Triplet): string {
  const content = JSON.stringify([
    initialObservation,
    history.map((step) => [step.action, step.observation]),
    action,
    nextObservation,
  ]);
  return createHash("sha256").update(content).digest("base64");
}
