import type { ChatModel } from "./chat-model.js";

const end = "</think>";

/**
 * The words of an answer without what its model has thought: whole `<think>…</think>`, everything before an end that has no
 * beginning (some templates write the beginning themselves), and everything behind a beginning without an end, which was cut off.
 */
export function withoutThoughts(text: string): string {
  const whole = text.replace(/<think>[\s\S]*?<\/think>/g, "");
  const last = whole.lastIndexOf(end);
  const said = whole.slice(last === -1 ? 0 : last + end.length).replace(/<think>[\s\S]*$/, "");
  return said === text ? text : said.trim();
}

/**
 * A model whose answers have no thoughts in their words; `raw` still has them. An answer of thoughts alone has no content.
 *
 * @param onThoughts told of every answer that had some
 */
export function thoughtlessModel(model: ChatModel, onThoughts: () => void = () => {}): ChatModel {
  return {
    name: model.name,
    async complete(request) {
      const answer = await model.complete(request);
      if (answer.content === null) return answer;
      const content = withoutThoughts(answer.content);
      if (content === answer.content) return answer;
      onThoughts();
      return { ...answer, content: content === "" ? null : content };
    },
  };
}
