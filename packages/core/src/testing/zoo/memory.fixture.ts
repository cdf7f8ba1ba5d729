import { houseRules } from "../demo/house-rules.js";
import type { HouseState } from "../demo/house-state.js";
import type { Cage } from "./cage.fixture.js";
import { type DialState, dial, dialRules } from "./dial.fixture.js";
import { house } from "./house.fixture.js";

/** Environments that remember something outside of their state, or look at something that is no part of them. */
export const memory: readonly Cage[] = [
  {
    kind: "a variable that start sets",
    inhabitants: [
      {
        what: "the goal is kept beside the state",
        subject() {
          let target = 0;
          return dial({
            start(task, random) {
              target = task.target;
              return dialRules.start(task, random);
            },
            observe: ({ position }) => `The dial shows ${position} and should show ${target}.`,
          });
        },
      },
      {
        what: "a lock that is chosen for each episode and not written into the state",
        subject() {
          const lock = { jams: false };
          return house({
            start(task, random) {
              const state = houseRules.start(task, random);
              lock.jams = state.things.key === "table";
              return state;
            },
            apply(draft, action, random) {
              houseRules.apply(draft, action, random);
              if (action.type === "take" && lock.jams) draft.doorUnlocked = true;
            },
          });
        },
      },
    ],
  },
  {
    kind: "a cache that the first caller fills",
    inhabitants: [
      {
        what: "the first position is drawn once for each task",
        subject() {
          const positions = new Map<number, number>();
          return dial({
            start(task, random) {
              const position = positions.get(task.target) ?? random.int(3);
              positions.set(task.target, position);
              return { position, target: task.target, pressed: false };
            },
            judge: ({ pressed }) => ({ reward: 0, terminated: pressed }),
            apply(draft, action, random) {
              dialRules.apply(draft, action, random);
              if (action.type === "look") draft.position = random.int(3);
            },
          });
        },
      },
      {
        what: "rooms are described once",
        subject() {
          const make = () => {
            const described: Record<string, string> = {};
            return house({
              observe(after, last) {
                const { room } = after;
                described[room] ??= houseRules.observe(after, last);
                return described[room];
              },
            });
          };
          return { ...make(), renew: make };
        },
      },
    ],
  },
  {
    kind: "a clock",
    inhabitants: [
      {
        what: "the seconds of now are shown",
        subject: () => dial({ observe: () => `It is second ${Math.floor(Date.now() / 1000)}.` }),
      },
      {
        what: "the door is open at weekends",
        subject: () =>
          house({
            start: (task, random) => ({
              ...houseRules.start(task, random),
              doorUnlocked: [0, 6].includes(new Date().getDay()),
            }),
          }),
      },
    ],
  },
  {
    kind: "the place where it is played",
    inhabitants: [
      {
        what: "a number as the machine's language writes it",
        subject: () =>
          dial({ observe: ({ position }) => `The dial shows ${(1000 * position + 1000).toLocaleString()}.` }),
      },
      {
        what: "a list in the order of the machine's language",
        subject: () =>
          house({
            observe: (state) =>
              ["k", "y", "i"].sort(new Intl.Collator().compare).join() + houseRules.observe(state),
          }),
      },
    ],
  },
  {
    kind: "chance that no seed decides",
    inhabitants: [
      {
        what: "the position is drawn by Math.random",
        subject: () =>
          dial({
            start: ({ target }) => ({ position: Math.floor(3 * Math.random()), target, pressed: false }),
          }),
      },
      {
        what: "every look ever taken is counted",
        subject() {
          let looks = 0;
          return house({ observe: () => `You look for the ${++looks}. time.` });
        },
      },
    ],
  },
  {
    kind: "a list that leaves a mark when it is asked for",
    inhabitants: [
      {
        what: "the first list of an episode is noted",
        subject() {
          let listed = false;
          return dial({
            start(task, random) {
              listed = false;
              return dialRules.start(task, random);
            },
            admissible(state) {
              listed = true;
              return dialRules.admissible?.(state) ?? [];
            },
            observe: () => (listed ? "You have asked." : "You have not asked."),
          });
        },
      },
      {
        what: "only what was listed can be taken",
        subject() {
          let offered: readonly string[] = [];
          return house({
            start(task, random) {
              offered = [];
              return houseRules.start(task, random);
            },
            admissible(state) {
              const actions = houseRules.admissible?.(state) ?? [];
              offered = actions.map((action) => JSON.stringify(action));
              return actions;
            },
            check: (_, action) =>
              offered.includes(JSON.stringify(action))
                ? undefined
                : { type: "rejected", reason: "impossible", observation: "Nobody offered that." },
          });
        },
      },
    ],
  },
  {
    kind: "knowledge that hangs on the identity of a state",
    inhabitants: [
      {
        what: "first states are kept in a set",
        subject() {
          const starts = new WeakSet<DialState>();
          return dial({
            start(task, random) {
              const state = dialRules.start(task, random);
              starts.add(state);
              return state;
            },
            observe: (_, last) => (last && starts.has(last.before) ? "The first step." : "Another step."),
          });
        },
      },
      {
        what: "the time of each state is kept beside it",
        subject() {
          const ages = new WeakMap<HouseState["goal"], number>();
          return house({
            observe(after, last) {
              const age = last === undefined ? 0 : (ages.get(last.before.goal) ?? -1);
              ages.set(after.goal, age);
              return age < 0 ? "Where are you?" : houseRules.observe(after, last);
            },
          });
        },
      },
    ],
  },
  {
    kind: "a count of steps that forks share",
    inhabitants: [
      {
        what: "steps are counted beside the state",
        subject() {
          let steps = 0;
          return dial({
            start(task, random) {
              steps = 0;
              return dialRules.start(task, random);
            },
            observe: (_, last) => `Step ${last === undefined ? steps : ++steps}.`,
          });
        },
      },
      {
        what: "patience is lost beside the state",
        subject() {
          let patience = 0;
          return house({
            start(task, random) {
              patience = 6;
              return houseRules.start(task, random);
            },
            apply(draft, action, random) {
              patience -= 1;
              houseRules.apply(draft, action, random);
            },
            judge: (after, last) =>
              patience > 0 ? houseRules.judge(after, last) : { reward: -1, terminated: true },
          });
        },
      },
    ],
  },
];
