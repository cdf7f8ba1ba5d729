/** What every JavaScript object has by nature: words that a look-up in an object, or `in`, finds there. */
export const prototypeNames = ["constructor", "__proto__", "toString", "valueOf", "hasOwnProperty"] as const;

/** A word that nothing is called, and as near to a name as can be: what guesses at a slip of the pen guesses the same. */
export function nearMiss(name: string): string {
  return name.replace(/[a-z](?=[^a-z]*$)/i, "q");
}
