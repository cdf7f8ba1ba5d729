import { houseModule } from "../demo/house-module.js";
import type { Cage } from "./cage.fixture.js";
import { dial, dialTasks } from "./dial.fixture.js";
import { house } from "./house.fixture.js";

/** Environments whose modules are wrong, whatever is played. */
export const modules: readonly Cage[] = [
  {
    kind: "two tasks of one name",
    inhabitants: [
      {
        what: "all tasks are called after their kind",
        subject: () => dial({}, { tasks: { ...dialTasks, id: () => "to-2" } }),
      },
      {
        what: "names are numbered from 0 and from 1",
        subject: () =>
          house(
            {},
            { tasks: { ...houseModule.tasks, id: (index) => houseModule.tasks.id(Math.max(1, index)) } },
          ),
      },
    ],
  },
  {
    kind: "a task that cannot be loaded",
    inhabitants: [
      { what: "a task too many", subject: () => house({}, { tasks: { ...houseModule.tasks, size: 4 } }) },
      {
        what: "a task that is missing",
        subject: () =>
          dial(
            {},
            {
              tasks: {
                ...dialTasks,
                load(id) {
                  if (id === "to-4") throw new Error("There is no such file.");
                  return dialTasks.load(id);
                },
              },
            },
          ),
      },
    ],
  },
  {
    kind: "a name that the module does not have",
    inhabitants: [
      { what: "determinedBy names no predictor", subject: () => house({}, { determinedBy: "oracle" }) },
      {
        what: "the default policy is none",
        subject: () => dial({}, { defaultPolicy: "eager", policies: {} }),
      },
    ],
  },
  {
    kind: "a module that cannot be registered",
    inhabitants: [
      { what: "a version that is a number", subject: () => dial({ version: 1 as never }) },
      { what: "a limit of half a step", subject: () => house({}, { maxSteps: 0.5 }) },
    ],
  },
  {
    kind: "one task of many names",
    inhabitants: [
      {
        what: "a source that forgets which was asked for",
        subject: () =>
          dial({}, { tasks: { size: 3, id: (index) => `to-${index}`, load: () => ({ target: 2 }) } }),
      },
      {
        what: "names that differ in blanks, which are stripped",
        subject: () =>
          house(
            {},
            {
              tasks: {
                size: 2,
                id: (index) => (index === 0 ? houseModule.tasks.id(0) : `${houseModule.tasks.id(0)} `),
                load: (id) => houseModule.tasks.load(id.trim()),
              },
            },
          ),
      },
    ],
  },
  {
    kind: "tasks that make no difference",
    inhabitants: [
      {
        what: "the task is not looked at",
        subject: () =>
          dial({ start: (_, random) => ({ position: random.int(3), target: 3, pressed: false }) }),
      },
      {
        what: "all tasks are played in the first one's house",
        subject() {
          let goal: { thing: string; place: string } | undefined;
          return house({
            start(task) {
              goal ??= task;
              return { room: "kitchen", doorUnlocked: false, things: { key: "table", mug: "table" }, goal };
            },
          });
        },
      },
    ],
  },
];
