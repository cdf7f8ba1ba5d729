import { describe, expect, it } from "vitest";
import { scriptedModel } from "../conversation/chat/scripted-model.js";
import { llmAssertionJudge } from "./llm-assertion-judge.js";

const prompt = { system: "Judge.", user: "conversation: none" };

describe("llmAssertionJudge", () => {
  it("should ask the model with both messages and hand its signal on", async () => {
    const model = scriptedModel(['{"results": []}']);
    const { signal } = new AbortController();
    expect(await llmAssertionJudge(model).answer(prompt, { signal })).toBe('{"results": []}');
    expect(model.requests).toEqual([
      {
        messages: [
          { role: "system", content: "Judge." },
          { role: "user", content: "conversation: none" },
        ],
        ...{ tools: null, toolChoice: null, signal },
      },
    ]);
  });

  it("should refuse an answer without words", async () => {
    const silent = llmAssertionJudge(scriptedModel([{ content: null }]));
    await expect(silent.answer(prompt)).rejects.toMatchObject({ code: "chat/bad-answer" });
  });
});
