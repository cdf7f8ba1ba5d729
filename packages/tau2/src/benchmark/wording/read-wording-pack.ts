import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { GymError } from "@rwml/core";
import { doneTool, stopWord } from "../../conversation/stop-words.js";
import type { ToolkitWording, Wording } from "../../conversation/wording/wording.js";
import {
  allBlocks,
  constantOf,
  docstringOf,
  readSource,
  type SourceBlock,
} from "../../python/source/source-block.js";
import { readTextFile } from "../data/read-data-file.js";
import { readPersonas } from "./read-personas.js";
import { readToolkitWording } from "./read-toolkit-wording.js";

/** The domains whose tools are described. */
export const wordedDomains = ["mock", "airline", "retail", "telecom"] as const;

/** Where upstream's sentences stand, beneath its package `tau2`. */
export const wordingSources = {
  agent: "agent/llm_agent.py",
  persona: "data_model/persona.py",
  judge: "evaluator/evaluator_nl_assertions.py",
} as const;

/**
 * Reads upstream's sentences out of a checkout of its repository. Throws `tau2/no-checkout` for a folder that is none,
 * `tau2/missing-file`, `tau2/broken-source`, and `tau2/unknown-source` where a sentence is not where it is looked for.
 *
 * @param commit the checkout's commit, for the wording's name
 */
export function readWordingPack(checkout: string, commit: string): Wording {
  const sources = firstThatExists(checkout, ["src/tau2", "tau2"]);
  const guidelines = firstThatExists(checkout, ["data/tau2", "src/tau2/data/tau2", "tau2/data/tau2"]);
  const module = (path: string) => readModule(join(sources, path));
  const guideline = (name: string) => readTextFile(join(guidelines, "user_simulator", name));
  return {
    name: `upstream@${commit}`,
    agent: readAgentWording(module(wordingSources.agent)),
    user: {
      guidelines: guideline("simulation_guidelines.md"),
      guidelinesWithTools: guideline("simulation_guidelines_tools.md"),
      // Older releases have no personas.
      personas: existsSync(join(sources, wordingSources.persona))
        ? readPersonas(module(wordingSources.persona))
        : {},
    },
    judge: needed(wordingSources.judge, "system_prompt", (name) =>
      firstOf(allBlocks(module(wordingSources.judge)), (block) => constantOf(block, name)),
    ),
    toolkits: Object.assign(
      {},
      ...wordedDomains.map((domain) => readDomain(join(sources, "domains", domain))),
    ),
  };
}

function readAgentWording(module: SourceBlock): Wording["agent"] {
  const constant = (name: string) => needed(wordingSources.agent, name, () => constantOf(module, name));
  return {
    instruction: constant("AGENT_INSTRUCTION"),
    groundTruthInstruction: constant("AGENT_GT_INSTRUCTION"),
    soloInstruction: constant("AGENT_SOLO_INSTRUCTION")
      .replaceAll("{stop_function_name}", doneTool)
      .replaceAll("{stop_token}", stopWord),
    doneDescription: needed(wordingSources.agent, doneTool, (name) =>
      firstOf(allBlocks(module), (block) => (block.name === name ? docstringOf(block) : null)),
    ),
  };
}

function readDomain(folder: string): Readonly<Record<string, ToolkitWording>> {
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".py")) : [];
  const toolkits = readToolkitWording(files.sort().map((name) => readModule(join(folder, name))));
  if (Object.keys(toolkits).length === 0) throw unknownSource(folder, "a class with tools");
  return toolkits;
}

function readModule(path: string): SourceBlock {
  const text = readTextFile(path);
  try {
    return readSource(text);
  } catch (cause) {
    const problem = cause instanceof Error ? cause.message : String(cause);
    throw new GymError("tau2/broken-source", `${path} cannot be read: ${problem}`, { cause });
  }
}

function firstThatExists(root: string, folders: readonly string[]): string {
  const found = folders.map((folder) => join(root, folder)).find((folder) => existsSync(folder));
  if (found !== undefined) return found;
  throw new GymError(
    "tau2/no-checkout",
    `${root} is no checkout of tau2-bench: it has none of ${folders.join(", ")}. Name the folder that its repository lies in.`,
  );
}

function firstOf<Item>(items: readonly Item[], look: (item: Item) => string | null): string | null {
  for (const item of items) {
    const text = look(item);
    if (text !== null) return text;
  }
  return null;
}

function needed(path: string, name: string, look: (name: string) => string | null): string {
  const text = look(name);
  if (text === null) throw unknownSource(path, name);
  return text;
}

function unknownSource(path: string, missing: string): GymError {
  return new GymError(
    "tau2/unknown-source",
    `${path} holds no ${missing} that can be read as text: this release of tau2-bench is written in another way. Take the release that docs name, or go without its wording.`,
  );
}
