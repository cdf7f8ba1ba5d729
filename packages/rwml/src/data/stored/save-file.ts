import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { whileThereIsRoom, writeAtomically } from "@rwml/core/dataset";

/**
 * Replaces a file as a whole, and makes its folder where it is missing.
 *
 * @throws DiskFullError when there is no room; the file is as it was before
 */
export function saveFile(path: string, content: string | Uint8Array): void {
  whileThereIsRoom(
    path,
    () => "What was saved before is kept.",
    () => {
      mkdirSync(dirname(path), { recursive: true });
      writeAtomically(path, content);
    },
  );
}
