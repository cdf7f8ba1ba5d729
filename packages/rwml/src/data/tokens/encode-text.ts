import { mergePhrases } from "./merge-pairs.js";
import { isNumber, splitPieces } from "./pieces.js";
import { specialToken } from "./special-token.js";
import { spell, type Vocabulary } from "./vocabulary.js";

/**
 * Turns a text into tokens. A blank between two tokens is understood unless one of them attaches to the other;
 * spacing that differs is spelled out, so that `decodeTokens` gives back exactly the text.
 */
export function encodeText(text: string, vocabulary: Vocabulary): readonly number[] {
  const { tokens: table } = vocabulary;
  const pieces = splitPieces(text);
  const tokens: number[] = [];
  let attached = true;
  let index = 0;
  while (index < pieces.length) {
    const blank = pieces[index] === " ";
    if (blank) index++;
    const piece = pieces[index];
    if (piece === undefined) {
      tokens.push(specialToken.blank);
      break;
    }
    const name = readName(pieces, index, vocabulary);
    index += name === undefined ? 1 : 3;
    const known = name ?? vocabulary.pieces.get(piece);
    const spelled = known === undefined ? spell(piece) : [known];

    const understood = !attached && !table[spelled[0]!]!.attachesLeft;
    if (blank && !understood) tokens.push(specialToken.blank);
    else if (!blank && understood) tokens.push(specialToken.join);
    for (const token of spelled) tokens.push(token);
    attached = table[tokens.at(-1)!]!.attachesRight;
  }
  return mergePhrases(tokens, vocabulary.phrases);
}

function readName(pieces: readonly string[], index: number, vocabulary: Vocabulary): number | undefined {
  const number = pieces[index + 2];
  if (pieces[index + 1] !== " " || number === undefined || !isNumber(number)) return undefined;
  return vocabulary.names.get(`${pieces[index]} ${number}`);
}
