import { describe, expect, it } from "vitest";
import { schemaActions, schemaTypes } from "./schema-actions.js";
import { schemaFlaw } from "./schema-flaw.js";

const put = { type: "put", thing: "mug", places: ["desk"], times: 2 };

describe("schemaFlaw", () => {
  it.each([
    {},
    true,
    { type: "object", required: ["type"] },
    { properties: { type: { enum: ["put", "take"] }, times: { type: "integer", minimum: 1 } } },
    { oneOf: [{ properties: { type: { const: "take" } } }, { properties: { type: { const: "put" } } }] },
    { properties: { places: { type: "array", items: { type: "string", pattern: "^d" }, maxItems: 1 } } },
    { $defs: { word: { type: "string" } }, properties: { thing: { $ref: "#/$defs/word" } } },
    { properties: { thing: { type: ["null", "string"], format: "unheard-of" } } },
  ])("should be null for %j", (schema) => {
    expect(schemaFlaw(schema, put)).toBeNull();
  });

  it.each([
    [false, "it fits nothing"],
    [{ type: "string" }, "not of the type string"],
    [{ required: ["kind"] }, 'it has no "kind"'],
    [{ properties: { type: { enum: ["take"] } } }, 'it.type is "put", not one of "take"'],
    [{ properties: { times: { maximum: 1 } } }, "it.times is 2, which is too large"],
    [{ properties: { thing: { minLength: 4 } } }, "too short"],
    [{ properties: { places: { items: { const: "table" } } } }, 'it.places.0 is "desk"'],
    [{ properties: { type: {} }, additionalProperties: false }, 'it may not have "thing"'],
    [{ anyOf: [{ required: ["a"] }, { required: ["b"] }] }, 'none of the choices (it has no "a")'],
    [{ oneOf: [{}, {}] }, "fits 2 choices"],
    [{ allOf: [{}, { not: {} }] }, "it is what it may not be"],
    [{ $ref: "#/$defs/none" }, "refers to #/$defs/none, which is not there"],
  ])("should say why an action does not fit %j", (schema, why) => {
    expect(schemaFlaw(schema, put)).toContain(why);
  });
});

describe("schemaActions", () => {
  const schema = {
    oneOf: [
      { required: ["type"], properties: { type: { const: "look" } } },
      {
        required: ["type", "thing"],
        properties: { type: { enum: ["take", "drop"] }, thing: { type: "string" } },
      },
    ],
  };

  it("should find the types of all choices", () => {
    expect(schemaTypes(schema)).toEqual(["look", "take", "drop"]);
    expect(schemaTypes({})).toEqual([]);
  });

  it("should fill in words where a text is wanted", () => {
    expect(schemaActions(schema, ["mug"])).toEqual([
      { type: "look" },
      { type: "take", thing: "mug" },
      { type: "drop", thing: "mug" },
    ]);
  });
});
