import type { EpisodeFailure, FailureKind } from "@rwml/core/dataset";
import { formatFigure } from "../progress/format-figure.js";

/** A failure in one line, told as it happens. */
export function failureLine(failure: EpisodeFailure): string {
  return `Failed: ${placeText(failure)}: ${causeText(failure)}`;
}

/** What failed in a dataset, a paragraph for each kind; with the place in the code where that is wanted and known. */
export function failuresText(kinds: readonly FailureKind[], stacks: boolean): string {
  return kinds
    .map(({ count, first }) =>
      [
        `${formatFigure(count)} × ${causeText(first)}`,
        `  first in ${placeText(first)}`,
        ...(stacks && first.stack !== null ? [indented(first.stack)] : []),
      ].join("\n"),
    )
    .join("\n");
}

/** A kind of failures for programs. */
export function failureJson({ count, first }: FailureKind, stacks: boolean): object {
  const { stack, ...rest } = first;
  return { count, ...rest, ...(stacks ? { stack } : {}) };
}

function causeText({ code, message }: EpisodeFailure): string {
  return `${code}: ${message}`;
}

function placeText({ episode, seed, step, action }: EpisodeFailure): string {
  const parts = [
    `episode ${episode}`,
    ...(seed === null ? [] : [`seed ${seed}`]),
    step === null ? "at its start" : `step ${step}`,
    ...(action === null ? [] : [`action ${JSON.stringify(action)}`]),
  ];
  return parts.join(", ");
}

function indented(text: string): string {
  return text
    .split("\n")
    .map((line) => `    ${line}`)
    .join("\n");
}
