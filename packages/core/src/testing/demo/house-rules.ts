import { match } from "ts-pattern";
import { defineRules } from "../../rules/rules.js";
import { houseActions } from "./house-actions.js";
import { type HouseAction, type HouseState, type HouseTask, reachablePlaces } from "./house-state.js";

/** A mug, a key, two rooms and a locked door between them: the smallest world with all that rules can have. */
export const houseRules = defineRules<HouseState, HouseAction, HouseTask>({
  id: "demo/house",
  version: "1",
  actions: houseActions,

  start(task, random) {
    const free = ["table", "shelf"].filter((place) => place !== task.place);
    return {
      room: "kitchen",
      doorUnlocked: false,
      things: { key: random.pick(free), mug: random.pick(free) },
      goal: task,
    };
  },

  check(state, action) {
    const possible = match(action)
      .with({ type: "look" }, () => true)
      .with({ type: "go" }, ({ room }) => room !== state.room && state.doorUnlocked)
      .with({ type: "unlock" }, () => !state.doorUnlocked && state.things.key === "hand")
      .with({ type: "take" }, ({ thing }) => reachablePlaces(state).includes(state.things[thing] ?? ""))
      .with(
        { type: "put" },
        ({ thing, place }) => state.things[thing] === "hand" && reachablePlaces(state).includes(place),
      )
      .exhaustive();
    return possible ? undefined : { type: "rejected", reason: "impossible", observation: "You cannot." };
  },

  apply(draft, action, random) {
    match(action)
      .with({ type: "look" }, () => {})
      .with({ type: "go" }, ({ room }) => {
        draft.room = room;
      })
      .with({ type: "unlock" }, () => {
        draft.doorUnlocked = random.int(3) > 0;
      })
      .with({ type: "take" }, ({ thing }) => {
        draft.things[thing] = "hand";
      })
      .with({ type: "put" }, ({ thing, place }) => {
        draft.things[thing] = place;
      })
      .exhaustive();
  },

  observe(after, last) {
    if (last?.action.type === "unlock" && !after.doorUnlocked) return "The lock jams.";
    const seen = Object.keys(after.things).filter((thing) =>
      ["hand", ...reachablePlaces(after)].includes(after.things[thing]!),
    );
    const places = seen.map((thing) => `the ${thing} (${after.things[thing]})`);
    return `You are in the ${after.room}. You see ${places.join(" and ") || "nothing"}.`;
  },

  judge(after) {
    const done = after.things[after.goal.thing] === after.goal.place;
    return { reward: done ? 1 : 0, terminated: done };
  },

  admissible(state) {
    const reachable = reachablePlaces(state);
    const things = Object.entries(state.things);
    const held = things.filter(([, place]) => place === "hand").map(([thing]) => thing);
    const otherRoom = state.room === "kitchen" ? "study" : "kitchen";
    return [
      { type: "look" },
      ...(state.doorUnlocked ? [{ type: "go", room: otherRoom } as const] : []),
      ...(!state.doorUnlocked && held.includes("key") ? [{ type: "unlock" } as const] : []),
      ...things
        .filter(([, place]) => reachable.includes(place))
        .map(([thing]): HouseAction => ({ type: "take", thing })),
      ...held.flatMap((thing) => reachable.map((place): HouseAction => ({ type: "put", thing, place }))),
    ];
  },
});
