import { nearestNames, UnknownIdError } from "@rwml/core";
import { airlineDomain } from "../domains/airline/airline-domain.js";
import { type GeneratedForm, generatedForms } from "../domains/generated-endings.js";
import { retailDomain } from "../domains/retail/retail-domain.js";
import { telecomDomain } from "../domains/telecom/telecom-domain.js";
import type { Domain } from "../environment/domain.js";
import { airlineGenerated } from "../generate/airline/airline-generated.js";
import type { GeneratedDomain } from "../generate/generated-domain.js";
import { retailGenerated } from "../generate/retail/retail-generated.js";
import { telecomGenerated } from "../generate/telecom/telecom-generated.js";
import { type Dialogue, dialogues } from "./dialogue.js";

/** A generator, the domain whose form its data have, and how policies speak there. */
export interface GeneratedWorld {
  readonly domain: Domain;
  readonly generated: GeneratedDomain;
  readonly dialogue: Dialogue;
}

const worlds: Readonly<Record<GeneratedForm, GeneratedWorld>> = {
  airline: { domain: airlineDomain, generated: airlineGenerated, dialogue: dialogues.airline },
  retail: { domain: retailDomain, generated: retailGenerated, dialogue: dialogues.retail },
  telecom: { domain: telecomDomain, generated: telecomGenerated, dialogue: dialogues.telecom },
};

/** The generated world of a domain. Throws UnknownIdError. */
export function generatedWorldNamed(name: string): GeneratedWorld {
  const form = generatedForms.find((known) => known === name);
  if (form === undefined)
    throw new UnknownIdError("generated domain", name, nearestNames(name, generatedForms));
  return worlds[form];
}
