import { GymError, openEnv, type Rules } from "@rwml/core";
import { openDataset, type Recording, stateHash } from "@rwml/core/dataset";
import type { ConversationAction } from "../../conversation/action.js";
import { printAction } from "../../conversation/action-text.js";
import type { RecordedState, RecordedTask } from "../recorded-module.js";

/** A recorded conversation, as it is replayed. */
export interface ImportedConversation {
  readonly file: string;
  /** The id of its simulation. */
  readonly id: string;
  readonly task: RecordedTask;
  /** What the agent did, as far as it was answered. */
  readonly actions: readonly ConversationAction[];
}

/**
 * Compares what an earlier import has made of its conversations with those that are to be gone on with: task, replies
 * and what the agent did. Reads only. Throws a GymError `tau2/other-recordings` at the first that is another one.
 */
export async function requireSameConversations(
  out: string,
  conversations: readonly ImportedConversation[],
  rules: Rules<RecordedState, ConversationAction, RecordedTask>,
): Promise<void> {
  const env = openEnv(rules);
  for await (const recording of (await openDataset(out)).recordings()) {
    const { episode } = recording.episode;
    const conversation = conversations[episode];
    // Who prepares the dataset has said that there are fewer.
    if (conversation === undefined) return;
    env.reset({ task: conversation.task, seed: episode });
    const isSameStart =
      stateHash(recording.episode.snapshot?.state ?? null) === stateHash(env.snapshot().state);
    const difference = isSameStart ? actionDifference(recording, conversation) : "its start";
    if (difference === null) continue;
    throw new GymError(
      "tau2/other-recordings",
      `${out} was made of other conversations: its episode ${episode} is not simulation ${conversation.id} of ${conversation.file}, from which it differs in ${difference}. Nothing was written. Name the files that it was begun with, in the same order and unchanged, or import into a new folder.`,
    );
  }
}

function actionDifference({ transitions }: Recording, { actions }: ImportedConversation): string | null {
  const last = transitions.at(-1);
  // What was said after the end was not recorded.
  const isOver = last !== undefined && (last.terminated || last.truncated);
  const length = isOver ? transitions.length : Math.max(transitions.length, actions.length);
  for (let step = 0; step < length; step++) {
    const action = actions[step];
    const [recorded, named] = [
      transitions[step]?.action,
      action === undefined ? undefined : printAction(action),
    ];
    if (recorded === named) continue;
    return `step ${step}, which is ${told(recorded)} there and ${told(named)} in the file`;
  }
  return null;
}

function told(action: string | undefined): string {
  if (action === undefined) return "nothing";
  return JSON.stringify(action.length > 80 ? `${action.slice(0, 80)}…` : action);
}
