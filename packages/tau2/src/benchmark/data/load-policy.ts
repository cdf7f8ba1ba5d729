import { join } from "node:path";
import { GymError } from "@rwml/core";
import { readTextFile } from "./read-data-file.js";

/** Which policy of a domain is wanted. */
export interface PolicyChoice {
  /** `mock`, `airline`, `retail` or `telecom`. */
  readonly domain: string;
  /** Telecom's step by step instructions for technical support, instead of its manual. Default: false. */
  readonly workflow?: boolean;
  /** For an agent that works alone. Default: false. */
  readonly solo?: boolean;
}

/**
 * What a domain's agents are told, put together as upstream does. Throws `tau2/missing-file`, `tau2/broken-file` for an empty
 * one, or `tau2/no-solo` where no agent works alone.
 *
 * @param folder the domain's folder
 */
export function loadPolicy(folder: string, { domain, workflow = false, solo = false }: PolicyChoice): string {
  const read = (name: string): string => readPolicy(join(folder, `${name}.md`));
  switch (domain) {
    case "telecom":
      return telecomPolicy(read, workflow, solo);
    case "mock":
      return read(solo ? "policy_solo" : "policy");
    default:
      if (solo) throw noSolo(domain);
      return read("policy");
  }
}

/** An agent without a policy would be told nothing, and nobody would notice. */
function readPolicy(path: string): string {
  const text = readTextFile(path);
  if (text.trim() !== "") return text;
  throw new GymError("tau2/broken-file", `${path} is empty. Restore it from a copy.`);
}

/** The manual has no variant for agents that work alone. */
function telecomPolicy(read: (name: string) => string, workflow: boolean, solo: boolean): string {
  const main = read(solo ? "main_policy_solo" : "main_policy");
  const support = read(
    workflow ? (solo ? "tech_support_workflow_solo" : "tech_support_workflow") : "tech_support_manual",
  );
  return `<main_policy>\n${main}\n</main_policy>\n<tech_support_policy>\n${support}\n</tech_support_policy>`;
}

function noSolo(domain: string): GymError {
  const name = domain.charAt(0).toUpperCase() + domain.slice(1);
  return new GymError(
    "tau2/no-solo",
    `${name} domain does not support solo mode. Let an agent work alone in mock, telecom or telecom-workflow.`,
  );
}
