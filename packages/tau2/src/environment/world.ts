import { castDraft, current, type Draft, Immer, isDraft } from "immer";
import type { PythonRecord } from "../python/python-value.js";
import { draftTables, hasLargeTables } from "./change-tables.js";

/** The databases of a conversation: plain frozen JSON, shared by all worlds that have not changed them. */
export interface World<AgentDatabase = unknown, UserDatabase = unknown> {
  readonly agent: AgentDatabase;
  /** Null where users have no tools. */
  readonly user: UserDatabase | null;
  /**
   * Initialization data makes upstream's two toolkits hold one database object, whichever way it came: `agent` then
   * stands for both, and what either changes the other sees.
   */
  readonly merged: boolean;
  /** What a domain remembers beside its databases, so that no hash shows it; absent until there is something. */
  readonly memory?: PythonRecord;
}

/** Whose database is meant. */
export type Side = "assistant" | "user";

/** A world that can be looked at and changed: one in the hand, or a draft inside an immer recipe. */
export interface WorldAccess {
  /** The world as it is now, frozen where nothing is being changed. */
  read(): World;
  write<Result>(change: (draft: Draft<World>) => Result): Result;
}

/** Small worlds are changed so often that freezing them again would be the larger part of it. */
const { produce } = new Immer({ autoFreeze: false });

/** Holds a world and replaces it at every change. No world that was in it ever changes. */
export class WorldCell implements WorldAccess {
  #world: World;

  constructor(world: World) {
    this.#world = world;
  }

  read(): World {
    return this.#world;
  }

  write<Result>(change: (draft: Draft<World>) => Result): Result {
    if (hasLargeTables(this.#world.agent)) return this.#writeTables(change);
    let result: { readonly value: Result } | null = null;
    this.#world = produce(this.#world, (draft) => {
      result = { value: change(draft) };
    });
    return result!.value;
  }

  #writeTables<Result>(change: (draft: Draft<World>) => Result): Result {
    const base = this.#world as World<Record<string, unknown>, Record<string, unknown>>;
    const agent = draftTables(base.agent);
    const user = base.user === null ? null : draftTables(base.user);
    const draft = { ...base, agent: agent.draft, user: user === null ? null : user.draft };
    const result = change(draft as Draft<World>);
    const changed: World = {
      ...draft,
      agent: draft.agent === agent.draft ? agent.finish() : draft.agent,
      user: user !== null && draft.user === user.draft ? user.finish() : draft.user,
    };
    const isSame = (Object.keys(changed) as (keyof World)[]).every((key) => changed[key] === base[key]);
    if (!isSame) this.#world = Object.freeze(changed);
    return result;
  }
}

/** Access to a draft of a world. */
export function draftAccess(draft: Draft<World>): WorldAccess {
  return {
    read: () => (isDraft(draft) ? current(draft) : draft) as World,
    write: (change) => change(draft),
  };
}

/** The database that a side's tools see. */
export function databaseOf(world: World, side: Side): unknown {
  return side === "assistant" || world.merged ? world.agent : world.user;
}

/** Puts another database in the place of a side's. */
export function replaceDatabase(draft: Draft<World>, side: Side, database: unknown): void {
  if (side === "assistant" || draft.merged) draft.agent = castDraft(database);
  else draft.user = castDraft(database);
}
