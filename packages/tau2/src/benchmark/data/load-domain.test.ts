import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { rooms } from "../../testing/rooms-domain.js";
import { readDomainSpec } from "../sources/read-domain-spec.js";
import { loadDomain } from "./load-domain.js";

const home = mkdtempSync(join(tmpdir(), "rwml-load-domain-"));
afterAll(() => rmSync(home, { recursive: true }));

/** A folder with these files. */
function folderOf(files: Readonly<Record<string, unknown>>): string {
  const folder = mkdtempSync(join(home, "domain-"));
  for (const [name, value] of Object.entries(files)) {
    writeFileSync(join(folder, name), typeof value === "string" ? value : JSON.stringify(value));
  }
  return folder;
}

const needed = {
  "db.json": '{"rooms": {"r1": {"room_id": "r1", "guest": null}}, "price": 90.0}',
  "policy.md": "Be kind.",
  "tasks.json": rooms().tasks,
};

describe("loadDomain", () => {
  it("should read what upstream's folders hold, with Python's numbers", () => {
    const { agentTools, name, about, scripts } = rooms();
    const loaded = loadDomain(folderOf({ ...needed, "split_tasks.json": { base: ["book"] } }));
    expect(loaded).toMatchObject({ policy: "Be kind.", soloPolicy: null, splits: { base: ["book"] } });
    expect(loaded.databases).toEqual({
      agent: { rooms: { r1: { room_id: "r1", guest: null } }, price: { $float: "90.0" } },
    });
    const own = readDomainSpec({ name, about, agentTools, scripts: scripts!, ...loaded });
    expect(own.problems.map(({ task }) => task.id)).toEqual(["book", "look"]);
    expect(own.databases.agent).toMatchObject({ price: { $float: "90.0" } });
  });

  it("should read the user's database, a policy for agents that work alone, and other formats", () => {
    const { "tasks.json": tasks, ...others } = needed;
    const yaml = "tasks:\n  - id: one\n    user_scenario: { instructions: Ask. }\n";
    expect(tasks).toHaveLength(2);
    const folder = folderOf({
      ...others,
      "tasks.yaml": yaml,
      "user_db.toml": "bell = 1",
      "policy_solo.md": "Alone.",
    });
    expect(loadDomain(folder)).toMatchObject({
      databases: { user: { bell: 1 } },
      soloPolicy: "Alone.",
      tasks: [{ id: "one" }],
      splits: {},
    });
  });

  it.each(Object.keys(needed))("should say that %s is missing, and what is there", (name) => {
    const files = Object.fromEntries(Object.entries(needed).filter(([file]) => file !== name));
    expect(() => loadDomain(folderOf(files))).toThrow(
      new RegExp(`${name} is missing: the folder holds ${Object.keys(files).join(", ")}\\.`),
    );
  });

  it("should say that there is no folder, and that tasks are no list", () => {
    expect(() => loadDomain(join(home, "nowhere"))).toThrow(/the folder is not there/);
    expect(() => loadDomain(folderOf({ ...needed, "tasks.json": { tasks: 1 } }))).toThrow(
      /is no list of tasks/,
    );
  });
});
