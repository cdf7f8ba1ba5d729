/** The message of something thrown that is an error of a kind; null for anything else, and for what cannot be looked at. */
export function messageOf(thrown: unknown, kind: new (...args: never[]) => Error = Error): string | null {
  try {
    return thrown instanceof kind && typeof thrown.message === "string" ? thrown.message : null;
  } catch {
    // Anything can be thrown, also what does not let itself be asked.
    return null;
  }
}
