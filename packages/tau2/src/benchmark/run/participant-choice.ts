import { GymError, unknownAmong } from "@rwml/core";
import { llmAgent, llmGroundTruthAgent } from "../../conversation/agent/llm-agent.js";
import { llmSoloAgent } from "../../conversation/agent/llm-solo-agent.js";
import type { ChatModel } from "../../conversation/chat/chat-model.js";
import type { Participant } from "../../conversation/participant.js";
import { messageOf } from "../../conversation/take-turn.js";
import { dummyUser } from "../../conversation/user/dummy-user.js";
import { llmUser } from "../../conversation/user/llm-user.js";
import { scriptedCustomer } from "../../conversation/user/scripted-customer.js";
import type { Wording } from "../../conversation/wording/wording.js";
import type { DomainSource, SourceProblem } from "../sources/domain-source.js";
import { goldParticipant } from "./gold-participants.js";

/** Who plays a role in one simulation. */
export interface Seat {
  readonly source: DomainSource;
  readonly problem: SourceProblem;
  /** The role's model; null where none was named. */
  readonly model: ChatModel | null;
  readonly wording: Wording;
  /** How a user speaks. */
  readonly persona: string | null;
}

type Open = (seat: Seat) => Participant;

const agents: Readonly<Record<string, Open>> = {
  llm_agent: (seat) => llmAgent({ ...promptOf(seat), model: modelOf(seat, "agent") }),
  llm_agent_gt: (seat) =>
    llmGroundTruthAgent({ ...promptOf(seat), model: modelOf(seat, "agent"), task: seat.problem.task }),
  llm_agent_solo: (seat) =>
    llmSoloAgent({
      ...{ ...promptOf(seat), model: modelOf(seat, "agent"), task: seat.problem.task },
      userToolkit: seat.source.domain.userTools,
    }),
  gold: ({ problem, source }) => goldParticipant(problem.task, "assistant", source),
};

const users: Readonly<Record<string, Open>> = {
  user_simulator: (seat) => {
    const { source, problem, wording, persona } = seat;
    const { task } = problem;
    return llmUser({
      model: modelOf(seat, "user"),
      toolkit: source.domain.userTools,
      task,
      wording,
      persona,
    });
  },
  dummy_user: () => dummyUser,
  scripted: scriptedUser,
  gold: ({ problem }) => goldParticipant(problem.task, "user"),
};

/** The names of agents, upstream's first: language models, and `gold`, which takes the gold actions. */
export const agentNames: readonly string[] = Object.keys(agents);

/** The names of users, upstream's first: a language model, nobody, a scripted customer, and `gold`. */
export const userNames: readonly string[] = Object.keys(users);

/** Opens the agent of that name. Throws UnknownIdError, `tau2/no-model`, and what the agent itself throws. */
export function openAgent(name: string, seat: Seat): Participant {
  return choose("agent", agents, name)(seat);
}

/** Opens the user of that name. Throws UnknownIdError, `tau2/no-model` or `tau2/no-script`. */
export function openUser(name: string, seat: Seat): Participant {
  return choose("user", users, name)(seat);
}

function choose(kind: string, table: Readonly<Record<string, Open>>, name: string): Open {
  const found = Object.hasOwn(table, name) ? table[name] : undefined;
  if (found !== undefined) return found;
  throw unknownAmong(kind, name, Object.keys(table));
}

function promptOf({ source, wording }: Seat) {
  return { toolkit: source.domain.agentTools, policy: source.policy, wording };
}

function modelOf({ model }: Seat, role: "agent" | "user"): ChatModel {
  if (model !== null) return model;
  throw new GymError(
    "tau2/no-model",
    `The ${role} is a language model, and none is named. Name one with --${role}-llm <model>, or take --${role} gold, which needs none.`,
  );
}

function scriptedUser({ problem, source }: Seat): Participant {
  const { script } = problem;
  if (script === null) {
    throw new GymError(
      "tau2/no-script",
      `The tasks of ${source.name} come without a script. Take a user that is a language model (--user user_simulator), or a generated domain such as tau2/retail-generated.`,
    );
  }
  return {
    role: "user",
    async next(messages) {
      const message = messageOf("user", scriptedCustomer(script, source.commands, { messages }));
      return { message, cost: 0, usage: null, raw: null, seconds: 0 };
    },
  };
}
