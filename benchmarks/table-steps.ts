import { defineRules, openEnv, produceTables, type Rules } from "@rwml/core";
import type { Benchmark } from "./benchmark.js";
import { ratios, sideBySide, timed } from "./side-by-side.js";

interface Ledger {
  readonly accounts: { readonly [id: string]: { readonly owner: string; readonly amount: number } };
}

const rowCount = 2_000;
const stepCount = 400;

/** Steps that change one row of a large table, as tools that book and pay do. */
export const tableSteps: Benchmark = {
  name: "table-steps",
  about: "steps that change a row of a large table",

  async run({ rounds }) {
    const start = firstLedger();
    const values = await sideBySide(rounds, {
      tables: () => microsecondsOf({ ...ledgerRules(start), produce: produceTables }),
      immer: () => microsecondsOf(ledgerRules(start)),
    });
    return {
      subject: `a state with a table of ${rowCount} rows`,
      figures: [
        { name: "a step with produceTables", unit: "µs", values: values.tables },
        { name: "a step with drafts of immer", unit: "µs", values: values.immer },
        {
          ...{ name: "immer / produceTables", unit: "×", values: ratios(values.immer, values.tables) },
          target: { type: "at-least", value: 3 },
        },
      ],
    };
  },
};

function firstLedger(): Ledger {
  const rows = Array.from({ length: rowCount }, (_, index) => {
    return [`account ${index}`, { owner: `owner ${index}`, amount: index }] as const;
  });
  return { accounts: Object.fromEntries(rows) };
}

function ledgerRules(start: Ledger): Rules<Ledger, { readonly id: string }, null> {
  return defineRules<Ledger, { readonly id: string }, null>({
    id: "benchmark/ledger",
    version: "1",
    actions: {
      schema: {},
      parse: (id) => ({ type: "action", action: { id } }),
      print: ({ id }) => id,
    },
    start: () => start,
    apply(draft, { id }) {
      draft.accounts[id]!.amount++;
    },
    observe: () => "Paid.",
    judge: () => ({ reward: 0, terminated: false }),
  });
}

function microsecondsOf(rules: Rules<Ledger, { readonly id: string }, null>): number {
  const env = openEnv(rules);
  env.reset({ task: null });
  const milliseconds = timed(() => {
    for (let step = 0; step < stepCount; step++) env.step(`account ${(step * 7) % rowCount}`);
  });
  return (1000 * milliseconds) / stepCount;
}
