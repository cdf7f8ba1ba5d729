import type { EnvModule } from "@rwml/core";
import { type UpstreamSourceOptions, upstreamSource } from "../benchmark/sources/upstream-source.js";
import type { ConversationAction } from "../conversation/action.js";
import type { ConversationState } from "../conversation/conversation-state.js";
import type { Task } from "../world/task.js";
import { domainModule } from "./domain-module.js";

/** Options of `upstreamModule`. */
export interface UpstreamModuleOptions extends UpstreamSourceOptions {
  /** Which tasks. Default: the domain's own choice. */
  readonly split?: string;
}

/** A domain of upstream's as an environment: see `domainModule`. Throws what `upstreamSource` throws. */
export function upstreamModule(
  name: string,
  options: UpstreamModuleOptions = {},
): EnvModule<ConversationState, ConversationAction, Task> {
  return domainModule(upstreamSource(name, options), options.split);
}
