import type { Episode } from "../record/episode.js";

/** What stopped an episode, and where. */
export interface EpisodeFailure {
  readonly code: string;
  readonly message: string;
  readonly episode: number;
  readonly seed: number | null;
  /** The number of the step, from 0; null where the episode could not be started. */
  readonly step: number | null;
  /** The action's text; null where the failure came at the start or in the choice of an action. */
  readonly action: string | null;
  /** Where in the code, as far as that is known: it is not recorded. */
  readonly stack: string | null;
}

/** Failures of one kind. */
export interface FailureKind {
  readonly count: number;
  readonly first: EpisodeFailure;
}

/** Sorts failures by kind. Two are of a kind when their codes and, numbers and quoted texts apart, messages agree. */
export class FailureTally {
  readonly #kinds = new Map<string, FailureKind>();

  /** Whether it is the first of its kind. */
  note(failure: EpisodeFailure): boolean {
    const kind = failureKind(failure);
    const known = this.#kinds.get(kind);
    this.#kinds.set(kind, { count: (known?.count ?? 0) + 1, first: known?.first ?? failure });
    return known === undefined;
  }

  /** The kinds, in the order in which they came first. */
  kinds(): readonly FailureKind[] {
    return [...this.#kinds.values()];
  }
}

/** The failure that a row tells of; null when the episode did not fail. */
export function failureOf({ episode, seed, snapshot, steps, error }: Episode): EpisodeFailure | null {
  if (error === null) return null;
  const { code, message, action = null } = error;
  return { code, message, episode, seed, step: snapshot === null ? null : steps, action, stack: null };
}

/** What the failures of one kind have in common. */
export function failureKind({ code, message }: EpisodeFailure): string {
  const text = message.replace(/"(?:[^"\\]|\\.)*"/g, '"…"').replace(/\d+(\.\d+)?/g, "#");
  return `${code} ${text}`;
}
