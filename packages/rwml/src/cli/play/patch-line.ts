import type { Patch } from "@rwml/core";

/** A change of a state as a line: `+` for what is new, `~` for what is another, `-` for what is gone. */
export function patchLine({ op, path, value }: Patch): string {
  const place = path.join("/");
  return op === "remove" ? `- ${place}` : `${op === "add" ? "+" : "~"} ${place} = ${JSON.stringify(value)}`;
}
