import { dictField } from "../python/model/dict-field.js";
import {
  anything,
  boolean,
  enumeration,
  type Field,
  list,
  literal,
  optional,
  text,
  withDefault,
} from "../python/model/field.js";
import { model } from "../python/model/model.js";
import type { PythonValue } from "../python/python-value.js";
import { messageField } from "./read-message.js";
import { rewardTypes, type Task } from "./task.js";

const side = literal("user", "assistant");

const description = model("Description", {
  purpose: optional(text),
  relevant_policies: optional(text),
  notes: optional(text),
});

const structuredInstructions = model("StructuredUserInstructions", {
  domain: text,
  reason_for_call: text,
  known_info: optional(text),
  unknown_info: optional(text),
  task_instructions: text,
});

const instructions: Field<PythonValue> = {
  read: (value, path, flaws) =>
    typeof value === "string" ? value : structuredInstructions.read(value, path, flaws),
};

const userScenario = model("UserScenario", { persona: optional(text), instructions });

const initializationData = model("InitializationData", {
  agent_data: optional(dictField),
  user_data: optional(dictField),
});

const worldCall = { env_type: side, func_name: text, arguments: dictField };

const initialState = model("InitialState", {
  initialization_data: optional(initializationData),
  initialization_actions: optional(list(model("EnvFunctionCall", worldCall))),
  message_history: optional(list(messageField)),
});

/** An action of a task's gold run. */
export const goldAction = model("Action", {
  action_id: text,
  requestor: withDefault(side, "assistant"),
  name: text,
  arguments: dictField,
  info: optional(text),
  compare_args: optional(list(text)),
});

/** A call whose result is compared. */
export const worldAssertion = model("EnvAssertion", {
  ...worldCall,
  assert_value: withDefault(boolean, true),
  message: optional(text),
});

const evaluationCriteria = model("EvaluationCriteria", {
  actions: optional(list(goldAction)),
  env_assertions: optional(list(worldAssertion)),
  communicate_info: optional(list(text)),
  nl_assertions: optional(list(text)),
  reward_basis: withDefault(list(enumeration(...rewardTypes)), ["DB", "COMMUNICATE"]),
});

const task = model("Task", {
  id: text,
  description: optional(description),
  user_scenario: userScenario,
  ticket: optional(text),
  initial_state: optional(initialState),
  evaluation_criteria: optional(evaluationCriteria),
  issues: optional(anything),
  required_documents: optional(list(text)),
  user_tools: optional(list(text)),
});

/** Reads a task, as it stands in a task file or a results file; unknown keys are dropped. Throws a ValidationError. */
export function readTask(value: PythonValue): Task {
  return task.parse(value) as unknown as Task;
}
