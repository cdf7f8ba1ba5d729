export { type DomainEntry, domainEntries } from "./env/domain-entries.js";
export { registerTau2 } from "./env/register-tau2.js";
