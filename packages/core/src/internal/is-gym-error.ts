import { GymError } from "../errors.js";

/** Whether something thrown is an error of the project; whatever it is, and even where it cannot be looked at. */
export function isGymError(thrown: unknown): thrown is GymError {
  try {
    return thrown instanceof GymError;
  } catch {
    return false;
  }
}
