import { thrownText } from "../../internal/thrown-text.js";
import { valueText } from "../../internal/value-text.js";
import type { Law, LawSubject } from "../law.js";
import { oneVerdict } from "../one-verdict.js";

const title = "name each of its tasks once, and load them by their names";
const mostNames = 2000;
/** A source without an end may come round to the same tasks again, but not at once. */
const endlessNames = 2;
const mostLoaded = 20;

/** Datasets refer to tasks by name, so a name stands for one task and leads to it. */
export const tasksDistinct: Law = {
  title,
  check: ({ subject }) => oneVerdict(title, subject, nameFlaw(subject) ?? loadFlaw(subject)),
};

function nameFlaw({ tasks }: LawSubject): string | null {
  const { size } = tasks;
  if (size !== Infinity && !(Number.isInteger(size) && size > 0)) {
    return `its number of tasks is ${valueText(size)}, not a whole number from 1 on or Infinity`;
  }
  const places = new Map<string, number>();
  for (const index of sampled(size, size === Infinity ? endlessNames : mostNames)) {
    let id: unknown;
    try {
      id = tasks.id(index);
    } catch (failure) {
      return `tasks.id(${index}) throws: ${thrownText(failure).replace(/\.$/, "")}`;
    }
    if (typeof id !== "string" || id === "") return `tasks.id(${index}) is ${valueText(id)}, not a name`;
    const before = places.get(id);
    if (before !== undefined) return `the tasks ${before} and ${index} are both called ${valueText(id)}`;
    places.set(id, index);
    if (tasks.id(index) !== id) return `tasks.id(${index}) is once ${valueText(id)} and once something else`;
  }
  return null;
}

function loadFlaw({ tasks }: LawSubject): string | null {
  for (const index of sampled(tasks.size, mostLoaded)) {
    const id = tasks.id(index);
    try {
      if (tasks.load(id) === undefined) return `tasks.load(${valueText(id)}) gives nothing`;
    } catch (failure) {
      return `tasks.load(${valueText(id)}) throws: ${thrownText(failure).replace(/\.$/, "")}`;
    }
  }
  return null;
}

/** Numbers below a size, all of them or so many: the first half, and others up to the last. */
export function sampled(size: number, most: number): readonly number[] {
  const end = Math.min(size, 2 ** 31);
  if (end <= most) return Array.from({ length: end }, (_, index) => index);
  const half = most / 2;
  const later = Array.from(
    { length: half },
    (_, index) => half + Math.floor(((index + 1) * (end - half)) / half) - 1,
  );
  return [...Array.from({ length: half }, (_, index) => index), ...later];
}
