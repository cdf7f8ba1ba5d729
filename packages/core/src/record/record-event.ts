import type { EpisodeEnd, EpisodeStart } from "./episode.js";
import type { Transition } from "./transition.js";

/** What a recorder writes, in the order in which it happens. */
export type RecordEvent =
  | { readonly type: "episode-start"; readonly row: EpisodeStart }
  | { readonly type: "transition"; readonly row: Transition }
  | { readonly type: "episode-end"; readonly row: EpisodeEnd };

/** Takes what is recorded: a dataset writer's `write`, or a function that keeps events in memory. */
export type RecordSink = (event: RecordEvent) => void;
