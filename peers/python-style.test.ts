import { describe, expect, it } from "vitest";
import { missingPeers, runPython } from "./peer-python.fixture.js";

describe.skipIf(missingPeers !== null)(
  `the Python of this folder${missingPeers === null ? "" : ` (${missingPeers})`}`,
  () => {
    it.each([
      ["linted", ["ruff", "check", "."]],
      ["formatted", ["ruff", "format", "--check", "."]],
      ["typed", ["mypy", "--no-error-summary", "."]],
    ])("should be %s", (_, [module, ...parameters]) => {
      expect(runPython("-m", module!, ...parameters)).toMatch(/^$|All checks passed|already formatted/);
    });
  },
);
