import { ChatError } from "../conversation/chat/chat-error.js";
import type { ChatModel } from "../conversation/chat/chat-model.js";
import type { AssertionJudge } from "./assertion-judge.js";

/** Lets a chat model judge assertions in words. Its answer throws what the model throws, and `chat/bad-answer`. */
export function llmAssertionJudge(model: ChatModel): AssertionJudge {
  return {
    async answer({ system, user }, { signal } = {}) {
      const { content } = await model.complete({
        messages: [
          { role: "system", content: system },
          { role: "user", content: user },
        ],
        ...{ tools: null, toolChoice: null },
        ...(signal === undefined ? {} : { signal }),
      });
      if (content !== null) return content;
      throw new ChatError(
        "chat/bad-answer",
        `The judge ${model.name} answers without a text. Ask another model.`,
      );
    },
  };
}
