import type { AsyncEnv } from "@rwml/core";
import type { ToolSchema } from "@rwml/core/chat";
import type { ConversationAction, ConversationRole, ConversationState, SourceProblem } from "@rwml/tau2";
import { PlayHistory } from "./play-history.js";
import type { Session } from "./session.js";

/** What a person plays with. */
export interface ConversationSessionOptions {
  /** After its `reset`. */
  readonly env: AsyncEnv<ConversationState, ConversationAction, SourceProblem["task"]>;
  readonly role: ConversationRole;
  readonly problem: SourceProblem;
  readonly tools: readonly ToolSchema[];
  readonly policy: string;
}

/** A person plays one side of a conversation; the other side answers by itself. Every turn can be taken back. */
export function conversationSession(options: ConversationSessionOptions): Session {
  const { env, role, problem, tools, policy } = options;
  const history = new PlayHistory("turn", env);
  const scenario = () => scenarioText(problem);
  return {
    opening: [role === "agent" ? "You are the agent." : scenario(), "", env.snapshot().observation, ""],
    commands: {
      ":tools": {
        about: "the tools that can be called, as name(argument='…')",
        run: () => tools.map(toolLine).join("\n"),
      },
      ":scenario": { about: "what the user wants, and knows", run: scenario },
      ":policy": { about: "what agents are told", run: () => policy },
      ...history.commands,
    },
    hint: "Say something to the other side, or call a tool; :tools lists them.",
    over: () => (env.snapshot().ended ? history.overText("The conversation is over") : null),
    completions: () => tools.map(({ function: { name } }) => `${name}(`),
    async act(line) {
      const before = env.snapshot();
      const step = await env.step(line);
      history.note(before, step);
      const { ended } = step.after;
      const bugs = step.after.messages
        .slice(before.state.messages.length)
        .flatMap((message) => (message.role === "tool" && message.bug !== undefined ? [message.bug] : []))
        .map((bug) => `(A bug of the domain: ${bug})`);
      const end = ended === null ? [] : [`(The conversation is over: ${ended}. Reward ${step.reward}.)`];
      return [step.observation, ...bugs, ...end].join("\n");
    },
    closing: () => "",
  };
}

function toolLine({ function: { name, description, parameters } }: ToolSchema): string {
  const properties = Object.keys((parameters.properties ?? {}) as object);
  return `${name}(${properties.join(", ")})  ${description.split("\n")[0]}`;
}

function scenarioText({ task: { user_scenario: scenario } }: SourceProblem): string {
  const { persona, instructions } = scenario;
  const body =
    typeof instructions === "string"
      ? instructions
      : Object.entries(instructions).flatMap(([name, text]) => (text === null ? [] : [`${name}: ${text}`]));
  return ["You are the user.", ...(persona === null ? [] : [persona]), body].flat().join("\n");
}
