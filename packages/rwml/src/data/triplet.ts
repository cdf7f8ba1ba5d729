import type { TextEpisode } from "./text-episode.js";

/** What a world model learns from: a state, which is the history of the episode, an action, and what came of it. */
export interface Triplet {
  readonly episode: string;
  readonly step: number;
  readonly initialObservation: string;
  /** The steps before, oldest first. */
  readonly history: readonly { readonly action: string; readonly observation: string }[];
  readonly action: string;
  readonly nextObservation: string;
  /** The world did not take the action. */
  readonly rejected: boolean;
  /** Whether the next observation follows from the history; null where nobody can tell. */
  readonly determined: boolean | null;
}

/** Cuts an episode into triplets. @param historyLength how many steps the history goes back; default all */
export function episodeTriplets(episode: TextEpisode, historyLength = Number.POSITIVE_INFINITY): Triplet[] {
  const past = episode.steps.map(({ action, observation }) => ({ action, observation }));
  return episode.steps.map(({ action, observation, rejected, determined }, step) => ({
    episode: episode.id,
    step,
    initialObservation: episode.initialObservation,
    history: past.slice(Math.max(0, step - historyLength), step),
    action,
    nextObservation: observation,
    rejected: rejected ?? false,
    determined: determined ?? null,
  }));
}
