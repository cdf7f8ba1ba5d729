import type { World } from "./world.js";

/** V8 copies a frozen object with many keys some hundred times slower than one that is not frozen. */
const fewKeys = 64;

const known = new WeakMap<object, object>();

/**
 * A world with the same content whose large tables are not frozen, so that changes, which copy the tables that they
 * touch, are cheap. What stands in the tables is shared and stays frozen. Costs nothing after the first time.
 */
export function thaw(world: World): World {
  const [agent, user] = [thawDatabase(world.agent), thawDatabase(world.user)];
  return agent === world.agent && user === world.user ? world : { ...world, agent, user };
}

function thawDatabase(database: unknown): unknown {
  if (typeof database !== "object" || database === null || !Object.isFrozen(database)) return database;
  const before = known.get(database);
  if (before !== undefined) return before;
  const entries = Object.entries(database);
  const hasLarge = entries.some(([, table]) => isLarge(table));
  const result = hasLarge
    ? Object.fromEntries(entries.map(([name, table]) => [name, isLarge(table) ? { ...table } : table]))
    : database;
  known.set(database, result);
  return result;
}

function isLarge(table: unknown): table is object {
  return (
    typeof table === "object" &&
    table !== null &&
    !Array.isArray(table) &&
    Object.keys(table).length > fewKeys
  );
}
