/**
 * What the names of domains end with that have a form of upstream's and databases of our own, with the seeds of those
 * databases: models are trained in the first, the second are kept apart.
 */
export const generatedEndings = { "-generated": 1, "-generated-heldout": 2 } as const;

export type GeneratedEnding = keyof typeof generatedEndings;

/** How a domain's name ends, where its data are our own. */
export function generatedEnding(name: string): GeneratedEnding | undefined {
  return (Object.keys(generatedEndings) as GeneratedEnding[]).find((ending) => name.endsWith(ending));
}

/** The name of the domain whose form another has: `retail` for `retail-generated`. */
export function formOf(name: string): string {
  return name.slice(0, name.length - (generatedEnding(name)?.length ?? 0));
}
