import type { JsonObject } from "@rwml/core";

const call = {
  type: "object",
  properties: { id: { type: "string" }, name: { type: "string" }, arguments: { type: "object" } },
  required: ["id", "name", "arguments"],
};

/** JSON Schema of what a participant does in its turn. */
export const actionSchema: JsonObject = {
  anyOf: [
    {
      type: "object",
      properties: { type: { const: "say" }, text: { type: "string" } },
      required: ["type", "text"],
    },
    {
      type: "object",
      properties: {
        type: { const: "call" },
        calls: { type: "array", items: call },
        text: { anyOf: [{ type: "string" }, { type: "null" }] },
      },
      required: ["type", "calls", "text"],
    },
  ],
};
