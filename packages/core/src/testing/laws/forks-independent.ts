import { lastingCopy } from "../../internal/lasting-json.js";
import { defineLaw } from "../define-law.js";
import { runDifference, stateDifference } from "../run-difference.js";

/** A fork and its original share a past and nothing else. */
export const forksIndependent = defineLaw("keep forks independent", ({ begin, goOn, walk }) => {
  const original = begin();
  for (const _ of original.follow(walk.choices.slice(0, walk.cut)));
  const atFork = lastingCopy(original.env.snapshot());
  const fork = original.env.fork();
  const cut = original.texts.length;
  const rest = [...original.follow(walk.choices.slice(walk.cut))];
  const moved = stateDifference(atFork, lastingCopy(fork.snapshot()), "its snapshot");
  if (moved !== null) return `playing the original moves its fork: ${moved}`;
  const atEnd = lastingCopy(original.env.snapshot());
  const difference = runDifference(rest, [...goOn(fork).repeat(original.texts.slice(cut))]);
  if (difference !== null) return `the fork plays on differently: ${difference}`;
  const moving = stateDifference(atEnd, lastingCopy(original.env.snapshot()), "its snapshot");
  return moving === null ? null : `playing a fork moves its original: ${moving}`;
});
