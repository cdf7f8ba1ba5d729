import type { LoadOptions } from "@rwml/core";
import type { CollectProgress, EpisodeFailure, ThreadFailure } from "@rwml/core/dataset";

/** What a collecting thread is started with; the rest stands in the dataset's manifest. */
export interface ShareTask {
  readonly type: "share";
  readonly dir: string;
  readonly share: number;
  readonly env: string;
  readonly load: LoadOptions;
  readonly modules: readonly string[];
  readonly policy: string;
  /** What cost the thread before. */
  readonly broken: ThreadFailure | null;
  /** Failed episodes to play again, with how often each was so before. */
  readonly retry: ReadonlyMap<number, number>;
  /** Where the thread tells what it waits for: see `Heartbeat`. */
  readonly memory: SharedArrayBuffer;
}

/** What a thread is started with that looks whether a dataset can be gone on with. */
export interface CheckTask extends Pick<ShareTask, "dir" | "env" | "load" | "modules" | "memory"> {
  readonly type: "check";
}

/** What a collecting thread tells. */
export type ShareEvent =
  | { readonly type: "progress"; readonly progress: CollectProgress }
  | { readonly type: "failure"; readonly failure: EpisodeFailure }
  /** What ends the thread now comes from nothing that it has called: a promise that nobody awaits, or a timer. */
  | { readonly type: "stray" };
