import type { GymError } from "@rwml/core";

/**
 * Makes the error for a file that cannot be used. It names the file and says what to do.
 *
 * @param flaw what is wrong with it, as a clause such as "it is not JSON"
 */
export type Refuse = (flaw: string, cause?: unknown) => GymError;
