/** The one file that loads fast-check, an optional peer: without it everything works but the laws. */
import type fastCheckModule from "fast-check";
import { GymError } from "../errors.js";

type FastCheck = typeof fastCheckModule;

// Loaded here and now, so that laws can be checked synchronously; that it is missing is told to whoever checks one.
const loaded: { readonly fc: FastCheck } | { readonly cause: unknown } = await import("fast-check").then(
  ({ default: fc }) => ({ fc }),
  (cause: unknown) => ({ cause }),
);

/** The library that laws are checked with. Throws `testing/no-fast-check` where it cannot be loaded. */
export function fastCheck(): FastCheck {
  if ("fc" in loaded) return loaded.fc;
  const { cause } = loaded;
  throw new GymError(
    "testing/no-fast-check",
    `Laws are checked on random walks, which the package fast-check makes, and it cannot be loaded (${reasonOf(cause)}). Install it with: npm install --save-dev fast-check@4`,
    { cause },
  );
}

/** Node's reason, without the file that wanted it. */
function reasonOf(cause: unknown): string {
  const message = cause instanceof Error ? cause.message : String(cause);
  return message.replace(/ imported from [\s\S]*$/, "");
}
