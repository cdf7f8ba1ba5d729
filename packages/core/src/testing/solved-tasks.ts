import { thrownText } from "../internal/thrown-text.js";
import { valueText } from "../internal/value-text.js";
import { type LawSubject, openSubject } from "./law.js";

/** A task with a known way to solve it. */
export interface SolvedTask {
  readonly id: string;
  readonly task: unknown;
  readonly solution: readonly string[];
}

/** The first tasks that a subject knows how to solve; what keeps it from telling is told by `solutionFlaw`. */
export function solvedTasks(subject: LawSubject): readonly SolvedTask[] {
  return askedSolutions(subject).flatMap(({ id, task, answer }) =>
    "given" in answer && isTexts(answer.given) ? [{ id, task, solution: answer.given }] : [],
  );
}

/** What is wrong with what a subject says of how to solve its first tasks, in words; null where nothing is. */
export function solutionFlaw(subject: LawSubject): string | null {
  for (const { id, answer } of askedSolutions(subject)) {
    const of = `its solution of the task ${JSON.stringify(id)}`;
    if ("thrown" in answer) return `${of} throws: ${thrownText(answer.thrown).replace(/\.$/, "")}`;
    const { given } = answer;
    if (given !== undefined && given !== null && !isTexts(given)) {
      return `${of} is ${valueText(given)}, not the texts of actions or null`;
    }
  }
  return null;
}

interface AskedSolution {
  readonly id: string;
  readonly task: unknown;
  readonly answer: { readonly given: unknown } | { readonly thrown: unknown };
}

const most = 3;

/** Tasks that cannot be loaded or begun are left out: the laws about tasks, and those about exceptions, tell of them. */
function askedSolutions(subject: LawSubject): readonly AskedSolution[] {
  const { tasks, solution } = subject;
  if (typeof solution !== "function") return [];
  return Array.from({ length: Math.min(tasks.size, most) }, (_, index) => index).flatMap((index) => {
    const begun = begin(subject, index);
    return begun === null ? [] : [{ ...begun, answer: ask(subject, begun) }];
  });
}

interface BegunTask {
  readonly id: string;
  readonly task: unknown;
  readonly state: unknown;
}

function begin(subject: LawSubject, index: number): BegunTask | null {
  try {
    const id = subject.tasks.id(index);
    const { task, state } = openSubject(subject).reset({ task: id, seed: 0 });
    return { id, task, state };
  } catch {
    return null;
  }
}

function ask({ solution }: LawSubject, { task, state }: BegunTask): AskedSolution["answer"] {
  try {
    return { given: solution?.(task, state) };
  } catch (thrown) {
    return { thrown };
  }
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((text) => typeof text === "string");
}
