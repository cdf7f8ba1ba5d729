import type { Player } from "@rwml/core";
import type { ConversationAction } from "../conversation/action.js";
import { actionOfMessage } from "../conversation/action-of-message.js";
import type { ConversationState } from "../conversation/conversation-state.js";
import type { Participant } from "../conversation/participant.js";
import type { Task } from "../world/task.js";

/** Seats participants at an env: one is opened for each task, and sees the whole conversation at every turn. */
export function playerOf(open: (task: Task) => Participant): Player<ConversationState, ConversationAction> {
  const opened = new WeakMap<Task, Participant>();
  return {
    async act({ state: { task, messages }, signal }) {
      let participant = opened.get(task);
      if (participant === undefined) {
        participant = open(task);
        opened.set(task, participant);
      }
      return actionOfMessage((await participant.next(messages, signal)).message);
    },
  };
}
