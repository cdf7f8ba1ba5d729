import { GymError } from "@rwml/core";
import { openingTokens, questionTokens, type StepTokens, stepTokens } from "./step-tokens.js";
import type { TextEpisode } from "./text-episode.js";
import type { Tokenizer } from "./tokens/tokenizer.js";

/** A stretch of an episode as one sequence of tokens: `<begin>` first observation, then `<act>` … `<obs>` … `<eos>` a step. */
export interface TokenWindow {
  readonly tokens: Int32Array;
  /** The observations to learn here, oldest first. Others are only context. */
  readonly targets: readonly TokenTarget[];
}

/** Where the observation of a step lies in a window. */
export interface TokenTarget {
  readonly step: number;
  /** Index of its first token. */
  readonly start: number;
  /** One past its last token, the `<eos>`. */
  readonly end: number;
}

/** A window that knows its episode. */
export interface EpisodeWindow extends TokenWindow {
  readonly episode: string;
  readonly targets: readonly WindowTarget[];
}

/** A target that may be cut. */
export interface WindowTarget extends TokenTarget {
  /** False when it had to be cut at the end, `<eos>` included, because the step alone exceeds a window. */
  readonly complete: boolean;
}

const leastTokens = 8;
const leastQuestion = 3;

/** How windows are laid out. */
export interface WindowOptions {
  /** Whether room that targets leave is given to more of the steps before them. */
  readonly filled: boolean;
}

/**
 * Lays an episode out in windows of at most `maxTokens`. Every step is a target in exactly one of them. A window
 * that continues an earlier one keeps the first observation and gives about half of its room to the steps before
 * its targets. A first observation longer than half a window is cut.
 */
export function episodeWindows(
  episode: TextEpisode,
  tokenizer: Tokenizer,
  maxTokens: number,
  { filled }: WindowOptions = { filled: true },
): EpisodeWindow[] {
  const opening = openWindow(episode.initialObservation, tokenizer, maxTokens);
  const capacity = maxTokens - opening.length;
  const steps = episode.steps.map((step) => stepTokens(step, tokenizer, capacity));
  const windows: EpisodeWindow[] = [];
  let next = 0;
  while (next < steps.length) {
    let used = steps[next]!.length;
    const fits = (index: number, room: number) => index in steps && used + steps[index]!.length <= room;
    let from = next;
    while (fits(from - 1, Math.floor(capacity / 2))) used += steps[--from]!.length;
    let end = next + 1;
    while (fits(end, capacity)) used += steps[end++]!.length;
    while (filled && fits(from - 1, capacity)) used += steps[--from]!.length;
    windows.push(layOut(episode.id, opening, steps, { from, next, end }));
    next = end;
  }
  return windows;
}

/** What has happened before an action. */
export type History = Pick<TextEpisode, "initialObservation" | "steps">;

/**
 * The tokens after which a model writes the observation that follows an action: laid out as `episodeWindows` does,
 * with as many of the newest steps as leave `answerTokens` of the `maxTokens` free.
 */
export function promptTokens(
  history: History,
  action: string,
  tokenizer: Tokenizer,
  { maxTokens, answerTokens }: { readonly maxTokens: number; readonly answerTokens: number },
): Int32Array {
  const opening = openWindow(history.initialObservation, tokenizer, maxTokens);
  const capacity = maxTokens - answerTokens - opening.length;
  if (capacity < leastQuestion) throw tooSmall(maxTokens, leastQuestion + opening.length + answerTokens);
  const question = questionTokens(action, tokenizer, capacity);
  const body: (readonly number[])[] = [];
  let used = question.length;
  for (let index = history.steps.length - 1; index >= 0; index--) {
    const step = stepTokens(history.steps[index]!, tokenizer, capacity);
    used += step.length;
    if (used > capacity) break;
    body.unshift(step.question, step.answer);
  }
  return Int32Array.from([opening, ...body, question].flat());
}

function openWindow(observation: string, tokenizer: Tokenizer, maxTokens: number): readonly number[] {
  if (maxTokens < leastTokens) throw tooSmall(maxTokens, leastTokens);
  return openingTokens(observation, tokenizer, Math.floor(maxTokens / 2));
}

function layOut(
  episode: string,
  opening: readonly number[],
  steps: readonly StepTokens[],
  { from, next, end }: { readonly from: number; readonly next: number; readonly end: number },
): EpisodeWindow {
  const tokens = [...opening];
  const targets: WindowTarget[] = [];
  for (let step = from; step < end; step++) {
    const { question, answer, complete } = steps[step]!;
    tokens.push(...question);
    const start = tokens.length;
    tokens.push(...answer);
    if (step >= next) targets.push({ step, start, end: tokens.length, complete });
  }
  return { episode, tokens: Int32Array.from(tokens), targets };
}

function tooSmall(maxTokens: number, least: number): GymError {
  return new GymError(
    "rwml/window-too-small",
    `A window of ${maxTokens} tokens cannot hold a step. Give it at least ${least}; 384 suit ALFWorld.`,
  );
}
