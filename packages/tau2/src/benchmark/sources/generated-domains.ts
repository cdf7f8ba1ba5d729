import { nearestNames, UnknownIdError } from "@rwml/core";
import { airlineGenerated } from "../../generate/airline/airline-generated.js";
import type { GeneratedDomain } from "../../generate/generated-domain.js";
import { retailGenerated } from "../../generate/retail/retail-generated.js";
import { telecomGenerated } from "../../generate/telecom/telecom-generated.js";
import type { Domain } from "../../world/domain.js";
import { airlineDomain } from "../../world/domains/airline/airline-domain.js";
import { type GeneratedForm, generatedForms } from "../../world/domains/generated-endings.js";
import { retailDomain } from "../../world/domains/retail/retail-domain.js";
import { telecomDomain } from "../../world/domains/telecom/telecom-domain.js";
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
