import { GymError } from "@rwml/core";

/** Turns what the system throws while files are written into a GymError; everything else stays as it is. */
export function writeFailure(cause: unknown, folder: string): unknown {
  const code = codeOf(cause);
  if (code === "ENOSPC" || code === "EDQUOT") {
    return new GymError(
      "tau2/disk-full",
      `The disk of ${folder} is full; what was pulled so far is removed again. Free about 200 MB, or choose another folder (--out).`,
      { cause },
    );
  }
  if (cannotWrite.has(code)) {
    return new GymError(
      "tau2/cannot-write",
      `Nothing can be written to ${folder} (${code}). Choose a folder that is yours to write (--out).`,
      { cause },
    );
  }
  return cause;
}

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

const cannotWrite: ReadonlySet<string | undefined> = new Set([
  ...[
    "EACCES",
    "EPERM",
    "EROFS",
    "ENOTDIR",
    "EISDIR",
    "EEXIST",
    "ENOENT",
    "ENAMETOOLONG",
    "ENOTEMPTY",
    "ELOOP",
    "EBUSY",
  ],
]);

function codeOf(cause: unknown): string | undefined {
  return cause instanceof Error ? (cause as NodeJS.ErrnoException).code : undefined;
}
