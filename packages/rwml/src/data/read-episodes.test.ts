import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { defineRules, type EnvModule, type PolicyFactory } from "@rwml/core";
import { collectEpisodes } from "@rwml/core/dataset";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readEpisodes } from "./read-episodes.js";

/** A door that can be opened once. */
const rules = defineRules<{ open: boolean }, { type: "open" }, { name: string }>({
  id: "test/door",
  version: "1",
  actions: {
    schema: {},
    parse: (text) =>
      text === "open"
        ? { type: "action", action: { type: "open" } }
        : { type: "rejected", reason: "unknown", observation: "What?" },
    print: () => "open",
  },
  start(task) {
    if (task.name === "broken") throw new Error("The hinges are missing.");
    return { open: false };
  },
  apply(draft) {
    draft.open = true;
  },
  observe: ({ open }) => `The door is ${open ? "open" : "shut"}.`,
  judge: ({ open }) => ({ reward: 0, terminated: open }),
});
const names = ["front", "broken", "back"];
const door: EnvModule<{ open: boolean }, { type: "open" }, { name: string }> = {
  rules,
  tasks: { size: names.length, id: (index) => names[index]!, load: (name) => ({ name }) },
};
const shoutThenOpen: PolicyFactory = () => {
  const actions = ["shout", "open"];
  return { act: () => actions.shift()! };
};

describe("readEpisodes", () => {
  let dir: string;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), "read-episodes-"));
  });
  afterEach(() => rmSync(dir, { recursive: true, force: true }));

  it("should read what was written and seen, in order, without episodes that never began", async () => {
    const policy = { name: "shout-then-open", open: shoutThenOpen };
    await collectEpisodes({ dir, envModule: door, policy, episodes: 3, tasks: "in-order" });
    const steps = [
      { action: "shout", observation: "What?", rejected: true },
      { action: "open", observation: "The door is open.", rejected: false },
    ];
    expect(await readEpisodes(dir)).toEqual([
      { id: "front#0", initialObservation: "The door is shut.", steps },
      { id: "back#2", initialObservation: "The door is shut.", steps },
    ]);
  });

  it("should refuse a folder that is no dataset", async () => {
    await expect(readEpisodes(dir)).rejects.toThrow("not a dataset");
  });

  it("should refuse a dataset whose manifest lost a field, has another in its place, or another version", async () => {
    const policy = { name: "shout-then-open", open: shoutThenOpen };
    await collectEpisodes({ dir, envModule: door, policy, episodes: 3, tasks: "in-order" });
    const path = join(dir, "manifest.json");
    const { checksum, ...manifest } = JSON.parse(readFileSync(path, "utf8"));
    const { unstarted: _, ...counts } = manifest.counts;
    const others = Object.keys(manifest).flatMap((field) =>
      [null, "x", 1, [], {}, undefined]
        .filter((value) => JSON.stringify(value) !== JSON.stringify(manifest[field]))
        .map((value) => ({ ...manifest, checksum, [field]: value })),
    );
    const older = { ...manifest, formatVersion: 1, counts, licence: "MIT" };
    for (const changed of [...others, manifest, older]) {
      writeFileSync(path, JSON.stringify(changed));
      const code = expect.stringMatching(/^dataset\/(broken-manifest|other-format)$/);
      await expect(readEpisodes(dir)).rejects.toMatchObject({ code });
    }
  });
});
