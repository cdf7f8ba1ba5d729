import { match } from "ts-pattern";
import type { ScriptedPlayer } from "../../player/player.js";
import type { ActionCodec, Rejection } from "../../rules/action-codec.js";
import { defineRules } from "../../rules/rules.js";

/** Who haggles over the carpet: the agent buys. */
export type HaggleRole = "agent" | "seller";

/** What an episode is about. */
export interface HaggleTask {
  readonly opens: HaggleRole;
}

/** The state of the haggling. */
export interface HaggleState {
  readonly turn: HaggleRole;
  /** The last offer of each; null before the first. */
  readonly offers: Readonly<Record<HaggleRole, number | null>>;
  /** What the seller has said about the carpet since it was last its turn. */
  readonly praise: readonly string[];
  /** Sinks by chance with every offer; nobody stays to haggle without any. */
  readonly patience: number;
  readonly price: number | null;
}

/** What can be said. Praise does not pass the turn on. */
export type HaggleAction =
  | { readonly type: "offer"; readonly amount: number }
  | { readonly type: "praise"; readonly words: string }
  | { readonly type: "accept" };

const highest = 20;

const codec: ActionCodec<HaggleState, HaggleAction> = {
  schema: {
    type: "object",
    required: ["type"],
    properties: { type: { enum: ["offer", "praise", "accept"] } },
  },
  parse(text) {
    if (text === "accept") return { type: "action", action: { type: "accept" } };
    const [, amount] = /^offer (\d+)$/.exec(text) ?? [];
    if (amount !== undefined) return { type: "action", action: { type: "offer", amount: Number(amount) } };
    const [, words] = /^praise (.+)$/.exec(text) ?? [];
    return words === undefined
      ? { type: "rejected", reason: "unknown", observation: "Nobody understands you." }
      : { type: "action", action: { type: "praise", words } };
  },
  print: (action) =>
    match(action)
      .with({ type: "offer" }, ({ amount }) => `offer ${amount}`)
      .with({ type: "praise" }, ({ words }) => `praise ${words}`)
      .with({ type: "accept" }, () => "accept")
      .exhaustive(),
};

/** Two roles haggle over a carpet: the smallest world in which turns, chance and players meet. */
export const haggleRules = defineRules<HaggleState, HaggleAction, HaggleTask>({
  id: "demo/haggle",
  version: "1",
  actions: codec,

  start: ({ opens }, random) => ({
    turn: opens,
    offers: { agent: null, seller: null },
    praise: [],
    patience: 4 + random.int(5),
    price: null,
  }),

  turn: ({ turn }) => turn,

  check(state, action) {
    const { agent, seller } = state.offers;
    const floor = agent ?? 0;
    const ceiling = seller ?? highest;
    return match(action)
      .with({ type: "offer" }, ({ amount }) =>
        amount > floor && amount < ceiling ? undefined : refuse("That is no offer."),
      )
      .with({ type: "praise" }, () =>
        state.turn === "seller" ? undefined : refuse("The carpet is not yours to praise."),
      )
      .with({ type: "accept" }, () =>
        state.offers[other(state.turn)] === null ? refuse("There is no offer to accept.") : undefined,
      )
      .exhaustive();
  },

  apply(draft, action, random) {
    const { turn } = draft;
    match(action)
      .with({ type: "offer" }, ({ amount }) => {
        if (turn === "seller") draft.praise = [];
        draft.offers[turn] = amount;
        draft.patience -= random.int(2);
        draft.turn = other(turn);
      })
      .with({ type: "praise" }, ({ words }) => {
        draft.praise.push(words);
      })
      .with({ type: "accept" }, () => {
        draft.price = draft.offers[other(turn)];
      })
      .exhaustive();
  },

  observe(after, last) {
    const said =
      last === undefined ? "A carpet is for sale." : `You say: ${codec.print(last.action, after)}.`;
    const { seller } = after.offers;
    return `${said} The seller ${seller === null ? "waits" : `wants ${seller}`}.`;
  },

  judge: ({ price, patience }, last) => ({
    reward: price === null ? 0 : highest - price,
    terminated: price !== null || patience <= 0,
    info: { offeredBefore: last?.before.offers.agent ?? null },
  }),

  // Praise is whatever the seller can think of.
  listing: "partial",
  admissible(state) {
    const accepted = state.offers[other(state.turn)] === null ? [] : [{ type: "accept" } as const];
    const floor = state.offers.agent ?? 0;
    const amounts = Array.from(
      { length: (state.offers.seller ?? highest) - floor - 1 },
      (_, index) => floor + 1 + index,
    );
    return [...accepted, ...amounts.map((amount): HaggleAction => ({ type: "offer", amount }))];
  },
});

/** Praises the carpet before every offer and meets the buyer halfway. */
export const haggleSeller: ScriptedPlayer<HaggleState, HaggleAction> = ({ offers, praise }) => {
  const bid = offers.agent ?? 0;
  const last = offers.seller ?? highest;
  if (praise.length === 0) return { type: "praise", words: `worth more than ${bid}` };
  return bid >= 12 || last - bid < 3
    ? { type: "accept" }
    : { type: "offer", amount: Math.ceil((last + bid) / 2) };
};

function other(role: HaggleRole): HaggleRole {
  return role === "agent" ? "seller" : "agent";
}

function refuse(observation: string): Rejection {
  return { type: "rejected", reason: "impossible", observation };
}
