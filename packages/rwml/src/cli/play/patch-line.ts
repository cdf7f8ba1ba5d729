import type { Patch } from "@rwml/core";
import { printableLine } from "../../act/progress/printable-text.js";

/** A change of a state as a line: `+` for what is new, `~` for what is another, `-` for what is gone. */
export function patchLine({ op, path, value }: Patch): string {
  const place = printableLine(path.join("/"));
  return op === "remove" ? `- ${place}` : `${op === "add" ? "+" : "~"} ${place} = ${JSON.stringify(value)}`;
}
