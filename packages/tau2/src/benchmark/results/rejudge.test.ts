import { describe, expect, it } from "vitest";
import { itemOf } from "../../python/dict.js";
import { callsInMock, mockDatabases, mockSetting, settingStatus } from "../../testing/mock-conversation.js";
import { runRecord, simulationRecord, taskRecord } from "../../testing/mock-run.js";
import type { Message } from "../../world/message.js";
import { readTask } from "../../world/read-task.js";
import { readResults } from "./read-results.js";
import { rejudge } from "./rejudge.js";

const wrong = simulationRecord({ reward: 0 });

describe("rejudge", () => {
  it("should judge by the tasks that the run holds, and change nothing but rewards", async () => {
    const before = readResults(runRecord([wrong]), "here");
    const after = await rejudge(before, mockDatabases);
    expect(after.simulations[0]?.reward_info).toMatchObject({ reward: 1, db_check: { db_match: true } });
    expect(itemOf(after.simulations[0]!.record, "reward_info")).toMatchObject({ reward: { $float: "1.0" } });
    expect({ ...after.simulations[0]!.record, reward_info: null }).toEqual({ ...wrong, reward_info: null });
    expect(after.record).toBe(before.record);
  });

  it("should judge by fresh tasks where they are given", async () => {
    const freshTasks = [readTask(taskRecord("sweep", "pending"))];
    const after = await rejudge(readResults(runRecord([wrong]), "here"), mockDatabases, { freshTasks });
    expect(after.simulations[0]?.reward_info?.reward).toBe(0);
  });

  it("should pass over answers that differ from the recorded ones", async () => {
    const [call, answer] = callsInMock([settingStatus("completed")]);
    const messages = [call!, { ...answer!, content: "drifted" } as Message];
    const after = await rejudge(
      readResults(runRecord([simulationRecord({ messages })]), "here"),
      mockDatabases,
    );
    expect(after.simulations[0]?.reward_info?.reward).toBe(1);
  });

  it("should check what was cut off only where an evaluation is named, and give it nothing", async () => {
    const before = readResults(runRecord([simulationRecord({ termination_reason: "max_steps" })]), "here");
    const plain = await rejudge(before, mockDatabases);
    const note = "Simulation terminated prematurely. Termination reason: max_steps";
    expect(plain.simulations[0]?.reward_info).toMatchObject({ reward: 0, db_check: null, info: { note } });
    const checked = await rejudge(before, mockDatabases, { evaluationType: "env" });
    const expected = { reward: 0, db_check: { db_match: true }, reward_basis: null, info: { note } };
    expect(checked.simulations[0]?.reward_info).toMatchObject(expected);
    expect(itemOf(checked.simulations[0]!.record, "reward_info")).toMatchObject({
      ...expected,
      reward: { $float: "0.0" },
    });
  });

  it("should play solo agents' runs as such", async () => {
    const turn = { name: "dismiss_notification", input: { notification_id: "n1" } };
    const setting = { ...mockSetting, solo: true };
    const messages = callsInMock([turn, settingStatus("completed")], setting);
    const run = runRecord([simulationRecord({ messages, termination_reason: "agent_stop" })]);
    const info = { ...(run.info as object), agent_info: { implementation: "llm_agent_solo" } };
    const gold = taskRecord("sweep");
    const dismissing = { action_id: "d", requestor: "user", ...{ name: turn.name, arguments: turn.input } };
    const { actions } = gold.evaluation_criteria as { actions: readonly [] };
    const criteria = { reward_basis: ["DB"], actions: [...actions, dismissing] };
    const solo = { ...run, info, tasks: [{ ...gold, evaluation_criteria: criteria }] };
    const after = await rejudge(readResults(solo, "here"), mockDatabases);
    expect(after.simulations[0]?.reward_info?.reward).toBe(1);
  });

  it("should ask a model about assertions in words, or take what was recorded, or leave them out", async () => {
    const criteria = { nl_assertions: ["is polite"], reward_basis: ["NL_ASSERTION"] };
    const tasks = [{ ...taskRecord("sweep"), evaluation_criteria: criteria }];
    const bare = readResults({ ...runRecord([wrong]), tasks }, "here");
    const left = await rejudge(bare, mockDatabases);
    expect(left.simulations[0]?.reward_info).toMatchObject({ reward: 1, nl_assertions: null });
    const reply = '{"results": [{"expectedOutcome": "is polite", "reasoning": "", "metExpectation": false}]}';
    const asked = await rejudge(bare, mockDatabases, { judge: { answer: async () => reply } });
    expect(asked.simulations[0]?.reward_info).toMatchObject({
      reward: 0,
      reward_breakdown: { NL_ASSERTION: 0 },
    });
    const again = await rejudge(asked, mockDatabases);
    expect(again.simulations[0]?.reward_info?.reward).toBe(0);
  });

  it("should leave a simulation without a reward that the judge fails to judge, until another one can", async () => {
    const criteria = { nl_assertions: ["is polite"], reward_basis: ["NL_ASSERTION"] };
    const tasks = [{ ...taskRecord("sweep"), evaluation_criteria: criteria }];
    const before = readResults({ ...runRecord([wrong]), tasks }, "here");
    const failures: string[] = [];
    const after = await rejudge(before, mockDatabases, {
      judge: { answer: async () => "Well…" },
      onJudgeFailure: (_, { code }) => failures.push(code),
    });
    expect(failures).toEqual(["tau2/judge-reply"]);
    expect(after.simulations[0]).toMatchObject({
      ...{ termination_reason: "infrastructure_error", reward_info: null },
      record: { info: { error_type: "tau2/judge-reply", ended_by: "user_stop" } },
    });
    expect((await rejudge(after, mockDatabases)).simulations[0]).toMatchObject({
      ...{ termination_reason: "user_stop", reward_info: { reward: 1 } },
      record: { termination_reason: "user_stop", info: null },
    });
  });

  it("should leave simulations that broke off as they are", async () => {
    const broken = simulationRecord({
      ...{ termination_reason: "infrastructure_error", more: { reward_info: null } },
    });
    const before = readResults(runRecord([broken]), "here");
    expect((await rejudge(before, mockDatabases)).simulations).toEqual(before.simulations);
  });

  it("should leave spoken simulations as they are", async () => {
    const spoken = simulationRecord({ messages: [], reward: 0 });
    const before = readResults(runRecord([spoken]), "here");
    expect((await rejudge(before, mockDatabases)).simulations).toEqual(before.simulations);
  });
});
