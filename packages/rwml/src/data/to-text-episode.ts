import type { Recording } from "@rwml/core/dataset";
import type { TextEpisode } from "./text-episode.js";

/** Which episode of its dataset a text episode is, by its id. */
export function episodeNumber(id: string): number {
  return Number(id.slice(id.lastIndexOf("#") + 1));
}

/** The texts of a recorded episode; null for one that failed before it showed anything. */
export function toTextEpisode({ episode, transitions }: Recording): TextEpisode | null {
  const initialObservation = transitions[0]?.observation ?? episode.snapshot?.observation;
  if (initialObservation === undefined) return null;
  return {
    id: `${episode.taskId ?? episode.rules}#${episode.episode}`,
    initialObservation,
    steps: transitions.map(({ action, nextObservation, rejected }) => ({
      action,
      observation: nextObservation,
      rejected: rejected !== null,
    })),
  };
}
