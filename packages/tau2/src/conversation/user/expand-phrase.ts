/**
 * All phrases of a pattern, in which parentheses hold choices: `turn (the |)radio (on|off)` stands for four. Phrases are
 * in the order of their choices, the last choice changing fastest.
 */
export function expandPhrase(pattern: string): readonly string[] {
  const choice = /\(([^()]*\|[^()]*)\)/.exec(pattern);
  if (choice === null) return [pattern];
  const [before, after] = [pattern.slice(0, choice.index), pattern.slice(choice.index + choice[0].length)];
  const endings = expandPhrase(after);
  return choice[1]!.split("|").flatMap((one) => endings.map((ending) => `${before}${one}${ending}`));
}
