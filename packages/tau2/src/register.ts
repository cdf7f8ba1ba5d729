export { type DomainEntry, domainEntries, domainEntry } from "./gym/domain-entries.js";
export { registerTau2 } from "./gym/register-tau2.js";
