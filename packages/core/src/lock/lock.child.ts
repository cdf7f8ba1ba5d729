// Takes a folder's lock as soon as the file `go` is there, holds it until the file `stop` is, and says how it went. A
// test runs it: `lock.child.ts <dir> <go> <stop>`.
import { existsSync, writeSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import { isGymError } from "../errors.js";
import { lockFolder } from "./with-lock.js";

const [dir = "", go = "", stop = ""] = process.argv.slice(2);
writeSync(1, "ready\n");
while (!existsSync(go));
try {
  const release = lockFolder(dir);
  writeSync(1, "locked\n");
  while (!existsSync(stop)) await setTimeout(10);
  release();
} catch (failure) {
  writeSync(1, isGymError(failure) ? `${failure.code}: ${failure.message}\n` : `${failure}\n`);
}
