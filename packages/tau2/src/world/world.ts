import { currentOf } from "@rwml/core";
import { type Draft, Immer } from "immer";
import type { PythonRecord } from "../python/python-value.js";
import { changeDatabase } from "./change-database.js";
import type { Dict } from "./dict-draft.js";

/** The databases of a conversation: plain JSON that nothing changes, shared by all worlds that have not changed them. */
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
  /** The world as it is now. */
  read(): World;
  /** Changes anything. */
  write<Result>(change: (draft: Draft<World>) => Result): Result;
  /** Changes the database that a side's tools see. */
  writeDatabase<Result>(side: Side, change: (database: unknown) => Result): Result;
}

/** Small databases are not frozen again whenever they change; see `changeDatabase`. */
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
    let result: { readonly value: Result } | null = null;
    this.#world = produce(this.#world, (draft) => {
      result = { value: change(draft) };
    });
    return result!.value;
  }

  writeDatabase<Result>(side: Side, change: (database: unknown) => Result): Result {
    const database = databaseOf(this.#world, side) as Dict;
    const { next, result } = changeDatabase(database, change);
    if (next !== database) this.#world = withDatabase(this.#world, side, next);
    return result;
  }
}

function withDatabase(world: World, side: Side, database: object): World {
  return side === "assistant" || world.merged ? { ...world, agent: database } : { ...world, user: database };
}

/** Access to a draft of a world. */
export function draftAccess(draft: Draft<World>): WorldAccess {
  return {
    read: () => currentOf(draft) as World,
    write: (change) => change(draft),
    writeDatabase: (side, change) => change(databaseOf(draft, side)),
  };
}

/** The database that a side's tools see. */
export function databaseOf(world: World, side: Side): unknown {
  return side === "assistant" || world.merged ? world.agent : world.user;
}
