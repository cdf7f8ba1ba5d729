import { valueText } from "./value-text.js";

/** Nobody reads more, and some messages hold a whole state. */
const longest = 2_000;

/** Whatever was thrown, in words. Other people's code throws anything, even what cannot be looked at. */
export function thrownText(thrown: unknown): string {
  try {
    const text = readText(thrown);
    if (text.length <= longest) return text;
    return `${text.slice(0, longest)}… (${text.length.toLocaleString("en-US")} characters in all)`;
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
