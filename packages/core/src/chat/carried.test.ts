import { expect, it } from "vitest";
import type { JsonObject } from "../rules/json.js";
import { carriedOf } from "./carried.js";

it.each<[string, JsonObject | null, unknown]>([
  ["no choice", null, null],
  ["a choice without a message", { index: 0 }, null],
  ["plain words", { message: { role: "assistant", content: "Hi." } }, null],
  ["nulls", { message: { content: "Hi.", reasoning_content: null, tool_calls: null } }, null],
  [
    "reasoning in every spelling",
    {
      message: {
        ...{ content: "Hi.", reasoning_content: "So.", reasoning: "So.", refusal: "no" },
        ...{ reasoning_details: [{ type: "reasoning.text", text: "So." }], extra_content: { google: 1 } },
      },
    },
    {
      message: {
        ...{ reasoning_content: "So.", reasoning: "So." },
        ...{ reasoning_details: [{ type: "reasoning.text", text: "So." }], extra_content: { google: 1 } },
      },
      calls: [],
    },
  ],
  [
    "a signature of one call",
    {
      message: {
        content: null,
        tool_calls: [{ id: "a" }, { id: "b", extra_content: { google: { thought_signature: "x" } } }],
      },
    },
    { message: {}, calls: [{}, { extra_content: { google: { thought_signature: "x" } } }] },
  ],
])("should carry of %s what has to come back", (_, choice, carried) => {
  expect(carriedOf(choice)).toEqual(carried);
});
