import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { GymError } from "@rwml/core";
import { registerEnvironments } from "../../act/environments/register-environments.js";
import { print, printJson } from "../cli-context.js";
import { argument, defineCommand } from "../command.js";
import { exitCode } from "../exit-code.js";
import { modules } from "../module-option.js";
import { flag, seconds, seed, text, texts, wholeNumber } from "../option.js";
import { path } from "../paths/path-option.js";
import { readsData, readsFile, writesResults } from "../paths/path-use.js";
import { progressWriter } from "../progress/progress-writer.js";
import { openRole, type RoleModelChoice } from "../run/open-role.js";
import { price } from "../run/price-option.js";
import { runListener } from "../run/run-listener.js";
import { runSummary } from "../run/run-summary.js";
import { spentLine } from "../run/spent-line.js";
import { tellWait } from "../run/tell-wait.js";

/** `rwml run tau2/DOMAIN`. */
export const run = defineCommand({
  name: "run",
  summary: "let an agent serve the users of a tau2 domain, and judge it; run it again to go on",
  arguments: {
    env: argument(
      "tau2/mock, tau2/airline, tau2/retail, tau2/telecom, …, tau2/<domain>-generated, or a domain of your own",
    ),
  },
  options: {
    data: path(readsData, "folder", "your copy of tau2-bench's data; otherwise $TAU2_DATA_DIR", null),
    import: modules,
    agent: text(
      "name",
      "llm_agent, llm_agent_gt, llm_agent_solo, or gold, which needs no model",
      "llm_agent",
    ),
    agentLlm: text("model", "the agent's model", null),
    agentLlmArgs: text("json", "further parameters of its requests, such as temperature", null),
    agentBaseUrl: text("url", "the endpoint of the agent's model, where it is another than --base-url", null),
    agentPrice: price("dollars per million tokens of the agent's model, read and written, such as 2.5,10"),
    user: text("name", "user_simulator, dummy_user, scripted (where tasks have scripts), or gold", null),
    userLlm: text("model", "the user's model", null),
    userLlmArgs: text("json", "further parameters of its requests", null),
    userBaseUrl: text("url", "the endpoint of the user's model, where it is another than --base-url", null),
    userPrice: price("the same of the user's model"),
    userPersona: text("name", "how the user speaks, of the wording in use", null),
    judgeLlm: text("model", "the model that judges assertions in words; without one they are left out", null),
    judgeLlmArgs: text("json", "further parameters of its requests", null),
    judgeBaseUrl: text("url", "the endpoint of the judge's model, where it is another than --base-url", null),
    judgePrice: price("the same of the judge's model"),
    baseUrl: text(
      "url",
      "an OpenAI-compatible endpoint for all models; otherwise $OPENAI_BASE_URL or OpenAI's own",
      null,
    ),
    wording: path(
      readsFile,
      "file",
      "a wording pack; otherwise the one that rwml data pull tau2 has put beside the data, or our own words",
      null,
    ),
    split: text("name", "the split of tasks; otherwise base", null),
    tasks: texts("id", "tasks to run; otherwise all of the split"),
    numTasks: wholeNumber("run the first so many tasks only", null),
    trials: wholeNumber("how often each task is run", 1, { most: 10_000 }),
    maxSteps: wholeNumber("end a conversation after this many messages and answers", 200),
    maxErrors: wholeNumber("end a conversation after this many failed tool calls", 10),
    timeout: seconds("end a conversation after this long, waits for its models included", null),
    requestTimeout: seconds("give a model's answer up after this long, and ask again", 600),
    enforceProtocol: flag("end a conversation at an empty message, or at words beside tool calls"),
    stripThink: flag("take <think>…</think> out of what the models say; the run's file keeps it in raw_data"),
    seed: seed("the seed that the seeds of the trials are drawn from", 300),
    concurrency: wholeNumber("conversations at once", 3, { most: 1_000 }),
    retries: wholeNumber("how often a failed conversation is tried again", 3, { least: 0, most: 1_000 }),
    out: path(writesResults, "path", "the run's file, or its folder; otherwise runs/tau2/<domain>", null),
    acceptChanges: flag(
      "go on with a run that was begun with other settings or tasks, and note so in its file",
    ),
    json: flag("print the metrics as JSON"),
  },
  examples: [
    "rwml run tau2/retail --agent-llm gpt-4.1 --user-llm gpt-4.1 --num-tasks 5 --out runs/retail",
    "rwml run tau2/retail-generated --agent gold --out runs/offline",
    "rwml run tau2/telecom --agent gold --user gold --split small",
    "rwml run tau2/library --import ./library.ts --agent gold --out runs/library",
  ],
  failsWhen:
    "a conversation failed in the end, or a tool has a bug (the run's file holds the conversations, with their errors)",
  async run(input, context) {
    const tau2 = await import("@rwml/tau2");
    const { sourceNamed, runDomain, loadWordingPack, wordingOf, runMetrics } = tau2;
    const name = domainName(input.env);
    await registerEnvironments(input.import);
    const source = sourceNamed(name, {
      data: input.data ?? undefined,
      solo: input.agent === "llm_agent_solo",
    });
    const tell = progressWriter({ stream: context.errors, now: context.now });
    const opened = (of: Omit<RoleModelChoice, "baseUrl">) =>
      openRole({ ...of, baseUrl: input.baseUrl }, context, input.requestTimeout, tellWait(tell));
    const agent = await opened({
      ...{ role: "agent", llm: input.agentLlm, llmArgs: input.agentLlmArgs },
      ...{ ownBaseUrl: input.agentBaseUrl, price: input.agentPrice },
    });
    const user = await opened({
      ...{ role: "user", llm: input.userLlm, llmArgs: input.userLlmArgs },
      ...{ ownBaseUrl: input.userBaseUrl, price: input.userPrice },
    });
    const judge = await opened({
      ...{ role: "judge", llm: input.judgeLlm, llmArgs: input.judgeLlmArgs },
      ...{ ownBaseUrl: input.judgeBaseUrl, price: input.judgePrice },
    });
    const choice = { split: input.split, ids: input.tasks, most: input.numTasks };
    const hasScripts = () => source.problems(choice).every(({ script }) => script !== null);
    const { file, results, interrupted } = await runDomain({
      source,
      tasks: choice,
      agent: { ...agent, implementation: input.agent, openModel: agent.open },
      user: {
        ...{ ...user, openModel: user.open },
        implementation: input.user ?? usualUser(input.agent, hasScripts),
      },
      judge: judge.open === null ? null : { ...judge, model: judge.open(null) },
      wording: input.wording === null ? wordingOf(input.data ?? undefined) : loadWordingPack(input.wording),
      persona: input.userPersona,
      ...{ trials: input.trials, seed: input.seed, concurrency: input.concurrency, retries: input.retries },
      ...{ maxHops: input.maxSteps, maxErrors: input.maxErrors, enforceProtocol: input.enforceProtocol },
      stripThoughts: input.stripThink,
      timeoutSeconds: input.timeout ?? undefined,
      out: input.out ?? join("runs", "tau2", name),
      acceptChanges: input.acceptChanges,
      newId: randomUUID,
      clock: Date.now,
      signal: context.interruption(),
      onProgress: runListener(tell, context.now),
    });
    const metrics = runMetrics(results);
    const spent = { agent: agent.meter.spent, user: user.meter.spent, judge: judge.meter.spent };
    if (input.json) printJson(context, { file, interrupted, metrics, spent });
    else print(context, runSummary(file, metrics, interrupted, spentLine(spent)));
    if (interrupted) return exitCode.interrupted;
    return metrics.infrastructureErrors + Object.keys(metrics.toolBugs).length > 0
      ? exitCode.failed
      : exitCode.ok;
  },
});

const prefix = "tau2/";

function domainName(id: string): string {
  if (id.startsWith(prefix)) return id.slice(prefix.length);
  throw new GymError(
    "cli/not-a-domain",
    `"${id}" is no tau2 domain. Name one as tau2/retail or tau2/retail-generated; domains of your own are tau2/<name>, and --import <module> makes them known.`,
  );
}

/** Whoever fits the agent: nobody beside one that works alone, and no model where none is needed. */
function usualUser(agent: string, hasScripts: () => boolean): string {
  if (agent === "llm_agent_solo") return "dummy_user";
  if (agent === "gold") return "gold";
  return hasScripts() ? "scripted" : "user_simulator";
}
