import type { EpisodeStart } from "../record/episode.js";
import type { RecordEvent } from "../record/record-event.js";
import { episodeFlaw } from "../record/row-checks.js";
import type { Transition } from "../record/transition.js";

/** Watches events go by: whole episodes one after another, each a start, its steps in order, and an end that fits them. */
export class EventOrder {
  #start: EpisodeStart | null = null;
  #steps = 0;
  #last: Transition | null = null;

  /** The number of the episode that has begun and not ended. */
  get open(): number | null {
    return this.#start?.episode ?? null;
  }

  /** Says what keeps an event from being the next one; null when nothing does. */
  flawOf({ type, row }: RecordEvent): string | null {
    const { open } = this;
    if ((open === null) !== (type === "episode-start") || (open ?? row.episode) !== row.episode) {
      const place = open === null ? "outside an episode" : `inside episode ${open}`;
      return `is ${type} of episode ${row.episode} ${place}`;
    }
    if (type === "episode-start") return null;
    if (type === "episode-end") {
      if (row.steps !== this.#steps) return `ends episode ${open} with ${row.steps} of ${this.#steps} steps`;
      return endsAs(row, this.#last)
        ? episodeFlaw({ ...this.#start!, ...row })
        : `ends episode ${open} otherwise than its steps`;
    }
    if (isOver(this.#last)) return `is a step of episode ${open} behind its end`;
    return row.step === this.#steps
      ? null
      : `is step ${row.step} of episode ${open} where step ${this.#steps} belongs`;
  }

  /** Takes an event that is the next one. */
  note({ type, row }: RecordEvent): void {
    if (type === "transition") {
      this.#steps++;
      this.#last = row;
      return;
    }
    this.#start = type === "episode-start" ? row : null;
    this.#steps = 0;
    this.#last = null;
  }
}

type Ends = Pick<Transition, "terminated" | "truncated">;

/** Whether an episode ends as its last step does. */
export function endsAs({ terminated, truncated }: Ends, last: Ends | null): boolean {
  return last === null || (last.terminated === terminated && last.truncated === truncated);
}

/** Whether a step is the last of its episode. */
export function isOver(step: Ends | null): boolean {
  return step !== null && (step.terminated || step.truncated);
}
