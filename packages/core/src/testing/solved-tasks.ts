import type { LawSubject } from "./law.js";

/** A task with a known way to solve it. */
export interface SolvedTask {
  readonly id: string;
  readonly task: unknown;
  readonly solution: readonly string[];
}

/** The first tasks that a subject knows how to solve; those that it fails on are left to the laws about tasks. */
export function solvedTasks({ tasks, solution }: LawSubject, most = 3): readonly SolvedTask[] {
  if (typeof solution !== "function") return [];
  const solved: SolvedTask[] = [];
  for (let index = 0; index < Math.min(tasks.size, most); index++) {
    try {
      const id = tasks.id(index);
      const task: unknown = tasks.load(id);
      const texts: unknown = solution(task);
      if (Array.isArray(texts))
        solved.push({ id, task, solution: texts.filter((text) => typeof text === "string") });
    } catch {}
  }
  return solved;
}
