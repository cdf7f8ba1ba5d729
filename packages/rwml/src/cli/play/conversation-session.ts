import type { AsyncEnv } from "@rwml/core";
import type {
  ConversationAction,
  ConversationRole,
  ConversationState,
  SourceProblem,
  ToolSchema,
} from "@rwml/tau2";
import { PlayHistory } from "./play-history.js";
import type { Session } from "./session.js";
import { commandHelp, type SessionCommands, unknownCommand } from "./session-commands.js";

const commands: SessionCommands = {
  ":tools": "the tools that can be called, as name(argument='…')",
  ":scenario": "what the user wants, and knows",
  ":policy": "what agents are told",
  ":diff": "what the last turn changed in the state",
  ":undo": "take the last turn back",
  ":help": "these commands",
  ":quit": "leave",
};

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
export class ConversationSession implements Session {
  readonly closing = "";
  readonly #options: ConversationSessionOptions;
  readonly #history = new PlayHistory<ConversationState>("turn");
  #quit = false;

  constructor(options: ConversationSessionOptions) {
    this.#options = options;
  }

  get opening(): string {
    const { env, role, problem } = this.#options;
    const part = role === "agent" ? "You are the agent." : scenarioText(problem);
    return [part, "", env.snapshot().observation, "", `(${Object.keys(commands).join(", ")})`].join("\n");
  }

  get hasQuit(): boolean {
    return this.#quit;
  }

  completions(): readonly string[] {
    return [...Object.keys(commands), ...this.#options.tools.map(({ function: { name } }) => `${name}(`)];
  }

  async answer(line: string): Promise<string> {
    if (line === "") return "Say something to the other side, or call a tool; :tools lists them.";
    if (line.startsWith(":")) return this.#command(line);
    const { env } = this.#options;
    const before = env.snapshot();
    if (before.ended) return "The conversation is over. :undo takes the last turn back, :quit leaves.";
    const step = await env.step(line);
    this.#history.note(before, step);
    const { ended } = step.after;
    const end = ended === null ? [] : [`(The conversation is over: ${ended}. Reward ${step.reward}.)`];
    return [step.observation, ...end].join("\n");
  }

  #command(line: string): string {
    const { tools, policy, problem } = this.#options;
    switch (line) {
      case ":tools":
        return tools.map(toolLine).join("\n");
      case ":scenario":
        return scenarioText(problem);
      case ":policy":
        return policy;
      case ":diff":
        return this.#history.diff();
      case ":undo":
        return this.#history.undo(this.#options.env);
      case ":help":
        return commandHelp(commands);
      case ":quit":
        this.#quit = true;
        return "";
      default:
        return unknownCommand(line, commands);
    }
  }
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
