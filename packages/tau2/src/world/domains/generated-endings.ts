/**
 * What the names of domains end with that have a form of upstream's and databases of our own, with the seeds of those
 * databases: models are trained in the first, the second are kept apart.
 */
export const generatedEndings = { "-generated": 1, "-generated-heldout": 2 } as const;

export type GeneratedEnding = keyof typeof generatedEndings;

/** The domains of upstream's whose forms they have. */
export const generatedForms = ["airline", "retail", "telecom"] as const;

export type GeneratedForm = (typeof generatedForms)[number];

const endings = Object.keys(generatedEndings) as GeneratedEnding[];

/** The names of all such domains, such as `retail-generated`. */
export const generatedDomainNames: readonly string[] = generatedForms.flatMap((form) =>
  endings.map((ending) => `${form}${ending}`),
);

/** How a domain's name ends, where its data are our own. */
export function generatedEnding(name: string): GeneratedEnding | undefined {
  if (!generatedDomainNames.includes(name)) return undefined;
  return endings.find((ending) => name.endsWith(ending));
}

/** The name of the domain whose form another has: `retail` for `retail-generated`. */
export function formOf(name: string): string {
  return name.slice(0, name.length - (generatedEnding(name)?.length ?? 0));
}
