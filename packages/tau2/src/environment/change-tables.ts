import { freeze } from "immer";
import { isDict, isOrdered } from "../python/dict.js";
import { sameJsonText } from "../python/equal.js";
import type { PythonValue } from "../python/python-value.js";
import { mutableCopy } from "./mutable-copy.js";
import { TableDraft } from "./table-draft.js";

type Database = Readonly<Record<string, unknown>>;

/** A database while it is being changed, table by table. */
export interface DatabaseDraft {
  readonly draft: Database;
  /** The database as it is now, frozen: the one that was given where nothing has changed. */
  finish(): Database;
}

/** A draft of a database of large tables; see `TableDraft`. */
export function draftTables(base: Database): DatabaseDraft {
  const tables = new Map<string, TableDraft>();
  const draft: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(base)) {
    if (isDict(value) && !isOrdered(value)) {
      const table = new TableDraft(value);
      tables.set(name, table);
      draft[name] = table.draft;
    } else draft[name] = mutableCopy(value);
  }
  bases.set(draft, base);
  const finished = (name: string): unknown => {
    const table = tables.get(name);
    if (table !== undefined && table.draft === draft[name]) return table.finish();
    return sameJsonText(draft[name] as PythonValue, base[name] as PythonValue)
      ? base[name]
      : freeze(draft[name], true);
  };
  return {
    draft,
    finish() {
      const result = Object.fromEntries(Object.keys(draft).map((name) => [name, finished(name)]));
      const isChanged = Object.keys({ ...base, ...result }).some((name) => result[name] !== base[name]);
      if (!isChanged) return base;
      if (hasLargeTables(base)) large.set(result, true);
      return Object.freeze(result);
    },
  };
}

/** Whether a database has tables that are dear to copy. */
export function hasLargeTables(database: unknown): database is Database {
  if (typeof database !== "object" || database === null) return false;
  const before = large.get(database);
  if (before !== undefined) return before;
  const result = Object.values(database).some(
    (table) => isDict(table) && Object.keys(table).length > fewKeys,
  );
  if (Object.isFrozen(database)) large.set(database, result);
  return result;
}

/** The database that a draft of it was made from; undefined for everything else. */
export function baseOfDraft(database: object): object | undefined {
  return bases.get(database);
}

const fewKeys = 64;
const large = new WeakMap<object, boolean>();
const bases = new WeakMap<object, object>();
