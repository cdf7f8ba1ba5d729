import { GymError } from "@rwml/core";

/** For drivers to whom an interrupted evaluation is no failure. Every other failure is thrown again. */
export function nullWhenInterrupted(failure: unknown): null {
  if (failure instanceof GymError && failure.code === "evaluate/interrupted") return null;
  throw failure;
}
