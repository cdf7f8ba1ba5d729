import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PythonDict } from "../../python/python-value.js";
import { goldAction } from "../../testing/mock-conversation.js";
import { runRecord, simulationRecord } from "../../testing/mock-run.js";
import { loadResults } from "../results/load-results.js";
import { readResults } from "../results/read-results.js";
import { actionAccuracy } from "./action-accuracy.js";
import { passHat } from "./pass-hat.js";
import { runMetrics } from "./run-metrics.js";
import { isSuccess } from "./success.js";

const recorded = fileURLToPath(
  new URL("../../../../../../shared/data/tau2-golden/recorded/", import.meta.url),
);
const isPresent = existsSync(recorded);
if (!isPresent) console.warn("Skipping metrics of tau2-bench's recordings: ../shared is absent.");

describe("isSuccess", () => {
  it("should forgive what sums of floats lose", () => {
    expect([1, 1 - 1e-7, 1 + 1e-7, 0.99, 0, 1.1].map(isSuccess)).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});

describe("passHat", () => {
  it("should be the share of the ways to choose trials that are all successes", () => {
    expect(passHat(4, 3, 1)).toBeCloseTo(3 / 4);
    expect(passHat(4, 3, 2)).toBeCloseTo(3 / 6);
    expect(passHat(4, 3, 3)).toBeCloseTo(1 / 4);
    expect(passHat(4, 3, 4)).toBe(0);
  });

  it("should never grow with the number of trials that must all succeed", () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 20 }), fc.nat(20), fc.nat(20), (trials, successes, chosen) => {
        fc.pre(successes <= trials && chosen < trials);
        const [one, next] = [passHat(trials, successes, chosen), passHat(trials, successes, chosen + 1)];
        expect(next).toBeLessThanOrEqual(one);
        expect(next).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe("runMetrics", () => {
  it("should average pass^k over tasks, as far as every task has trials", () => {
    const rewards = { sweep: [1, 1, 0], mop: [1, 0] };
    const simulations = Object.entries(rewards).flatMap(([task_id, list]) =>
      list.map((reward, trial) => simulationRecord({ id: `${task_id}${trial}`, task_id, trial, reward })),
    );
    const metrics = measured(simulations, 4);
    expect(metrics).toMatchObject({ simulations: 5, tasks: 2, averageReward: 3 / 5 });
    expect(metrics.passHat).toHaveLength(2);
    expect(metrics.passHat[0]).toBeCloseTo((2 / 3 + 1 / 2) / 2);
    expect(metrics.passHat[1]).toBeCloseTo((1 / 3 + 0) / 2);
    expect(measured(simulations, 1).passHat).toHaveLength(1);
  });

  it("should leave out what the infrastructure broke off", () => {
    const broken = simulationRecord({ trial: 1, termination_reason: "infrastructure_error", reward: 0 });
    expect(measured([simulationRecord(), broken])).toMatchObject({
      ...{ simulations: 1, infrastructureErrors: 1, averageReward: 1, passHat: [1] },
      terminations: { user_stop: 1 },
    });
    expect(measured([broken])).toMatchObject({ simulations: 0, averageReward: null, passHat: [] });
  });

  it("should take averages and pass^k over the same simulations, and say what is left out and why", () => {
    const unjudged = { reward_info: null };
    const simulations = [
      simulationRecord(),
      simulationRecord({ trial: 1, reward: 0 }),
      simulationRecord({ trial: 2, termination_reason: "unexpected_error", more: unjudged }),
      simulationRecord({ trial: 3, more: unjudged }),
      simulationRecord({ trial: 4, termination_reason: "infrastructure_error", more: unjudged }),
    ];
    expect(measured(simulations, 5)).toMatchObject({
      ...{ simulations: 2, infrastructureErrors: 2, notJudged: 1, averageReward: 0.5, passHat: [0.5, 0] },
      leftOut: { unexpected_error: 1, user_stop: 1, infrastructure_error: 1 },
      terminations: { user_stop: 2 },
    });
  });

  it("should average costs where they are known", () => {
    const free = simulationRecord({ trial: 1, more: { agent_cost: null, user_cost: 3 } });
    expect(measured([simulationRecord(), free])).toMatchObject({
      ...{ averageAgentCost: 0.25, averageUserCost: 1.5, averageTotalCost: 0.25, averageDuration: 1.5 },
    });
    expect(measured([free])).toMatchObject({ averageAgentCost: null, averageTotalCost: null });
  });

  it("should count databases and the reasons of ends", () => {
    const cutOff = { reward: 0, db_check: null };
    const simulations = [
      simulationRecord(),
      simulationRecord({ trial: 1, reward: 0 }),
      simulationRecord({ trial: 2, termination_reason: "max_steps", more: { reward_info: cutOff } }),
    ];
    expect(measured(simulations)).toMatchObject({
      databases: { match: 1, mismatch: 1, notChecked: 1 },
      terminations: { user_stop: 2, max_steps: 1 },
    });
  });

  it("should count actions by the type of their tool", () => {
    const checks = ["read", "read", "write", "generic", null].map((tool_type, index) => ({
      ...{ action: goldAction("tool", {}), action_match: index !== 1, action_reward: 1, tool_type },
    }));
    const info = { reward: 1, action_checks: checks };
    const simulation = simulationRecord({ more: { reward_info: info } });
    expect(measured([simulation])).toMatchObject({
      readActions: { correct: 1, count: 2, proportion: 0.5 },
      writeActions: { correct: 1, count: 1, proportion: 1 },
    });
    const [read] = readResults(runRecord([simulation]), "here").simulations;
    expect(actionAccuracy(read!.reward_info!)?.total).toEqual({ correct: 4, count: 5, proportion: 0.8 });
    expect(actionAccuracy({ ...read!.reward_info!, action_checks: null })).toBeNull();
    expect(measured([simulationRecord()])).toMatchObject({ readActions: null, writeActions: null });
  });

  it("should count what reviews say", () => {
    const errors = [
      { source: "agent", severity: "critical" },
      { source: "agent", severity: null },
      { source: "user", severity: "minor" },
    ];
    const reviewed = { review: { errors }, auth_classification: { status: "succeeded" } };
    expect(measured([simulationRecord({ more: reviewed }), simulationRecord({ trial: 1 })]).reviews).toEqual({
      authentication: { succeeded: 1, not_checked: 1 },
      agentErrors: { critical: 1, unknown: 1 },
      userErrors: { minor: 1 },
    });
  });
});

describe.skipIf(!isPresent)("runMetrics of recorded runs", () => {
  it("should agree with the means that were noted with them", () => {
    const name = "telecom__gpt-4.1__llm_agent_solo__40sims__e93263f9.json";
    const { results } = loadResults(`${recorded}${name}`);
    expect(runMetrics(results)).toMatchObject({
      ...{ simulations: 40, tasks: 40, averageReward: 0.5, passHat: [0.5], terminations: { agent_stop: 40 } },
    });
  });
});

function measured(simulations: readonly PythonDict[], trials = 4) {
  const run = runRecord(simulations);
  const info = { ...(run.info as Record<string, never>), num_trials: trials };
  return runMetrics(readResults({ ...run, info }, "here"));
}
