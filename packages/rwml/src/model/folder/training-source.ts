import type { Manifest } from "@rwml/core/dataset";
import { fields, integer, listOf, oneOf, orNull, type Shape, text } from "../../data/stored/shape.js";

/** The dataset that a model was trained on, as far as it takes to know its episodes again. */
export interface TrainingSource {
  readonly env: string;
  /** `id@version`. */
  readonly rules: string;
  readonly policy: string;
  /** Of the first episode, the next ones count up; null where episodes came from elsewhere. */
  readonly seed: number | null;
  readonly episodes: number;
  readonly tasks: "drawn" | "in-order";
  /** The SHA-256 of each file with transitions. */
  readonly shards: readonly string[];
}

/** What is written of it in `model.json`. */
export const trainingSourceShape: Shape = fields({
  env: text(),
  rules: text(),
  policy: text(),
  seed: orNull(integer(Number.MIN_SAFE_INTEGER)),
  episodes: integer(),
  tasks: oneOf("drawn", "in-order"),
  shards: listOf(text(/^[0-9a-f]{64}$/, "a SHA-256")),
});

/** What to keep of a dataset that is trained on. */
export function trainingSource({
  env,
  rules,
  policy,
  seed,
  counts,
  tasks,
  shards,
}: Manifest): TrainingSource {
  return {
    ...{ env, rules, policy, seed, episodes: counts.episodes, tasks },
    shards: transitionShards(shards).map(({ sha256 }) => sha256),
  };
}

/**
 * Tells which episodes of a dataset were trained on: those in files that are the same, and those that the same policy
 * has played with the same seed in the same environment.
 */
export function wasTrainedOn(
  source: TrainingSource,
  { env, rules, policy, seed, tasks, shards, writers }: Manifest,
): (episode: number) => boolean {
  const known = new Set(source.shards);
  const same = transitionShards(shards).filter(({ sha256 }) => known.has(sha256));
  const isAlike = env === source.env && rules === source.rules && policy === source.policy;
  // Played in turn, a seed says which task it is only where both begin with the same one.
  const hasSameTasks = tasks === source.tasks && (tasks === "drawn" || seed === source.seed);
  return (episode) => {
    if (isAlike && hasSameTasks && seed !== null && source.seed !== null) {
      const place = seed + episode - source.seed;
      if (place >= 0 && place < source.episodes) return true;
    }
    return same.some(
      ({ firstEpisode, lastEpisode }) =>
        episode >= firstEpisode && episode <= lastEpisode && (episode - firstEpisode) % writers === 0,
    );
  };
}

function transitionShards(shards: Manifest["shards"]): Manifest["shards"] {
  return shards.filter(({ file }) => file.startsWith("transitions-"));
}
