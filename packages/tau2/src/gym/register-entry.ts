import { type AnyEnvModule, type LoadOptions, registerEnv } from "@rwml/core";
import { ownDomains } from "../benchmark/sources/own-domains.js";
import { formOf, generatedEnding, generatedEndings } from "../world/domains/generated-endings.js";
import type { DomainEntry } from "./domain-entries.js";

/** Makes one entry known as an environment. */
export function registerEntry(entry: DomainEntry): void {
  const { id, summary, recordingsOf, domain, scripted } = entry;
  registerEnv(id, (options) => load(entry, options), {
    summary,
    takesData: !scripted && !ownDomains.has(domain) && generatedEnding(domain) === undefined,
    ...(recordingsOf === null ? {} : { recordingsOf }),
  });
}

/** Listing environments loads nothing of them. */
async function load(
  { domain, solo, split, scripted, recordingsOf }: DomainEntry,
  options: LoadOptions,
): Promise<AnyEnvModule> {
  if (recordingsOf !== null) {
    const { recordedModule } = await import("./recorded-module.js");
    return recordedModule(domain, { ...options, solo });
  }
  if (scripted) {
    const { scriptedModule } = await import("./scripted-module.js");
    return scriptedModule(domain);
  }
  const choice = split === null ? {} : { split };
  if (ownDomains.has(domain)) {
    const { ownModule } = await import("./own-module.js");
    return ownModule(domain, { solo, ...choice });
  }
  const ending = generatedEnding(domain);
  if (ending !== undefined) {
    const { generatedModule } = await import("./generated-module.js");
    return generatedModule(formOf(domain), { databaseSeed: generatedEndings[ending] });
  }
  const { upstreamModule } = await import("./upstream-module.js");
  return upstreamModule(domain, { ...options, solo, ...choice });
}
