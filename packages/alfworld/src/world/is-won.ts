import { compileGoal } from "./compile-goal.js";
import type { Room } from "./room.js";
import type { AlfworldState } from "./state.js";

const goals = new WeakMap<Room, (state: AlfworldState) => boolean>();

/** Whether the goal holds now. It can cease to hold again. */
export function isWon(state: AlfworldState): boolean {
  let goal = goals.get(state.room);
  if (goal === undefined) {
    goal = compileGoal(state.room);
    goals.set(state.room, goal);
  }
  return goal(state);
}
