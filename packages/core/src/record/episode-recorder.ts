import type { Snapshot } from "../env/snapshot.js";
import type { Step } from "../env/step.js";
import { GymError } from "../errors.js";
import type { Json, JsonObject } from "../rules/json.js";
import type { EpisodeEnd, EpisodeError } from "./episode.js";
import type { RecordSink } from "./record-event.js";
import { stateHash } from "./state-hash.js";

/** What the first row of an episode tells. */
export interface EpisodeOpening {
  readonly episode: number;
  readonly rules: string;
  readonly policy: string;
  readonly seed: number | null;
  readonly taskId: string | null;
  readonly task: unknown;
  readonly snapshot: Snapshot<unknown> | null;
  readonly info: JsonObject;
}

/**
 * Turns what happens in one episode into record events. Drivers of their own (with players, with a network between)
 * call it step by step; for a plain env there is `recordTransitions`.
 */
export class EpisodeRecorder {
  readonly #sink: RecordSink;
  readonly #episode: number;
  #observation: string;
  #tally: Omit<EpisodeEnd, "episode" | "error">;
  #ended = false;

  constructor(sink: RecordSink, opening: EpisodeOpening) {
    const { episode, rules, seed, taskId, policy, info } = opening;
    this.#sink = sink;
    this.#episode = episode;
    this.#observation = opening.snapshot?.observation ?? "";
    // Some tasks are done before the first action.
    const terminated = opening.snapshot?.ended ?? false;
    this.#tally = { steps: 0, reward: 0, terminated, truncated: false };
    const snapshot = opening.snapshot as Snapshot<Json> | null;
    const task = taskId === null ? ((opening.task ?? null) as Json) : null;
    sink({
      type: "episode-start",
      row: { episode, rules, seed, taskId, task, policy, snapshot, info },
    });
    if (terminated) this.end();
  }

  /** Whether the last row has been written. */
  get ended(): boolean {
    return this.#ended;
  }

  /** Records a step, and the end of the episode when the step ended it. */
  step(step: Step<unknown, unknown>): void {
    const { terminated, truncated, reward } = step;
    this.#sink({
      type: "transition",
      row: {
        episode: this.#episode,
        step: this.#tally.steps,
        observation: this.#observation,
        action: step.text,
        nextObservation: step.observation,
        reward,
        terminated,
        truncated,
        rejected: step.rejection?.reason ?? null,
        patches: step.patches,
        hashBefore: stateHash(step.before),
        hashAfter: stateHash(step.after),
        info: step.info,
      },
    });
    this.#observation = step.observation;
    this.#tally = {
      steps: this.#tally.steps + 1,
      reward: this.#tally.reward + reward,
      terminated,
      truncated,
    };
    if (terminated || truncated) this.end();
  }

  /** Ends the episode here, with the failure that stopped it if there was one. Does nothing after the end. */
  end(failure?: unknown): void {
    if (this.#ended) return;
    this.#ended = true;
    const error = failure === undefined ? null : episodeError(failure);
    const row: EpisodeEnd = { episode: this.#episode, ...this.#tally, error };
    this.#sink({ type: "episode-end", row });
  }
}

function episodeError(failure: unknown): EpisodeError {
  const code = failure instanceof GymError ? failure.code : "rollout/failed";
  return { code, message: failure instanceof Error ? failure.message : String(failure) };
}
