import { join } from "node:path";

/** The path of a dataset's manifest. */
export function manifestPath(dir: string): string {
  return join(dir, "manifest.json");
}
