import { valueText } from "./value-text.js";

/** Whatever was thrown, in words. Other people's code throws anything, even what cannot be looked at. */
export function thrownText(thrown: unknown): string {
  try {
    return readText(thrown);
  } catch {
    return "Something was thrown that cannot be read.";
  }
}

/** Errors of other kinds than `Error` itself are told by their names too. */
function readText(thrown: unknown): string {
  if (thrown === undefined || thrown === null) return "Something threw nothing.";
  if (typeof thrown !== "object") return String(thrown);
  if (!(thrown instanceof Error)) return `Something threw ${valueText(thrown)}.`;
  const { name, message } = thrown;
  return name === "Error" ? `${message}` : `${name}: ${message}`;
}
