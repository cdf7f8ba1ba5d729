import type { TokenWindow } from "./episode-windows.js";
import type { Tokenizer } from "./tokens/tokenizer.js";

/** What a name weighs that nothing before it could have told. This project's choice, not part of RWML. */
export const defaultNovelWeight = 0.3;

/**
 * How much each token of a window counts in the loss: 1 in the observations to learn, `novelWeight` where such a
 * token is a name that the window has not shown before, 0 elsewhere. Aligned with the window's tokens.
 */
export function targetWeights(
  window: TokenWindow,
  tokenizer: Pick<Tokenizer, "isName">,
  novelWeight = defaultNovelWeight,
): Float32Array {
  const weights = new Float32Array(window.tokens.length);
  for (const { start, end } of window.targets) weights.fill(1, start, end);
  const shown = new Set<number>();
  for (const [index, token] of window.tokens.entries()) {
    if (!tokenizer.isName(token) || shown.has(token)) continue;
    shown.add(token);
    weights[index]! *= novelWeight;
  }
  return weights;
}
