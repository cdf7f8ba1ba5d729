/**
 * An environment of one's own, as pure rules: a farmer has to bring a wolf, a goat and a cabbage across a river, one
 * at a time. `first-environment.ts` plays, records and checks it; the command line takes it too:
 *
 *     npx rwml play river --import examples/river.ts
 */
import { type ActionCodec, defineRules, type EnvModule, registerEnv, UnknownIdError } from "@rwml/core";
import { match } from "ts-pattern";

type Bank = "near" | "far";
type Passenger = "wolf" | "goat" | "cabbage";

interface River {
  readonly banks: Readonly<Record<"farmer" | Passenger, Bank>>;
  readonly goal: Bank;
}

interface RiverTask {
  readonly from: Bank;
}

type RiverAction =
  | { readonly type: "look" }
  | { readonly type: "cross" }
  | { readonly type: "ferry"; readonly passenger: Passenger };

const passengers: readonly Passenger[] = ["wolf", "goat", "cabbage"];

const opposite = (bank: Bank): Bank => (bank === "near" ? "far" : "near");

const besideFarmer = ({ banks }: River): readonly Passenger[] =>
  passengers.filter((passenger) => banks[passenger] === banks.farmer);

const actions: ActionCodec<River, RiverAction> = {
  schema: {
    type: "object",
    required: ["type"],
    properties: { type: { enum: ["look", "cross", "ferry"] }, passenger: { enum: passengers } },
  },
  parse(text) {
    if (text === "look" || text === "cross") return { type: "action", action: { type: text } };
    const passenger = passengers.find((one) => text === `ferry ${one}`);
    return passenger === undefined
      ? { type: "rejected", reason: "unknown", observation: "You can look, cross, or ferry someone." }
      : { type: "action", action: { type: "ferry", passenger } };
  },
  print: (action) => (action.type === "ferry" ? `ferry ${action.passenger}` : action.type),
};

const rules = defineRules<River, RiverAction, RiverTask>({
  id: "river",
  version: "1",
  actions,

  start: ({ from }) => ({
    banks: { farmer: from, wolf: from, goat: from, cabbage: from },
    goal: opposite(from),
  }),

  check(state, action) {
    if (action.type !== "ferry" || besideFarmer(state).includes(action.passenger)) return undefined;
    const observation = `The ${action.passenger} is on the other bank.`;
    return { type: "rejected", reason: "impossible", observation };
  },

  apply({ banks }, action) {
    match(action)
      .with({ type: "look" }, () => {})
      .with({ type: "cross" }, () => {
        banks.farmer = opposite(banks.farmer);
      })
      .with({ type: "ferry" }, ({ passenger }) => {
        banks.farmer = opposite(banks.farmer);
        banks[passenger] = banks.farmer;
      })
      .exhaustive();
  },

  observe(state) {
    const company = besideFarmer(state).map((passenger) => `the ${passenger}`);
    const place = `You are on the ${state.banks.farmer} bank with ${company.join(" and ") || "nobody"}.`;
    return accident(state) ?? place;
  },

  judge(state) {
    const solved = Object.values(state.banks).every((bank) => bank === state.goal);
    return { reward: solved ? 1 : 0, terminated: solved || accident(state) !== null };
  },

  admissible: (state) => [
    { type: "look" },
    { type: "cross" },
    ...besideFarmer(state).map((passenger): RiverAction => ({ type: "ferry", passenger })),
  ],
});

/** What happens on the bank that the farmer is not on; null when everybody is safe. */
function accident({ banks }: River): string | null {
  if (banks.goat === banks.farmer) return null;
  if (banks.goat === banks.wolf) return "Behind your back the wolf eats the goat.";
  return banks.goat === banks.cabbage ? "Behind your back the goat eats the cabbage." : null;
}

const crossings: Readonly<Record<string, RiverTask>> = {
  "to-the-far-bank": { from: "near" },
  "to-the-near-bank": { from: "far" },
};

/** The rules with their tasks: what recorders, laws and the command line work with. */
export const river: EnvModule<River, RiverAction, RiverTask> = {
  rules,
  maxSteps: 30,
  tasks: {
    size: Object.keys(crossings).length,
    id: (index) => Object.keys(crossings)[index]!,
    load(id) {
      const crossing = crossings[id];
      if (crossing === undefined) throw new UnknownIdError("crossing", id, Object.keys(crossings));
      return crossing;
    },
  },
};

registerEnv("river", async () => river, { summary: "A wolf, a goat and a cabbage have to cross a river" });
