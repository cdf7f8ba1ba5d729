import { type OwnDomain, ownDomains } from "../benchmark/sources/own-domains.js";
import { formOf, type GeneratedForm, generatedDomainNames } from "../world/domains/generated-endings.js";

/** What is registered under one id, of a built-in domain or of one that `registerDomain` was given. */
export interface DomainEntry {
  /** Such as `tau2/retail-train`. */
  readonly id: string;
  readonly summary: string;
  /** As `sourceNamed` takes it, such as `retail` or `retail-generated`. */
  readonly domain: string;
  /** Whether the agent works alone. */
  readonly solo: boolean;
  /** The split of its tasks; null for the domain's own choice. */
  readonly split: string | null;
  /** Whether its user is a scripted customer, and a part of the world: only tasks that have a script are played. */
  readonly scripted: boolean;
  /** The id of the environment whose recorded conversations are its episodes; null where it has tasks to play. */
  readonly recordingsOf: string | null;
}

const upstreamNames = {
  mock: "lists of tasks",
  airline: "an airline's bookings",
  retail: "a shop's orders",
  telecom: "a telephone company's lines and its customers' phones",
  "telecom-workflow": "as tau2/telecom, with step by step instructions for the agent",
} as const;
const soloNames = ["mock", "telecom", "telecom-workflow"] as const;
const splitNames = ["airline", "retail", "telecom"] as const;
const generatedSubjects: Readonly<Record<GeneratedForm, string>> = {
  airline: "flights and bookings",
  retail: "products and orders",
  telecom: "lines, bills and phones",
};

/** Everything that `registerTau2` makes known: all that is built in. */
export const domainEntries: readonly DomainEntry[] = [
  ...Object.entries(upstreamNames).map(([name, about]) =>
    entry(name, `τ²-bench: ${about}, agent and user in turn (needs the data)`),
  ),
  ...soloNames.map((name) =>
    entry(name, `τ²-bench: ${upstreamNames[name]}, an agent alone with the user's tools (needs the data)`, {
      solo: true,
    }),
  ),
  ...splitNames.flatMap((name) =>
    ["train", "test"].map((split) =>
      entry(name, `The ${split} tasks of tau2/${name} (needs the data)`, { split }),
    ),
  ),
  ...generatedDomainNames.map((name) => {
    const place = name.endsWith("-heldout") ? ", in databases kept apart" : "";
    const subject = generatedSubjects[formOf(name) as GeneratedForm];
    return entry(name, `Generated customers with ${subject}${place} (needs nothing)`);
  }),
  ...Object.keys(upstreamNames).map((name) => recordings(name, "the data")),
  ...soloNames.map((name) => recordings(name, "the data", true)),
  ...generatedDomainNames.map((name) => recordings(name, "nothing")),
];

/** Everything that registering an own domain makes known. */
export function ownEntries({ spec, problems, splits, soloPolicy }: OwnDomain): readonly DomainEntry[] {
  const { name, about } = spec;
  const hasScripts = problems.some(({ script }) => script !== null);
  return [
    entry(name, `${about}, agent and user in turn`),
    ...(soloPolicy === null
      ? []
      : [entry(name, `${about}, an agent alone with the user's tools`, { solo: true })]),
    ...Object.keys(splits).map((split) => entry(name, `The ${split} tasks of tau2/${name}`, { split })),
    ...(hasScripts ? [entry(name, `${about}, with scripted customers`, { scripted: true })] : []),
    recordings(name, "nothing"),
    ...(soloPolicy === null ? [] : [recordings(name, "nothing", true)]),
  ];
}

/** The entry of an id, of whatever is known now. */
export function domainEntry(id: string): DomainEntry | undefined {
  return [...domainEntries, ...[...ownDomains.values()].flatMap(ownEntries)].find((one) => one.id === id);
}

interface EntryKind {
  readonly solo?: boolean;
  readonly split?: string | null;
  readonly scripted?: boolean;
}

function entry(
  domain: string,
  summary: string,
  { solo = false, split = null, scripted = false }: EntryKind = {},
): DomainEntry {
  const ending = solo ? "-solo" : scripted ? "-scripted" : split === null ? "" : `-${split}`;
  return { id: `tau2/${domain}${ending}`, summary, domain, solo, split, scripted, recordingsOf: null };
}

function recordings(domain: string, needs: string, solo = false): DomainEntry {
  const ending = solo ? "-solo" : "";
  const recordingsOf = `tau2/${domain}${ending}`;
  const summary = `Recorded conversations of ${recordingsOf}, from rwml import (needs ${needs})`;
  const id = `tau2/${domain}-recorded${ending}`;
  return { id, summary, domain, solo, split: null, scripted: false, recordingsOf };
}
