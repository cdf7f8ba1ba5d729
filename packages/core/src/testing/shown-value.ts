const longest = 200;

/** A value for messages, with all that JSON would hide: `NaN`, `-0`, `undefined`, dates, maps, functions. */
export function shownValue(value: unknown, most = longest): string {
  const text = shown(value, 0);
  return text.length > most ? `${text.slice(0, most)}…` : text;
}

function shown(value: unknown, depth: number): string {
  if (typeof value === "string") return JSON.stringify(value);
  if (Object.is(value, -0)) return "-0";
  if (typeof value === "symbol") return value.description ?? "a symbol";
  if (typeof value === "bigint") return `${value}n`;
  if (typeof value === "function") return "a function";
  if (typeof value !== "object" || value === null) return String(value);
  if (depth > 20) return "…";
  if (Array.isArray(value)) return `[${Array.from(value, (child) => shown(child, depth + 1)).join(",")}]`;
  const { name = "" } = (value.constructor as { readonly name?: string } | undefined) ?? {};
  const entries = Object.entries(value).map(
    ([key, child]) => `${JSON.stringify(key)}:${shown(child, depth + 1)}`,
  );
  const content = `{${entries.join(",")}}`;
  if (value instanceof Date)
    return `Date(${Number.isNaN(value.getTime()) ? "invalid" : value.toISOString()})`;
  if (value instanceof Map || value instanceof Set) return `${name}(${shown([...value], depth + 1)})`;
  return Object.hasOwn(value, "constructor") || name === "Object" ? content : `${name}${content}`;
}
