import { ChatError } from "@rwml/core/chat";
import { describe, expect, it } from "vitest";
import { mockSetting, mockTask, newMockWorld, says } from "../testing/mock-conversation.js";
import { type AssertionJudge, type AssertionJudgeOptions, judgeWithModel } from "./assertion-judge.js";
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

  it("should ask only the judge again when its answer cannot be read, and count it", async () => {
    const told: string[] = [];
    const answers = ["Well…", reply([true]), reply([true, true])];
    const model: AssertionJudge = { answer: async () => answers.shift()! };
    const result = await judge(model, ({ code }) => told.push(code));
    expect(told).toEqual(["tau2/judge-reply", "tau2/judge-reply"]);
    expect(result).toMatchObject({ reward: 1, info: { judge: { unreadable_answers: 2 } } });
  });

  it("should give up in the end, and at once where asking again cannot help", async () => {
    let asked = 0;
    const failing = (failure: Error | null): AssertionJudge => ({
      async answer() {
        asked++;
        if (failure !== null) throw failure;
        return reply([true]);
      },
    });
    await expect(judge(failing(null))).rejects.toMatchObject({ code: "tau2/judge-reply" });
    expect(asked).toBe(3);
    const refused = new ChatError("chat/refused-key", "No such key.");
    await expect(judge(failing(refused))).rejects.toBe(refused);
    expect(asked).toBe(4);
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
    expect(readAssertionReply(example, ["any"])).toHaveLength(1);
  });
});

describe("readAssertionReply", () => {
  const one = ["is polite"];
  const good = reply([true]);

  it.each([
    ["in a code fence", `\`\`\`json\n${good}\n\`\`\``],
    ["in a fence of another spelling", `\`\`\`JSON\n${good}\`\`\``],
    ["among words", `Here you are {as asked}:\n\`\`\`\n${good}\n\`\`\`\nIs there {anything} else?`],
    ["behind thoughts", `<think>Perhaps ${reply([false])}?</think>\n${good}`],
    ["behind thoughts that only end", `Perhaps ${reply([false])}?</think>${good}`],
    ["with a verdict in quotes", good.replace("true", '"True"')],
  ])("should read an answer %s", (_, text) => {
    expect(readAssertionReply(text, one)).toEqual([
      { nl_assertion: "is polite", met: true, justification: "so it is" },
    ]);
  });

  const both = ["is polite", "isn't late"];

  it("should match verdicts by their texts where each has its own, and else by their order", () => {
    const { results } = JSON.parse(reply([true, false])) as {
      results: readonly { expectedOutcome: string }[];
    };
    const read = (verdicts: readonly object[]) =>
      readAssertionReply(JSON.stringify({ results: verdicts }), both).map(({ met }) => met);
    expect(read([...results].reverse())).toEqual([true, false]);
    expect(read(results.map((one) => ({ ...one, expectedOutcome: "as above" })))).toEqual([true, false]);
    expect(readAssertionReply(reply([true, false]), both)[1]).toMatchObject({ nl_assertion: "isn't late" });
    const astray = [results[1]!, { ...results[0]!, expectedOutcome: "politeness" }];
    expect(() => read(astray)).toThrow("neither all named nor in order");
  });

  it.each([
    ["Certainly!", "no JSON object"],
    ["", "no JSON object"],
    [`<think>${good}`, "no JSON object"],
    ["[]", "no JSON object"],
    ['{"results": {}}', "no list"],
    ['{"results": []}', "0 verdicts for 1 assertions"],
    [reply([true, true]), "2 verdicts for 1 assertions"],
    ['{"results": [{"expectedOutcome": "is polite"}]}', "result 0"],
    ['{"results": [{"metExpectation": "maybe"}]}', "result 0"],
    ['{"results": [null]}', "result 0"],
  ])("should say what is wrong with %s", (text, problem) => {
    expect(() => readAssertionReply(text, one)).toThrow(problem);
    expect(() => readAssertionReply(text, one)).toThrow(
      expect.objectContaining({ code: "tau2/judge-reply" }),
    );
  });
});

function judge(model: AssertionJudge, onUnreadable?: AssertionJudgeOptions["onUnreadable"]) {
  const conversation = { task, messages, termination_reason: "user_stop" };
  return judgeWithModel(mockSetting, newMockWorld(), conversation, model, {
    ...(onUnreadable && { onUnreadable }),
  });
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
