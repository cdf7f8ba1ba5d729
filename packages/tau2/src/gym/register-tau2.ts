import { domainEntries } from "./domain-entries.js";
import { registerEntry } from "./register-entry.js";

/**
 * Makes τ²-bench known: the user's data as `tau2/retail` and so on, by split as `tau2/retail-train` and `tau2/retail-test`,
 * with agents that work alone as `tau2/telecom-solo`; and domains of our own, with scripted customers, as
 * `tau2/retail-generated` and, in databases kept apart, `tau2/retail-generated-heldout`; what `rwml import tau2` makes
 * datasets of as `tau2/retail-recorded`.
 */
export function registerTau2(): void {
  for (const entry of domainEntries) registerEntry(entry);
}
