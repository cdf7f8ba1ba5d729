import { sameJson } from "../../internal/same-json.js";
import { seededRandom } from "../../random/seed.js";
import { type Law, type LawSubject, openSubject } from "../law.js";
import { oneVerdict } from "../one-verdict.js";
import { sampled } from "./tasks-distinct.js";

const title = "make something of its tasks";
const most = 4;

/** Tasks that all begin in the same state are one task under many names. */
export const tasksMatter: Law = {
  title,
  check: ({ subject }) => oneVerdict(title, subject, sameStarts(subject)),
};

function sameStarts(subject: LawSubject): string | null {
  const { tasks } = subject;
  const loaded: { readonly id: string; readonly task: unknown }[] = [];
  const names: string[] = [];
  try {
    for (const index of sampled(tasks.size, most)) {
      const id = tasks.id(index);
      const task: unknown = tasks.load(id);
      names.push(id);
      if (loaded.every((other) => !sameJson(other.task, task))) loaded.push({ id, task });
    }
    const [first, ...others] = loaded;
    if (first === undefined) return null;
    if (others.length === 0) {
      const all = names.map((name) => JSON.stringify(name)).join(", ");
      return new Set(names).size < 2 ? null : `${all} all load the same task`;
    }
    const { rules } = openSubject(subject);
    for (const seed of [0, 1, 2]) {
      const start = (task: unknown): unknown => rules.start(task, seededRandom(seed, "tasks-matter"));
      const state = start(first.task);
      if (others.some(({ task }) => !sameJson(start(task), state))) return null;
    }
    return `the tasks ${loaded.map(({ id }) => JSON.stringify(id)).join(", ")} differ and start gives the same state for each of them`;
  } catch {
    // Other laws tell what is thrown.
    return null;
  }
}
