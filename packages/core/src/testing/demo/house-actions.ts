import { match } from "ts-pattern";
import type { ActionCodec } from "../../rules/action-codec.js";
import type { HouseAction, HouseState } from "./house-state.js";

/** The house's actions as text: `look`, `go to study`, `unlock door`, `take mug`, `put mug on desk`. */
export const houseActions: ActionCodec<HouseState, HouseAction> = {
  schema: {
    type: "object",
    required: ["type"],
    properties: {
      type: { enum: ["look", "go", "unlock", "take", "put"] },
      room: { enum: ["kitchen", "study"] },
      thing: { type: "string" },
      place: { type: "string" },
    },
  },

  parse(text) {
    const action = readAction(text.trim());
    return action === null
      ? { type: "rejected", reason: "unknown", observation: `You do not know how to "${text}".` }
      : { type: "action", action };
  },

  print: (action) =>
    match(action)
      .with({ type: "look" }, () => "look")
      .with({ type: "go" }, ({ room }) => `go to ${room}`)
      .with({ type: "unlock" }, () => "unlock door")
      .with({ type: "take" }, ({ thing }) => `take ${thing}`)
      .with({ type: "put" }, ({ thing, place }) => `put ${thing} on ${place}`)
      .exhaustive(),
};

function readAction(text: string): HouseAction | null {
  if (text === "look") return { type: "look" };
  if (text === "unlock door") return { type: "unlock" };
  const [, room] = /^go to (kitchen|study)$/.exec(text) ?? [];
  if (room === "kitchen" || room === "study") return { type: "go", room };
  const [, taken] = /^take (\w+)$/.exec(text) ?? [];
  if (taken !== undefined) return { type: "take", thing: taken };
  const [, thing, place] = /^put (\w+) on (\w+)$/.exec(text) ?? [];
  return thing === undefined || place === undefined ? null : { type: "put", thing, place };
}
