import { type AnyEnvModule, listEnvs, loadEnv, rulesName, taskCount, taskIdAt } from "@rwml/core";
import { registerEnvironments } from "../../act/environments/register-environments.js";
import { printableLine } from "../../act/progress/printable-text.js";
import { print, printJson } from "../cli-context.js";
import { argument, defineCommand } from "../command.js";
import { exitCode } from "../exit-code.js";
import { choosingOptions, loadingOptions, loadOptions } from "../loading-options.js";
import { flag } from "../option.js";

/** `rwml show ID`. */
export const show = defineCommand({
  name: "show",
  summary: "describe an environment: its tasks, policies, baselines and actions",
  arguments: { env: argument("an id from rwml list") },
  options: { ...loadingOptions, ...choosingOptions, json: flag("print JSON") },
  examples: ["rwml show alfworld/generated", "rwml show alfworld/valid_unseen --data ~/alfworld --json"],
  async run(input, context) {
    await registerEnvironments(input.import);
    const about = description(input.env, await loadEnv(input.env, loadOptions(input)));
    if (input.json) printJson(context, about);
    else print(context, readable(about));
    return exitCode.ok;
  },
});

interface Description {
  readonly id: string;
  readonly summary: string;
  readonly rules: string;
  /** Null when tasks are made on demand, without end. */
  readonly tasks: number | null;
  readonly firstTasks: readonly string[];
  /** What `--task-types` and `--scenes` can choose; null where there is nothing to choose. */
  readonly taskTypes: readonly string[] | null;
  readonly scenes: readonly string[] | null;
  readonly maxSteps: number | null;
  readonly policies: readonly string[];
  readonly experts: readonly string[];
  readonly predictors: readonly string[];
  readonly determinedBy: string | null;
  readonly actions: unknown;
}

function description(id: string, env: AnyEnvModule): Description {
  const { rules, tasks } = env;
  const name = rulesName(rules);
  const count = taskCount(tasks, name);
  return {
    id,
    summary: listEnvs().find((entry) => entry.id === id)?.summary ?? "",
    rules: name,
    tasks: Number.isFinite(count) ? count : null,
    firstTasks: Array.from({ length: Math.min(3, count) }, (_, index) => taskIdAt(tasks, index, name)),
    taskTypes: env.taskTypes ?? null,
    scenes: env.scenes ?? null,
    maxSteps: env.maxSteps ?? null,
    policies: ["random", ...Object.keys(env.policies ?? {})],
    experts: Object.keys(env.experts ?? {}),
    predictors: Object.keys(env.predictors ?? {}),
    determinedBy: env.determinedBy ?? null,
    actions: rules.actions.schema,
  };
}

function readable(about: Description): string {
  const lines = [
    ["rules", printableLine(about.rules)],
    ["tasks", about.tasks === null ? "made on demand" : String(about.tasks)],
    ["such as", about.firstTasks.map(printableLine).join(`\n${" ".repeat(13)}`)],
    ["types", (about.taskTypes ?? []).map(printableLine).join(", ")],
    ["scenes", (about.scenes ?? []).map(printableLine).join(", ")],
    ["steps", about.maxSteps === null ? "no limit" : `at most ${about.maxSteps}`],
    ["policies", about.policies.map(printableLine).join(", ")],
    ["experts", about.experts.map(printableLine).join(", ")],
    ["baselines", about.predictors.map(printableLine).join(", ")],
  ].filter(([, value]) => value !== "");
  return [
    printableLine(`${about.id}: ${about.summary}`),
    "",
    ...lines.map(([name, value]) => `  ${name!.padEnd(10)} ${value}`),
    "",
    "Actions, as JSON Schema:",
    JSON.stringify(about.actions, null, 2),
  ].join("\n");
}
