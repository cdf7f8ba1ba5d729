import { type EnvModule, GymError, nearestNames, UnknownIdError } from "@rwml/core";
import { ownDomains } from "../benchmark/sources/own-domains.js";
import { ownSource } from "../benchmark/sources/own-source.js";
import type { ConversationAction } from "../conversation/action.js";
import type { Problem } from "../generate/generated-domain.js";
import { type CustomerState, customerModule } from "./customer-module.js";

/**
 * A registered domain as an environment of one role, `tau2/<name>-scripted`: the customer is a part of the world. Its tasks
 * are those that have a script. Throws what `ownSource` throws, and `tau2/no-script` where none has one.
 */
export function scriptedModule(name: string): EnvModule<CustomerState, ConversationAction, Problem> {
  const source = ownSource(name);
  const problems = source.problems().flatMap(({ task, script }): readonly Problem[] => {
    return script === null ? [] : [{ task, script }];
  });
  if (problems.length === 0) {
    throw new GymError(
      "tau2/no-script",
      `None of the usual tasks of ${name} has a script, so nobody can play its user here. Give registerDomain scripts by the ids of tasks.`,
    );
  }
  const ids = problems.map(({ task }) => task.id);
  return customerModule({
    ...{ id: `tau2/${name}-scripted`, source, dialogue: ownDomains.get(name)!.dialogue },
    tasks: {
      size: ids.length,
      id: (index) => ids[index] ?? unknownTask(name, `number ${index}`, ids),
      load: (id) => problems.find(({ task }) => task.id === id) ?? unknownTask(name, id, ids),
    },
  });
}

function unknownTask(name: string, id: string, known: readonly string[]): never {
  throw new UnknownIdError(`task of ${name} with a script`, id, nearestNames(id, known));
}
