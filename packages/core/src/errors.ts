import { stackAt } from "./internal/stack-at.js";
import { thrownText } from "./internal/thrown-text.js";
import type { Rejection } from "./rules/action-codec.js";

const brand = Symbol.for("@rwml/core/GymError");

/** The base of all errors of the project: `code` for programs, the message for people. */
export class GymError extends Error {
  /** Tells errors of any copy of this package: see `isGymError`. */
  readonly [brand] = true;
  override readonly name: string = "GymError";
  /** A stable string such as `env/episode-ended`. */
  readonly code: string;

  /** @param message what happened, what to do, and the nearest valid choices */
  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/**
 * Whether something thrown is a GymError, also one of another copy of this package, which `instanceof` does not know: an
 * installed environment may bring a copy of its own.
 */
export function isGymError(thrown: unknown): thrown is GymError {
  try {
    return typeof thrown === "object" && thrown !== null && brand in thrown;
  } catch {
    // Anything can be thrown, also what does not let itself be asked.
    return false;
  }
}

/** `step` on a finished episode. */
export class EpisodeEndedError extends GymError {
  override readonly name = "EpisodeEndedError";
  constructor() {
    super("env/episode-ended", "The episode has ended. Call reset() to start another one.");
  }
}

/** A call that needs an episode, before the first one. */
export class EnvNotStartedError extends GymError {
  override readonly name = "EnvNotStartedError";
  constructor() {
    super("env/not-started", "No episode is running yet. Call reset() or restore() first.");
  }
}

/** The rules refuse what a player wants to do. Bad actions of an agent are results; a player that takes one is a bug. */
export class PlayerRejectedError extends GymError {
  override readonly name = "PlayerRejectedError";
  readonly role: string;
  /** The player's action as text. */
  readonly text: string;
  readonly rejection: Rejection;
  constructor(role: string, text: string, rejection: Rejection) {
    super(
      "env/player-rejected",
      `The player of "${role}" wants "${text}", which the rules refuse as ${rejection.reason}: "${rejection.observation}" Let the player choose among the actions that its role can take.`,
    );
    this.role = role;
    this.text = text;
    this.rejection = rejection;
  }
}

/** Where in an episode rules were asked; null where that is not known or there is none. */
export interface ResultPlace {
  readonly seed: number | null;
  /** The number of the step, from 0; null at the start of an episode. */
  readonly step: number | null;
  /** The action's text. */
  readonly action: string | null;
}

/** What a member of rules returned, and what it should have. */
export interface BadResult {
  /** Such as `observe`, or `tasks.id`. */
  readonly member: string;
  /** `id@version`. */
  readonly rules: string;
  /** What it did, in words, such as `returned undefined`. */
  readonly did: string;
  /** What it must do, in words, such as `return a string`. */
  readonly must: string;
}

/** A mistake of rules, or of a task source: a bug in the environment. */
export abstract class RulesError extends GymError {
  abstract readonly place: ResultPlace;
  /** The same mistake, with the place where it happened. */
  abstract at(place: ResultPlace): RulesError;
}

const nowhere: ResultPlace = { seed: null, step: null, action: null };

/** A member of rules, or of a task source, returned what it may not, or did something else that it must not. */
export class BadResultError extends RulesError {
  override readonly name = "BadResultError";
  readonly result: BadResult;
  readonly place: ResultPlace;
  constructor(result: BadResult, place = nowhere, options?: ErrorOptions) {
    const { member, rules, did, must } = result;
    super("rules/bad-result", `${member} of ${rules} ${did}${placeText(place)}. It must ${must}.`, options);
    this.result = result;
    this.place = place;
  }

  at(place: ResultPlace): BadResultError {
    return new BadResultError(this.result, place, { cause: this });
  }
}

/** A member of rules, or of a task source, threw; `cause` is what, and the stack is that of the cause. */
export class MemberFailedError extends RulesError {
  override readonly name = "MemberFailedError";
  /** Such as `observe`, or `tasks.load`. */
  readonly member: string;
  /** `id@version`. */
  readonly rules: string;
  readonly place: ResultPlace;
  constructor(member: string, rules: string, cause: unknown, place = nowhere) {
    const text = thrownText(cause);
    super("rules/failed", `${member} of ${rules} failed${placeText(place)}: ${text}`, { cause });
    this.member = member;
    this.rules = rules;
    this.place = place;
    this.stack = stackAt(this, cause);
  }

  at(place: ResultPlace): MemberFailedError {
    return new MemberFailedError(this.member, this.rules, this.cause, place);
  }
}

function placeText({ seed, step, action }: ResultPlace): string {
  const parts = [
    ...(seed === null ? [] : [`seed ${seed}`]),
    ...(step === null ? [] : [`step ${step}`]),
    ...(action === null ? [] : [`action ${JSON.stringify(action)}`]),
  ];
  return parts.length === 0 ? "" : ` (${parts.join(", ")})`;
}

/** A name that nothing answers to. */
export class UnknownIdError extends GymError {
  override readonly name = "UnknownIdError";
  readonly id: string;
  readonly nearest: readonly string[];
  /** @param remedy further sentences, such as why there is none and what to do */
  constructor(kind: string, id: string, nearest: readonly string[], remedy = "") {
    const hint = nearest.length > 0 ? ` Did you mean ${nearest.join(", ")}?` : "";
    const more = remedy === "" ? "" : ` ${remedy}`;
    super(`registry/unknown-${kind.replaceAll(" ", "-")}`, `There is no ${kind} "${id}".${hint}${more}`);
    this.id = id;
    this.nearest = nearest;
  }
}
