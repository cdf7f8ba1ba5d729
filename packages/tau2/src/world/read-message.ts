import { isDict, itemOf } from "../python/dict.js";
import { dictField } from "../python/model/dict-field.js";
import { boolean, type Field, list, literal, optional, text, withDefault } from "../python/model/field.js";
import { model } from "../python/model/model.js";
import type { PythonValue } from "../python/python-value.js";

const requestor = withDefault(literal("user", "assistant"), "assistant");

const toolCall = model("ToolCall", {
  id: withDefault(text, ""),
  name: text,
  arguments: dictField,
  requestor,
});

const participantFields = { content: optional(text), tool_calls: optional(list(toolCall)) };
const assistantMessage = model("AssistantMessage", { role: literal("assistant"), ...participantFields });
const userMessage = model("UserMessage", { role: literal("user"), ...participantFields });
const toolMessage = model("ToolMessage", {
  id: text,
  role: literal("tool"),
  content: optional(text),
  requestor,
  error: withDefault(boolean, false),
  bug: optional(text),
});

/** The fields of a message that matter to a conversation; times, costs and raw answers are left out. */
export const messageField: Field<PythonValue> = {
  read(value, path, flaws) {
    const role = isDict(value) ? itemOf(value, "role") : undefined;
    if (role === "tool") {
      const { bug, ...message } = toolMessage.read(value, path, flaws);
      return { ...message, content: message.content ?? "", ...(bug === null ? {} : { bug }) };
    }
    return (role === "user" ? userMessage : assistantMessage).read(value, path, flaws);
  },
};
