import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Runs an example as its head comment says, and gives what it prints. Rejects when it fails. */
export async function runExample(name: string): Promise<string> {
  const parameters = ["--import", "./packages/rwml/bin/bootstrap.mjs", `examples/${name}`];
  const { stdout } = await promisify(execFile)(process.execPath, parameters, { cwd: root });
  return stdout;
}
