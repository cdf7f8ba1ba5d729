import type { AnyEnv } from "@rwml/core";
import type { Session } from "../session.js";
import { admissibleText, commandHelp, type SessionCommands, unknownCommand } from "../session-commands.js";
import { outcomeLines } from "./outcome-lines.js";
import { PlayHistory } from "./play-history.js";

const commands: SessionCommands = {
  ":admissible": "the actions that can be taken now",
  ":diff": "what the last action changed in the state",
  ":undo": "take the last action back",
  ":help": "these commands",
  ":quit": "leave",
};

/** A person's game: lines in, text out. Every step can be taken back, because snapshots are free. */
export class PlaySession implements Session {
  readonly closing = "";
  readonly #env: AnyEnv;
  readonly #history = new PlayHistory<unknown>("action");
  readonly #opening: string;
  #quit = false;

  /** @param env after its `reset` */
  constructor(env: AnyEnv) {
    this.#env = env;
    this.#opening = env.snapshot().observation;
  }

  get opening(): string {
    const end = this.#ended ? ["(The episode has ended before its first action.)"] : [];
    return [this.#opening, "", ...end, `(${Object.keys(commands).join(", ")})`].join("\n");
  }

  get hasQuit(): boolean {
    return this.#quit;
  }

  completions(): readonly string[] {
    return [...Object.keys(commands), ...(this.#ended ? [] : this.#env.admissible())];
  }

  answer(line: string): string {
    if (line === "") return "Type an action, or :admissible to see those that can be taken now.";
    if (line.startsWith(":")) return this.#command(line);
    if (this.#ended) return "The episode has ended. :undo takes the last action back, :quit leaves.";
    const before = this.#env.snapshot();
    const step = this.#env.step(line);
    this.#history.note(before, step);
    return [step.observation, ...outcomeLines(step, this.#history.length)].join("\n");
  }

  get #ended(): boolean {
    return this.#env.snapshot().ended;
  }

  #command(line: string): string {
    switch (line) {
      case ":admissible":
        return admissibleText(this.#ended ? [] : this.#env.admissible(), this.#ended);
      case ":diff":
        return this.#history.diff();
      case ":undo":
        return this.#history.undo(this.#env);
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
