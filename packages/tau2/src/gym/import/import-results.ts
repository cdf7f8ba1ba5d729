import { openEnv, type Rules, rulesName } from "@rwml/core";
import {
  checkWritten,
  continueFrom,
  EpisodeRecorder,
  finishDataset,
  holdDataset,
  type Manifest,
  openWriter,
  requireComplete,
} from "@rwml/core/dataset";
import { tasksPlayed } from "../../benchmark/results/former-tasks.js";
import { loadResults } from "../../benchmark/results/load-results.js";
import { brokenResults } from "../../benchmark/results/read-results.js";
import { isSolo, type Results } from "../../benchmark/results/results.js";
import type { Simulation } from "../../benchmark/results/simulation.js";
import type { ConversationAction } from "../../conversation/action.js";
import { actionOfMessage } from "../../conversation/action-of-message.js";
import type { ParticipantMessage } from "../../world/message.js";
import type { Task } from "../../world/task.js";
import { type RecordedState, type RecordedTask, recordedModule } from "../recorded-module.js";
import { type ImportedConversation, requireSameConversations } from "./require-same-conversations.js";

/** Options of `importResults`. */
export interface ImportOptions {
  /** The dataset's folder; an import that was cut short is gone on with. */
  readonly out: string;
  /** The folder of upstream's data. Default: as `dataFolder` finds it. */
  readonly data?: string | undefined;
  /** Told after every conversation. */
  readonly onProgress?: (done: number, total: number) => void;
  /** Stops before the next conversation; the same call goes on from there another time. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Turns recorded runs into a dataset: every conversation is replayed, and what the agent did becomes a transition with
 * what it then saw and with the difference of the state. A message that nobody answered is left out, and so are the
 * ids of calls. The runs must be of one domain, all with or all without a user.
 *
 * Throws what `loadResults`, `holdDataset` and `checkWritten` throw, and a GymError `tau2/broken-results`, or `tau2/other-recordings`
 * where the dataset was begun with other conversations.
 */
export async function importResults(files: readonly string[], options: ImportOptions): Promise<Manifest> {
  const { out, data } = options;
  const runs = files.map((file) => ({ file, results: loadResults(file).results }));
  const { name, solo } = commonWorld(runs);
  const { rules } = recordedModule(name, { data, solo });
  const conversations = runs.flatMap(({ file, results }) => {
    const played = tasksPlayed(results);
    return results.simulations.map((simulation, index) =>
      recordingOf(file, results, simulation, played(index)),
    );
  });
  const policy = [
    ...new Set(runs.map(({ results }) => results.info.agent.llm ?? results.info.agent.implementation)),
  ];
  const { before, begin, release } = holdDataset(out, {
    ...{
      env: `tau2/${name}-recorded${solo ? "-solo" : ""}`,
      rules: rulesName(rules),
      policy: policy.join(", "),
    },
    ...{ seed: null, episodes: conversations.length, maxSteps: null, tasks: "in-order", writers: 1 },
    ...{ licence: null, made: { by: "rwml import tau2" } },
  });
  try {
    if (before !== null) {
      await checkWritten(out, before);
      await requireSameConversations(out, conversations, rules);
    }
    begin();
    const interrupted = record(conversations, rules, policy.join(", "), options);
    const manifest = await finishDataset(out);
    if (!interrupted) requireComplete(out, manifest);
    return manifest;
  } finally {
    release();
  }
}

/** Writes the conversations that are not in the dataset yet; true when the signal stopped it. */
function record(
  conversations: readonly ImportedConversation[],
  rules: Rules<RecordedState, ConversationAction, RecordedTask>,
  policy: string,
  { out, onProgress = () => {}, signal }: ImportOptions,
): boolean {
  const writer = openWriter(out);
  try {
    // What an earlier import has written of an unfinished episode comes again, and is compared.
    const sink = continueFrom(writer.unfinished, (event) => writer.write(event));
    for (const [episode, { task, actions }] of conversations.entries()) {
      if (signal?.aborted === true) return true;
      if (writer.lastEpisode !== null && episode <= writer.lastEpisode) continue;
      const env = openEnv(rules);
      const { info } = env.reset({ task, seed: episode });
      const about = { episode, rules: rulesName(rules), policy, seed: null, taskId: null };
      const recorder = new EpisodeRecorder(sink, { ...about, task: null, snapshot: env.snapshot(), info });
      for (const action of actions) if (!recorder.ended) recorder.step(env.step(action));
      recorder.end();
      onProgress(episode + 1, conversations.length);
    }
    writer.finish();
    return false;
  } finally {
    writer.close();
  }
}

interface LoadedRun {
  readonly file: string;
  readonly results: Results;
}

function commonWorld(runs: readonly LoadedRun[]): { readonly name: string; readonly solo: boolean } {
  const [first, ...others] = runs;
  if (first === undefined) throw brokenResults("The import", "no results file is named");
  const name = first.results.info.domain_name;
  const solo = isSolo(first.results);
  for (const { file, results } of others) {
    if (results.info.domain_name !== name || isSolo(results) !== solo) {
      throw brokenResults(
        file,
        `it is of another world than ${first.file}; import each world into a dataset of its own`,
      );
    }
  }
  return { name, solo };
}

function recordingOf(
  file: string,
  { info }: Results,
  { task_id, messages, id }: Simulation,
  task: Task | undefined,
): ImportedConversation {
  if (task === undefined)
    throw brokenResults(file, `simulation ${id} is about task ${task_id}, which it does not hold`);
  const history = task.initial_state?.message_history ?? [];
  const greeted = history.length === 0 && info.agent.implementation !== "llm_agent_solo" ? 1 : history.length;
  const said = messages
    .slice(greeted)
    .filter((message): message is ParticipantMessage => message.role !== "tool");
  const lastOf = messages.findLastIndex(
    (message) => message.role === "assistant" && message.tool_calls === null,
  );
  const unanswered = lastOf === messages.length - 1 && greeted > 0 ? 1 : 0;
  const agents = said.filter(({ role }) => role === "assistant").map(withoutIds);
  const replies = said.filter(({ role }) => role === "user").map(withoutIds);
  return { file, id, task: { task, replies }, actions: agents.slice(0, agents.length - unanswered) };
}

function withoutIds(message: ParticipantMessage): ConversationAction {
  const action = actionOfMessage(message);
  if (action.type === "say") return action;
  return { ...action, calls: action.calls.map((call) => ({ ...call, id: "" })) };
}
