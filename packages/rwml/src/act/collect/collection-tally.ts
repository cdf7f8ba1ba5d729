import type { CollectProgress } from "@rwml/core/dataset";
import type { ProgressEvent } from "../progress/progress-event.js";

/** What a run has recorded. */
export interface RecordedSteps {
  readonly steps: number;
  /** Steps whose action the environment refused. */
  readonly rejected: number;
}

/** Sums what the threads of a collection report. */
export class CollectionTally {
  readonly #shares = new Map<number, CollectProgress>();
  readonly #before = new Map<number, number>();
  /** Of threads that were ended. */
  readonly #earlier = { steps: 0, rejected: 0, failed: 0 };

  /** Takes a thread's latest report. */
  note(progress: CollectProgress): void {
    // The first report comes with the first episode that this run has finished.
    if (!this.#before.has(progress.share)) this.#before.set(progress.share, progress.episodes - 1);
    this.#shares.set(progress.share, progress);
  }

  /** A share goes on in a new thread, which counts its steps from 0 again. */
  restart(share: number): void {
    const { steps = 0, rejected = 0, failed = 0 } = this.#shares.get(share) ?? {};
    this.#earlier.steps += steps;
    this.#earlier.rejected += rejected;
    this.#earlier.failed += failed;
    const last = this.#shares.get(share);
    if (last !== undefined) this.#shares.set(share, { ...last, steps: 0, rejected: 0, failed: 0 });
  }

  /** The sums as a progress event, `seconds` after the collection began to run. */
  event(stage: string, total: number, seconds: number): ProgressEvent {
    const done = this.#sum(({ episodes }) => episodes);
    const now = done - [...this.#before.values()].reduce((sum, episodes) => sum + episodes, 0);
    return {
      type: "stage-progress",
      stage,
      done,
      total,
      unit: "episodes",
      secondsLeft: now > 0 ? ((total - done) * seconds) / now : null,
      figures: this.figures(seconds),
    };
  }

  /** Steps of this run, their pace, the mean reward of an episode; failures where there are some. */
  figures(seconds: number): Record<string, number> {
    const { steps } = this.recorded();
    const failed = this.#earlier.failed + this.#sum((share) => share.failed);
    return {
      steps,
      "steps/s": seconds > 0 ? Math.round(steps / seconds) : 0,
      ...(failed > 0 ? { failed } : {}),
    };
  }

  /** Steps of this run, and those among them whose action the environment refused. */
  recorded(): RecordedSteps {
    return {
      steps: this.#earlier.steps + this.#sum((share) => share.steps),
      rejected: this.#earlier.rejected + this.#sum((share) => share.rejected),
    };
  }

  #sum(figure: (progress: CollectProgress) => number): number {
    return [...this.#shares.values()].reduce((sum, progress) => sum + figure(progress), 0);
  }
}
