import fc from "fast-check";
import { freeze } from "immer";
import { expect, it } from "vitest";
import { isJsonLongerThan, jsonLength } from "./json-length.js";

it("should be the length of the JSON text, for any JSON", () => {
  const cases = fc.property(fc.jsonValue(), (value) => {
    expect(jsonLength(value)).toBe(JSON.stringify(value).length);
    const frozen = freeze(value, true);
    expect([jsonLength(frozen), jsonLength(frozen)]).toEqual(Array(2).fill(JSON.stringify(value).length));
  });
  fc.assert(cases, { seed: 1, numRuns: 300 });
});

it("should notice that an open value has grown", () => {
  const value = { list: [1] };
  const before = jsonLength(value);
  value.list.push(2);
  expect(jsonLength(value)).toBe(before + 2);
});

it("should tell what is longer than a limit, for any JSON", () => {
  const cases = fc.property(fc.jsonValue(), (value) => {
    const { length } = JSON.stringify(value);
    expect(isJsonLongerThan(value, length)).toBe(false);
    expect(isJsonLongerThan(value, length - 1)).toBe(true);
    expect(isJsonLongerThan(value, Math.floor(length / 2))).toBe(true);
  });
  fc.assert(cases, { seed: 1, numRuns: 300 });
});
