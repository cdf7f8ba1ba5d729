import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { indentedJson } from "../../python/indented-json.js";
import { runRecord, simulationRecord } from "../../testing/mock-run.js";
import { convertResults } from "./convert-results.js";
import { loadResults } from "./load-results.js";
import { readResults } from "./read-results.js";
import type { Results } from "./results.js";
import { resultsText } from "./results-text.js";
import { saveResults } from "./save-results.js";

const recorded = fileURLToPath(
  new URL("../../../../../../shared/data/tau2-golden/recorded/", import.meta.url),
);
const isPresent = existsSync(recorded);
if (!isPresent) console.warn("Skipping recorded results files of tau2-bench: ../shared is absent.");

const run = runRecord([
  simulationRecord(),
  simulationRecord({ id: "s2", task_id: "mop", more: { odd: "ä" } }),
]);
const text = indentedJson(run);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "results-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe("a run that takes the place of another", () => {
  const results = readResults(run, "the run");
  const replace = (more: Results) => saveResults(more, folder, { layout: "dir", replaces: true });

  it("should be the same as one that was written at once", () => {
    replace(results);
    const fresh = filesBelow(folder);
    replace({ ...results, simulations: results.simulations.slice(1) });
    expect(loadResults(folder).results.simulations.map(({ id }) => id)).toEqual(["s2"]);
    replace(results);
    expect(filesBelow(folder)).toEqual(fresh);
  });

  it("should never be taken for a run while it is a mixture of the two", () => {
    replace(results);
    rmSync(join(folder, "simulations", "s2.json"));
    mkdirSync(join(folder, "simulations", "s2.json", "in the way"), { recursive: true });
    expect(() => replace(results)).toThrow();
    expect(() => loadResults(folder)).toThrow(expect.objectContaining({ code: "tau2/missing-file" }));
    rmSync(join(folder, "simulations", "s2.json"), { recursive: true });
    replace(results);
    expect(loadResults(folder).results.simulations).toEqual(results.simulations);
  });
});

describe("a run in one file", () => {
  it("should be written as it was read, unknown keys and number kinds included", () => {
    const file = written("run.json", text);
    const stored = loadResults(file);
    expect(stored).toMatchObject({ layout: "json", file, style: { indent: 2, ascii: true } });
    saveResults(stored.results, file, stored);
    expect(readFileSync(file, "utf8")).toBe(text);
    expect(text).toContain('"user_cost": 0.0');
  });

  it.each([
    { indent: 4, ascii: true },
    { indent: 1, ascii: false },
  ])("should keep the style %o", (style) => {
    const styled = indentedJson(run, style);
    const stored = loadResults(written("run.json", styled));
    expect(resultsText(stored.results, stored.style)).toBe(styled);
  });

  it("should be found in its folder", () => {
    written("results.json", text);
    expect(loadResults(folder).results.simulations.map(({ id }) => id)).toEqual(["s1", "s2"]);
  });

  it("should not be taken for a folder's head because a folder of simulations lies beside it", () => {
    mkdirSync(join(folder, "simulations"));
    expect(loadResults(written("run.json", text)).layout).toBe("json");
  });

  it("should be read as the fields that matter", () => {
    const { info, tasks, simulations } = readResults(run, "here");
    expect(info).toEqual({
      ...{ num_trials: 1, max_steps: 200, max_errors: 10, seed: 300, domain_name: "mock" },
      agent: { implementation: "llm_agent", llm: "model-a" },
      user: { implementation: "user_simulator", llm: "model-u" },
    });
    expect(tasks.map(({ id }) => id)).toEqual(["sweep", "mop"]);
    expect(simulations[0]).toMatchObject({
      ...{ id: "s1", task_id: "sweep", trial: 0, seed: 7, termination_reason: "user_stop" },
      ...{ agent_cost: 0.25, user_cost: 0, duration: 1.5, reward_info: { reward: 1 } },
    });
    expect(simulations[0]?.messages).toHaveLength(3);
  });

  it("should be read without the keys that older files lack", () => {
    const old = { id: "s", task_id: "sweep", termination_reason: "user_stop" };
    const [simulation] = readResults(runRecord([old]), "here").simulations;
    expect(simulation).toMatchObject({
      reward_info: null,
      messages: [],
      trial: null,
      seed: null,
      agent_cost: null,
    });
  });
});

describe("a run in a folder", () => {
  it("should have an index, and a file for each simulation", () => {
    const file = saveResults(readResults(run, "here"), join(folder, "run"), { layout: "dir" });
    expect(file).toBe(join(folder, "run", "results.json"));
    expect(readdirSync(join(folder, "run", "simulations"))).toEqual(["s1.json", "s2.json"]);
    const head = JSON.parse(readFileSync(file, "utf8"));
    expect(Object.keys(head)).toEqual(["timestamp", "info", "tasks", "simulation_index"]);
    expect(head.simulation_index[1]).toEqual({
      ...{ id: "s2", task_id: "mop", trial: 0, reward: 1, termination_reason: "user_stop" },
      ...{ agent_cost: 0.25, duration: 1.5 },
    });
    const stored = loadResults(join(folder, "run"));
    expect(stored.layout).toBe("dir");
    expect(resultsText(stored.results)).toContain('"odd": "\\u00e4"');
    expect(loadResults(file)).toEqual(stored);
  });

  it("should be refused where a file of its index is missing, or one is not in it", () => {
    saveResults(readResults(run, "here"), folder, { layout: "dir" });
    const simulations = join(folder, "simulations");
    writeFileSync(join(simulations, "s3.json"), indentedJson(simulationRecord({ id: "s3" })));
    expect(() => loadResults(folder)).toThrow("simulation files are not in its index: s3");
    expect(loadResults(folder, { extraFiles: "take" }).results.simulations).toHaveLength(3);
    rmSync(join(simulations, "s1.json"));
    expect(() => loadResults(folder, { extraFiles: "take" })).toThrow("simulation files are missing: s1");
  });

  it("should be read without an index, as older ones are", () => {
    saveResults(readResults(run, "here"), folder, { layout: "dir" });
    const file = join(folder, "results.json");
    const { simulation_index, ...head } = JSON.parse(readFileSync(file, "utf8"));
    expect(simulation_index).toHaveLength(2);
    writeFileSync(file, JSON.stringify(head));
    expect(loadResults(folder).results.simulations.map(({ id }) => id)).toEqual(["s1", "s2"]);
  });

  it("should lose the files of simulations that it no longer has, and no others", () => {
    const results = readResults(run, "here");
    saveResults(results, folder, { layout: "dir" });
    writeFileSync(join(folder, "simulations", "notes.txt"), "mine");
    saveResults({ ...results, simulations: results.simulations.slice(1) }, folder, { layout: "dir" });
    expect(readdirSync(join(folder, "simulations"))).toEqual(["notes.txt", "s2.json"]);
  });

  it.each(["../s", "", ".s", "a/b"])("should refuse the simulation id %j", (id) => {
    const results = readResults(runRecord([simulationRecord({ id })]), "here");
    const saving = () => saveResults(results, folder, { layout: "dir" });
    expect(saving).toThrow(expect.objectContaining({ code: "tau2/bad-simulation-id" }));
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe("convertResults", () => {
  it("should come back to the same file, keeping what was there before", () => {
    const withIndex = indentedJson({ ...run, simulation_index: null });
    const file = written("results.json", withIndex);
    expect(convertResults(file, { to: "json" })).toBe(false);
    expect(convertResults(file, { to: "dir" })).toBe(true);
    expect(readFileSync(`${file}.backup`, "utf8")).toBe(withIndex);
    expect(loadResults(file).layout).toBe("dir");
    expect(() => convertResults(file, { to: "json" })).toThrow(
      expect.objectContaining({ code: "tau2/backup-exists" }),
    );
    rmSync(`${file}.backup`);
    convertResults(folder, { to: "json" });
    expect(readFileSync(file, "utf8")).toBe(withIndex);
    expect(readdirSync(folder).sort()).toEqual(["results.json", "results.json.backup", "simulations.backup"]);
  });

  it("should keep nothing where not asked to", () => {
    const file = written("results.json", text);
    convertResults(file, { to: "dir", backup: false });
    convertResults(file, { to: "json", backup: false });
    expect(readdirSync(folder)).toEqual(["results.json"]);
    expect(readFileSync(file, "utf8")).toBe(indentedJson({ ...run, simulation_index: null }));
  });
});

describe("a broken file", () => {
  it.each([
    [
      text.slice(0, text.length / 2),
      /run\.json cannot be read: Not JSON at line \d+, column \d+: .*end of the text/,
    ],
    ["[]", "it is no JSON object"],
    ["{}", "run.json, info cannot be read: Input should be a valid dictionary"],
    [indentedJson({ ...run, tasks: null }), "it has no list of tasks"],
    [
      indentedJson({ ...run, tasks: [{ id: 3 }] }),
      "run.json, task 0 cannot be read: id: Input should be a valid string",
    ],
    [
      indentedJson({ ...run, simulations: [{}] }),
      "run.json, simulation 0 cannot be read: id: Field required",
    ],
    [
      indentedJson(runRecord([simulationRecord({ more: { messages: [{ role: "tool" }] } })])),
      "simulation 0 cannot be read: messages.0.id: Field required",
    ],
    ...["NaN", "Infinity", "-Infinity"].map((value): [string, string] => [
      indentedJson(runRecord([simulationRecord({})])).replace(
        /"agent_cost": [^,\n]+/,
        `"agent_cost": ${value}`,
      ),
      `simulation 0 cannot be read: its agent_cost is ${value}`,
    ]),
  ])("should be refused with what and where, and stay as it is (%#)", (content, problem) => {
    const file = written("run.json", content);
    expect(() => loadResults(file)).toThrow(problem);
    expect(() => loadResults(file)).toThrow(expect.objectContaining({ code: "tau2/broken-results" }));
    expect(readFileSync(file, "utf8")).toBe(content);
  });

  it("should be told from a missing one", () => {
    const missing = join(folder, "none.json");
    expect(() => loadResults(missing)).toThrow(expect.objectContaining({ code: "tau2/missing-file" }));
  });
});

describe.skipIf(!isPresent)("recorded results files", () => {
  it("should be written as they were read, byte for byte", () => {
    for (const name of readdirSync(recorded).filter((one) => one !== "MANIFEST.json")) {
      const { results, style } = loadResults(join(recorded, name));
      expect(resultsText(results, style) === readFileSync(join(recorded, name), "utf8"), name).toBe(true);
    }
  }, 30_000);
});

function written(name: string, content: string): string {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
}

/** All files below a folder, with their contents. */
function filesBelow(path: string): readonly (readonly [name: string, content: string])[] {
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((file) => [file, readFileSync(file, "utf8")] as const);
}
