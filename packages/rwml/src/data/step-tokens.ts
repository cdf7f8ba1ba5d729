import type { TextStep } from "./text-episode.js";
import { specialToken } from "./tokens/special-token.js";
import type { Tokenizer } from "./tokens/tokenizer.js";

/** A step laid out as tokens. */
export interface StepTokens {
  /** `<act>`, the action, `<obs>`. */
  readonly question: readonly number[];
  /** The observation, `<eos>`. */
  readonly answer: readonly number[];
  readonly length: number;
  /** False when the answer had to be cut, so that it has no `<eos>`. */
  readonly complete: boolean;
}

/** How an episode opens: `<begin>` and what was seen first, cut at the end to `most` tokens. */
export function openingTokens(observation: string, tokenizer: Tokenizer, most: number): readonly number[] {
  return [specialToken.begin, ...tokenizer.encode(observation)].slice(0, most);
}

/** How an observation is asked for. A long action is cut so that the question has `most` tokens, at least 2. */
export function questionTokens(action: string, tokenizer: Tokenizer, most: number): readonly number[] {
  return [specialToken.act, ...tokenizer.encode(action).subarray(0, most - 2), specialToken.obs];
}

/** Lays out a step in `most` tokens, at least 3; one too long loses the end of its answer first. */
export function stepTokens(step: TextStep, tokenizer: Tokenizer, most: number): StepTokens {
  const question = questionTokens(step.action, tokenizer, most - 1);
  const whole = [...tokenizer.encode(step.observation), specialToken.eos];
  const answer = whole.slice(0, most - question.length);
  return {
    question,
    answer,
    length: question.length + answer.length,
    complete: answer.length === whole.length,
  };
}
