import { GymError, listEnvs } from "@rwml/core";
import { domainNames } from "../benchmark/sources/domain-named.js";
import type { DomainSpec } from "../benchmark/sources/domain-spec.js";
import { type OwnDomain, ownDomains } from "../benchmark/sources/own-domains.js";
import { readDomainSpec } from "../benchmark/sources/read-domain-spec.js";
import { domainEntries, ownEntries } from "./domain-entries.js";
import { registerEntry } from "./register-entry.js";

/**
 * Makes a domain of one's own known wherever the built-in ones are: to `domainNamed` and `sourceNamed`, and so to runs and to
 * all that reads results files, and as environments:
 *
 * | id | what it is | is there |
 * | --- | --- | --- |
 * | `tau2/<name>` | agent and user in turn | always |
 * | `tau2/<name>-scripted` | a scripted customer inside | where a task has a script |
 * | `tau2/<name>-solo` | an agent alone | with a `soloPolicy` |
 * | `tau2/<name>-<split>` | as `tau2/<name>`, with the tasks of a split | for every split |
 * | `tau2/<name>-recorded`, `-recorded-solo` | what `rwml import` makes datasets of | always; with a `soloPolicy` |
 *
 * Registering the same object again does nothing. Throws a GymError `tau2/broken-domain` that says what is missing or wrong,
 * or `tau2/domain-clash` where the name, or one of these ids, is taken.
 */
export function registerDomain(spec: DomainSpec): void {
  const before = ownDomains.get(spec?.name);
  if (before !== undefined && before.spec === spec) return;
  const own = readDomainSpec(spec);
  refuseClash(own);
  ownDomains.set(spec.name, own);
  for (const entry of ownEntries(own)) registerEntry(entry);
}

/** Of the built-in ids, also where nobody has registered them yet. */
function refuseClash(own: OwnDomain): void {
  const { name } = own.spec;
  const names = domainNames();
  if (names.includes(name)) throw clash(`There is a domain ${name} already`, name, names);
  const ids = ownEntries(own).map(({ id }) => id);
  const taken = [...[...domainEntries, ...listEnvs()].map(({ id }) => id)];
  const wrong = ids.find((id, index) => taken.includes(id) || ids.indexOf(id) !== index);
  if (wrong === undefined) return;
  const isOwn = !taken.includes(wrong);
  throw clash(
    isOwn
      ? `The domain ${name} would have two environments ${wrong}, one of them for a split of that name`
      : `The domain ${name} would have an environment ${wrong}, which there is already`,
    name,
    names,
  );
}

function clash(problem: string, name: string, names: readonly string[]): GymError {
  const free = [`my-${name}`, `own-${name}`, `${name}-2`].find((one) => !names.includes(one)) ?? `${name}-3`;
  return new GymError(
    "tau2/domain-clash",
    `${problem}. Nothing was registered. Choose another name, such as ${free}, and register each domain once in a process.`,
  );
}
