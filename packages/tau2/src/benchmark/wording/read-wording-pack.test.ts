import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { ownWording } from "../../conversation/wording/own-wording.js";
import { upstreamCheckout } from "../../testing/upstream-checkout.js";
import { loadWordingPack, wordingOf, wordingPackText } from "./load-wording-pack.js";
import { readWordingPack, wordingSources } from "./read-wording-pack.js";

const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** Writes files into a new folder; those that are null are left out. */
function folderWith(files: Readonly<Record<string, string | null>>): string {
  const folder = mkdtempSync(join(tmpdir(), "tau2-wording-"));
  folders.push(folder);
  for (const [path, text] of Object.entries(files)) {
    if (text === null) continue;
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

const agentPath = `src/tau2/${wordingSources.agent}`;

describe("readWordingPack", () => {
  const wording = () => readWordingPack(folderWith(upstreamCheckout), "abc123");

  it("should read what agents, users and judges are told", () => {
    expect(wording()).toMatchObject({
      name: "upstream@abc123",
      agent: {
        instruction: "Serve.\n  Kindly.",
        groundTruthInstruction: "Follow the steps.",
        soloInstruction: "Work, then call \\`done\\` or say ###STOP###.",
        doneDescription: "Ends the work.",
      },
      user: {
        guidelines: "Talk.\n<PERSONA_GUIDELINES>\n",
        guidelinesWithTools: "Talk and do.\n",
        personas: { minimal: "Be brief." },
      },
      judge: "\n        Judge.\n        ",
    });
  });

  it("should read tools with their parameters, and the classes of these", () => {
    const { toolkits } = wording();
    expect(Object.keys(toolkits)).toEqual(["MockTools", "AirlineTools", "RetailTools", "TelecomTools"]);
    expect(toolkits.RetailTools).toEqual({
      tools: {
        send: {
          short: "Sends a parcel.",
          long: "It goes by train,\nthen by bicycle.",
          parameters: { parcel: "What is sent.", to: "Who gets it: a name\nor an address." },
        },
        count: { short: "Counts parcels.", long: "All of them.", parameters: {} },
        bare: { short: "bare", long: "", parameters: {} },
      },
      definitions: {
        Kind: { description: null, fields: {} },
        Parcel: {
          description: "Something in a box.\nOr in a bag.",
          fields: { weight: "Kilograms, rounded", kind: "What it is" },
        },
      },
    });
  });

  it("should do without personas, which older releases do not have", () => {
    const older = folderWith({ ...upstreamCheckout, [`src/tau2/${wordingSources.persona}`]: null });
    expect(readWordingPack(older, "abc").user.personas).toEqual({});
  });

  it.each<[string, Readonly<Record<string, string | null>>, string]>([
    ["tau2/no-checkout", { "notes.md": "" }, "src/tau2"],
    ["tau2/missing-file", { ...upstreamCheckout, [agentPath]: null }, "llm_agent.py"],
    ["tau2/unknown-source", { ...upstreamCheckout, [agentPath]: "AGENT = 1\n" }, "AGENT_INSTRUCTION"],
    ["tau2/unknown-source", { ...upstreamCheckout, "src/tau2/domains/mock/tools.py": "" }, "mock"],
    ["tau2/broken-source", { ...upstreamCheckout, [agentPath]: 'A = """\n' }, "line 1"],
  ])("should throw %s and name what is missing", (code, files, words) => {
    const read = () => readWordingPack(folderWith(files), "abc");
    expect(read).toThrow(expect.objectContaining({ code }));
    expect(read).toThrow(words);
  });
});

describe("loadWordingPack", () => {
  it("should read back what was written", () => {
    const pack = readWordingPack(folderWith(upstreamCheckout), "abc");
    const folder = folderWith({ "wording.json": wordingPackText(pack) });
    expect(loadWordingPack(join(folder, "wording.json"))).toEqual(pack);
  });

  it.each([
    ["{}", "name"],
    [wordingPackText(ownWording).replace('"formatVersion": 1', '"formatVersion": 2'), "format 2"],
    [wordingPackText(ownWording).replace('"judge": "', '"judge": 1, "x": "'), "judge"],
  ])("should refuse a file in another form: %.20s", (text, words) => {
    const path = join(folderWith({ "wording.json": text }), "wording.json");
    expect(() => loadWordingPack(path)).toThrow(expect.objectContaining({ code: "tau2/broken-wording" }));
    expect(() => loadWordingPack(path)).toThrow(words);
  });
});

describe("wordingOf", () => {
  it("should find the wording beside the data, and our own words without it", () => {
    const data = { "tau2/domains/mock/policy.md": "" };
    expect(wordingOf(folderWith(data))).toBe(ownWording);
    expect(wordingOf(join(folderWith(data), "nowhere"))).toBe(ownWording);
    const worded = folderWith({
      ...data,
      "wording.json": wordingPackText({ ...ownWording, name: "upstream@1" }),
    });
    expect(wordingOf(worded).name).toBe("upstream@1");
    expect(wordingOf(join(worded, "tau2")).name).toBe("upstream@1");
  });
});
