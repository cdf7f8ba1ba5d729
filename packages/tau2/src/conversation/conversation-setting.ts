import type { Databases } from "../world/begin-world.js";
import type { Setting } from "../world/call-tool.js";

/** A domain with its data, and how conversations in it go. */
export interface ConversationSetting extends Setting {
  readonly databases: Databases;
  /** What agents are told. */
  readonly policy: string;
  /** Hops after which a conversation is cut off. Upstream's default: 100, and 200 on its command line. */
  readonly maxHops: number;
  /** Failed tool calls after which it is cut off. Upstream's default: 10. */
  readonly maxErrors: number;
  /** Whether the agent can end a conversation, by the stop word or by calling `done`. Always, where it works alone. */
  readonly agentMayStop: boolean;
  /** Whether a message that is empty, or holds words beside tool calls, ends the conversation. Upstream's default: no. */
  readonly enforceProtocol: boolean;
}

/** Upstream's defaults for everything that is a matter of choice. */
export const defaultLimits = {
  maxHops: 100,
  maxErrors: 10,
  agentMayStop: false,
  enforceProtocol: false,
} as const;
