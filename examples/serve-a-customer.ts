/**
 * Serves a customer of a generated airline: asks who it is and what it wants, solves the problem as its solution says,
 * and prints what each turn changes in the database. A fork in the middle tries the other way: to refuse.
 *
 *     node --import ./packages/rwml/bin/bootstrap.mjs examples/serve-a-customer.ts
 */
import { openEnv } from "@rwml/core";
import { generatedModule } from "@rwml/tau2";

const { rules, tasks, solution } = generatedModule("airline", { size: 0.1 });
const env = openEnv(rules, { tasks });
const { observation, task, state } = env.reset({ task: "7" });
console.log(observation);

for (const turn of solution?.(task, state) ?? []) {
  const refusal = env.fork();
  const { observation, patches, terminated, reward } = env.step(turn);
  console.log(`\n> ${turn}\n${observation}`);
  const inDatabase = patches.filter(({ path }) => path[0] === "world");
  for (const { op, path } of inDatabase) console.log(`  ${op} ${path.slice(2).join("/")}`);
  if (inDatabase.length > 0) {
    console.log(`  (had the agent refused: ${refusal.step("I am sorry, I cannot do that.").observation})`);
  }
  if (terminated) console.log(`  reward ${reward}`);
  if (terminated) break;
}
