import { type LawSubject, openSubject } from "./law.js";

/** A task with a known way to solve it. */
export interface SolvedTask {
  readonly id: string;
  readonly task: unknown;
  readonly solution: readonly string[];
}

/** The first tasks that a subject knows how to solve; those that it fails on are left to the laws about tasks. */
export function solvedTasks(subject: LawSubject, most = 3): readonly SolvedTask[] {
  const { tasks, solution } = subject;
  if (typeof solution !== "function") return [];
  const solved: SolvedTask[] = [];
  for (let index = 0; index < Math.min(tasks.size, most); index++) {
    try {
      const id = tasks.id(index);
      const task: unknown = tasks.load(id);
      const { state } = openSubject(subject).reset({ task: id, seed: 0 });
      const texts: unknown = solution(task, state);
      if (Array.isArray(texts))
        solved.push({ id, task, solution: texts.filter((text) => typeof text === "string") });
    } catch {}
  }
  return solved;
}
