import { spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { temporaryFolder } from "../internal/temporary-folder.js";

const bootstrap = fileURLToPath(new URL("../../../rwml/bin/bootstrap.mjs", import.meta.url));

/** How a program ended that was to be killed. */
export interface KilledRun {
  readonly killed: boolean;
  /** What it told on standard output. */
  readonly told: string;
}

/**
 * Runs a program of this folder, and kills it so many milliseconds after the first that it tells, or lets it finish.
 *
 * @param program its file, such as `collect.child.ts`
 */
export async function runUntilKilled(
  program: string,
  parameters: readonly (string | number)[],
  killAfter: number | null,
): Promise<KilledRun> {
  const told = join(temporaryFolder(), "told");
  const output = openSync(told, "a");
  const path = fileURLToPath(new URL(program, import.meta.url));
  const running = spawn(process.execPath, ["--import", bootstrap, path, ...parameters.map(String)], {
    stdio: ["ignore", output, "inherit"],
  });
  closeSync(output);
  const end = once(running, "close");
  if (killAfter !== null) {
    while (statSync(told).size === 0 && running.exitCode === null) await setTimeout(5);
    await setTimeout(killAfter);
    running.kill("SIGKILL");
  }
  const [code, signal] = (await end) as [number | null, string | null];
  if (signal !== "SIGKILL" && code !== 0) throw new Error(`${program} failed with ${code ?? signal}.`);
  return { killed: signal === "SIGKILL", told: readFileSync(told, "utf8") };
}
