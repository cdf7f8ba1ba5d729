import { GymError } from "@rwml/core";
import type { Participant } from "../participant.js";

/** Stands in for the user beside an agent that works alone (upstream's `dummy_user`). Its turn throws `tau2/no-user`. */
export const dummyUser: Participant = {
  role: "user",
  async next() {
    throw new GymError(
      "tau2/no-user",
      "The dummy user says nothing: it is there for agents that work alone. Take another user, or an agent that works alone.",
    );
  },
};
