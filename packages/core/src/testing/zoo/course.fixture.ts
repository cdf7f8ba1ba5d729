import type { AnyEnv } from "../../env/env.js";
import { openEnv } from "../../env/open-env.js";
import type { Snapshot } from "../../env/snapshot.js";
import { randomFromState } from "../../random/random.js";
import { houseModule } from "../demo/house-module.js";
import { houseRules } from "../demo/house-rules.js";
import type { Cage } from "./cage.fixture.js";
import { dial, dialRules, dialTasks } from "./dial.fixture.js";
import { house } from "./house.fixture.js";

/** Environments in which episodes do not take their course. */
export const course: readonly Cage[] = [
  {
    kind: "episodes that never end",
    inhabitants: [
      {
        what: "no end and no limit of steps",
        subject() {
          const { maxSteps: _, ...endless } = dial({ judge: () => ({ reward: 0, terminated: false }) });
          return endless;
        },
      },
      {
        what: "the goal is never seen to be reached, though the limit of steps cuts off",
        subject: () =>
          house({
            judge: ({ things, goal }) => ({ reward: 0, terminated: things[goal.place] === goal.thing }),
          }),
      },
    ],
  },
  {
    kind: "episodes that are over before the first step",
    inhabitants: [
      {
        what: "every episode is over",
        subject: () => dial({ judge: () => ({ reward: 0, terminated: true }) }),
      },
      {
        what: "one task is solved already",
        subject: () =>
          house({
            start: (task, random) => ({
              ...houseRules.start(task, random),
              things: { key: "shelf", mug: random.pick(["table", "shelf"]) },
            }),
          }),
      },
    ],
  },
  {
    kind: "nothing ever changes",
    inhabitants: [
      { what: "apply does nothing", subject: () => dial({ apply() {} }) },
      {
        what: "only the answers change",
        subject: () =>
          house({
            apply() {},
            observe: (_, last) =>
              last === undefined
                ? "You are in a house."
                : `You ${houseRules.actions.print(last.action, last.before)}.`,
          }),
      },
    ],
  },
  {
    kind: "a refusal that changes something",
    inhabitants: [
      {
        what: "an env that moves on at a refused action",
        subject: () =>
          dial(
            {},
            {
              open: () =>
                afterRefusals(openEnv(dialRules, { tasks: dialTasks, maxSteps: 30 }), (snapshot) => ({
                  ...snapshot,
                  state: { ...snapshot.state, position: snapshot.state.position + 1 },
                })),
            },
          ),
      },
      {
        what: "a refused step draws from the random stream",
        subject: () =>
          house(
            {},
            {
              open: () =>
                afterRefusals(openEnv(houseRules, houseModule), (snapshot) => {
                  const random = randomFromState(snapshot.random);
                  random.int(2);
                  return { ...snapshot, random: random.state() };
                }),
            },
          ),
      },
    ],
  },
  {
    kind: "a very slow member",
    inhabitants: [
      {
        what: "admissible takes its time",
        subject: () =>
          dial({
            admissible(state) {
              busy(30);
              return dialRules.admissible?.(state) ?? [];
            },
          }),
      },
      {
        what: "observe searches for long",
        subject: () =>
          house({
            observe(after, last) {
              busy(40);
              return houseRules.observe(after, last);
            },
          }),
      },
    ],
  },
];

/** Keeps the processor busy for about so many milliseconds. */
function busy(milliseconds: number): void {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
}

/** An env that is put somewhere else by every refused action. */
// biome-ignore lint/suspicious/noExplicitAny: see AnyEnv
function afterRefusals(env: AnyEnv, move: (snapshot: Snapshot<any>) => Snapshot<unknown>): AnyEnv {
  return new Proxy(env, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target);
      if (typeof value !== "function") return value;
      return (...given: unknown[]) => {
        const result: unknown = value.apply(target, given);
        if (name === "step" && (result as { rejection: unknown }).rejection !== null)
          target.restore(move(target.snapshot()));
        return result;
      };
    },
  });
}
