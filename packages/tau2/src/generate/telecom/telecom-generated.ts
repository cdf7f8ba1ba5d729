import { GymError, seededRandom } from "@rwml/core";
import type { Databases } from "../../world/begin-world.js";
import type { TelecomDatabase } from "../../world/domains/telecom/agent/telecom-database.js";
import type { GeneratedDomain, Problem } from "../generated-domain.js";
import { candidatesOf, drawCaller } from "./caller-directory.js";
import { checkSolution } from "./check-solution.js";
import { chooseTrouble } from "./choose-trouble.js";
import { composeTask } from "./compose-task.js";
import { drawCompany } from "./draw-company.js";
import { generatorName } from "./generator-name.js";
import { telecomGuide } from "./telecom-guide.js";
import { telecomRules } from "./telecom-rules.js";
import { writeScript } from "./write-script.js";

/** Telephone companies of our own: their size is a share of upstream's, 1 unless another is asked for. */
export const telecomGenerated: GeneratedDomain = {
  policy: `${telecomRules}\n${telecomGuide}`,
  databases: drawCompany,
  problem(databases: Databases, number: number): Problem {
    const candidates = candidatesOf(databases.agent as unknown as TelecomDatabase);
    if (candidates.length === 0) throw nobodyCalls();
    const { candidate, combination, persona } = chooseTrouble(candidates, number);
    const caller = drawCaller(seededRandom(number, generatorName, "caller"), candidate);
    const composed = composeTask(combination, caller, persona);
    const task = { ...composed, id: `telecom-${number}-${composed.id}` };
    checkSolution(databases, task);
    return { task, script: writeScript(combination, caller) };
  },
};

function nobodyCalls(): GymError {
  return new GymError(
    "tau2/no-problem",
    "No problem can be made in these databases: no active line's owner is free of overdue bills. Make them with telecomGenerated.databases.",
  );
}
