import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const script = fileURLToPath(new URL("replay_original.py", import.meta.url));

/** How long the original replays in each round; it manages a few conversations a second. */
const secondsPerRound = 3;

/** τ²-bench itself, in a Python process of its own, replaying recorded runs with its own evaluator. */
export interface OriginalReplay {
  /** Replays for a while, and gives simulations a second. */
  rate(): Promise<number>;
  stop(): void;
}

/**
 * Starts the original in the Python that `$TAU2_PYTHON` names, where it is installed; null where that is not set.
 *
 * @param data the folder that holds `tau2/domains`
 */
export function startOriginal(files: readonly string[], data: string): OriginalReplay | null {
  const python = process.env.TAU2_PYTHON;
  if (python === undefined) return null;
  const child = spawn(python, [script, String(secondsPerRound), ...files], {
    env: { ...process.env, TAU2_DATA_DIR: data },
    stdio: ["pipe", "pipe", "pipe"],
  });
  let complaint = "";
  child.on("error", (error) => {
    complaint = error.message;
  });
  child.stderr.on("data", (text) => {
    complaint = `${complaint}${text}`.slice(-500);
  });
  child.stdin.on("error", () => {});
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return { rate: () => nextRate(child, lines, () => complaint), stop: () => void child.kill() };
}

async function nextRate(
  child: ChildProcess,
  lines: AsyncIterator<string>,
  complaint: () => string,
): Promise<number> {
  child.stdin!.write("\n");
  for (let line = await lines.next(); !line.done; line = await lines.next()) {
    const [word, rate] = line.value.split(" ");
    if (word === "rate") return Number(rate);
  }
  throw new Error(
    `$TAU2_PYTHON (${process.env.TAU2_PYTHON}) could not replay with tau2; is it installed there? ${complaint()}`,
  );
}
