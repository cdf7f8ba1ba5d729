import { expect, it } from "vitest";
import { compareInTurn } from "./compare-in-turn.js";
import type { Outcome } from "./score-table.js";

const outcome: Outcome = { episode: "a", step: 0, verb: "go", determined: true, exact: true, hit: true };
const baseline = (name: string) => ({ name, greedy: [outcome], sampled: null });
const model = (name: string) => ({ name, greedy: [outcome], sampled: [outcome] });

it("should hold the first model against the baselines but the ceiling, and each further one against the one before", () => {
  const ways = [baseline("memory"), baseline("tracker"), model("sft"), model("rwml")];
  const pairs = compareInTurn(ways, "tracker", 1).map(({ from, to }) => `${from} ${to}`);
  expect([...new Set(pairs)]).toEqual(["memory sft", "sft rwml"]);
});
