import { registerEnv } from "@rwml/core";
import { afterEach, describe, expect, it, vi } from "vitest";
import { domainNamed, domainNames } from "../benchmark/sources/domain-named.js";
import type { DomainSpec } from "../benchmark/sources/domain-spec.js";
import { ownDomains } from "../benchmark/sources/own-domains.js";
import { sourceNamed } from "../benchmark/sources/source-named.js";
import { rooms } from "../testing/rooms-domain.js";
import { domainEntry } from "./domain-entries.js";
import { registerDomain } from "./register-domain.js";

const environments = (globalThis as { [key: symbol]: unknown })[Symbol.for("@rwml/core/registry")] as Map<
  string,
  unknown
>;

/** What one test registers would clash with what the next one does. */
function forget(): void {
  ownDomains.clear();
  environments.clear();
}

afterEach(forget);

/** What registering a domain throws, with these parts in place of its own. */
function failure(parts: Readonly<Record<string, unknown>>): unknown {
  try {
    registerDomain({ ...rooms(), ...parts } as DomainSpec);
    return null;
  } catch (error) {
    return error;
  }
}

describe("registerDomain", () => {
  it("should make a domain known by its name, with its tasks, splits and scripts", () => {
    registerDomain(rooms());
    expect(domainNames()).toContain("rooms");
    expect(domainNamed("rooms").agentTools.className).toBe("RoomTools");
    const source = sourceNamed("rooms");
    expect(source.problems().map(({ task }) => task.id)).toEqual(["book"]);
    expect(source.problems({ split: "all" }).map(({ task }) => task.id)).toEqual(["book", "look"]);
    expect(source.problems({ ids: ["look"] })).toMatchObject([{ task: { id: "look" }, script: null }]);
    expect(source.problems()[0]?.script?.opening).toBe("A room, please.");
    expect(() => source.problems({ split: "trian" })).toThrow(
      /Invalid task split name: trian\. Choose one of train/,
    );
    expect(() => source.problems({ ids: ["bok"] })).toThrow(/no task of rooms "bok"\. Did you mean book/);
    expect(() => sourceNamed("rooms", { solo: true })).toThrow(/rooms has no soloPolicy/);
  });

  it("should register the environments that the domain has the parts for", () => {
    const ids = ["tau2/rooms", "tau2/rooms-scripted", "tau2/rooms-train", "tau2/rooms-recorded"];
    registerDomain(rooms());
    for (const id of ids) expect(domainEntry(id)).toMatchObject({ domain: "rooms" });
    expect(domainEntry("tau2/rooms-solo")).toBeUndefined();
    forget();
    registerDomain({ ...rooms(), name: "cabins", soloPolicy: "Alone.", scripts: {}, splits: {} });
    expect(domainEntry("tau2/cabins-solo")).toMatchObject({ solo: true });
    expect(domainEntry("tau2/cabins-scripted")).toBeUndefined();
  });

  it("should take the same object twice, and nothing else under its name", () => {
    const spec = rooms();
    registerDomain(spec);
    registerDomain(spec);
    expect(failure({})).toMatchObject({
      code: "tau2/domain-clash",
      message: expect.stringMatching(/There is a domain rooms already\..* such as my-rooms/),
    });
  });

  it.each([
    ["retail", /There is a domain retail already/],
    ["retail-generated", /There is a domain retail-generated already/],
    ["retail-train", /would have an environment tau2\/retail-train, which there is already/],
  ])("should not let %s clash with what is built in", (name, words) => {
    expect(failure({ name })).toMatchObject({
      code: "tau2/domain-clash",
      message: expect.stringMatching(words),
    });
    expect(ownDomains.size).toBe(0);
  });

  it("should not let environments of one or two domains clash", () => {
    expect(failure({ splits: { scripted: ["book"] } })).toMatchObject({ code: "tau2/domain-clash" });
    registerEnv("tau2/huts-train", async () => ({}) as never, { summary: "Somebody else's" });
    expect(failure({ name: "huts" })).toMatchObject({
      code: "tau2/domain-clash",
      message: expect.stringContaining("tau2/huts-train"),
    });
  });

  const { agentTools, tasks } = rooms();
  const tool = agentTools.tools.book_room!;
  const withTool = (change: object) => ({
    agentTools: { ...agentTools, tools: { ...agentTools.tools, book_room: { ...tool, ...change } } },
  });
  const withCriteria = (criteria: object) => ({
    tasks: [{ ...(tasks[0] as object), evaluation_criteria: criteria }, tasks[1]],
  });
  const fine = { action_id: "a", name: "book_room", arguments: {} };

  it.each<[string, Readonly<Record<string, unknown>>, RegExp]>([
    ["a name", { name: "My Rooms" }, /"My Rooms" .*name must be small letters/],
    ["what it is about", { about: " " }, /about must be a text/],
    ["a policy", { policy: undefined }, /policy must be a text/],
    ["tools", { agentTools: undefined }, /agentTools must be a toolkit: \{ className, tools, functions \}/],
    [
      "a class name",
      { agentTools: { ...agentTools, className: "" } },
      /agentTools\.className must be a name/,
    ],
    [
      "a type of a tool",
      withTool({ type: "wirte" }),
      /book_room\.type must be one of read, write, think, generic/,
    ],
    ["what a tool does", withTool({ about: undefined }), /book_room\.about must say/],
    ["a tool's body", withTool({ run: undefined }), /book_room\.run must be a function/],
    ["a parameter", withTool({ parameters: { room_id: "text" } }), /parameters\.room_id must be a parameter/],
    ["databases", { databases: { user: {} } }, /databases must be \{ agent \}/],
    [
      "a database of JSON",
      { databases: { agent: { opened: new Date(0) } } },
      /databases\.agent\.opened is a Date/,
    ],
    ["a database that is a dict", { databases: { agent: [] } }, /a database must be an object/],
    ["a user for a database", { databases: { agent: {}, user: {} } }, /no userTools that could look at it/],
    ["a user's database", { userTools: { ...agentTools, tools: {} } }, /databases\.user is undefined/],
    ["names of tools that are apart", { userTools: agentTools }, /agentTools and userTools both have /],
    ["tasks", { tasks: [] }, /tasks must be a list of tasks/],
    ["a whole task", { tasks: [{ id: "book" }] }, /tasks\[0\] cannot be read: .*user_scenario/s],
    ["ids that are apart", { tasks: [tasks[0], tasks[0]], splits: {} }, /two tasks have the id book/],
    [
      "tasks of a split",
      { splits: { train: ["boook"] } },
      /split train names the task boook.*did you mean book\?/,
    ],
    [
      "tasks of scripts",
      { scripts: { loook: rooms().scripts!.book } },
      /scripts names the task loook.*mean look\?/,
    ],
    ["whole scripts", { scripts: { book: {} } }, /scripts must be \{ opening, known, unknown, goals \}/],
    [
      "gold actions",
      withCriteria({ actions: [{ ...fine, name: "book_rom" }] }),
      /task book has the gold action book_rom, which is not in agentTools; did you mean book_room\?/,
    ],
    [
      "functions of assertions",
      withCriteria({
        env_assertions: [{ env_type: "assistant", func_name: "assert_bokked", arguments: {} }],
      }),
      /the function assert_bokked, which is not in agentTools; did you mean assert_booked\?/,
    ],
    [
      "words for a user's gold action",
      {
        ...{ userTools: { ...agentTools, tools: { ring_bell: { ...tool, parameters: {} } } } },
        databases: { ...rooms().databases, user: {} },
        ...withCriteria({
          actions: [{ action_id: "r", requestor: "user", name: "ring_bell", arguments: {} }],
        }),
      },
      /none of dialogue\.commands makes its user call ring_bell/,
    ],
  ])("should say what is missing: %s", (_, parts, words) => {
    expect(failure(parts)).toMatchObject({
      code: "tau2/broken-domain",
      message: expect.stringMatching(words),
    });
    expect(ownDomains.size).toBe(0);
  });

  it("should say that a sync fails on the new databases", () => {
    const sync = () => {
      throw new RangeError("no such door");
    };
    expect(failure({ sync })).toMatchObject({
      message: expect.stringContaining("cannot be used: no such door"),
    });
  });

  it("should keep what it was given from later changes, and leave it unfrozen", () => {
    const spec = rooms();
    registerDomain(spec);
    const database = spec.databases.agent as { rooms: { r1: { guest: string | null } } };
    database.rooms.r1.guest = "Eve";
    expect(sourceNamed("rooms").databases.agent).toMatchObject({ rooms: { r1: { guest: null } } });
  });

  it("should know what another copy of the package has registered", async () => {
    vi.resetModules();
    const copy = await import("./register-domain.js");
    expect(copy.registerDomain).not.toBe(registerDomain);
    copy.registerDomain(rooms());
    expect(domainNamed("rooms").name).toBe("rooms");
  });
});
