import type { CustomerScript } from "../../conversation/user/customer-script.js";
import type { Domain } from "../../world/domain.js";
import type { AnyToolkit } from "../../world/toolkit.js";
import type { Dialogue } from "./dialogue.js";

/** A domain of one's own, as `registerDomain` takes it. */
export interface DomainSpec extends DomainData {
  /** As ids and results files write it, such as `library`. */
  readonly name: string;
  /** What it is about, in a few words, such as `a library's books and loans`. */
  readonly about: string;
  readonly agentTools: AnyToolkit;
  /** Default: users have no tools. */
  readonly userTools?: AnyToolkit | null;
  /** Reads the agent's database, also one that a task has changed: refuses what it may not be. Default: takes all JSON. */
  readonly readAgentDatabase?: Domain["readAgentDatabase"];
  /** The same for the user's. */
  readonly readUserDatabase?: Domain["readUserDatabase"];
  readonly sync?: Domain["sync"];
  /** What a scripted customer needs to play the user of a task, by the task's id. Default: none has one. */
  readonly scripts?: Readonly<Record<string, CustomerScript>>;
  /** How policies that collect speak with scripted customers, beside what they ask in every domain. */
  readonly dialogue?: Partial<Dialogue>;
}

/** What a domain holds besides code: what upstream keeps in a domain's folder of `data/`. */
export interface DomainData {
  /** What new worlds start from, as JSON; the user's is there where the user has tools. */
  readonly databases: { readonly agent: unknown; readonly user?: unknown };
  /** What agents are told. */
  readonly policy: string;
  /** What an agent is told that works alone. Default: none does. */
  readonly soloPolicy?: string | null;
  /** Tasks as upstream's `tasks.json` holds them. */
  readonly tasks: readonly unknown[];
  /** Ids of tasks by the name of a split, as upstream's `split_tasks.json` holds them. Default: no splits. */
  readonly splits?: Readonly<Record<string, readonly string[]>>;
}
