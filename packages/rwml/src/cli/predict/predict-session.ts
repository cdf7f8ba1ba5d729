import type { AnyEnv } from "@rwml/core";
import { formatFixed } from "../../progress/format-fixed.js";
import type { Session } from "../session.js";
import { admissibleText, commandHelp, type SessionCommands, unknownCommand } from "../session-commands.js";

/** What the session asks of a world model; it follows one episode. */
export interface EpisodeModel {
  /** Begins an episode with its first observation. */
  start(observation: string): void;
  predict(action: string): Promise<string>;
  /** Tells what really happened. */
  update(action: string, observation: string): void;
  /** How far a prediction is from what happened, in [0, 1]. */
  gap(predicted: string, real: string): Promise<number>;
  /** A gap below it is a hit. */
  readonly threshold: number;
}

const commands: SessionCommands = {
  ":admissible": "the actions that can be taken now",
  ":help": "these commands",
  ":quit": "leave",
};

/** A person plays the real environment, and sees what the world model expected beside what happened. */
export class PredictSession implements Session {
  readonly #env: AnyEnv;
  readonly #model: EpisodeModel;
  #quit = false;
  #count = { actions: 0, exact: 0, hits: 0 };

  /** @param env after its `reset` */
  constructor(env: AnyEnv, model: EpisodeModel) {
    this.#env = env;
    this.#model = model;
    model.start(env.snapshot().observation);
  }

  get opening(): string {
    return `${this.#env.snapshot().observation}\n\n(${Object.keys(commands).join(", ")})`;
  }

  get hasQuit(): boolean {
    return this.#quit;
  }

  get closing(): string {
    const { actions, exact, hits } = this.#count;
    if (actions === 0) return "";
    return `${actions} ${actions === 1 ? "action" : "actions"}: ${exact} predicted exactly, ${hits} with a gap below ${this.#model.threshold}.`;
  }

  completions(): readonly string[] {
    return [...Object.keys(commands), ...(this.#ended ? [] : this.#env.admissible())];
  }

  async answer(line: string): Promise<string> {
    if (line === "") return "Type an action, or :admissible to see those that can be taken now.";
    if (line.startsWith(":")) return this.#command(line);
    if (this.#ended) return "The episode has ended. :quit leaves.";
    const predicted = await this.#model.predict(line);
    const { observation: real, terminated, truncated } = this.#env.step(line);
    this.#model.update(line, real);
    const gap = await this.#model.gap(predicted, real);
    const end = terminated || truncated ? ["(The episode has ended.)"] : [];
    return [
      block("predicted", predicted),
      block("real", real),
      this.#verdict(predicted, real, gap),
      ...end,
    ].join("\n");
  }

  get #ended(): boolean {
    return this.#env.snapshot().ended;
  }

  #verdict(predicted: string, real: string, gap: number): string {
    const exact = predicted === real;
    const hit = exact || gap < this.#model.threshold;
    this.#count.actions++;
    if (exact) this.#count.exact++;
    if (hit) this.#count.hits++;
    return exact ? "exact" : `gap ${formatFixed(gap, 3)}, ${hit ? "a hit" : "a miss"}`;
  }

  #command(line: string): string {
    switch (line) {
      case ":admissible":
        return admissibleText(this.#ended ? [] : this.#env.admissible(), this.#ended);
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

/** A text under its name; later lines are set below the first. */
function block(name: string, text: string): string {
  const margin = " ".repeat(11);
  return name.padEnd(margin.length) + text.replaceAll("\n", `\n${margin}`);
}
