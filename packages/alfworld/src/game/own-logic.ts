/**
 * Upstream's game files carry the PDDL and the grammar that TextWorld plays them by. The rules of this package
 * are built in, so games written here carry these two texts instead; upstream cannot play them.
 */
export const ownDomainText =
  "; This game follows the rules built into @rwml/alfworld, with the wording of ALFWorld 0.4 and later.\n";

/** The grammar text of a game written here: the goal sentence, and a pointer to the built-in texts. */
export function ownGrammar(goalText: string): string {
  const rules = { task: [{ rhs: `Your task is to: ${goalText}.` }] };
  return `# The texts are those built into @rwml/alfworld.\ngrammar :: """${JSON.stringify(rules)}""";\n`;
}
