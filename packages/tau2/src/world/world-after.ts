import type { Setting } from "./call-tool.js";
import type { Domain } from "./domain.js";
import type { WorldCall } from "./task.js";
import { type World, WorldCell } from "./world.js";
import { runWorldCall } from "./world-call.js";

/** Worlds by the call that led to them. */
type Successors = Map<string, World>;

/** What is forgotten first is what makes way for more; tasks begin with few different calls. */
const mostSuccessors = 256;

const known = new WeakMap<Domain, WeakMap<World, Successors>>();

/**
 * The world behind a call by a task. Tasks of a domain begin alike and worlds never change, so each is made once. Throws
 * what `runWorldCall` throws.
 */
export function worldAfter(setting: Setting, world: World, call: WorldCall): World {
  const successors = successorsOf(setting.domain, world);
  const key = `${call.env_type} ${call.func_name} ${JSON.stringify(call.arguments)}`;
  const before = successors.get(key);
  if (before !== undefined) return before;
  const cell = new WorldCell(world);
  runWorldCall(setting, cell, call);
  const after = cell.read();
  if (successors.size >= mostSuccessors) successors.clear();
  successors.set(key, after);
  return after;
}

function successorsOf(domain: Domain, world: World): Successors {
  const worlds = remembered(known, domain, () => new WeakMap<World, Successors>());
  return remembered(worlds, world, () => new Map());
}

function remembered<Key extends object, Value>(
  values: WeakMap<Key, Value>,
  key: Key,
  make: () => Value,
): Value {
  let value = values.get(key);
  if (value === undefined) {
    value = make();
    values.set(key, value);
  }
  return value;
}
