import { describe, expect, it } from "vitest";
import { mockSetting, mockTask, newMockWorld, says } from "../testing/mock-conversation.js";
import { type AssertionJudge, judgeWithModel } from "./assertion-judge.js";
import { assertionPrompt, type JudgePrompt } from "./assertion-prompt.js";
import { readAssertionReply } from "./read-assertion-reply.js";

const task = mockTask({ nl_assertions: ["is polite", "isn't late"], reward_basis: ["DB", "NL_ASSERTION"] });
const messages = [says("user", "Hello"), { role: "assistant", content: null, tool_calls: [] } as const];

describe("judgeWithModel", () => {
  it("should ask once and count what the model says", async () => {
    const prompts: JudgePrompt[] = [];
    const result = await judge(replying([true, false], prompts));
    expect(prompts).toHaveLength(1);
    expect(result).toMatchObject({
      reward: 0,
      nl_assertions: [
        { nl_assertion: "is polite", met: true, justification: "so it is" },
        { nl_assertion: "isn't late", met: false, justification: "so it is" },
      ],
      reward_breakdown: { NL_ASSERTION: 0 },
    });
    expect((await judge(replying([true, true], prompts))).reward).toBe(1);
  });

  it("should not ask where nothing depends on it", async () => {
    const prompts: JudgePrompt[] = [];
    const conversation = { task, messages, termination_reason: "max_steps" };
    await judgeWithModel(mockSetting, newMockWorld(), conversation, replying([], prompts));
    expect(prompts).toEqual([]);
  });

  it("should hand its signal on", async () => {
    const { signal } = new AbortController();
    let seen: AbortSignal | undefined;
    const conversation = { task, messages, termination_reason: "user_stop" };
    const answering: AssertionJudge = {
      async answer(_, options) {
        seen = options?.signal;
        return reply([true, true]);
      },
    };
    await judgeWithModel(mockSetting, newMockWorld(), conversation, answering, { signal });
    expect(seen).toBe(signal);
  });
});

describe("assertionPrompt", () => {
  it("should show the conversation and a Python list of what is expected", () => {
    expect(assertionPrompt(messages, ["is polite", "isn't late"], "Judge.")).toEqual({
      system: "Judge.",
      user: `conversation:\nuser: Hello\nassistant: None\n\nexpectedOutcomes:\n['is polite', "isn't late"]`,
    });
  });

  it("should say in its own words what form the answer has", () => {
    const { system } = assertionPrompt([], []);
    const example = system.slice(system.indexOf("{"));
    expect(readAssertionReply(example)).toHaveLength(1);
  });
});

describe("readAssertionReply", () => {
  it("should read an answer in a code fence", () => {
    expect(readAssertionReply(`\`\`\`json\n${reply([true])}\n\`\`\``)).toHaveLength(1);
  });

  it.each([
    ["Certainly!", "not JSON"],
    ["[]", "no results"],
    ['{"results": []}', "no results"],
    ['{"results": [{"metExpectation": true}]}', "result 0"],
    ['{"results": [null]}', "result 0"],
  ])("should say what is wrong with %s", (text, problem) => {
    expect(() => readAssertionReply(text)).toThrow(problem);
    expect(() => readAssertionReply(text)).toThrow(expect.objectContaining({ code: "tau2/judge-reply" }));
  });
});

function judge(model: AssertionJudge) {
  const conversation = { task, messages, termination_reason: "user_stop" };
  return judgeWithModel(mockSetting, newMockWorld(), conversation, model);
}

function replying(verdicts: readonly boolean[], prompts: JudgePrompt[]): AssertionJudge {
  return {
    async answer(prompt) {
      prompts.push(prompt);
      return reply(verdicts);
    },
  };
}

function reply(verdicts: readonly boolean[]): string {
  const outcomes = task.evaluation_criteria!.nl_assertions!;
  return JSON.stringify({
    results: verdicts.map((met, index) => ({
      expectedOutcome: outcomes[index],
      reasoning: "so it is",
      metExpectation: met,
    })),
  });
}
