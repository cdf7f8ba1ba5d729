import { nearestNames, UnknownIdError } from "@rwml/core";
import type { Domain } from "../environment/domain.js";
import { airlineDomain } from "./airline/airline-domain.js";
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
export const domainNames: readonly string[] = Object.keys(domains);

/** The domain of a name as results files write it. Throws `registry/unknown-domain`. */
export function domainNamed(name: string): Domain {
  const domain = Object.hasOwn(domains, name) ? domains[name] : undefined;
  if (domain === undefined) throw new UnknownIdError("domain", name, nearestNames(name, domainNames));
  return domain;
}
