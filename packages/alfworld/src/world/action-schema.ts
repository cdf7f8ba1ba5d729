import type { JsonObject } from "@rwml/core";

const receptacle = { type: "string", description: 'A receptacle, such as "countertop 1".' };
const object = { type: "string", description: 'An object, such as "apple 1".' };

/** JSON Schema of AlfworldAction. */
export const actionSchema: JsonObject = {
  oneOf: [
    variant(["goTo", "open", "close"], { receptacle }),
    variant(["take", "put", "heat", "clean", "cool"], { object, receptacle }),
    variant(["examine"], { entity: { type: "string", description: "A receptacle, or the held object." } }),
    variant(["use"], { object }),
    variant(["slice"], { object, tool: { type: "string", description: "The held knife." } }),
    variant(["look", "inventory", "help"], {}),
  ],
};

function variant(types: readonly string[], properties: { readonly [name: string]: JsonObject }): JsonObject {
  return {
    type: "object",
    properties: { type: { enum: types }, ...properties },
    required: ["type", ...Object.keys(properties)],
    additionalProperties: false,
  };
}
