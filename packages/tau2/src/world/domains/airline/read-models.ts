import { attributeError } from "../../../python/attribute-error.js";
import { isDict } from "../../../python/dict.js";
import { itemsOf } from "../../../python/iterate.js";
import type { Model } from "../../../python/model/model.js";
import { pythonType } from "../../../python/python-type.js";
import type { PythonValue } from "../../../python/python-value.js";

/** A list that a caller gave, read as models only where all its items are dicts, as upstream does. */
export type GivenList<Item> = ReadList<Item> | RawList;

interface ReadList<Item> {
  readonly type: "read";
  readonly items: readonly Item[];
}

interface RawList {
  readonly type: "raw";
  /** A list with something else than dicts in it, or no list at all. */
  readonly value: PythonValue;
}

/** Reads a caller's list. Throws a ValidationError, and a ToolError for what is not iterable. */
export function readModels<Item extends PythonValue>(item: Model<Item>, value: PythonValue): GivenList<Item> {
  const items = itemsOf(value);
  return items.every(isDict) ? { type: "read", items: items.map(item.parse) } : { type: "raw", value };
}

/** What stands in Python's variable after the reading. */
export function givenValue<Item extends PythonValue>(list: GivenList<Item>): PythonValue {
  return list.type === "read" ? list.items : list.value;
}

/** The models of a list whose items are about to be asked for an attribute. Throws a ToolError where they have none. */
export function modelsOf<Item>(list: GivenList<Item>, attribute: string): readonly Item[] {
  if (list.type === "read") return list.items;
  const [first = null] = itemsOf(list.value);
  throw attributeError(pythonType(first), attribute);
}
