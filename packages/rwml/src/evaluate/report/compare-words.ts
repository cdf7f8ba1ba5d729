/** A stretch of one text that the other text has too (`shared`), or lacks. */
export interface WordSegment {
  readonly text: string;
  readonly shared: boolean;
}

/** Beyond this many pairs of words the differing middle is marked as a whole: the exact answer would take too long. */
const mostPairs = 4_000_000;

/**
 * Marks the words in which two texts differ, by their longest common subsequence of words.
 * Joining the segments of a side gives that text back, spaces included.
 */
export function compareWords(
  left: string,
  right: string,
): { readonly left: readonly WordSegment[]; readonly right: readonly WordSegment[] } {
  const leftWords = splitWords(left);
  const rightWords = splitWords(right);
  const start = sharedStart(leftWords, rightWords);
  const end = sharedStart(leftWords.slice(start).reverse(), rightWords.slice(start).reverse());
  const leftShared = leftWords.map((_, index) => index < start || index >= leftWords.length - end);
  const rightShared = rightWords.map((_, index) => index < start || index >= rightWords.length - end);
  const pairs = commonPairs(
    leftWords.slice(start, leftWords.length - end),
    rightWords.slice(start, rightWords.length - end),
  );
  for (const [leftIndex, rightIndex] of pairs) {
    leftShared[start + leftIndex] = true;
    rightShared[start + rightIndex] = true;
  }
  return { left: segments(leftWords, leftShared), right: segments(rightWords, rightShared) };
}

/** Words with the space before them, so that joining them restores the text. */
function splitWords(text: string): string[] {
  return text.match(/\s*\S+|\s+$/g) ?? [];
}

function sharedStart(left: readonly string[], right: readonly string[]): number {
  const most = Math.min(left.length, right.length);
  for (let index = 0; index < most; index++) {
    if (!sameWord(left[index]!, right[index]!)) return index;
  }
  return most;
}

function sameWord(left: string, right: string): boolean {
  return left.trim() === right.trim();
}

function commonPairs(left: readonly string[], right: readonly string[]): [number, number][] {
  if (left.length * right.length > mostPairs) return [];
  const width = right.length + 1;
  const lengths = new Uint32Array((left.length + 1) * width);
  for (let row = left.length - 1; row >= 0; row--) {
    for (let column = right.length - 1; column >= 0; column--) {
      const at = row * width + column;
      lengths[at] = sameWord(left[row]!, right[column]!)
        ? lengths[at + width + 1]! + 1
        : Math.max(lengths[at + width]!, lengths[at + 1]!);
    }
  }
  const pairs: [number, number][] = [];
  let row = 0;
  let column = 0;
  while (row < left.length && column < right.length) {
    const at = row * width + column;
    if (sameWord(left[row]!, right[column]!)) pairs.push([row++, column++]);
    else if (lengths[at + width]! >= lengths[at + 1]!) row++;
    else column++;
  }
  return pairs;
}

function segments(words: readonly string[], shared: readonly boolean[]): WordSegment[] {
  const joined: { text: string; shared: boolean }[] = [];
  for (const [index, word] of words.entries()) {
    const last = joined.at(-1);
    if (last !== undefined && last.shared === shared[index]) last.text += word;
    else joined.push({ text: word, shared: shared[index]! });
  }
  return joined;
}
