import type { EnvModule, TaskSource } from "@rwml/core";
import { generatedWorldNamed } from "../benchmark/sources/generated-domains.js";
import {
  type GeneratedSource,
  type GeneratedSourceOptions,
  generatedSource,
  problemNumber,
} from "../benchmark/sources/generated-source.js";
import type { ConversationAction } from "../conversation/action.js";
import type { Problem } from "../generate/generated-domain.js";
import { type CustomerState, customerModule } from "./customer-module.js";

/**
 * A domain of our own as an environment of one role: the customer is a part of the world. A problem's id is its number.
 *
 * @param name such as `retail`
 */
export function generatedModule(
  name: string,
  options: GeneratedSourceOptions = {},
): EnvModule<CustomerState, ConversationAction, Problem> {
  const { dialogue } = generatedWorldNamed(name);
  const source = generatedSource(`${name}-generated`, options);
  return customerModule({ id: `tau2/${source.name}`, source, dialogue, tasks: problemTasks(source) });
}

function problemTasks(source: GeneratedSource): TaskSource<Problem> {
  return {
    size: Number.POSITIVE_INFINITY,
    id: String,
    load: (id) => source.problem(problemNumber(source.name, id)),
  };
}
