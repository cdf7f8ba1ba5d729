import { isDict, itemOf } from "../../python/dict.js";
import type { PythonDict, PythonValue } from "../../python/python-value.js";
import { itemAt, withItem } from "./item-at.js";

/** A setting of a run that its conversations and rewards depend on, as the run's file keeps it. */
export interface RunSetting {
  /** For people. */
  readonly name: string;
  /** Its place in the file's `info`, with upstream's names where upstream has it. */
  readonly path: readonly string[];
}

/** All of them, but for the tasks. */
export const runSettings: readonly RunSetting[] = [
  { name: "domain", path: ["environment_info", "domain_name"] },
  { name: "agent", path: ["agent_info", "implementation"] },
  ...modelSettings("agent", "agent_info"),
  { name: "user", path: ["user_info", "implementation"] },
  ...modelSettings("user", "user_info"),
  { name: "user's persona", path: ["user_info", "persona"] },
  { name: "user's guidelines", path: ["user_info", "global_simulation_guidelines"] },
  ...modelSettings("judge", "judge_info"),
  { name: "wording", path: ["wording"] },
  { name: "wording's content", path: ["wording_sha256"] },
  { name: "policy", path: ["environment_info", "policy"] },
  { name: "databases", path: ["environment_info", "databases_sha256"] },
  { name: "max steps", path: ["max_steps"] },
  { name: "max errors", path: ["max_errors"] },
  { name: "timeout", path: ["timeout"] },
  { name: "enforced protocol", path: ["enforce_communication_protocol"] },
  { name: "stripped thoughts", path: ["strip_think"] },
  { name: "seed", path: ["seed"] },
];

function modelSettings(role: string, key: string): readonly RunSetting[] {
  return [
    { name: `${role}'s model`, path: [key, "llm"] },
    { name: `${role}'s parameters`, path: [key, "llm_args"] },
    { name: `${role}'s endpoint`, path: [key, "base_url"] },
  ];
}

/**
 * What a file's `info` says of a setting, in a form that can be compared; undefined where it says nothing, as files of
 * upstream and of earlier releases do of some.
 */
export function settingIn(info: PythonDict, { path }: RunSetting): PythonValue | undefined {
  const value = itemAt(info, path);
  if (path[1] !== "llm_args" || itemAt(info, [path[0]!, "llm"]) == null) return value;
  if (!isDict(value)) return undefined;
  // Without a temperature, models are asked at 0.
  return itemOf(value, "temperature") === undefined ? withItem(value, ["temperature"], 0) : value;
}
