import { describe, expect, it } from "vitest";
import type { AnyEnv } from "../../env/env.js";
import { openEnv } from "../../env/open-env.js";
import { wrapEnv } from "../../internal/wrap-env.js";
import { defineRules, type Rules } from "../../rules/rules.js";
import type { TaskSource } from "../../rules/task-source.js";
import { checkLaw, checkLaws } from "../check-laws.js";
import type { Law, LawSubject } from "../law.js";
import { laws } from "../laws.js";
import { actionsReadBack } from "./actions-read-back.js";
import { admissibleAccepted } from "./admissible-accepted.js";
import { finishedRefuses } from "./finished-refuses.js";
import { forksIndependent } from "./forks-independent.js";
import { moduleInOrder } from "./module-in-order.js";
import { neverThrows } from "./never-throws.js";
import { patchesRebuildStates } from "./patches-rebuild-states.js";
import { rejectionsHarmless } from "./rejections-harmless.js";
import { sameActions } from "./same-actions.js";
import { sameSeed } from "./same-seed.js";
import { snapshotsContinue } from "./snapshots-continue.js";
import { statesFrozen } from "./states-frozen.js";
import { statesJson } from "./states-json.js";

interface CounterState {
  readonly count: number;
  readonly extra?: unknown;
}
type CounterAction = { readonly type: "add"; readonly amount: number };
type CounterRules = Rules<CounterState, CounterAction, null>;

/** Counts up to five. Each law is broken by one change to it. */
const counter: CounterRules = defineRules<CounterState, CounterAction, null>({
  id: "test/counter",
  version: "1",
  actions: {
    schema: {},
    parse(text) {
      const [, amount] = /^add ([12])$/.exec(text) ?? [];
      return amount === undefined
        ? { type: "rejected", reason: "unknown", observation: "What?" }
        : { type: "action", action: { type: "add", amount: Number(amount) } };
    },
    print: ({ amount }) => `add ${amount}`,
  },
  start: () => ({ count: 0 }),
  check: (state, { amount }) =>
    state.count + amount > 5
      ? { type: "rejected", reason: "impossible", observation: "Too much." }
      : undefined,
  apply(draft, { amount }) {
    draft.count += amount;
  },
  observe: ({ count }) => `The counter shows ${count}.`,
  judge: ({ count }) => ({ reward: count, terminated: count === 5 }),
  admissible: ({ count }) =>
    [1, 2].filter((amount) => count + amount <= 5).map((amount): CounterAction => ({ type: "add", amount })),
});

const tasks: TaskSource<null> = { size: 1, id: () => "count", load: () => null };

function broken(change: Partial<CounterRules>, open?: (rules: CounterRules) => AnyEnv): LawSubject {
  const rules = { ...counter, ...change };
  const subject = { rules, tasks, maxSteps: 12 };
  return open === undefined ? subject : { ...subject, open: () => open(rules) };
}

/** Keeps what is no part of the state: how often each thing was asked. */
function asked(): { readonly times: () => number } {
  let times = 0;
  return { times: () => times++ };
}

const offences: readonly { law: Law; offence: string; breach: string; subject: () => LawSubject }[] = [
  {
    law: moduleInOrder,
    offence: "a solution that throws",
    breach: 'its solution of the task "',
    subject: () => ({
      ...broken({}),
      solution() {
        throw new Error("Nobody knows.");
      },
    }),
  },
  {
    law: moduleInOrder,
    offence: "a solution that is no list of texts",
    breach: 'its solution of the task "',
    subject: () => ({ ...broken({}), solution: () => [1] as unknown as string[] }),
  },
  {
    law: statesJson,
    offence: "a date in the state",
    breach:
      "it throws: start of test/counter@1 returned what is not JSON, state.extra: Date is not a plain object",
    subject: () => broken({ start: () => ({ count: 0, extra: new Date(0) }) }),
  },
  {
    law: statesFrozen,
    offence: "an env that hands out states of its own",
    breach: 'state is not frozen after "add 1"',
    subject: () =>
      broken({}, (rules) =>
        wrapEnv(openEnv(rules, { tasks }), { step: (step) => ({ ...step, after: { ...step.after } }) }),
      ),
  },
  {
    law: sameSeed,
    offence: "a hidden count of all steps ever taken",
    breach: 'the last snapshot.observation is once "This is text 14." and once "This is text 15."',
    subject() {
      const { times } = asked();
      return broken({ observe: () => `This is text ${times()}.` });
    },
  },
  {
    law: sameActions,
    offence: "a list of actions that leaves a mark when it is asked for",
    breach: 'observation of step 0 ("add 1") is once',
    subject() {
      let listed = false;
      return broken({
        start() {
          listed = false;
          return { count: 0 };
        },
        admissible(state) {
          listed = true;
          return counter.admissible?.(state) ?? [];
        },
        observe: () => (listed ? "You have looked." : "You have not looked."),
      });
    },
  },
  {
    law: patchesRebuildStates,
    offence: "an env that keeps its patches to itself",
    breach: 'the patches of "add 1" miss something',
    subject: () =>
      broken({}, (rules) =>
        wrapEnv(openEnv(rules, { tasks }), { step: (step) => ({ ...step, patches: [] }) }),
      ),
  },
  {
    law: snapshotsContinue,
    offence: "knowledge that hangs on the identity of a state",
    breach: 'observation of step 0 ("add 1") is once',
    subject() {
      const starts = new WeakSet<CounterState>();
      return broken({
        start() {
          const state = { count: 0 };
          starts.add(state);
          return state;
        },
        observe: (_, last) =>
          last !== undefined && starts.has(last.before) ? "The first step." : "Another step.",
      });
    },
  },
  {
    law: forksIndependent,
    offence: "a hidden count of the steps of an episode",
    breach: "the fork plays on differently",
    subject() {
      let steps = 0;
      return broken({
        start() {
          steps = 0;
          return { count: 0 };
        },
        observe: (_, last) => `Step ${last === undefined ? steps : ++steps}.`,
      });
    },
  },
  {
    law: actionsReadBack,
    offence: "two actions with one text",
    breach: 'it prints {"type":"add","amount":2} as "add 1"',
    subject: () => broken({ actions: { ...counter.actions, print: () => "add 1" } }),
  },
  {
    law: admissibleAccepted,
    offence: "an offer that the check refuses",
    breach: '"add 2" is admissible and check refuses it',
    subject: () =>
      broken({
        admissible: () => [
          { type: "add", amount: 1 },
          { type: "add", amount: 2 },
        ],
      }),
  },
  {
    law: neverThrows,
    offence: "an exception at an unknown text",
    breach: "its actions.parse throws: SyntaxError: Unexpected token",
    subject: () =>
      broken({
        actions: {
          ...counter.actions,
          parse: (text) => ({ type: "action", action: JSON.parse(text) as CounterAction }),
        },
      }),
  },
  {
    law: rejectionsHarmless,
    offence: "silence at an impossible action",
    breach: 'it has no answer to "add 2"',
    subject: () =>
      broken({
        check: (state, action) => {
          const rejection = counter.check?.(state, action);
          return rejection && { ...rejection, observation: "" };
        },
      }),
  },
  {
    law: finishedRefuses,
    offence: "an env that starts anew by itself",
    breach: "it takes a step after the end",
    subject: () =>
      broken({}, (rules) => {
        const env = openEnv(rules, { tasks });
        const step = env.step.bind(env);
        return Object.assign(Object.create(env) as AnyEnv, {
          reset: env.reset.bind(env),
          snapshot: env.snapshot.bind(env),
          admissible: env.admissible.bind(env),
          step(action: string) {
            if (env.snapshot().ended) env.reset();
            return step(action);
          },
        });
      }),
  },
];

describe("laws", () => {
  it("should all hold for a sound world", () => {
    const reports = checkLaws(broken({}));
    expect(reports.filter(({ held }) => !held)).toEqual([]);
    expect(reports).toHaveLength(laws.length);
  });

  for (const { law, offence, breach, subject } of offences) {
    it(`should find ${offence}: a world should ${law.title}`, () => {
      expect(checkLaw(law, subject()).failure).toContain(`should ${law.title}, but ${breach}`);
    });
  }

  it("should try the given texts where the rules list no actions", () => {
    const { admissible: _, ...unlisted } = counter;
    const rules = {
      ...unlisted,
      judge: ({ count }: CounterState) => ({ reward: count > 0 ? Number.NaN : 0, terminated: false }),
    };
    expect(checkLaw(statesJson, { rules, tasks, texts: ["add 1"] }).failure).toContain(
      'judge of test/counter@1 returned the reward NaN (seed 0, step 0, action "add 1")',
    );
  });

  it("should follow what is suggested for a state where the rules list no actions", () => {
    const { admissible: _, ...unlisted } = counter;
    const rules = {
      ...unlisted,
      judge: ({ count }: CounterState) => ({ reward: count === 5 ? Number.NaN : 0, terminated: count === 5 }),
    };
    const suggest = ({ count }: CounterState): string[] => (count < 4 ? ["add 2"] : ["add 1"]);
    expect(checkLaw(statesJson, { rules, tasks, suggest }).failure).toContain('["add 2","add 2","add 1"]');
  });

  it("should let suggestions be refused", () => {
    const suggest = (): string[] => ["add 2", "add 3"];
    expect(checkLaw(admissibleAccepted, { ...broken({}), suggest }).held).toBe(true);
  });

  it("should show the shortest walk that breaks it, ready to paste", () => {
    const { failure } = checkLaw(
      statesJson,
      broken({
        apply(draft, { amount }) {
          draft.count = draft.count === 2 ? Number.NaN : draft.count + amount;
        },
      }),
    );
    expect(failure).toBe(
      [
        'test/counter@1 should hold nothing but JSON in states, infos and patches, but it throws: apply of test/counter@1 put into the state what is not JSON, state.count: NaN is not JSON (seed 0, step 1, action "add 1"). It must leave nothing but plain objects, arrays, strings, finite numbers, booleans and null in the draft.',
        "To see it happen:",
        "  env.reset({ seed: 0 });",
        '  for (const action of ["add 2","add 1"]) env.step(action);',
      ].join("\n"),
    );
  });
});
