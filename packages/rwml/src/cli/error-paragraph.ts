import { isGymError } from "@rwml/core";

/** One paragraph about a failure; errors that are not of the project's own making keep their kind in sight. */
export function errorParagraph(error: unknown): string {
  if (isGymError(error)) return error.message;
  return `${kindAndMessage(error)} — this is probably a bug in rwml; ${debugHint}`;
}

/** The same for a failure that nobody waited for. Only what an environment left behind comes so, or a bug. */
export function strayParagraph(error: unknown): string {
  return `${kindAndMessage(error)} — something that nobody waited for failed: a promise or a timer of an environment (--import), or a bug in rwml; ${debugHint}`;
}

const debugHint = "set RWML_DEBUG=1 to see where it happened.";

function kindAndMessage(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
