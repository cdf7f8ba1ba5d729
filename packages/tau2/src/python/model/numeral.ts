import { int } from "../number.js";
import type { PythonNumber } from "../python-value.js";

/** The int that pydantic reads from a text; null where the text is none. A fraction of zeros is allowed. */
export function readInt(text: string): PythonNumber | null {
  const plain = withoutUnderscores(text.trim());
  if (!/^[-+]?\d+(\.0+)?$/.test(plain)) return null;
  return int(BigInt(plain.replace(/\.0+$/, "").replace(/^\+/, "")));
}

/** The float that pydantic reads from a text, as Python's `float` does; null where the text is none. */
export function readFloat(text: string): number | null {
  const plain = withoutUnderscores(text.trim());
  if (/^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(plain)) return Number(plain);
  if (/^[-+]?inf(inity)?$/i.test(plain)) {
    return plain.startsWith("-") ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  }
  return /^[-+]?nan$/i.test(plain) ? Number.NaN : null;
}

/** Python allows single underscores between digits. */
function withoutUnderscores(text: string): string {
  return text.replace(/(?<=\d)_(?=\d)/g, "");
}
