import { dictOf } from "./dict.js";
import type { PythonValue } from "./python-value.js";

/**
 * A value that came from JavaScript's own JSON, in which a record may have the key `__proto__`: such records get a
 * mark. Anything else stays the same object.
 */
export function markedValue(value: PythonValue): PythonValue {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) {
    const items = value.map(markedValue);
    return items.some((item, index) => item !== value[index]) ? items : value;
  }
  const entries = Object.entries(value as Readonly<Record<string, PythonValue>>);
  const marked = entries.map(([key, item]) => [key, markedValue(item)] as const);
  const same = marked.every(([, item], index) => item === entries[index]![1]);
  if (Object.hasOwn(value, "__proto__")) return dictOf(marked);
  return same ? value : (Object.fromEntries(marked) as PythonValue);
}
