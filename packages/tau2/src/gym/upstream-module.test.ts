import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openEnv } from "@rwml/core";
import { afterAll, describe, expect, it } from "vitest";
import { mockDatabases } from "../testing/mock-data.js";
import { generatedModule } from "./generated-module.js";
import { recordedModule } from "./recorded-module.js";
import { upstreamModule } from "./upstream-module.js";

const folder = mkdtempSync(join(tmpdir(), "rwml-upstream-"));
afterAll(() => rmSync(folder, { recursive: true }));

const task = (id: string, history?: readonly object[]) => ({
  ...{ id, user_scenario: { instructions: "Say that the cat was fed." }, ticket: "The cat was fed." },
  ...(history === undefined ? {} : { initial_state: { message_history: history } }),
});

function writeMockData(tasks: readonly object[]): void {
  const domain = join(folder, "tau2", "domains", "mock");
  mkdirSync(domain, { recursive: true });
  const files = {
    "db.json": JSON.stringify(mockDatabases.agent),
    "user_db.json": JSON.stringify(mockDatabases.user),
    "policy.md": "Keep lists.",
    "policy_solo.md": "Keep lists alone.",
    "tasks.json": JSON.stringify(tasks),
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(domain, name), text);
}

describe("the modules of environments", () => {
  it("should all say of what kind actions are", () => {
    writeMockData([task("plain")]);
    const data = { data: folder };
    for (const { actionKind } of [
      upstreamModule("mock", data),
      upstreamModule("mock", { ...data, solo: true }),
      recordedModule("mock", data),
      generatedModule("retail", { size: 0.05 }),
    ]) {
      expect(["get_users()", '{"name": "get_users", "arguments": {}}', "Hi."].map(actionKind!)).toEqual([
        ...["get_users", "get_users", "say"],
      ]);
    }
  });
});

describe("upstreamModule", () => {
  it("should not offer an agent that works alone what goes on from words of a user", () => {
    const said = { role: "user", content: "Please feed the cat." };
    writeMockData([task("plain"), task("spoken", [said]), task("begun", [])]);
    const ids = (solo: boolean) => {
      const { tasks } = upstreamModule("mock", { data: folder, solo });
      return Array.from({ length: tasks.size }, (_, index) => tasks.id(index));
    };
    expect(ids(false)).toEqual(["plain", "spoken", "begun"]);
    expect(ids(true)).toEqual(["plain", "begun"]);
    const { rules, tasks } = upstreamModule("mock", { data: folder, solo: true });
    const env = openEnv(rules, { tasks });
    expect(() => env.reset({ task: "spoken" })).toThrow(
      expect.objectContaining({ code: "tau2/broken-history" }),
    );
  });
});
