import type { EnvModule } from "@rwml/core";
import { ownSource } from "../benchmark/sources/own-source.js";
import type { ConversationAction } from "../conversation/action.js";
import type { ConversationState } from "../conversation/conversation-state.js";
import type { Task } from "../world/task.js";
import { domainModule } from "./domain-module.js";

/** Options of `ownModule`. */
export interface OwnModuleOptions {
  /** Whether the agent works alone. Default: false. */
  readonly solo?: boolean;
  /** Which tasks. Default: those of the split `base`, or all. */
  readonly split?: string;
}

/** A registered domain as an environment, `tau2/<name>`: see `domainModule`. Throws what `ownSource` throws. */
export function ownModule(
  name: string,
  { solo = false, split }: OwnModuleOptions = {},
): EnvModule<ConversationState, ConversationAction, Task> {
  return domainModule(ownSource(name, { solo }), split);
}
