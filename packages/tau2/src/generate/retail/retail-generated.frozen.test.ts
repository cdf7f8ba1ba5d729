import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { pythonJson } from "../../python/json-text.js";
import type { PythonValue } from "../../python/python-value.js";
import { retailGenerated } from "./retail-generated.js";

const fingerprint = (value: unknown): string =>
  createHash("sha256")
    .update(pythonJson(value as PythonValue))
    .digest("hex")
    .slice(0, 16);

// Datasets name problems by number. A change here means that published datasets name other problems.
describe("generated shops", () => {
  const databases = retailGenerated.databases(1, 0.1);

  it("should stay what they are", () => {
    expect(fingerprint(databases.agent)).toBe("506d2085a165ba0d");
  });

  it.each([
    [0, "405bac138bcc57ae"],
    [7, "194747e886a78c35"],
    [1234, "b31a667b50917702"],
    [987_654, "f6250e746693d6f5"],
  ])("should keep problem %s", (number, expected) => {
    expect(fingerprint(retailGenerated.problem(databases, number))).toBe(expected);
  });
});
