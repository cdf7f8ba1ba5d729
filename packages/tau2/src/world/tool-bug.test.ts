import { beforeAll, describe, expect, it, vi } from "vitest";
import { readDomainSpec } from "../benchmark/sources/read-domain-spec.js";
import type { PythonRecord } from "../python/python-value.js";
import { rooms } from "../testing/rooms-domain.js";
import { initializeWorld, newWorld } from "./begin-world.js";
import { respond, type Setting, type ToolBugs } from "./call-tool.js";
import { readTask } from "./read-task.js";
import { raised, ToolBug } from "./tool-bug.js";
import { WorldCell } from "./world.js";
import { checkAssertion } from "./world-call.js";

let setting: Setting;
let cell: WorldCell;
beforeAll(() => {
  const { domain, databases } = readDomainSpec(rooms());
  setting = { domain, solo: false };
  cell = new WorldCell(newWorld(setting, databases));
});

const call = (name: string, input: PythonRecord, bugs?: ToolBugs) =>
  respond(setting, cell, { id: "1", name, arguments: input, requestor: "assistant" }, bugs);

describe("a bug in a tool", () => {
  it("should be answered as upstream answers an exception, and told", () => {
    expect(call("get_room", { room_id: "r9" })).toEqual({
      ...{ role: "tool", id: "1", requestor: "assistant", error: true },
      content: "Error: Cannot read properties of undefined (reading 'room_id')",
      bug: "get_room threw TypeError: Cannot read properties of undefined (reading 'room_id')",
    });
  });

  it("should be told from a refusal", () => {
    const answer = call("book_room", { room_id: "r9", guest: "Ann" });
    expect(answer).toMatchObject({ content: "Error: No room r9", error: true });
    expect(answer).not.toHaveProperty("bug");
  });

  it("should leave what was changed before it changed, as upstream's objects do", () => {
    const before = cell.read();
    expect(call("book_room", { room_id: "r2", guest: "Nemo" }).bug).toBe(
      "book_room threw TypeError: nobody has no name",
    );
    expect(cell.read().agent).toMatchObject({ rooms: { r2: { guest: "Nemo" } } });
    expect(before.agent).toMatchObject({ rooms: { r2: { guest: null } } });
  });

  it("should be a result that is none, with what to return", () => {
    expect(call("burn_down", {})).toMatchObject({
      content: expect.stringMatching(/^Error: A tool returned an? object\. Return a text, .* modelResult/),
      bug: expect.stringMatching(/^burn_down threw GymError: /),
    });
  });

  it.each<[string, unknown, RegExp]>([
    ["nothing", undefined, /returned undefined/],
    ["a promise", Promise.resolve("done"), /returned a promise.*tools are not async/],
    ["an array", ["a"], /returned an array/],
    ["a model that holds what is no JSON", { type: "model", value: { day: undefined } }, /day is undefined/],
    ["a function", () => "", /returned a function/],
  ])("should be the result %s", (_, result, words) => {
    const { agentTools } = setting.domain;
    const tools = {
      ...agentTools.tools,
      odd: { type: "read", about: "", parameters: {}, run: () => result },
    };
    const odd = {
      ...setting,
      domain: { ...setting.domain, agentTools: { ...agentTools, tools } },
    } as Setting;
    const answer = respond(odd, cell, { id: "1", name: "odd", arguments: {}, requestor: "assistant" });
    expect(answer.bug).toMatch(words);
  });

  it("should be thrown where that is asked for, as it is", () => {
    expect(() => call("get_room", { room_id: "r9" }, "throw")).toThrow(TypeError);
    expect(call("book_room", { room_id: "r9", guest: "Ann" }, "throw").error).toBe(true);
  });

  it("should break off what a task begins with, and leave an assertion unmet", () => {
    const start = { env_type: "assistant", func_name: "lock_room", arguments: { room_id: "r9" } };
    const task = readTask({
      ...{ id: "lock", user_scenario: { instructions: "Ask." } },
      initial_state: { initialization_actions: [start] },
      evaluation_criteria: { env_assertions: [{ ...start, func_name: "assert_booked" }] },
    });
    expect(() => initializeWorld(setting, cell.read(), task.initial_state)).toThrow(ToolBug);
    expect(checkAssertion(setting, cell, task.evaluation_criteria!.env_assertions![0]!)).toEqual({
      met: false,
      failure: expect.stringMatching(/^assert_booked threw TypeError: /),
    });
  });

  it("should not be a ToolError of another copy of the package", async () => {
    vi.resetModules();
    const { ToolError } = await import("../python/python-error.js");
    const error = raised("lend", new ToolError("No."));
    expect(error).not.toBeInstanceOf(ToolBug);
    expect(error.message).toBe("No.");
  });

  it("should be anything that can be thrown", () => {
    expect(raised("lend", "no luck")).toMatchObject({ message: "no luck", bug: "lend threw no luck" });
  });
});
