import { nearestNames, UnknownIdError } from "@rwml/core";
import type { Domain } from "../domain.js";
import { airlineDomain } from "./airline/airline-domain.js";
import { formOf, generatedDomainNames } from "./generated-endings.js";
import { mockDomain } from "./mock/mock-domain.js";
import { retailDomain } from "./retail/retail-domain.js";
import { telecomDomain } from "./telecom/telecom-domain.js";

const domains: Readonly<Record<string, Domain>> = {
  mock: mockDomain,
  airline: airlineDomain,
  retail: retailDomain,
  telecom: telecomDomain,
  "telecom-workflow": telecomDomain,
};

/** The names that `domainNamed` knows. */
export const domainNames: readonly string[] = [...Object.keys(domains), ...generatedDomainNames];

/** The domain of a name as results files write it, also of one of our own. Throws `registry/unknown-domain`. */
export function domainNamed(name: string): Domain {
  const form = formOf(name);
  const domain = Object.hasOwn(domains, form) ? domains[form] : undefined;
  if (domain === undefined) throw new UnknownIdError("domain", name, nearestNames(name, domainNames));
  return domain;
}
