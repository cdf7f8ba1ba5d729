import { type Expert, type ExpertInput, GymError, type Random } from "@rwml/core";
import { printAction } from "../../world/action-text.js";
import type { AlfworldState } from "../../world/state.js";
import { type HandcodedAim, handcodedAim } from "./handcoded-aim.js";
import { type UpstreamEvidence, upstreamEvidence } from "./upstream-evidence.js";
import { classOf, UpstreamMemory } from "./upstream-memory.js";
import { isHolding, type UpstreamSubgoal, upstreamSubgoal } from "./upstream-subgoal.js";

/** After so many decisions upstream's expert gives up for good. */
const mostDecisions = 200;

/**
 * Upstream's handcoded expert with its faults: what upstream's infos give as `extra.expert_plan`. It says "look" at the
 * start and whenever what it wants cannot be done; in games of 0.4 and later it never finishes a task of two objects,
 * because it does not notice that an object has left the hand.
 *
 * Throws `alfworld/expert-timeout` after 200 decisions and `alfworld/expert-failed` where upstream's code fails, which
 * ends upstream's program.
 */
export class UpstreamHandcodedExpert implements Expert<AlfworldState> {
  readonly #random: Random;
  #policy: UpstreamPolicy | null = null;

  constructor({ random }: { readonly random: Pick<Random, "pick"> }) {
    this.#random = random as Random;
  }

  advise({ state, observation, admissible, lastAction }: ExpertInput<AlfworldState>): string {
    this.#policy ??= new UpstreamPolicy(state, this.#random);
    this.#policy.memory.observe(observation);
    if (lastAction === null) return "look";
    const wish = this.#policy.act(observation, lastAction, upstreamEvidence(state, admissible));
    const isStuck = wish === lastAction || (lastAction === "look" && !admissible.includes(wish));
    const action = isStuck ? this.#random.pick(admissible) : wish;
    return admissible.includes(action) ? action : "look";
  }
}

class UpstreamPolicy {
  readonly memory: UpstreamMemory;
  readonly #aim: HandcodedAim;
  readonly #room: AlfworldState["room"];
  readonly #random: Pick<Random, "pick">;
  #decisions = 0;

  constructor({ room }: AlfworldState, random: Pick<Random, "pick">) {
    this.#aim = handcodedAim(room);
    this.#room = room;
    this.#random = random;
    this.memory = new UpstreamMemory(this.#aim.object, room.wording === "legacy" ? "put" : null);
  }

  act(text: string, command: string, evidence: UpstreamEvidence): string {
    this.#decisions++;
    if (this.#decisions > mostDecisions) {
      throw new GymError(
        "alfworld/expert-timeout",
        `Upstream's expert gives up after ${mostDecisions} decisions. Use the expert "handcoded", which finishes every task.`,
      );
    }
    const { memory } = this;
    memory.note(command, text);
    const subgoal = upstreamSubgoal(this.#aim, memory, evidence, this.#room.wording);
    const isWrong = memory.inventory.length > 0 && !isHolding(this.#aim, evidence);
    switch (subgoal.type) {
      case "find":
        return this.#find(subgoal, text, command, isWrong);
      case "goto":
        return `go to ${present(memory.receptaclesOf(subgoal.target)[0], `there is no ${subgoal.target}`)}`;
      case "take":
        return this.#take(subgoal, text);
      case "put":
        if (isShut(text) && !memory.insideChecked) return `open ${memory.here}`;
        return this.#put(present(memory.inventory[0], "it remembers nothing in its hand"), memory.here);
      case "use":
        return memory.visible.size === 0 ? `examine ${memory.here}` : `use ${this.#visible(subgoal.target)}`;
      default: {
        const held = present(memory.inventory[0], "it remembers nothing in its hand");
        return `${subgoal.type} ${held} with ${memory.here}`;
      }
    }
  }

  #find({ target }: UpstreamSubgoal, text: string, command: string, isWrong: boolean): string {
    const { memory } = this;
    const known = memory.where.get(target);
    const isVisible = [...memory.visible.values()].includes(target);
    const isThere = classOf(memory.here) === target || (known !== undefined && known === memory.here);
    if (isVisible || (isThere && memory.insideChecked && !isWrong)) {
      memory.toCheck = [];
      memory.backlog = [];
      return this.#default(text, isWrong);
    }
    if (known !== undefined) memory.toCheck = [known];
    else if (memory.toCheck.length === 0) memory.toCheck = this.#placesFor(target);
    if (memory.insideChecked) memory.toCheck = memory.toCheck.filter((name) => name !== memory.here);
    if (isWrong) return this.#giveBack();
    const isTreating = /^(?:heat|cool|clean|slice) /.test(command);
    if (isShut(text) && known === undefined && !memory.insideChecked && !isTreating)
      return `open ${memory.here}`;
    const close = memory.backlog.pop();
    if (close !== undefined) return close;
    return `go to ${present(memory.toCheck.at(-1), `it knows no place for ${target}`)}`;
  }

  /** Unlikely places, then likely ones: they are tried from the end. */
  #placesFor(target: string): string[] {
    const { memory } = this;
    const ofClass = memory.receptaclesOf(target);
    if (ofClass.length > 0) return [...ofClass];
    const all = [...memory.receptacles];
    // What can hold things itself counts as a receptacle, so nobody asks where it may lie.
    if (containers.has(target)) return all.map(([name]) => name);
    const mayHold = (className: string) =>
      this.#room.canContain[`${className}type`]?.includes(`${target}type`) === true;
    const likely = all.filter(([, className]) => mayHold(className));
    const others = all.filter(([, className]) => !mayHold(className));
    return [...others, ...likely].map(([name]) => name);
  }

  #take({ target }: UpstreamSubgoal, text: string): string {
    const { memory } = this;
    memory.toCheck = [];
    if (isShut(text) && !memory.insideChecked && memory.visible.size === 0) return `open ${memory.here}`;
    const names = this.#visibleOf(target);
    return names.length === 0
      ? `examine ${memory.here}`
      : `take ${this.#random.pick(names)} from ${memory.here}`;
  }

  #default(text: string, isWrong: boolean): string {
    if (isWrong) return this.#giveBack();
    return `${isShut(text) ? "open" : "examine"} ${this.memory.here}`;
  }

  #giveBack(): string {
    const { here, tookFrom, inventory } = this.memory;
    return here === tookFrom ? this.#put(inventory[0]!, tookFrom) : `go to ${tookFrom}`;
  }

  #put(object: string, receptacle: string): string {
    return printAction({ type: "put", object, receptacle }, this.#room.wording);
  }

  #visibleOf(className: string): readonly string[] {
    return [...this.memory.visible].filter(([, other]) => other === className).map(([name]) => name);
  }

  #visible(className: string): string {
    const names = this.#visibleOf(className);
    present(names[0], `it sees no ${className}`);
    return this.#random.pick(names);
  }
}

const containers = new Set(["bowl", "box", "cup", "mug", "pan", "plate", "pot"]);

function isShut(text: string): boolean {
  return text.includes("closed");
}

/** Where upstream would take an item of an empty list. */
function present<Value>(value: Value | undefined, problem: string): Value {
  if (value !== undefined) return value;
  throw new GymError(
    "alfworld/expert-failed",
    `Upstream's expert fails here: ${problem}. Use the expert "handcoded", which finishes every task.`,
  );
}
