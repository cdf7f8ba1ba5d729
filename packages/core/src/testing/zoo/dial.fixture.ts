import { defineRules, type Rules } from "../../rules/rules.js";
import type { TaskSource } from "../../rules/task-source.js";
import type { LawSubject } from "../law.js";

/** A dial and a button. */
export interface DialState {
  readonly position: number;
  readonly target: number;
  readonly pressed: boolean;
}

/** What can be done with them. */
export type DialAction =
  | { readonly type: "turn"; readonly by: number }
  | { readonly type: "look" }
  | { readonly type: "press" };

/** What an episode is about. */
export interface DialTask {
  readonly target: number;
}

/** The dial's rules. */
export type DialRules = Rules<DialState, DialAction, DialTask>;

const highest = 6;
const steps = [1, 2];

/** A dial is turned to a number and a button pressed: a sound world that first variants are made of. */
export const dialRules: DialRules = defineRules<DialState, DialAction, DialTask>({
  id: "zoo/dial",
  version: "1",
  actions: {
    schema: {
      type: "object",
      required: ["type"],
      properties: {
        type: { enum: ["turn", "look", "press"] },
        by: { type: "integer", minimum: 1, maximum: 2 },
      },
      additionalProperties: false,
    },
    parse(text) {
      if (text === "look" || text === "press") return { type: "action", action: { type: text } };
      const [, by] = /^turn ([12])$/.exec(text) ?? [];
      return by === undefined
        ? { type: "rejected", reason: "unknown", observation: "You can turn, look and press." }
        : { type: "action", action: { type: "turn", by: Number(by) } };
    },
    print: (action) => (action.type === "turn" ? `turn ${action.by}` : action.type),
  },
  start: ({ target }, random) => ({ position: random.int(3), target, pressed: false }),
  check: ({ position }, action) =>
    action.type === "turn" && position + action.by > highest
      ? { type: "rejected", reason: "impossible", observation: "The dial goes no further." }
      : undefined,
  apply(draft, action) {
    if (action.type === "turn") draft.position += action.by;
    if (action.type === "press") draft.pressed = true;
  },
  observe: ({ position, target }) => `The dial shows ${position} and should show ${target}.`,
  judge: ({ position, target, pressed }) => ({
    reward: pressed && position === target ? 1 : 0,
    terminated: pressed,
  }),
  admissible: ({ position }) => [
    { type: "look" },
    { type: "press" },
    ...steps.filter((by) => position + by <= highest).map((by): DialAction => ({ type: "turn", by })),
  ],
});

/** A number to turn the dial to. */
export const dialTasks: TaskSource<DialTask> = {
  size: 4,
  id: (index) => `to-${index + 2}`,
  load: (id) => ({ target: Number(id.slice(3)) }),
};

/** The dial with something else in some places. */
export function dial(change: Partial<DialRules> = {}, rest: Partial<LawSubject> = {}): LawSubject {
  return { rules: { ...dialRules, ...change }, tasks: dialTasks, maxSteps: 30, ...rest };
}

/** The dial with another codec. */
export function dialCodec(change: Partial<DialRules["actions"]>): LawSubject {
  return dial({ actions: { ...dialRules.actions, ...change } });
}
