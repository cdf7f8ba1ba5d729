import { GymError } from "@rwml/core";

/** One paragraph about a failure; errors that are not of the project's own making keep their kind in sight. */
export function errorParagraph(error: unknown): string {
  if (error instanceof GymError) return error.message;
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return `${text} — this is probably a bug in rwml; set RWML_DEBUG=1 to see where it happened.`;
}
