import { openEnv } from "../../env/open-env.js";
import { wrapEnv } from "../../internal/wrap-env.js";
import { houseModule } from "../demo/house-module.js";
import { houseRules } from "../demo/house-rules.js";
import type { Cage } from "./cage.fixture.js";
import { dial, dialCodec, dialRules, dialTasks } from "./dial.fixture.js";
import { house, houseCodec } from "./house.fixture.js";

/** Environments whose members return or leave behind what they may not, or throw. */
export const results: readonly Cage[] = [
  {
    kind: "no observation",
    inhabitants: [
      {
        what: "a branch without a return",
        subject: () =>
          dial({
            observe: (({ position }: { position: number }) =>
              position < 3 ? `The dial shows ${position}.` : undefined) as never,
          }),
      },
      {
        what: "a wrapped env that shows nothing",
        subject: () =>
          house(
            {},
            {
              open: () =>
                wrapEnv(openEnv(houseRules, houseModule), {
                  step: (step) => ({ ...step, observation: undefined as never }),
                }),
            },
          ),
      },
    ],
  },
  {
    kind: "a reward that is no number",
    inhabitants: [
      {
        what: "a text",
        subject: () => dial({ judge: ({ pressed }) => ({ reward: "1" as never, terminated: pressed }) }),
      },
      {
        what: "a wrapped env that takes an average of nothing",
        subject: () =>
          house(
            {},
            {
              open: () =>
                wrapEnv(openEnv(houseRules, houseModule), {
                  step: (step) => ({ ...step, reward: step.reward / step.patches.length }),
                }),
            },
          ),
      },
    ],
  },
  {
    kind: "a reward that JSON changes",
    inhabitants: [
      {
        what: "minus nothing",
        subject: () => dial({ judge: ({ pressed }) => ({ reward: pressed ? 1 : -0, terminated: pressed }) }),
      },
      {
        what: "nothing times a fine",
        subject: () => house({ judge: () => ({ reward: 0 * -1, terminated: false }) }),
      },
    ],
  },
  {
    kind: "an action that a member changes",
    inhabitants: [
      {
        what: "apply turns no further than it can",
        subject: () =>
          dial({
            apply(draft, action) {
              if (action.type === "turn") (action as { by: number }).by = 1;
              dialRules.apply(draft, action, undefined as never);
            },
          }),
      },
      {
        what: "check writes down that it has looked",
        subject: () =>
          house({
            check(state, action) {
              (action as { seen?: boolean }).seen = true;
              return houseRules.check?.(state, action);
            },
          }),
      },
    ],
  },
  {
    kind: "an end that is neither true nor false",
    inhabitants: [
      {
        what: "terminated is left out",
        subject: () =>
          dial({
            judge: ({ pressed }) => (pressed ? { reward: 1, terminated: true } : ({ reward: 0 } as never)),
          }),
      },
      {
        what: "terminated is what a search found",
        subject: () =>
          house({
            judge: ({ things, goal }) => ({
              reward: 0,
              terminated: Object.keys(things).find((thing) => things[thing] === goal.place) as never,
            }),
          }),
      },
    ],
  },
  {
    kind: "a state that is not JSON",
    inhabitants: [
      {
        what: "a date at the start",
        subject: () =>
          dial({ start: (task, random) => ({ ...dialRules.start(task, random), at: new Date(0) }) }),
      },
      {
        what: "an undefined that an action leaves",
        subject: () =>
          house({
            apply(draft, action, random) {
              houseRules.apply(draft, action, random);
              if (action.type === "take") draft.things[action.thing] = undefined as never;
            },
          }),
      },
    ],
  },
  {
    kind: "a state that can be changed",
    inhabitants: [
      {
        what: "an env that hands out states of its own",
        subject: () =>
          dial(
            {},
            {
              open: () =>
                wrapEnv(openEnv(dialRules, { tasks: dialTasks, maxSteps: 30 }), {
                  step: (step) => ({ ...step, after: { ...step.after } }),
                }),
            },
          ),
      },
      {
        what: "an env that copies states deeply",
        subject: () =>
          house(
            {},
            {
              open: () =>
                wrapEnv(openEnv(houseRules, houseModule), {
                  step: (step) => ({
                    ...step,
                    after: Object.freeze({ ...step.after, things: { ...step.after.things } }),
                  }),
                }),
            },
          ),
      },
    ],
  },
  {
    kind: "patches that miss a change",
    inhabitants: [
      {
        what: "an env that keeps its patches to itself",
        subject: () =>
          dial(
            {},
            {
              open: () =>
                wrapEnv(openEnv(dialRules, { tasks: dialTasks, maxSteps: 30 }), {
                  step: (step) => ({ ...step, patches: [] }),
                }),
            },
          ),
      },
      {
        what: "an env that tells the last change alone",
        subject: () =>
          house(
            {
              apply(draft, action, random) {
                houseRules.apply(draft, action, random);
                if (action.type === "take") draft.doorUnlocked = true;
              },
            },
            {
              open() {
                const apply: typeof houseRules.apply = (draft, action, random) => {
                  houseRules.apply(draft, action, random);
                  if (action.type === "take") draft.doorUnlocked = true;
                };
                return wrapEnv(openEnv({ ...houseRules, apply }, houseModule), {
                  step: (step) => ({ ...step, patches: step.patches.slice(-1) }),
                });
              },
            },
          ),
      },
    ],
  },
  {
    kind: "an exception",
    inhabitants: [
      {
        what: "a text that is no JSON",
        subject: () =>
          dialCodec({
            parse: (text) =>
              /^\w/.test(text) ? dialRules.actions.parse(text, {} as never) : JSON.parse(text),
          }),
      },
      {
        what: "a thing that is not there",
        subject: () =>
          houseCodec({
            parse(text, state) {
              const parsed = houseRules.actions.parse(text, state);
              if (parsed.type === "action" && parsed.action.type === "take")
                state.things[parsed.action.thing]!.toString();
              return parsed;
            },
          }),
      },
    ],
  },
  {
    kind: "a state that is changed in place",
    inhabitants: [
      {
        what: "observe notes that it was asked",
        subject: () =>
          dial({
            observe(state, last) {
              if (last !== undefined) (state as { position: number }).position += 0;
              return dialRules.observe(state, last);
            },
          }),
      },
      {
        what: "admissible sorts a list of the state",
        subject: () =>
          house({
            start: (task, random) => ({ ...houseRules.start(task, random), order: ["mug", "key"] }),
            admissible(state) {
              if (state.things.key === "hand") (state as unknown as { order: string[] }).order.sort();
              return houseRules.admissible?.(state) ?? [];
            },
          }),
      },
    ],
  },
  {
    kind: "an env that goes on after the end",
    inhabitants: [
      {
        what: "an env that starts anew by itself",
        subject: () =>
          dial(
            {},
            {
              open() {
                const env = openEnv(dialRules, { tasks: dialTasks, maxSteps: 30 });
                return new Proxy(env, {
                  get(target, name) {
                    const value: unknown = Reflect.get(target, name, target);
                    if (typeof value !== "function") return value;
                    return (...given: unknown[]) => {
                      if (name === "step" && target.snapshot().ended) target.reset();
                      return value.apply(target, given);
                    };
                  },
                });
              },
            },
          ),
      },
      {
        what: "an env that repeats its last step",
        subject: () =>
          house(
            {},
            {
              open() {
                const env = openEnv(houseRules, { ...houseModule, maxSteps: 3 });
                let last: unknown;
                return new Proxy(env, {
                  get(target, name) {
                    const value: unknown = Reflect.get(target, name, target);
                    if (typeof value !== "function") return value;
                    return (...given: unknown[]) => {
                      if (name !== "step") return value.apply(target, given);
                      if (!target.snapshot().ended) last = value.apply(target, given);
                      return last;
                    };
                  },
                });
              },
            },
          ),
      },
    ],
  },
];
