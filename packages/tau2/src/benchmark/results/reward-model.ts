import { dictField } from "../../python/model/dict-field.js";
import {
  boolean,
  enumeration,
  floating,
  list,
  optional,
  orderedTable,
  text,
  withDefault,
} from "../../python/model/field.js";
import { model } from "../../python/model/model.js";
import { goldAction, worldAssertion } from "../../world/read-task.js";
import { rewardTypes } from "../../world/task.js";

const databaseCheck = model("DBCheck", { db_match: boolean, db_reward: floating });
const worldAssertionCheck = model("EnvAssertionCheck", {
  env_assertion: worldAssertion,
  met: boolean,
  reward: floating,
});
const actionCheck = model("ActionCheck", {
  action: goldAction,
  action_match: boolean,
  action_reward: floating,
  tool_type: optional(text),
});
const wordAssertionCheck = model("NLAssertionCheck", {
  nl_assertion: text,
  met: boolean,
  justification: text,
});
const communicateCheck = model("CommunicateCheck", { info: text, met: boolean, justification: text });

/** A reward as it stands in results files, older ones included. */
export const rewardModel = model("RewardInfo", {
  reward: floating,
  db_check: optional(databaseCheck),
  env_assertions: optional(list(worldAssertionCheck)),
  action_checks: optional(list(actionCheck)),
  nl_assertions: optional(list(wordAssertionCheck)),
  communicate_checks: optional(list(communicateCheck)),
  reward_basis: withDefault(optional(list(enumeration(...rewardTypes))), ["DB"]),
  reward_breakdown: optional(orderedTable(floating)),
  info: optional(dictField),
});
