import { isGymError } from "@rwml/core";

/** For drivers to whom an interrupted evaluation is no failure. Every other failure is thrown again. */
export function nullWhenInterrupted(failure: unknown): null {
  if (isGymError(failure) && failure.code === "evaluate/interrupted") return null;
  throw failure;
}
