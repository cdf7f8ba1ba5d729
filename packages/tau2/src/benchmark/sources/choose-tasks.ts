import { nearestNames, UnknownIdError } from "@rwml/core";
import type { TaskChoice } from "./domain-source.js";

/** A domain's tasks, in its order. */
export interface OfferedTasks<Entry> {
  /** The domain, for messages. */
  readonly name: string;
  readonly idOf: (entry: Entry) => string;
  /** The tasks of a split. */
  readonly ofSplit: (split: string) => readonly Entry[];
  /** The split that is meant where neither a split nor ids are named. */
  readonly usualSplit: string;
  /** The split of all tasks. */
  readonly allTasks: string;
}

/** The tasks that a choice names. Throws UnknownIdError for an id that is not among them, and what `ofSplit` throws. */
export function chooseTasks<Entry>(
  { name, idOf, ofSplit, usualSplit, allTasks }: OfferedTasks<Entry>,
  { split, ids = [], most = null }: TaskChoice = {},
): readonly Entry[] {
  const chosen = ofSplit(split ?? (ids.length > 0 ? allTasks : usualSplit));
  const known = chosen.map(idOf);
  for (const id of ids) {
    if (!known.includes(id)) throw new UnknownIdError(`task of ${name}`, id, nearestNames(id, known));
  }
  const named = ids.length === 0 ? chosen : chosen.filter((entry) => ids.includes(idOf(entry)));
  return named.slice(0, most ?? named.length);
}
