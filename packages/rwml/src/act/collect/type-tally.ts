import type { AnyEnvModule } from "@rwml/core";
import { openDataset } from "@rwml/core/dataset";

/** What came of the episodes of one type of tasks. */
export interface TypeCount {
  /** Null for tasks whose ids do not tell their type. */
  readonly type: string | null;
  readonly episodes: number;
  /** Episodes with a reward above zero. */
  readonly won: number;
}

/**
 * Counts the episodes of a dataset, and those that were won, by the type of their task, in the environment's order of
 * types. Null for environments whose tasks have no types. Reads the rows of all episodes.
 */
export async function tallyTypes(
  dir: string,
  { taskTypes = [], taskTypeOf }: Pick<AnyEnvModule, "taskTypes" | "taskTypeOf">,
): Promise<readonly TypeCount[] | null> {
  if (taskTypeOf === undefined) return null;
  const counts = new Map<string | null, { episodes: number; won: number }>(
    [...taskTypes, null].map((type) => [type, { episodes: 0, won: 0 }]),
  );
  for await (const { taskId, reward } of (await openDataset(dir)).episodes()) {
    const type = taskId === null ? null : taskTypeOf(taskId);
    const count = counts.get(type) ?? { episodes: 0, won: 0 };
    counts.set(type, { episodes: count.episodes + 1, won: count.won + (reward > 0 ? 1 : 0) });
  }
  return [...counts].filter(([, { episodes }]) => episodes > 0).map(([type, count]) => ({ type, ...count }));
}
