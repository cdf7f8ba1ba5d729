/** What a command does with a path that it is given, and what has to be there. */
export interface PathUse {
  readonly access: "read" | "write";
  /** `results` is a folder, or a file where the name ends in `.json`. */
  readonly kind: "folder" | "file" | "any" | "results";
  /** Whether the command itself says what to do where nothing is there. */
  readonly mayBeMissing: boolean;
}

/** A folder that must be there. */
export const readsFolder: PathUse = { access: "read", kind: "folder", mayBeMissing: false };
/** A file that must be there. */
export const readsFile: PathUse = { access: "read", kind: "file", mayBeMissing: false };
/** A file or a folder that must be there. */
export const readsAny: PathUse = { access: "read", kind: "any", mayBeMissing: false };
/** An environment's own data: the environment knows other names for it, and where to get it. */
export const readsData: PathUse = { access: "read", kind: "folder", mayBeMissing: true };
/** The same where some environments take a single file of their data, too. */
export const readsSomeData: PathUse = { access: "read", kind: "any", mayBeMissing: true };
/** A folder that is made where it is missing. */
export const writesFolder: PathUse = { access: "write", kind: "folder", mayBeMissing: true };
/** A run's file, or the folder of it. */
export const writesResults: PathUse = { access: "write", kind: "results", mayBeMissing: true };

/** The same, for commands that say first what else is wrong. */
export function orMissing(use: PathUse): PathUse {
  return { ...use, mayBeMissing: true };
}
