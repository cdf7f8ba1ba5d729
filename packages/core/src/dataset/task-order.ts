/** Whether tasks come in the order of a list that is begun again at its end: as far as can be seen without the list. */
export class TaskOrder {
  readonly #list: (string | null)[] = [];
  #whole = false;

  /** Whether an episode may be about a task. Episodes come in order; some may be missing. */
  takes(episode: number, taskId: string | null): boolean {
    if (episode === this.#list.length && !this.#whole) {
      if (taskId === null) return false;
      this.#whole = episode > 0 && taskId === this.#list[0];
      if (!this.#whole) {
        const isNew = !this.#list.includes(taskId);
        this.#list.push(taskId);
        return isNew;
      }
    }
    return !this.#whole || this.#list[episode % this.#list.length] === taskId;
  }
}
