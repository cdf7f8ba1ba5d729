import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { writeMockData } from "../run/mock-data.fixture.js";
import { runInTest } from "../test-context.fixture.js";

const data = mkdtempSync(join(tmpdir(), "rwml-play-"));
beforeAll(() => writeMockData(data, 2));
afterAll(() => rmSync(data, { recursive: true }));

const play = (lines: readonly string[], ...options: readonly string[]) =>
  runInTest(["play", "tau2/mock", "--data", data, "--task", "task_1", ...options], { lines });

describe("rwml play tau2/…", () => {
  it("should let a person be the agent, beside a user that plays the gold run", async () => {
    const call = "update_task_status(task_id='task_1', status='completed')";
    const { code, output } = await play([call, ":diff", "All is done.", "Hello?"]);
    expect(code).toBe(0);
    expect(output).toContain("You are the agent.\n\nuser: Please go on.");
    expect(output).toContain('tool: {"task_id": "task_1"');
    expect(output).toContain('~ world/agent/tasks/task_1/status = "completed"');
    expect(output).toContain("(The conversation is over: user_stop. Reward 1.)");
    expect(output).toContain("The conversation is over. :undo takes the last turn back");
  });

  it("should let a person be the user, and show what it wants", async () => {
    const { output } = await play(["Please go on.", "###STOP###"], "--as", "user");
    expect(output).toContain("You are the user.\nHave task_1 marked as completed.");
    expect(output).toContain("assistant: Hi! How can I help you today?");
    expect(output).toContain("(The conversation is over: user_stop. Reward 1.)");
  });

  it("should take turns back, and tell tools, policy and scenario", async () => {
    const { output } = await play([
      ":undo",
      "get_users()",
      ":undo",
      ":tools",
      ":policy",
      ":scenario",
      ":quit",
    ]);
    expect(output).toContain("No turn has been taken yet.");
    expect(output).toContain("Taken back: get_users()\nuser: Please go on.");
    expect(output).toMatch(/^update_task_status\(task_id, status\) {2}\S/m);
    expect(output).toContain("Keep the lists.");
    expect(output).toContain("Have task_1 marked as completed.");
  });

  it("should refuse a role that there is not, and a task that there is not", async () => {
    expect((await play([], "--as", "judge")).errors).toContain('--as takes agent or user, not "judge"');
    const wrong = await runInTest(["play", "tau2/mock", "--data", data, "--task", "task_7"]);
    expect(wrong).toMatchObject({ code: 2, errors: expect.stringContaining("Did you mean task_") });
  });

  it("should let a person be an agent that works alone, with the user's tools", async () => {
    const alone = ["play", "tau2/mock-solo", "--data", data, "--task", "task_1"];
    const lines = [":tools", "update_task_status(task_id='task_1', status='completed')", "done()"];
    const { code, output } = await runInTest(alone, { lines });
    expect(code).toBe(0);
    expect(output).toMatch(/^done\(\)/m);
    expect(output).toMatch(/^dismiss_notification\(/m);
    expect(output).toContain("(The conversation is over: agent_stop. Reward 1.)");
    for (const option of [
      ["--as", "user"],
      ["--partner", "gold"],
      ["--llm", "some-model"],
    ]) {
      const { code, errors } = await runInTest([...alone, ...option]);
      expect(code).toBe(2);
      expect(errors).toContain("is not for tau2/mock-solo, where an agent works alone");
    }
  });

  it("should name the nearest ids of one that there is not", async () => {
    const { code, errors } = await runInTest(["play", "tau2/mock-sollo"]);
    expect(code).toBe(2);
    expect(errors).toContain('There is no environment "tau2/mock-sollo". Did you mean tau2/mock-solo');
  });
});
