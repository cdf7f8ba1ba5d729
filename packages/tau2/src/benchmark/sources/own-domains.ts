import type { Databases } from "../../world/begin-world.js";
import type { Domain } from "../../world/domain.js";
import type { Task } from "../../world/task.js";
import type { Dialogue } from "./dialogue.js";
import type { SourceProblem } from "./domain-source.js";
import type { DomainSpec } from "./domain-spec.js";

/** A registered domain, read and checked. */
export interface OwnDomain {
  /** What it was registered with. */
  readonly spec: DomainSpec;
  readonly domain: Domain;
  readonly databases: Databases;
  readonly policy: string;
  /** Null where no agent works alone. */
  readonly soloPolicy: string | null;
  readonly problems: readonly SourceProblem[];
  /** Ids of tasks by the name of a split. */
  readonly splits: Readonly<Record<string, readonly Task["id"][]>>;
  readonly dialogue: Dialogue;
}

const place = Symbol.for("@rwml/tau2/own-domains");
const shared = globalThis as { [place]?: Map<string, OwnDomain> };

/**
 * The domains that `registerDomain` was given, by name: one map for all copies of this package in a process, because an
 * own domain may bring a copy of its own.
 */
export const ownDomains: Map<string, OwnDomain> = shared[place] ?? new Map();
shared[place] = ownDomains;
