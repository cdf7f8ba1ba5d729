import type { Writable } from "node:stream";
import { printableText } from "../act/progress/printable-text.js";
import { exitCode } from "./exit-code.js";

/** The process of a command line, kept for it against what environments and other imported code do. */
export interface GuardedProcess {
  /** Standard output, for the command's own results. */
  readonly output: Writable & { readonly isTTY?: boolean };
  /** Ends the process at once, once all that was printed is on its way. */
  end(code: number): never;
}

/**
 * Keeps standard output and the end of this process for the command. What anybody else prints there goes to standard
 * error, so that results stay results and JSON stays JSON; timers that are left running keep nobody waiting; and where
 * other code ends the process before the command has ended, that is said, and the exit code is not that of a success.
 */
export function guardProcess(): GuardedProcess {
  const { stdout, stderr } = process;
  const write = stdout.write.bind(stdout);
  const redirected = (chunk: unknown, ...rest: readonly unknown[]): boolean => {
    const text = typeof chunk === "string" ? chunk : Buffer.from(chunk as Uint8Array).toString();
    const told = rest.find((one) => typeof one === "function") as
      | ((error?: Error | null) => void)
      | undefined;
    return stderr.write(printableText(text), told);
  };
  stdout.write = redirected as typeof stdout.write;
  let isOver = false;
  process.on("exit", () => {
    if (isOver) return;
    stderr.write(
      "rwml: The process was ended before the command was: code of an environment or of an imported module did so, or waits for what never comes. Look for process.exit in it. What is printed above is no result.\n",
    );
    process.exitCode = exitCode.failed;
  });
  return {
    output: new Proxy(stdout, {
      get(target, key) {
        if (key === "write") return write;
        const value: unknown = Reflect.get(target, key, target);
        return typeof value === "function" ? value.bind(target) : value;
      },
    }),
    end(code) {
      isOver = true;
      process.exit(code);
    },
  };
}
