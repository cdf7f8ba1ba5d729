import { describe, expect, it } from "vitest";
import { mockTask } from "../../testing/mock-data.js";
import { mockDomain } from "../../world/domains/mock/mock-domain.js";
import { mockTools } from "../../world/domains/mock/mock-tools.js";
import { mockUserTools } from "../../world/domains/mock/mock-user-tools.js";
import type { Message } from "../../world/message.js";
import { scriptedModel } from "../chat/scripted-model.js";
import { scriptedParticipant } from "../scripted-participant.js";
import { dummyUser } from "../user/dummy-user.js";
import { llmUser } from "../user/llm-user.js";
import { llmAgent, llmGroundTruthAgent } from "./llm-agent.js";
import { llmSoloAgent } from "./llm-solo-agent.js";

const history: readonly Message[] = [
  { role: "assistant", content: "Hi!", tool_calls: null },
  { role: "user", content: "Feed the cat.", tool_calls: null },
];
const criteria = {
  actions: [{ action_id: "feed", name: "update_task_status", arguments: { task_id: "task_2" } }],
};
const task = mockTask({ evaluation_criteria: criteria });
const policy = "Feed cats.";

/** Every look at the clock takes 500 ms. */
function slowClock() {
  let now = 0;
  return () => {
    now += 500;
    return now;
  };
}

describe("llmAgent", () => {
  it("should say what the model answers, and what it took", async () => {
    const usage = { prompt_tokens: 9, completion_tokens: 2 };
    const model = scriptedModel([{ content: "Done.", usage, cost: 0.5, raw: { index: 0 } }]);
    const agent = llmAgent({ model, toolkit: mockTools, policy, clock: slowClock() });
    expect(await agent.next(history)).toEqual({
      message: { role: "assistant", content: "Done.", tool_calls: null },
      ...{ usage, cost: 0.5, raw: { index: 0 }, seconds: 0.5 },
    });
    const [request] = model.requests;
    expect(request!.toolChoice).toBe("auto");
    expect(request!.tools!.map((tool) => tool.function.name)).toEqual(Object.keys(mockTools.tools));
    expect(request!.messages[0]!.content).toContain("<policy>\nFeed cats.\n</policy>");
  });

  it("should call tools as the agent", async () => {
    const model = scriptedModel([{ toolCalls: [{ id: "c", name: "get_users", arguments: {} }] }]);
    const { message } = await llmAgent({ model, toolkit: mockTools, policy }).next(history);
    expect(message).toEqual({
      ...{ role: "assistant", content: null },
      tool_calls: [{ id: "c", name: "get_users", arguments: {}, requestor: "assistant" }],
    });
  });

  it("should hand the signal on", async () => {
    const { signal } = new AbortController();
    const model = scriptedModel(["Hm."]);
    await llmAgent({ model, toolkit: mockTools, policy }).next(history, signal);
    expect(model.requests[0]!.signal).toBe(signal);
  });
});

describe("llmGroundTruthAgent", () => {
  it("should be told the steps", async () => {
    const model = scriptedModel(["Hm."]);
    await llmGroundTruthAgent({ model, toolkit: mockTools, policy, task }).next(history);
    expect(model.requests[0]!.messages[0]!.content).toContain("update_task_status(task_id=task_2)");
  });
});

describe("llmSoloAgent", () => {
  const options = { toolkit: mockTools, userToolkit: mockUserTools, policy, task };

  it("should have to call a tool, of both sides or the one that ends its work", async () => {
    const model = scriptedModel([{ toolCalls: [{ name: "check_notifications", arguments: {} }] }]);
    const { message } = await llmSoloAgent({ model, ...options }).next([]);
    expect(message.tool_calls).toMatchObject([{ name: "check_notifications", requestor: "assistant" }]);
    expect(model.requests[0]).toMatchObject({ toolChoice: "required" });
    expect(model.requests[0]!.tools!.map((tool) => tool.function.name)).toEqual([
      ...Object.keys(mockDomain.agentTools.tools),
      ...Object.keys(mockDomain.userTools!.tools),
      "done",
    ]);
  });

  it("should say the stop word in place of its last call", async () => {
    const toolCalls = ["get_users", "done"].map((name) => ({ name, arguments: {} }));
    const { message } = await llmSoloAgent({ model: scriptedModel([{ toolCalls }]), ...options }).next([]);
    expect(message).toEqual({ role: "assistant", content: "###STOP###", tool_calls: null });
  });

  it("should refuse an answer in words", async () => {
    const speaking = llmSoloAgent({ model: scriptedModel(["Well…"]), ...options });
    await expect(speaking.next([])).rejects.toMatchObject({ code: "chat/bad-answer" });
  });
});

describe("llmUser", () => {
  it("should answer as the user, and call tools as the user", async () => {
    const call = { id: "c", name: "check_notifications", arguments: {} };
    const model = scriptedModel(["Hello.", { toolCalls: [call] }]);
    const user = llmUser({ model, toolkit: mockUserTools, task });
    expect((await user.next(history)).message).toEqual({
      ...{ role: "user", content: "Hello.", tool_calls: null },
    });
    expect((await user.next(history)).message).toEqual({
      ...{ role: "user", content: null, tool_calls: [{ ...call, requestor: "user" }] },
    });
    expect(model.requests[0]!.messages[1]).toEqual({ role: "user", content: "Hi!" });
  });

  it("should have the tools that the task allows", async () => {
    const toolsFor = async (tools: readonly string[] | null) => {
      const model = scriptedModel(["Hm."]);
      await llmUser({ model, toolkit: mockUserTools, task: mockTask({ user_tools: tools }) }).next(history);
      return model.requests[0]!;
    };
    expect((await toolsFor(null)).tools).toHaveLength(2);
    expect((await toolsFor(["dismiss_notification"])).tools).toHaveLength(1);
    const without = await toolsFor([]);
    expect(without).toMatchObject({ tools: null, toolChoice: null });
    expect(without.messages[0]!.content).not.toContain("You have tools");
  });
});

describe("scriptedParticipant", () => {
  it("should say its messages in order, and that it has no more", async () => {
    const user = scriptedParticipant("user", [history[1] as never]);
    expect((await user.next([])).message).toBe(history[1]);
    await expect(user.next([])).rejects.toMatchObject({ code: "tau2/script-over" });
  });
});

describe("dummyUser", () => {
  it("should never be asked to speak", async () => {
    await expect(dummyUser.next(history)).rejects.toMatchObject({ code: "tau2/no-user" });
  });
});
