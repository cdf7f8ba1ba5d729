import { type EpisodeWindow, episodeWindows } from "../data/episode-windows.js";
import type { TextEpisode } from "../data/text-episode.js";
import type { Tokenizer } from "../data/tokens/tokenizer.js";

/** A stretch of an episode with the texts that really followed. */
export interface TextWindow extends EpisodeWindow {
  /** All steps of the episode, by the number that targets name. */
  readonly steps: TextEpisode["steps"];
}

/** The windows of an episode, with what really happened in it. */
export function textWindows(episode: TextEpisode, tokenizer: Tokenizer, length: number): TextWindow[] {
  return episodeWindows(episode, tokenizer, length).map((window) => ({ ...window, steps: episode.steps }));
}
