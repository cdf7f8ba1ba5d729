import { type AnyEnvModule, type LoadOptions, registerEnv } from "@rwml/core";
import { formOf, generatedEnding, generatedEndings } from "../world/domains/generated-endings.js";
import { type DomainEntry, domainEntries } from "./domain-entries.js";

/**
 * Makes τ²-bench known: the user's data as `tau2/retail` and so on, by split as `tau2/retail-train` and `tau2/retail-test`,
 * with agents that work alone as `tau2/telecom-solo`; and domains of our own, with scripted customers, as
 * `tau2/retail-generated` and, in databases kept apart, `tau2/retail-generated-heldout`; what `rwml import tau2` makes
 * datasets of as `tau2/retail-recorded`.
 */
export function registerTau2(): void {
  for (const entry of domainEntries) {
    const { id, summary, recordingsOf } = entry;
    registerEnv(id, (options) => load(entry, options), {
      summary,
      ...(recordingsOf === null ? {} : { recordingsOf }),
    });
  }
}

/** Listing environments loads nothing of them. */
async function load(
  { domain, solo, split, recordingsOf }: DomainEntry,
  options: LoadOptions,
): Promise<AnyEnvModule> {
  if (recordingsOf !== null) {
    const { recordedModule } = await import("./recorded-module.js");
    return recordedModule(domain, { ...options, solo });
  }
  const ending = generatedEnding(domain);
  if (ending !== undefined) {
    const { generatedModule } = await import("./generated-module.js");
    return generatedModule(formOf(domain), { databaseSeed: generatedEndings[ending] });
  }
  const { upstreamModule } = await import("./upstream-module.js");
  return upstreamModule(domain, { ...options, solo, ...(split === null ? {} : { split }) });
}
