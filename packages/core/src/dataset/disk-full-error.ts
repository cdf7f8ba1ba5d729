import { GymError } from "../errors.js";

const noRoomCodes: readonly unknown[] = ["ENOSPC", "EDQUOT", "EFBIG"];

/** Whether what the system throws says that there is no room: on a disk, in a quota, or in a file. */
export function isNoRoom(failure: unknown): boolean {
  return failure instanceof Error && "code" in failure && noRoomCodes.includes(failure.code);
}

/** There was no room for what had to be written. What was complete before is kept. */
export class DiskFullError extends GymError {
  override readonly name = "DiskFullError";
  /** @param kept what is safe on the disk, in words */
  constructor(path: string, kept: string, cause: unknown) {
    super(
      "dataset/disk-full",
      `There is no room left to write ${path}. ${kept} Free some space and run the same command again: it goes on where it stopped.`,
      { cause },
    );
  }
}

/** Runs something that writes to `path`; running out of disk, quota or file size becomes a DiskFullError. */
export function whileThereIsRoom<Result>(path: string, kept: () => string, write: () => Result): Result {
  try {
    return write();
  } catch (failure) {
    throw isNoRoom(failure) ? new DiskFullError(path, kept(), failure) : failure;
  }
}
