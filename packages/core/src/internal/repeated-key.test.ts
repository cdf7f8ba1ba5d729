import { describe, expect, it } from "vitest";
import { repeatedKey } from "./repeated-key.js";

const find = (text: string) => repeatedKey(text, JSON.parse(text));

describe("repeatedKey", () => {
  it.each([
    ['{"a":1,"a":2}', "a"],
    ['{"a":{"b":1,"c":[{"d":0}, {"d":0,"e":1,"d":{}}]}}', "d"],
    ['{ "a" \n\n : "x" , "\\u0061" : "x" }', "a"],
    ['{"__proto__":1,"__proto__":1}', "__proto__"],
    ['{"a" :1,"a":2}', "a"],
    ['{"a" :1,"b":"\\":","a":2}', "a"],
    ['{"a\\"{":1,"b":"a\\"{","a\\"{":2}', 'a"{'],
  ])("should find it in %s", (text, key) => {
    expect(find(text)).toBe(key);
  });

  it.each([
    '{"a":{"a":["a","a",{"a":"a"}]},"b":"a"}',
    '{ "a": "a", "b" : [ "a", "a" ], "c": "\\"a\\":\\\\" }',
    '{"1":1,"0":1}',
    '["a","a"]',
    '{"a":1e2,"b":"\\u0041"}',
  ])("should find none in %s", (text) => {
    expect(find(text)).toBeNull();
  });
});
