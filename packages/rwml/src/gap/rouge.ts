const token = /[a-z0-9]+/g;

/**
 * ROUGE-L F1 of two texts in [0, 1]: the longest common subsequence of their words, as precision and recall.
 * Words are runs of ASCII letters and digits in lower case, unstemmed, as in the `rouge-score` package; equal texts
 * give 1 even without any.
 */
export function rougeL(predicted: string, real: string): number {
  if (predicted === real) return 1;
  const left = words(predicted);
  const right = words(real);
  const common = longestCommonSubsequence(left, right);
  return common === 0 ? 0 : (2 * common) / (left.length + right.length);
}

/** Rounds a score to the nearest multiple of `1 / steps`, halves upwards; five steps in the RWML paper. */
export function roundToSteps(score: number, steps: number): number {
  return Math.round(score * steps) / steps;
}

function words(text: string): readonly string[] {
  return text.toLowerCase().match(token) ?? [];
}

function longestCommonSubsequence(left: readonly string[], right: readonly string[]): number {
  let previous = new Uint32Array(right.length + 1);
  let current = new Uint32Array(right.length + 1);
  for (const word of left) {
    for (let column = 1; column <= right.length; column++) {
      current[column] =
        word === right[column - 1]
          ? previous[column - 1]! + 1
          : Math.max(previous[column]!, current[column - 1]!);
    }
    [previous, current] = [current, previous];
  }
  return previous[right.length]!;
}
