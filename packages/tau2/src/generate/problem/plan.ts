import type { Fact } from "../../conversation/user/customer-script.js";
import type { PlannedCall } from "./planned-call.js";

/** One thing that a customer wants, how it is said, and what an agent has to do and say about it. */
export interface Plan {
  /** What the customer says, in the first person. */
  readonly request: string;
  /** The same for somebody who plays the customer, in the second person. */
  readonly wish: string;
  /** What the customer answers when it is asked. */
  readonly facts: readonly Fact[];
  /** What an agent has to look up first. Default: nothing. */
  readonly lookUps?: readonly PlannedCall[];
  /** What solves it, in order. Nothing where the policy forbids what is wanted. */
  readonly actions: readonly PlannedCall[];
  /** What the agent has to say. */
  readonly told: readonly string[];
  /** What no other plan of the problem may be about, such as a gift card, beside the case's own subject. Default: nothing. */
  readonly alsoAbout?: readonly string[];
}

/** A plan, and the kind of problem that it is made for. */
export interface NamedPlan extends Plan {
  readonly name: string;
}

/** The tool that hands a customer over. */
export const transferTool = "transfer_to_human_agents";

/** Whether a plan ends in words, or with other people: such a plan comes last, and only once. */
export function isClosing({ told, actions }: Plan): boolean {
  return told.length > 0 || hasTransfer(actions);
}

/** Whether a customer is handed over. */
export function hasTransfer(calls: readonly PlannedCall[]): boolean {
  return calls.some(({ name }) => name === transferTool);
}
