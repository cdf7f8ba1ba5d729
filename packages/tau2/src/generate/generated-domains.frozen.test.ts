import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { pythonJson } from "../python/json-text.js";
import type { PythonValue } from "../python/python-value.js";
import { airlineGenerated } from "./airline/airline-generated.js";
import { retailGenerated } from "./retail/retail-generated.js";

const fingerprint = (value: unknown): string =>
  createHash("sha256")
    .update(pythonJson(value as PythonValue))
    .digest("hex")
    .slice(0, 16);

// Datasets name problems by number. A change here means that published datasets name other problems.
describe.each([
  {
    ...{ what: "airlines", generated: airlineGenerated, database: "97e3d9b6f065da1d" },
    problems: {
      0: "52b54a5af5351b85",
      7: "2d8bab28ec11a2d9",
      1234: "15e09e8658d5229d",
      987654: "66ec2deb4ecd99f9",
    },
  },
  {
    ...{ what: "shops", generated: retailGenerated, database: "506d2085a165ba0d" },
    problems: {
      0: "405bac138bcc57ae",
      7: "194747e886a78c35",
      1234: "b31a667b50917702",
      987654: "f6250e746693d6f5",
    },
  },
])("generated $what", ({ generated, database, problems }) => {
  const databases = generated.databases(1, 0.1);

  it("should stay what they are", () => {
    expect(fingerprint(databases.agent)).toBe(database);
  });

  it.each(Object.entries(problems))("should keep problem %s", (number, expected) => {
    expect(fingerprint(generated.problem(databases, Number(number)))).toBe(expected);
  });
});
