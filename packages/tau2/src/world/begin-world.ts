import { GymError } from "@rwml/core";
import { castDraft, freeze } from "immer";
import type { PythonDict, PythonValue } from "../python/python-value.js";
import type { Setting } from "./call-tool.js";
import type { Domain } from "./domain.js";
import type { Message } from "./message.js";
import { type ReplayDifference, recordedCalls, replayCalls } from "./replay-history.js";
import type { InitialState } from "./task.js";
import { mergeInto } from "./update-database.js";
import { databaseOf, type Side, type World, WorldCell } from "./world.js";
import { worldAfter } from "./world-after.js";

/** The databases that new worlds of a domain start from. */
export interface Databases {
  readonly agent: PythonValue;
  readonly user: PythonValue;
}

/** A new world, synced: the same one for the same databases. */
export function newWorld({ domain }: Setting, databases: Databases): World {
  const worlds = newWorlds.get(domain) ?? new WeakMap<Databases, World>();
  newWorlds.set(domain, worlds);
  let world = worlds.get(databases);
  if (world === undefined) {
    const { agent, user } = databases;
    const cell = new WorldCell(freeze({ agent, user, merged: false }, true));
    domain.sync?.(cell);
    world = cell.read();
    worlds.set(databases, world);
  }
  return world;
}

const newWorlds = new WeakMap<Domain, WeakMap<Databases, World>>();

/** Options of replaying a history. */
export interface BeginOptions {
  /** Whether a replayed answer that differs from the recorded one is an error. Default: true. */
  readonly strict?: boolean;
}

/**
 * Brings a new world into a task's initial state, then to where a conversation has left it (upstream's `set_state`).
 * Throws what `initializeWorld` and `replayHistory` throw.
 */
export function beginWorld(
  setting: Setting,
  world: World,
  initial: InitialState | null,
  history: readonly Message[],
  options: BeginOptions = {},
): World {
  return replayHistory(setting, initializeWorld(setting, world, initial), history, options);
}

/**
 * Brings a new world into a task's initial state, before any message. Throws a ToolError or ValidationError for
 * initialization that the domain refuses.
 */
export function initializeWorld(setting: Setting, world: World, initial: InitialState | null): World {
  const cell = new WorldCell(world);
  const { agent_data: agentData, user_data: userData } = initial?.initialization_data ?? {};
  if (agentData != null) updateDatabase(setting, cell, "assistant", agentData);
  if (userData != null) updateDatabase(setting, cell, "user", userData);
  const calls = initial?.initialization_actions ?? [];
  return calls.reduce((reached, call) => worldAfter(setting, reached, call), cell.read());
}

/**
 * Brings an initialized world to where a conversation has left it. Throws a GymError `tau2/broken-history` for a
 * history that cannot have happened.
 */
export function replayHistory(
  setting: Setting,
  world: World,
  history: readonly Message[],
  { strict = true }: BeginOptions = {},
): World {
  if (setting.solo && history.some(({ role }) => role === "user")) {
    throw new GymError("tau2/broken-history", "User messages are not allowed in solo mode");
  }
  const cell = new WorldCell(world);
  const differences = replayCalls(setting, cell, recordedCalls(history));
  if (strict && differences.length > 0) throw differentAnswer(differences[0]!);
  return cell.read();
}

function updateDatabase({ domain }: Setting, cell: WorldCell, side: Side, data: PythonDict): void {
  const merged = mergeInto(databaseOf(cell.read(), side) as PythonValue, data);
  const database = side === "user" ? domain.readUserDatabase(merged) : domain.readAgentDatabase(merged);
  cell.write((draft) => {
    draft.agent = castDraft(side === "user" && draft.user === null ? draft.agent : freeze(database, true));
    draft.merged = draft.user !== null;
  });
}

function differentAnswer({ call, answer, actual }: ReplayDifference): GymError {
  return new GymError(
    "tau2/broken-history",
    `The call of ${call.name} (${call.id}) now answers ${JSON.stringify(actual.content)}, the history says ${JSON.stringify(answer.content)}. The history was recorded from another state; replay it leniently to go on.`,
  );
}
