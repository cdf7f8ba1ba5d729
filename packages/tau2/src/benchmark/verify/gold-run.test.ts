import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { judgeConversation } from "../../judge/judge-conversation.js";
import { sameJsonText } from "../../python/equal.js";
import type { PythonValue } from "../../python/python-value.js";
import { newWorld } from "../../world/begin-world.js";
import type { Task } from "../../world/task.js";
import { domainFolder } from "../data/data-folder.js";
import { loadDatabases } from "../data/load-databases.js";
import { loadTasks } from "../data/load-tasks.js";
import { domainNamed } from "../sources/domain-named.js";
import { runGold } from "./gold-run.js";

const data = fileURLToPath(new URL("../../../../../../shared/data/", import.meta.url));
const isPresent = existsSync(`${data}tau2/domains/retail`);
if (!isPresent) console.warn("Skipping retail's gold actions: ../shared is absent.");

describe.skipIf(!isPresent)("the gold actions of retail that raise", () => {
  const domain = domainNamed("retail");
  const setting = { domain, solo: false };
  const folder = isPresent ? domainFolder("retail", data) : "";
  const databases = isPresent ? loadDatabases(domain, folder) : { agent: {}, user: null };
  const raising = (isPresent ? loadTasks(folder) : [])
    .map((task) => ({ task, run: runGold(setting, databases, task) }))
    .filter(({ run }) => run.errors.some((error) => error !== null));

  it("should be eighteen of fifteen tasks", () => {
    expect(raising.flatMap(({ run }) => run.errors.filter((error) => error !== null))).toHaveLength(18);
    expect(raising.map(({ task }) => task.id)).toEqual([
      ...["2", "3", "4", "35", "37", "38", "39", "46", "47", "54", "55", "64", "67", "68", "105"],
    ]);
  });

  it("should say what they raise", () => {
    const error = "Insufficient gift card balance to pay for the price difference";
    expect(raising.at(-1)!.run.errors).toEqual([error]);
  });

  it("should leave the databases as if they were not there", () => {
    for (const { task, run } of raising) {
      const criteria = task.evaluation_criteria!;
      const actions = criteria.actions!.filter((_, index) => run.errors[index] === null);
      const rest = { ...task, evaluation_criteria: { ...criteria, actions } };
      const { final } = runGold(setting, databases, rest);
      expect(sameJsonText(final.agent as PythonValue, run.final.agent as PythonValue), task.id).toBe(true);
    }
  });

  it("should let an agent that does nothing leave task 105 with the right databases", () => {
    const says = (role: "assistant" | "user", content: string) => ({ role, content, tool_calls: null });
    const messages = [says("assistant", "No."), says("user", "###STOP###")];
    const isRight = (task: Task) =>
      judgeConversation(
        setting,
        newWorld(setting, databases),
        { task, messages, termination_reason: "user_stop" },
        { evaluationType: "env" },
      ).db_check!.db_match;
    const changing = raising.filter(({ task }) => {
      const { actions } = task.evaluation_criteria!;
      return actions!.some(({ name }) => /^(cancel|modify|exchange|return)_/.test(name));
    });
    expect(changing.filter(({ task }) => isRight(task)).map(({ task }) => task.id)).toEqual(["105"]);
  });
});
