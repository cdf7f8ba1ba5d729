import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { domainFolder } from "../../../benchmark/data/data-folder.js";
import { loadTasks } from "../../../benchmark/data/load-tasks.js";
import { readDataFile } from "../../../benchmark/data/read-data-file.js";
import { runGold, worldHashes } from "../../../benchmark/verify/gold-run.js";
import type { Tool } from "../../toolkit.js";
import { airlineDomain } from "./airline-domain.js";

const shared = fileURLToPath(new URL("../../../../../../../shared/data/", import.meta.url));
const golden = `${shared}tau2-golden/`;
const isPresent = existsSync(golden);
if (!isPresent) console.warn("Skipping tau2-bench's airline tasks: ../shared is absent.");

interface GoldTask {
  readonly id: string;
  readonly init: readonly unknown[];
  readonly gold_outputs: readonly string[];
  readonly gold: readonly unknown[];
}

describe.skipIf(!isPresent)("airlineDomain on tau2-bench's data", () => {
  it("should reach every state and output of the gold runs", () => {
    const folder = domainFolder("airline", shared);
    const databases = {
      agent: airlineDomain.readAgentDatabase(readDataFile(`${folder}/db.json`)),
      user: null,
    };
    const tasks = new Map(loadTasks(folder).map((task) => [task.id, task]));
    const expected = readJson<readonly GoldTask[]>("airline.gold.json");
    expect(expected).toHaveLength(30);
    for (const { id, init, gold_outputs, gold } of expected) {
      const run = runGold({ domain: airlineDomain, solo: false }, databases, tasks.get(id)!);
      expect(worldHashes(run.initial), id).toEqual(init);
      expect(run.outputs.map(sha256), id).toEqual(gold_outputs);
      expect(worldHashes(run.final), id).toEqual(gold);
    }
  }, 60_000);

  it("should show tools with upstream's names, types and order", () => {
    const { agent_tools: expected, agent_tool_types: types } = readJson<{
      readonly agent_tools: readonly { readonly function: ShownTool }[];
      readonly agent_tool_types: Readonly<Record<string, readonly [type: string, mutates: boolean]>>;
    }>("airline.environment.json");
    const { tools } = airlineDomain.agentTools;
    expect(Object.entries(tools).map(([name, tool]) => structureOf(name, tool))).toEqual(
      expected.map(({ function: { name, parameters } }) => withoutTexts({ name, parameters })),
    );
    for (const [name, tool] of Object.entries(tools)) {
      expect([tool.type, tool.type === "write"], name).toEqual(types[name]);
    }
  });
});

interface ShownTool {
  readonly name: string;
  readonly parameters: unknown;
}

function structureOf(name: string, { parameters, definitions }: Tool<unknown>): unknown {
  const required = Object.keys(parameters);
  return withoutTexts({
    name,
    parameters: {
      ...(definitions === undefined ? {} : { $defs: definitions }),
      properties: Object.fromEntries(Object.entries(parameters).map(([key, { schema }]) => [key, schema])),
      ...(required.length === 0 ? {} : { required }),
      type: "object",
    },
  });
}

function withoutTexts(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutTexts);
  if (typeof value !== "object" || value === null) return value;
  const kept = Object.entries(value).filter(
    ([key, item]) => !((key === "description" || key === "title") && typeof item === "string"),
  );
  return Object.fromEntries(kept.map(([key, item]) => [key, withoutTexts(item)]));
}

function readJson<Content>(name: string): Content {
  return JSON.parse(readFileSync(`${golden}${name}`, "utf8"));
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
