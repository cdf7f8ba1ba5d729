import { lastingCopy } from "../../internal/lasting-json.js";
import { sameJson } from "../../internal/same-json.js";
import { runDifference } from "../journey.js";
import { defineLaw } from "../law.js";

/** A fork and its original share a past and nothing else. */
export const forksIndependent = defineLaw("keep forks independent", ({ begin, goOn, walk }) => {
  const original = begin();
  for (const _ of original.follow(walk.choices.slice(0, walk.cut)));
  const atFork = lastingCopy(original.env.snapshot());
  const fork = original.env.fork();
  const cut = original.texts.length;
  const rest = [...original.follow(walk.choices.slice(walk.cut))];
  if (!sameJson(lastingCopy(fork.snapshot()), atFork)) return "playing the original moves its fork";
  const atEnd = lastingCopy(original.env.snapshot());
  const difference = runDifference(rest, [...goOn(fork).repeat(original.texts.slice(cut))]);
  if (difference !== null) return `the fork plays on differently: ${difference}`;
  return sameJson(lastingCopy(original.env.snapshot()), atEnd) ? null : "playing a fork moves its original";
});
