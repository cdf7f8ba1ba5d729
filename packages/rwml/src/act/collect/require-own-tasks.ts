import { GymError, listEnvs } from "@rwml/core";

/** Throws a GymError `env/no-task` where an environment is for recordings alone; one that is not known is left to others. */
export function requireOwnTasks(id: string): void {
  const recordingsOf = listEnvs().find((entry) => entry.id === id)?.recordingsOf;
  if (recordingsOf === undefined) return;
  throw new GymError(
    "env/no-task",
    `${id} has no tasks to choose from: its episodes are imported recordings of ${recordingsOf}. Name ${recordingsOf} instead.`,
  );
}
