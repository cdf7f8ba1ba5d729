import type { Expert, ExpertInput } from "@rwml/core";
import { type Aim, type Treatment, treatmentOf } from "../../generate/aim.js";
import { printAction } from "../../world/action-text.js";
import type { AlfworldAction } from "../../world/actions.js";
import { fits, isAppliance } from "../../world/conditions.js";
import { objectFlags, thingFlags } from "../../world/flags.js";
import { roomIndex } from "../../world/room-index.js";
import type { AlfworldState } from "../../world/state.js";
import { roomAim } from "../plan-from.js";
import { receptaclesOfType, thingsOfType } from "../things-of-type.js";
import { RoomMemory } from "./room-memory.js";

/**
 * A handcoded expert that finishes every task that can be finished. Like upstream's it searches the room for what it
 * needs, likely places first, and finds things only by looking; of the state it knows what an agent would know that
 * pays attention: what is in its hand, what was done to that, and what it has brought already.
 *
 * It says null where nothing that it can do leads on: the task cannot be finished, or its goal has no known shape.
 */
export class HandcodedExpert implements Expert<AlfworldState> {
  readonly #memory = new RoomMemory();

  advise(input: ExpertInput<AlfworldState>): string | null {
    this.#memory.observe(input.observation, input.lastAction);
    const aim = roomAim(input.state.room);
    if (aim === null) return null;
    return new Decision(input, aim, this.#memory).action();
  }
}

/** What to do in one state. */
class Decision {
  readonly #state: AlfworldState;
  readonly #admissible: ReadonlySet<string>;
  readonly #aim: Aim;
  readonly #treatment: Treatment | null;
  readonly #memory: RoomMemory;
  readonly #targets: readonly string[];

  constructor({ state, admissible }: ExpertInput<AlfworldState>, aim: Aim, memory: RoomMemory) {
    this.#state = state;
    this.#admissible = new Set(admissible);
    this.#aim = aim;
    this.#treatment = treatmentOf(aim.taskType);
    this.#memory = memory;
    this.#targets = receptaclesOfType(state.room, aim.target).filter((name) => this.#isReachable(name));
  }

  action(): string | null {
    const [held] = Object.keys(this.#state.hand);
    if (held === undefined) return this.#fetch();
    if (!this.#isWanted(held)) return this.#layDown(held);
    if (this.#aim.taskType === "look_at_obj_in_light") return this.#light();
    return this.#needsTreatment(held) ? this.#treat(held) : this.#bring(held);
  }

  #fetch(): string | null {
    const wanted = thingsOfType(this.#state.room, this.#aim.object).filter(
      (object) => this.#isWanted(object) && !this.#isBrought(object),
    );
    for (const object of wanted) {
      for (const receptacle of this.#near(this.#memory.placesOf(object))) {
        const action = this.#reachInto(receptacle, { type: "take", object, receptacle });
        if (action !== null) return action;
      }
    }
    return this.#search(this.#aim.object);
  }

  #treat(object: string): string | null {
    const [receptacle] = this.#near(this.#appliances());
    if (receptacle === undefined) return null;
    if (!this.#isHere(receptacle)) return this.#go(receptacle);
    return this.#possible({ type: this.#treatment!.verb, object, receptacle });
  }

  #appliances(): readonly string[] {
    const { room } = this.#state;
    const verb = this.#treatment?.verb;
    if (verb === undefined) return [];
    return roomIndex(room).reachable.filter((name) =>
      isAppliance(this.#state, verb, room.receptacles[name]!),
    );
  }

  #bring(object: string): string | null {
    const fitting = this.#targets.filter((name) => fits(this.#state, object, name));
    const begun = fitting.filter((name) => name === this.#begun());
    const [receptacle] = this.#near(begun.length > 0 ? begun : fitting);
    return receptacle === undefined ? null : this.#reachInto(receptacle, { type: "put", object, receptacle });
  }

  #light(): string | null {
    const lamps = thingsOfType(this.#state.room, this.#aim.target);
    for (const object of lamps) {
      const use = this.#possible({ type: "use", object });
      if (use !== null) return use;
    }
    const [receptacle] = this.#near(lamps.flatMap((lamp) => this.#memory.placesOf(lamp)));
    return receptacle === undefined ? this.#search(this.#aim.target) : this.#go(receptacle);
  }

  #layDown(object: string): string | null {
    const { room } = this.#state;
    const takers = roomIndex(room).reachable.filter((name) => fits(this.#state, object, name));
    const doorless = takers.filter((name) => !room.receptacles[name]!.openable);
    const [receptacle] = this.#near(doorless.length > 0 ? doorless : takers);
    const here = takers.find((name) => this.#possible({ type: "put", object, receptacle: name }) !== null);
    const chosen = here ?? receptacle;
    return chosen === undefined ? null : this.#reachInto(chosen, { type: "put", object, receptacle: chosen });
  }

  /** Looks into places that it has not looked into: here first, then where such things are kept, then anywhere. */
  #search(type: string): string | null {
    const unseen = roomIndex(this.#state.room).reachable.filter((name) => !this.#memory.hasSeen(name));
    const { receptacles, canContain } = this.#state.room;
    const isLikely = (name: string) =>
      receptacles[name]!.types.some((receptacleType) => canContain[receptacleType]?.includes(type));
    const likely = unseen.filter(isLikely);
    const [receptacle] = this.#near(likely.length > 0 ? likely : unseen);
    if (receptacle === undefined) return null;
    if (!this.#isHere(receptacle)) return this.#go(receptacle);
    return (
      this.#possible({ type: "open", receptacle }) ?? this.#possible({ type: "examine", entity: receptacle })
    );
  }

  /** In an open receptacle, or on the way to it. */
  #reachInto(receptacle: string, action: AlfworldAction): string | null {
    if (!this.#isHere(receptacle)) return this.#go(receptacle);
    return this.#possible({ type: "open", receptacle }) ?? this.#possible(action);
  }

  #go(receptacle: string): string | null {
    return this.#possible({ type: "goTo", receptacle });
  }

  #possible(action: AlfworldAction): string | null {
    const command = printAction(action, this.#state.room.wording);
    return this.#admissible.has(command) ? command : null;
  }

  #isHere(receptacle: string): boolean {
    return this.#state.room.receptacles[receptacle]!.location === this.#state.location;
  }

  #isReachable(receptacle: string): boolean {
    return this.#state.room.receptacles[receptacle]!.location !== null;
  }

  /** What is here comes first. */
  #near(receptacles: readonly string[]): readonly string[] {
    const isHere = (name: string) => this.#isHere(name);
    return [...receptacles.filter(isHere), ...receptacles.filter((name) => !isHere(name))];
  }

  /** Whether the task can be finished with an object. */
  #isWanted(object: string): boolean {
    const thing = this.#state.room.things[object]!;
    if (!thing.types.includes(this.#aim.object)) return false;
    if (this.#aim.taskType === "look_at_obj_in_light") return true;
    if (this.#treatment !== null && !thing[thingFlags[this.#treatment.capability]!]) return false;
    if (this.#needsTreatment(object) && this.#appliances().length === 0) return false;
    const { receptacles } = this.#state;
    return this.#targets.some(
      (name) => fits(this.#state, object, name) || receptacles[name]!.contents[object] === true,
    );
  }

  #needsTreatment(object: string): boolean {
    return this.#treatment !== null && !this.#state.objects[object]![objectFlags[this.#treatment.result]!];
  }

  /** Of a task of two objects, the receptacle that has one of them. */
  #begun(): string | undefined {
    if (this.#aim.taskType !== "pick_two_obj_and_place") return undefined;
    return this.#targets.find((name) =>
      Object.keys(this.#state.receptacles[name]!.contents).some((object) => this.#isWanted(object)),
    );
  }

  #isBrought(object: string): boolean {
    const begun = this.#begun();
    return begun !== undefined && this.#state.receptacles[begun]!.contents[object] === true;
  }
}
