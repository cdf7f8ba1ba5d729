import { sameJson } from "../internal/same-json.js";
import type { JsonObject } from "../rules/json.js";
import { blockName } from "./block-name.js";
import { brokenManifest } from "./broken-manifest.js";
import { addEpisode, noEpisodes } from "./count-episodes.js";
import { missingShard } from "./folder-places.js";
import type { DatasetCounts, Manifest } from "./manifest.js";
import { RetriedTally } from "./retried-tally.js";
import type { StoredEpisode } from "./stored-episode.js";
import { TaskOrder } from "./task-order.js";

/** Watches all episodes of a dataset go by, in order: whether all are there, once, and come to what the manifest says. */
export class EpisodeTally {
  readonly #dir: string;
  readonly #manifest: Manifest;
  readonly #blocks = new Set<string>();
  readonly #tasks = new TaskOrder();
  readonly #retried = new RetriedTally();
  /** The last episode of each writer. */
  readonly #last = new Map<number, number>();
  #counts = noEpisodes;
  /** Rewards are added series by series, as they were when the manifest was written. */
  readonly #rewards = new Map<number, number[]>();

  constructor(dir: string, manifest: Manifest) {
    this.#dir = dir;
    this.#manifest = manifest;
  }

  /** Throws a GymError `dataset/missing-shard` or `dataset/broken-manifest`. */
  add(series: number, row: StoredEpisode): void {
    const { episodes, writers, tasks, seed } = this.#manifest;
    const last = this.#last.get(series);
    const next = last === undefined ? series : last + writers;
    if (episodes !== null && row.episode !== next) throw this.#notNext(row.episode, next);
    if (episodes === null && row.episode <= (last ?? -1)) throw this.#notNext(row.episode, (last ?? -1) + 1);
    if (tasks === "in-order" && seed !== null && !this.#tasks.takes(row.episode, row.taskId)) {
      throw this.#broken(
        `says that all tasks are played in order, and episode ${row.episode} is about ${row.taskId}`,
      );
    }
    this.#last.set(series, row.episode);
    this.#counts = addEpisode(this.#counts, row);
    this.#retried.add(row);
    const rewards = this.#rewards.get(series) ?? [];
    rewards.push(row.reward);
    this.#rewards.set(series, rewards);
    for (const { block } of row.blocks ?? []) this.#blocks.add(blockName(block));
  }

  /** What the episodes so far come to. */
  get counts(): Required<DatasetCounts> {
    const series = [...this.#rewards.keys()].sort((left, right) => left - right);
    const rewards = series.flatMap((one) => this.#rewards.get(one)!);
    return { ...this.#counts, reward: rewards.reduce((sum, reward) => sum + reward, 0) };
  }

  /** What a manifest's `made` says of the episodes so far that were played again. */
  get made(): JsonObject {
    return this.#retried.made();
  }

  /** To be called behind the last episode. Throws a GymError `dataset/broken-manifest` or `dataset/missing-shard`. */
  end(): void {
    const { complete, counts, blocks = [], episodes } = this.#manifest;
    const found = this.counts;
    for (const [name, value] of Object.entries(counts) as [keyof typeof found, number][]) {
      const fits = complete ? found[name] === value : name === "reward" || found[name] >= value;
      if (fits) continue;
      const flaw = `counts ${value} ${name}, and there are ${found[name]} in the rows`;
      // Finished episodes do not come undone: what an interrupted dataset counted, and does not hold, was taken away.
      if (!complete && name === "episodes") throw missingShard(this.#dir, `its manifest ${flaw}`);
      throw this.#broken(flaw);
    }
    const { retried } = this.#manifest.made;
    if (complete && !sameJson({ retried }, { retried: this.made.retried })) {
      throw this.#broken(
        `says in "made" of the episodes that were played again ${JSON.stringify(retried ?? null)}, and their rows ${JSON.stringify(this.made.retried ?? null)}`,
      );
    }
    const unused = blocks.find(({ file }) => !this.#blocks.has(file));
    if (unused !== undefined && (complete || found.episodes === counts.episodes)) {
      throw this.#broken(`lists ${unused.file}, and no episode starts with it`);
    }
    if (complete && episodes !== null && found.episodes !== episodes) {
      throw this.#broken(`says that it is complete, and ${found.episodes} of ${episodes} episodes are there`);
    }
  }

  #notNext(episode: number, next: number): Error {
    const problem =
      episode < next
        ? `episode ${episode} is there twice, or out of order`
        : `episode ${next} is missing, episode ${episode} is there`;
    return missingShard(this.#dir, problem);
  }

  #broken(flaw: string): Error {
    return brokenManifest(this.#dir, flaw);
  }
}
