import { GymError, type JsonObject, type LoadOptions } from "@rwml/core";
import type { Manifest } from "@rwml/core/dataset";

/** The types and scenes that a collection keeps to, as `made` of its manifest says it. Nothing where it keeps to none. */
export function taskChoice({ taskTypes, scenes }: LoadOptions): JsonObject {
  return {
    ...(taskTypes === undefined ? {} : { taskTypes: [...taskTypes] }),
    ...(scenes === undefined ? {} : { scenes: [...scenes] }),
  };
}

/**
 * With another choice the same seeds would draw other tasks. Throws a GymError `dataset/other-plan`.
 *
 * @param before the manifest of a collection that is gone on with
 */
export function requireSameChoice(dir: string, before: Manifest, choice: JsonObject): void {
  const differences = (["taskTypes", "scenes"] as const).flatMap((name) => {
    const [had, has] = [wordsOf(before.made[name]), wordsOf(choice[name])];
    return had === has ? [] : [`${name} ${had}, not ${has}`];
  });
  if (differences.length === 0) return;
  throw new GymError(
    "dataset/other-plan",
    `${dir} holds a dataset made with ${differences.join("; ")}. Go on with the same settings or choose another folder.`,
  );
}

function wordsOf(names: unknown): string {
  return Array.isArray(names) ? names.join(", ") : "of all kinds";
}
