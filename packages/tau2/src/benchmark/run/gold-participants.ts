import { freeUtterance, type Participant } from "../../conversation/participant.js";
import { stopWord } from "../../conversation/stop-words.js";
import type { DeviceCommand } from "../../conversation/user/device-command.js";
import { sameJsonText } from "../../python/equal.js";
import { hasText, type Message, type ParticipantMessage, type Requestor } from "../../world/message.js";
import type { GoldAction, Task } from "../../world/task.js";
import type { DomainSource } from "../sources/domain-source.js";

/**
 * Plays one side of the run that solves a task, with neither a model nor a key: the side whose gold action is next
 * takes it, the other one asks it to go on; when all are taken, the agent says what has to be said and the user, or an
 * agent that works alone, stops.
 */
export function goldParticipant(
  task: Task,
  role: Requestor,
  { solo = false, commands = [] }: Partial<Pick<DomainSource, "solo" | "commands">> = {},
): Participant {
  const { actions, communicate_info: facts } = task.evaluation_criteria ?? {};
  const own = task.initial_state?.message_history?.length ?? 0;
  return {
    role,
    async next(history) {
      const said = history.slice(own);
      const action = (actions ?? [])[callsIn(said)];
      if (action === undefined) return freeUtterance(closing(role, facts ?? [], said, solo));
      const mine = solo || action.requestor === role;
      return freeUtterance(mine ? calling(role, action) : saying(role, asking(action, commands)));
    },
  };
}

/** A scripted customer wants to be asked in words that it knows. */
function asking({ name, arguments: input }: GoldAction, commands: readonly DeviceCommand[]): string {
  const command = commands.find(({ call }) => call.name === name && sameJsonText(call.arguments, input));
  return command === undefined ? "Please go on." : `Please do this: ${command.phrases[0]}.`;
}

function callsIn(messages: readonly Message[]): number {
  return messages.reduce(
    (sum, message) => sum + (message.role === "tool" ? 0 : (message.tool_calls?.length ?? 0)),
    0,
  );
}

function closing(
  role: Requestor,
  facts: readonly string[],
  said: readonly Message[],
  solo: boolean,
): ParticipantMessage {
  const told = facts.length === 0 ? "All is done." : `All is done: ${facts.join("; ")}.`;
  if (solo) return saying(role, facts.length === 0 ? stopWord : `${told} ${stopWord}`);
  if (role === "assistant") return saying(role, told);
  const wasTold = said.some(
    (message) => message.role === "assistant" && hasText(message) && message.content === told,
  );
  return saying(role, wasTold ? stopWord : "Please tell me the outcome.");
}

function calling(role: Requestor, { action_id, name, arguments: input }: GoldAction): ParticipantMessage {
  const call = { id: action_id, name, arguments: input, requestor: role };
  return { role, content: null, tool_calls: [call] };
}

function saying(role: Requestor, content: string): ParticipantMessage {
  return { role, content, tool_calls: null };
}
