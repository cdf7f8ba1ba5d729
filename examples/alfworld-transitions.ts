/**
 * Plays a generated ALFWorld game along its solution and prints each transition: action, observation, and the
 * difference between the state before and the state after.
 *
 *     node --import ./packages/rwml/bin/bootstrap.mjs examples/alfworld-transitions.ts
 */
import { alfworldRules, generateGame } from "@rwml/alfworld";
import { openEnv } from "@rwml/core";
import { describeChanges } from "./describe-changes.js";

const game = generateGame({ seed: 2, taskType: "pick_cool_then_place_in_recep" });
const env = openEnv(alfworldRules);
console.log(env.reset({ task: game }).observation);

for (const command of game.walkthrough ?? []) {
  const { before, patches, observation, reward } = env.step(command);
  console.log(`\n> ${command}\n${observation}`);
  for (const change of describeChanges(before, patches)) console.log(`  ${change}`);
  if (reward > 0) console.log(`  reward ${reward}`);
}
