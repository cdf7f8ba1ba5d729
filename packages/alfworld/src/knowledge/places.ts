import { classOf } from "./listing.js";
import type { Truth } from "./truth.js";

/**
 * Which receptacles stand at the same place, as far as the episode has shown it: groups known to be together,
 * and pairs of groups known to be apart.
 */
export class Places {
  readonly #group = new Map<string, number>();
  readonly #apart = new Set<number>();
  readonly #size: number;

  constructor(receptacles: readonly string[]) {
    this.#size = receptacles.length;
    for (const [index, receptacle] of receptacles.entries()) this.#group.set(receptacle, index);
  }

  /** Whether two receptacles of the room share their place. */
  together(first: string, second: string): Truth {
    const [a, b] = [this.#group.get(first)!, this.#group.get(second)!];
    if (a === b) return true;
    return this.#apart.has(a * this.#size + b) ? false : null;
  }

  join(first: string, second: string): void {
    const [kept, merged] = [this.#group.get(first)!, this.#group.get(second)!];
    if (kept === merged) return;
    for (const [receptacle, group] of this.#group) {
      if (group === merged) this.#group.set(receptacle, kept);
      if (this.#apart.has(merged * this.#size + group)) this.#separateGroups(kept, group);
    }
  }

  separate(first: string, second: string): void {
    this.#separateGroups(this.#group.get(first)!, this.#group.get(second)!);
  }

  #separateGroups(a: number, b: number): void {
    this.#apart.add(a * this.#size + b);
    this.#apart.add(b * this.#size + a);
  }
}

/** Whether two receptacles not shown to be apart probably share a place: neighbours of a class, or what stands on counters. */
export function likelyTogether(first: string, second: string): boolean {
  const [a, b] = [classOf(first), classOf(second)];
  const pair = a < b ? `${a} ${b}` : `${b} ${a}`;
  return a === b || pair === "coffeemachine countertop" || pair === "countertop toaster";
}
