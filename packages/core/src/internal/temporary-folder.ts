import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";

/** A new empty folder that goes away with the test that asked for it. */
export function temporaryFolder(): string {
  const dir = mkdtempSync(join(tmpdir(), "rwml-"));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}
