const longest = 60;

/** A value in a few words, for messages about values of the wrong kind. */
export function valueText(value: unknown): string {
  if (typeof value === "string") return quoted(value);
  if (typeof value === "function") return "a function";
  if (typeof value !== "object" || value === null) return String(value);
  if (isPromise(value)) return "a promise";
  if (Array.isArray(value)) return "an array";
  const name = className(value);
  return name === "" || name === "Object" ? "an object" : `an object of the class ${name}`;
}

/** The name of a value's class; empty where it has none, or cannot be looked at. */
export function className(value: object): string {
  try {
    return typeof value.constructor === "function" ? String(value.constructor.name) : "";
  } catch {
    return "";
  }
}

/** Whether a value is what async functions return. */
export function isPromise(value: object): value is PromiseLike<unknown> {
  try {
    return "then" in value && typeof value.then === "function";
  } catch {
    return false;
  }
}

function quoted(text: string): string {
  return JSON.stringify(text.length > longest ? `${text.slice(0, longest)}…` : text);
}
