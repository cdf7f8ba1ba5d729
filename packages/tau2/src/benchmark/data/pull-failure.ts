import { GymError } from "@rwml/core";

/** A download that did not begin or did not end. */
export function downloadFailure(url: string, problem: string, cause?: unknown): GymError {
  return new GymError(
    "tau2/cannot-download",
    `${url} cannot be downloaded: ${problem}. Try again; where there is no network, get the archive elsewhere and name it with --url file:///…`,
    { cause },
  );
}

/** A file that is no archive that could be unpacked. */
export function archiveFailure(url: string, problem: string, cause?: unknown): GymError {
  return new GymError(
    "tau2/no-archive",
    `What ${url} gave is no archive of tau2-bench: ${problem}. Pull again, and look at the address if it stays so.`,
    { cause },
  );
}

/** What went wrong in a network call, in words: the causes behind it tell more than itself. */
export function networkProblem(cause: unknown): string {
  const deepest = cause instanceof Error && cause.cause instanceof Error ? cause.cause : cause;
  return deepest instanceof Error ? deepest.message || (codeOf(deepest) ?? deepest.name) : String(deepest);
}

function codeOf(cause: unknown): string | undefined {
  return cause instanceof Error ? (cause as NodeJS.ErrnoException).code : undefined;
}
