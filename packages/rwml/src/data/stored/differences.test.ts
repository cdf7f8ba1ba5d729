import { expect, it } from "vitest";
import { differences } from "./differences.js";

it.each<[unknown, unknown, string | null]>([
  [{ a: 1, b: [1, { c: null }] }, { a: 1, b: [1, { c: null }] }, null],
  [{ a: 1, b: 2 }, { b: 2, a: 1 }, null],
  [{ a: { b: 1 } }, { a: { b: "1" } }, 'a.b: 1, now "1"'],
  [{ a: 1 }, {}, "a: 1, now nothing"],
  [{}, { a: null }, "a: nothing, now null"],
  [{ a: [1, 2] }, { a: [1] }, "a.1: 2, now nothing"],
  [{ a: { b: 1 } }, { a: null }, 'a: {"b":1}, now null'],
  [null, { a: 1 }, 'the whole: null, now {"a":1}'],
  [
    Object.fromEntries([..."abcdefg"].map((key) => [key, 1])),
    Object.fromEntries([..."abcdefg"].map((key) => [key, 2])),
    "a: 1, now 2; b: 1, now 2; c: 1, now 2; d: 1, now 2; e: 1, now 2; and 2 more",
  ],
])("should tell %j from %j", (before, now, text) => {
  expect(differences(before, now)).toBe(text);
});
