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

/** The names of the domains that this package brings. */
export const builtInDomainNames: readonly string[] = [...Object.keys(domains), ...generatedDomainNames];

/** One of them, by its name as results files write it; undefined for any other. */
export function builtInDomain(name: string): Domain | undefined {
  const form = formOf(name);
  return Object.hasOwn(domains, form) ? domains[form] : undefined;
}
