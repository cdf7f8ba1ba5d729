/**
 * The names of folders, and at last of the file, that an entry of an archive lies under; null where it would lead out of the
 * folder that it is unpacked into.
 */
export function entrySteps(name: string): readonly string[] | null {
  const steps = name.split("/").filter((step) => step !== "" && step !== ".");
  const isElsewhere = name.startsWith("/") || /^[a-z]:/i.test(name) || /[\\\0]/.test(name);
  return isElsewhere || steps.includes("..") ? null : steps;
}
