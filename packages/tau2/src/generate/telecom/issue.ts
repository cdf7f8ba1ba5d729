import type { PythonRecord } from "../../python/python-value.js";
import type { GoldAction, WorldAssertion, WorldCall } from "../../world/task.js";
import type { Caller } from "./caller.js";

/** A step that mends an issue. */
export type Fix = Pick<GoldAction, "requestor" | "name" | "arguments">;

/** One thing that can be wrong with a phone or its line. Names are those of upstream's tasks. */
export interface Issue {
  readonly name: string;
  /** How it is brought about. */
  readonly breaks: readonly ((caller: Caller) => WorldCall)[];
  /** How it is mended; null where only a person can. */
  readonly fixes: readonly ((caller: Caller) => Fix)[] | null;
  /** What has to hold besides, once it is mended. */
  readonly alsoHolds?: (caller: Caller) => WorldAssertion;
  /** Whether it takes a caller who is abroad. */
  readonly abroad?: boolean;
}

/** A function or tool of the phone. */
export function onPhone(func_name: string, input: PythonRecord = {}): () => WorldCall {
  return () => ({ env_type: "user", func_name, arguments: input });
}

/** A function or tool of the company, for the caller's own line. */
export function onLine(
  func_name: string,
  input: (caller: Caller) => PythonRecord = () => ({}),
): (caller: Caller) => WorldCall {
  return (caller) => ({
    ...{ env_type: "assistant", func_name },
    arguments: { customer_id: caller.customerId, line_id: caller.lineId, ...input(caller) },
  });
}

/** Something that the caller does with the phone. */
export function byCaller(name: string, input: PythonRecord = {}): () => Fix {
  return () => ({ requestor: "user", name, arguments: input });
}

/** Something that the agent does about the caller's line. */
export function byAgent(
  name: string,
  input: (caller: Caller) => PythonRecord = () => ({}),
): (caller: Caller) => Fix {
  return (caller) => ({
    ...{ requestor: "assistant", name },
    arguments: { customer_id: caller.customerId, line_id: caller.lineId, ...input(caller) },
  });
}

/** Something that has to hold. */
export function holding(
  env_type: WorldAssertion["env_type"],
  func_name: string,
  input: PythonRecord,
): WorldAssertion {
  return { env_type, func_name, arguments: input, assert_value: true, message: null };
}
