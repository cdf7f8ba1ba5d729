import { freeze } from "immer";
import { isDict, isOrdered } from "../python/dict.js";
import { sameJsonText } from "../python/equal.js";
import type { PythonValue } from "../python/python-value.js";
import { mutableCopy } from "./mutable-copy.js";
import { TableDraft } from "./table-draft.js";

type Database = Readonly<Record<string, unknown>>;

/** Changes a database of large tables as immer's `produce` would; see `TableDraft`. The result is frozen. */
export function changeTables<Result>(
  base: Database,
  change: (draft: Record<string, unknown>) => Result,
): { readonly next: Database; readonly result: Result } {
  const tables = new Map<unknown, TableDraft>();
  const draft: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(base)) {
    if (isDict(value) && !isOrdered(value)) {
      const table = new TableDraft(value);
      tables.set(table.draft, table);
      draft[name] = table.draft;
    } else draft[name] = mutableCopy(value);
  }
  bases.set(draft, base);
  const result = change(draft);
  for (const [name, value] of Object.entries(draft)) {
    draft[name] = tables.get(value)?.finish() ?? oldOr(value, base[name]);
  }
  const names = Object.keys({ ...base, ...draft });
  if (names.every((name) => draft[name] === base[name])) return { next: base, result };
  large.set(draft, true);
  return { next: Object.freeze(draft), result };
}

/** A value, frozen; where it is as it was, the old one, so that nobody takes it for a change. */
function oldOr(value: unknown, old: unknown): unknown {
  return sameJsonText(value as PythonValue, old as PythonValue) ? old : freeze(value, true);
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
