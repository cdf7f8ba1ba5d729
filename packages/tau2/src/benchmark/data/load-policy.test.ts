import { hash } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadPolicy } from "./load-policy.js";

const shared = fileURLToPath(new URL("../../../../../../shared/data", import.meta.url));
const isHere = existsSync(join(shared, "tau2-golden"));
if (!isHere) console.warn(`Skipped, because there are no golden policies of τ²-bench in ${shared}.`);

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "rwml-policy-"));
  const names = ["policy", "policy_solo", "main_policy", "main_policy_solo", "tech_support_manual"];
  for (const name of [...names, "tech_support_workflow", "tech_support_workflow_solo"]) {
    writeFileSync(join(folder, `${name}.md`), `text of ${name}\n`);
  }
});
afterAll(() => rmSync(folder, { recursive: true }));

describe("loadPolicy", () => {
  it("should read the policy of a domain, or that of an agent that works alone", () => {
    expect(loadPolicy(folder, { domain: "mock" })).toBe("text of policy\n");
    expect(loadPolicy(folder, { domain: "mock", solo: true })).toBe("text of policy_solo\n");
    expect(loadPolicy(folder, { domain: "retail" })).toBe("text of policy\n");
  });

  it.each([
    [false, false, "main_policy", "tech_support_manual"],
    [true, false, "main_policy", "tech_support_workflow"],
    [false, true, "main_policy_solo", "tech_support_manual"],
    [true, true, "main_policy_solo", "tech_support_workflow_solo"],
  ])("should put telecom's together (workflow %s, solo %s)", (workflow, solo, main, support) => {
    expect(loadPolicy(folder, { domain: "telecom", workflow, solo })).toBe(
      `<main_policy>\ntext of ${main}\n\n</main_policy>\n<tech_support_policy>\ntext of ${support}\n\n</tech_support_policy>`,
    );
  });

  it("should refuse domains in which no agent works alone, and name a file that is missing", () => {
    expect(() => loadPolicy(folder, { domain: "retail", solo: true })).toThrow(
      /^Retail domain does not support/,
    );
    expect(() => loadPolicy(join(folder, "none"), { domain: "airline" })).toThrow(
      expect.objectContaining({ code: "tau2/missing-file" }),
    );
  });

  it.skipIf(!isHere)("should give upstream's policies, byte for byte", () => {
    for (const domain of ["mock", "airline", "retail", "telecom"]) {
      const golden = JSON.parse(
        readFileSync(join(shared, "tau2-golden", `${domain}.environment.json`), "utf8"),
      );
      const policy = loadPolicy(join(shared, "tau2", "domains", domain), { domain });
      expect(hash("sha256", policy, "hex")).toBe(golden.policy_sha256);
    }
  });
});
