import { GymError, type PolicyInput, type Random } from "@rwml/core";
import { chance, drawWeighted } from "../generate/draw.js";
import { refusedCommand } from "./refused-command.js";
import { Sightings } from "./sightings.js";

/**
 * How much each verb is wanted whenever it is possible. Going somewhere leads, since everything else needs it;
 * verbs that are rarely possible weigh more, so that their outcomes are seen at all. `help` always answers the
 * same and is left out.
 */
const verbWeights: Readonly<Record<string, number>> = {
  go: 42,
  examine: 13,
  take: 60,
  move: 52,
  put: 52,
  open: 40,
  close: 6,
  inventory: 5,
  look: 2,
  use: 24,
  heat: 60,
  clean: 60,
  cool: 60,
  slice: 60,
};

/** Refusals are a tenth of what a world model has to know. */
const refusedPercent = 10;

/**
 * How often going somewhere means going back, where there is somewhere to go back to: 42 % of all goings come out
 * of it. What is seen at a new place is chance; what is seen again follows from the episode, and only that can
 * be learned.
 */
const revisitPercent = 51;

/**
 * How often a held thing is taken to an appliance, in percent of the ways: what heating, cleaning and cooling do
 * would hardly ever be seen on aimless ways.
 */
const appliancePercent = 15;
const appliance = /^go to (?:microwave|fridge|sinkbasin) /;

/** Wanders about, tries everything, and remembers where it was. One for each episode. */
export class Explorer {
  readonly #random: Random;
  readonly #sightings = new Sightings();

  constructor(random: Random) {
    this.#random = random;
  }

  /** Takes in an observation; call it before each choice. */
  see(observation: string): void {
    this.#sightings.see(observation);
  }

  /** Notes a command that was chosen elsewhere. */
  do(command: string): string {
    this.#sightings.do(command);
    return command;
  }

  /** Chooses a command and notes it. @param avoid commands that are possible but unwanted now */
  choose({ admissible }: PolicyInput, avoid: (command: string) => boolean = () => false): string {
    if (chance(this.#random, refusedPercent)) {
      return this.do(refusedCommand(this.#random, this.#sightings, admissible));
    }
    const byVerb = new Map<string, string[]>();
    for (const command of admissible) {
      const verb = command.split(" ", 1)[0]!;
      if (verbWeights[verb] === undefined || avoid(command)) continue;
      const commands = byVerb.get(verb);
      if (commands === undefined) byVerb.set(verb, [command]);
      else commands.push(command);
    }
    if (byVerb.size === 0) {
      throw new GymError(
        "policy/nothing-admissible",
        "The policy found no ALFWorld command among the admissible ones. Use it with an ALFWorld environment.",
      );
    }
    const verbs = [...byVerb.keys()];
    const weights = verbs.map((verb) => verbWeights[verb]!);
    const verb = drawWeighted(this.#random, verbs, weights);
    const commands = byVerb.get(verb)!;
    return this.do(verb === "go" ? this.#chooseWay(commands) : this.#random.pick(commands));
  }

  #chooseWay(commands: readonly string[]): string {
    const appliances = this.#sightings.held === null ? [] : commands.filter((one) => appliance.test(one));
    if (appliances.length > 0 && chance(this.#random, appliancePercent)) return this.#random.pick(appliances);
    const visited = new Set(this.#sightings.visited.map((place) => `go to ${place}`));
    const back = commands.filter((command) => visited.has(command));
    const onward = commands.filter((command) => !visited.has(command));
    const isBack = onward.length === 0 || (back.length > 0 && chance(this.#random, revisitPercent));
    return this.#random.pick(isBack ? back : onward);
  }
}
