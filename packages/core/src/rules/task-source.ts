/** The tasks an environment can play. Loading may read files, so a source belongs to drivers, not to rules. */
export interface TaskSource<Task> {
  /** How many tasks there are; `Infinity` when they are made on demand. */
  readonly size: number;
  /** The name of a task, by which datasets refer to it. */
  id(index: number): string;
  /** Throws a GymError when there is no such task. */
  load(id: string): Task;
}
