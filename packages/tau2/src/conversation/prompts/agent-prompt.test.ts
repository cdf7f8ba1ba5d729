import { describe, expect, it } from "vitest";
import type { PythonRecord } from "../../python/python-value.js";
import { readTask } from "../../world/read-task.js";
import { agentPrompt, groundTruthPrompt, hasActions, isSoloTask, soloPrompt } from "./agent-prompt.js";

const wording = {
  instruction: "Serve.",
  groundTruthInstruction: "Follow.",
  soloInstruction: "Work.",
  doneDescription: "Ends.",
};

const actions = [
  { action_id: "a", name: "pay", arguments: { amount: { $float: "25.0" }, to: ["Bo"], note: "it's" } },
  { action_id: "b", requestor: "user", name: "look", arguments: {} },
];

function task(parts: PythonRecord = {}) {
  return readTask({ id: "t", user_scenario: { instructions: "Ask." }, ...parts });
}

const solvable = task({ ticket: "Help.", evaluation_criteria: { actions } });

describe("agentPrompt", () => {
  it("should put the instruction and the policy into sections", () => {
    expect(agentPrompt("Be kind.\n", wording)).toBe(
      "<instructions>\nServe.\n</instructions>\n<policy>\nBe kind.\n\n</policy>",
    );
  });
});

describe("groundTruthPrompt", () => {
  it("should tell each step, its arguments as Python prints them", () => {
    expect(groundTruthPrompt("Be kind.", solvable, wording)).toBe(
      "<instructions>\nFollow.\n</instructions>\n<policy>\nBe kind.\n</policy>\n<resolution_steps>\n" +
        "[Step 1] Perform the following action: pay(amount=25.0, to=['Bo'], note=it's).\n" +
        "[Step 2] Instruct the user to perform the following action: look().\n</resolution_steps>",
    );
  });

  it("should name the steps only, if so asked", () => {
    expect(groundTruthPrompt("Be kind.", solvable, wording, { withArguments: false })).toContain(
      "[Step 1] Assistant action: pay.\n[Step 2] User action: look.\n",
    );
  });

  it("should refuse tasks without actions", () => {
    for (const empty of [task(), task({ evaluation_criteria: { actions: [] } })]) {
      expect(hasActions(empty)).toBe(false);
      expect(() => groundTruthPrompt("", empty, wording)).toThrow(
        expect.objectContaining({ code: "tau2/task-without-actions" }),
      );
    }
  });
});

describe("soloPrompt", () => {
  it("should end with the ticket", () => {
    expect(soloPrompt("Be kind.", solvable, wording)).toBe(
      "<instructions>\nWork.\n</instructions>\n<policy>\nBe kind.\n</policy>\n<ticket>\nHelp.\n</ticket>",
    );
  });

  it("should show a missing ticket as Python does", () => {
    const started = task({ initial_state: { message_history: [] } });
    expect(soloPrompt("", started, wording)).toContain("<ticket>\nNone\n</ticket>");
  });

  it("should refuse tasks that need somebody to talk to", () => {
    expect(() => soloPrompt("", task({ ticket: "Help." }), wording)).toThrow(
      expect.objectContaining({ code: "tau2/task-not-solo" }),
    );
  });

  it.each<[boolean, PythonRecord]>([
    [true, { role: "assistant", content: null, tool_calls: [{ name: "look", arguments: {} }] }],
    [true, { role: "tool", id: "", content: "here" }],
    [false, { role: "assistant", content: "Hello" }],
    [false, { role: "user", content: "Hello" }],
  ])("should be %s that one can go on alone from a history of %j", (fits, message) => {
    expect(isSoloTask(task({ initial_state: { message_history: [message] } }))).toBe(fits);
  });
});
