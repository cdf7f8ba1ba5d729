import { isNoRoom } from "../dataset/disk-full-error.js";
import { GymError } from "../errors.js";

/**
 * Turns what the system throws while files are pulled into a folder into a GymError `<family>/disk-full` or
 * `<family>/cannot-write`; everything else stays as it is.
 *
 * @param room how much has to be free, for people
 */
export function writeFailure(
  cause: unknown,
  folder: string,
  { family, room }: { readonly family: string; readonly room: string },
): unknown {
  const code = cause instanceof Error ? (cause as NodeJS.ErrnoException).code : undefined;
  if (isNoRoom(cause)) {
    return new GymError(
      `${family}/disk-full`,
      `The disk of ${folder} is full; what was pulled so far is removed again. Free ${room}, or choose another folder (--out).`,
      { cause },
    );
  }
  if (cannotWrite.has(code)) {
    return new GymError(
      `${family}/cannot-write`,
      `Nothing can be written to ${folder} (${code}). Choose a folder that is yours to write (--out).`,
      { cause },
    );
  }
  return cause;
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
  ],
  "EBUSY",
]);
