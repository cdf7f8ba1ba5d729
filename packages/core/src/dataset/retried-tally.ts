import type { Episode } from "../record/episode.js";
import type { JsonObject } from "../rules/json.js";

/** Counts the episodes that were played again after they had failed, for a manifest's `made`. */
export class RetriedTally {
  #episodes = 0;
  #failed = 0;

  add({ retried, error }: Episode): void {
    if (retried === undefined) return;
    this.#episodes++;
    if (error !== null) this.#failed++;
  }

  /** `failed` are those that failed the last time too. Nothing where none was played again. */
  made(): JsonObject {
    if (this.#episodes === 0) return {};
    return { retried: { episodes: this.#episodes, failed: this.#failed } };
  }
}
