import type { Snapshot } from "../env/snapshot.js";
import type { Step } from "../env/step.js";
import { isGymError } from "../errors.js";
import { thrownText } from "../internal/thrown-text.js";
import type { Json, JsonObject } from "../rules/json.js";
import type { EpisodeEnd, EpisodeError } from "./episode.js";
import type { RecordEvent, RecordSink } from "./record-event.js";
import {
  hashRecordable,
  type RowPlace,
  requireJson,
  requireRecordable,
  tooLong,
} from "./require-recordable.js";
import type { Transition } from "./transition.js";

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
  readonly #rules: string;
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
    this.#rules = rules;
    for (const [name, value] of Object.entries({ task, info, state: snapshot?.state ?? null })) {
      requireJson(value, name, this.#place(null));
    }
    this.#write(
      { type: "episode-start", row: { episode, rules, seed, taskId, task, policy, snapshot, info } },
      this.#place(null),
    );
    if (terminated) this.end();
  }

  /** Whether the last row has been written. */
  get ended(): boolean {
    return this.#ended;
  }

  /** Records a step, and the end of the episode when the step ended it. */
  step(step: Step<unknown, unknown>): void {
    const { terminated, truncated, reward } = step;
    const place = this.#place(step.text);
    requireRecordable(step, place);
    const row: Transition = {
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
      hashBefore: hashRecordable(step.before, place),
      hashAfter: hashRecordable(step.after, place),
      info: step.info,
    };
    this.#write({ type: "transition", row }, place);
    this.#observation = step.observation;
    this.#tally = {
      steps: this.#tally.steps + 1,
      reward: this.#tally.reward + reward,
      terminated,
      truncated,
    };
    if (terminated || truncated) this.end();
  }

  #write(event: RecordEvent, place: RowPlace): void {
    try {
      this.#sink(event);
    } catch (failure) {
      throw isTooLong(failure) ? tooLong(place) : failure;
    }
  }

  #place(action: string | null): RowPlace {
    const step = action === null ? null : this.#tally.steps;
    return { rules: this.#rules, episode: this.#episode, step, action };
  }

  /**
   * Ends the episode here, with the failure that stopped it if there was one. Does nothing after the end.
   *
   * @param action the action's text where the failure came while the world took it
   */
  end(failure?: unknown, action: string | null = null): void {
    if (this.#ended) return;
    this.#ended = true;
    const error = failure === undefined ? null : episodeError(failure, action);
    const row: EpisodeEnd = { episode: this.#episode, ...this.#tally, error };
    this.#sink({ type: "episode-end", row });
  }
}

/** A failure as a row keeps it, whatever it is that was thrown. */
export function episodeError(failure: unknown, action: string | null): EpisodeError {
  if (isGymError(failure)) return { code: failure.code, message: failure.message, action };
  return { code: "rollout/failed", message: thrownText(failure), action };
}

/** What engines throw for a text longer than they can hold. */
function isTooLong(failure: unknown): boolean {
  return failure instanceof RangeError && /string l(ength|onger)/.test(failure.message);
}
