/**
 * Finds the shortest way across the river of `river.ts` by trying every action in a fork of the env, then replays it
 * from a snapshot that went through JSON, as another process would.
 *
 *     node --import ./packages/rwml/bin/bootstrap.mjs examples/search-by-forking.ts
 */
import { type AnyEnv, openEnv } from "@rwml/core";
import { stateHash } from "@rwml/core/dataset";
import { river } from "./river.js";

const env = openEnv(river.rules, river);
env.reset({ seed: 3 });
const saved = JSON.stringify(env.snapshot());
const { plan, forks } = search(env);
console.log(`${forks} forks, and a plan of ${plan.length} actions`);

const elsewhere = openEnv(river.rules, river);
elsewhere.restore(JSON.parse(saved));
for (const action of plan) console.log(`> ${action}\n${elsewhere.step(action).observation}`);

/** Breadth-first: every state is reached by a shortest plan, and looked at once. */
function search(start: AnyEnv): { readonly plan: readonly string[]; readonly forks: number } {
  const seen = new Set([stateHash(start.state)]);
  const queue: { readonly from: AnyEnv; readonly plan: readonly string[] }[] = [{ from: start, plan: [] }];
  let forks = 0;
  for (const { from, plan } of queue) {
    for (const action of from.admissible()) {
      const fork = from.fork();
      forks++;
      const { reward, terminated, after } = fork.step(action);
      if (reward > 0) return { plan: [...plan, action], forks };
      if (terminated || seen.has(stateHash(after))) continue;
      seen.add(stateHash(after));
      queue.push({ from: fork, plan: [...plan, action] });
    }
  }
  throw new Error("No plan leads across the river.");
}
