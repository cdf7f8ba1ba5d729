import { firstCharacter, firstDigit, type Vocabulary } from "./vocabulary.js";

const replacement = "\ufffd";

/**
 * Turns tokens into text; any tokens will do, as a model may write anything. Special tokens write nothing but their
 * spacing, and a code unit that lacks digits becomes the replacement character.
 */
export function decodeTokens(tokens: Iterable<number>, vocabulary: Vocabulary): string {
  let text = "";
  let attached = true;
  let code = 0;
  let digits = 0;
  for (const id of tokens) {
    if (id >= firstDigit && id < firstCharacter) {
      code = code * 16 + id - firstDigit;
      digits++;
      if (digits === 4) {
        text += String.fromCharCode(code);
        code = 0;
        digits = 0;
      }
      attached = false;
      continue;
    }
    if (digits > 0) {
      text += replacement;
      code = 0;
      digits = 0;
    }
    const token = vocabulary.tokens[id];
    if (token === undefined) throw new RangeError(`There is no token ${id}.`);
    text += attached || token.attachesLeft ? token.text : ` ${token.text}`;
    attached = token.attachesRight;
  }
  return digits > 0 ? text + replacement : text;
}
