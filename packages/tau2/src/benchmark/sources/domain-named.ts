import { nearestNames, UnknownIdError } from "@rwml/core";
import type { Domain } from "../../world/domain.js";
import { builtInDomain, builtInDomainNames } from "../../world/domains/built-in-domains.js";
import { ownDomains } from "./own-domains.js";

/** The names that `domainNamed` knows: those of built-in domains, and of those that `registerDomain` was given. */
export function domainNames(): readonly string[] {
  return [...builtInDomainNames, ...ownDomains.keys()];
}

/** The domain of a name as results files write it. Throws `registry/unknown-domain`. */
export function domainNamed(name: string): Domain {
  const domain = ownDomains.get(name)?.domain ?? builtInDomain(name);
  if (domain === undefined) throw new UnknownIdError("domain", name, nearestNames(name, domainNames()));
  return domain;
}
