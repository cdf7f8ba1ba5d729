import type { ConversationSetting } from "../../conversation/conversation-setting.js";
import type { CustomerScript } from "../../conversation/user/customer-script.js";
import type { DeviceCommand } from "../../conversation/user/device-command.js";
import type { Databases } from "../../world/begin-world.js";
import type { Domain } from "../../world/domain.js";
import type { Task } from "../../world/task.js";

/** A task, and what a scripted customer needs to play its user; null where only a model or a person can. */
export interface SourceProblem {
  readonly task: Task;
  readonly script: CustomerScript | null;
}

/** Which tasks are wanted. */
export interface TaskChoice {
  /** A split of the user's data. Default: the domain's own choice. */
  readonly split?: string | null;
  /** Ids of tasks; the order is that of the domain. Default: all of the split. */
  readonly ids?: readonly string[];
  /** The first so many of those chosen. Default: all, or 10 of a generated domain. */
  readonly most?: number | null;
}

/** Where a domain's data and tasks come from: the user's copy of upstream's data, or a generator. */
export interface DomainSource {
  /** As ids and results files write it, such as `telecom-workflow` or `retail-generated`. */
  readonly name: string;
  readonly domain: Domain;
  readonly databases: Databases;
  readonly policy: string;
  readonly solo: boolean;
  /** What scripted customers can be asked to do with their devices. */
  readonly commands: readonly DeviceCommand[];
  /** Throws `tau2/unknown-split` or UnknownIdError. */
  problems(choice?: TaskChoice): readonly SourceProblem[];
}

/** A source as the setting of conversations. */
export function settingOf(
  { domain, databases, policy, solo }: DomainSource,
  choices: Pick<ConversationSetting, "maxHops" | "maxErrors" | "agentMayStop" | "enforceProtocol">,
): ConversationSetting {
  return { domain, databases, policy, solo, ...choices };
}
