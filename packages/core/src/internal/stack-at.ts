/** The stack of an error whose mistake was made where another one was thrown. */
export function stackAt(error: Error, cause: unknown): string {
  const own = `${error.name}: ${error.message}`;
  const frames = framesOf(cause) || framesOf(error);
  return frames === "" ? own : `${own}\n${frames}`;
}

/** Other people's errors may have no stack, or one that cannot be read. */
function framesOf(thrown: unknown): string {
  try {
    const stack = thrown instanceof Error ? thrown.stack : null;
    return typeof stack === "string"
      ? stack
          .split("\n")
          .filter((line) => /^\s+at /.test(line))
          .join("\n")
      : "";
  } catch {
    return "";
  }
}
