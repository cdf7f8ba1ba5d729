import type { Snapshot, Step } from "@rwml/core";
import { patchLine } from "./patch-line.js";

interface Played<State> {
  readonly before: Snapshot<State>;
  readonly step: Pick<Step<unknown, unknown>, "text" | "patches">;
}

/** What a person has done so far, each with the way back. */
export class PlayHistory<State> {
  readonly #played: Played<State>[] = [];
  readonly #noun: string;

  /** @param noun what is done at a time, such as `action` */
  constructor(noun: string) {
    this.#noun = noun;
  }

  get length(): number {
    return this.#played.length;
  }

  note(before: Snapshot<State>, step: Played<State>["step"]): void {
    this.#played.push({ before, step });
  }

  /** What was changed last, a line each. */
  diff(): string {
    const patches = this.#played.at(-1)?.step.patches;
    if (patches === undefined) return this.#nothing;
    return patches.length === 0
      ? `The last ${this.#noun} changed nothing.`
      : patches.map(patchLine).join("\n");
  }

  /** Takes back what was done last. */
  undo(env: { restore(snapshot: Snapshot<State>): void }): string {
    const last = this.#played.pop();
    if (last === undefined) return this.#nothing;
    env.restore(last.before);
    return `Taken back: ${last.step.text}\n${last.before.observation}`;
  }

  get #nothing(): string {
    return `No ${this.#noun} has been taken yet.`;
  }
}
