import type { PythonRecord } from "../python/python-value.js";

/** A tool call that a participant wants; whose it is follows from whose turn it is. */
export interface CallRequest {
  /** As the model's endpoint gave it; empty where there is none. */
  readonly id: string;
  readonly name: string;
  readonly arguments: PythonRecord;
}

/** What a participant does in its turn. */
export type ConversationAction =
  /** Says something to the other one. */
  | { readonly type: "say"; readonly text: string }
  /** Calls tools, in order. Words beside them are kept, and reach nobody. */
  | { readonly type: "call"; readonly calls: readonly CallRequest[]; readonly text: string | null };
