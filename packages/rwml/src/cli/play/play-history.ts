import type { Snapshot, Step } from "@rwml/core";
import { patchLine } from "./patch-line.js";
import type { Session } from "./session.js";

interface Played<State> {
  readonly before: Snapshot<State>;
  readonly step: Pick<Step<unknown, unknown>, "text" | "patches">;
}

/** What a person has done so far, each with the way back. */
export class PlayHistory<State> {
  readonly #played: Played<State>[] = [];
  readonly #noun: string;
  readonly #env: { restore(snapshot: Snapshot<State>): void };

  /** @param noun what is done at a time, such as `action` */
  constructor(noun: string, env: { restore(snapshot: Snapshot<State>): void }) {
    this.#noun = noun;
    this.#env = env;
  }

  get length(): number {
    return this.#played.length;
  }

  /** What a person can ask of it. */
  get commands(): Session["commands"] {
    const noun = this.#noun;
    return {
      ":diff": { about: `what the last ${noun} changed in the state`, run: () => this.#diff() },
      ":undo": { about: `take the last ${noun} back`, run: () => this.#undo() },
    };
  }

  note(before: Snapshot<State>, step: Played<State>["step"]): void {
    this.#played.push({ before, step });
  }

  /** The answer where nothing more can be done, but taken back. @param end such as `The episode has ended` */
  overText(end: string): string {
    return `${end}. :undo takes the last ${this.#noun} back, :quit leaves.`;
  }

  /** What was changed last, a line each. */
  #diff(): string {
    const patches = this.#played.at(-1)?.step.patches;
    if (patches === undefined) return this.#nothing;
    return patches.length === 0
      ? `The last ${this.#noun} changed nothing.`
      : patches.map(patchLine).join("\n");
  }

  #undo(): string {
    const last = this.#played.pop();
    if (last === undefined) return this.#nothing;
    this.#env.restore(last.before);
    return `Taken back: ${last.step.text}\n${last.before.observation}`;
  }

  get #nothing(): string {
    return `No ${this.#noun} has been taken yet.`;
  }
}
