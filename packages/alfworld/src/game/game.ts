import type { Problem } from "./problem.js";

/** The six kinds of ALFWorld tasks, in the order of upstream's ids 1 to 6. */
export const taskTypes = [
  "pick_and_place_simple",
  "look_at_obj_in_light",
  "pick_clean_then_place_in_recep",
  "pick_heat_then_place_in_recep",
  "pick_cool_then_place_in_recep",
  "pick_two_obj_and_place",
] as const;

export type TaskType = (typeof taskTypes)[number];

/** Which of upstream's two sets of texts a game speaks: `move X to Y` (0.4 and later) or `put X in/on Y`. */
export type Wording = "current" | "legacy";

/** One game: what an episode is about. Plain JSON, and all that the rules need. */
export interface Game {
  /** The path below the data folder, or the name of a generated game. */
  readonly id: string;
  /** Null when the game came without a `traj_data.json`. */
  readonly taskType: TaskType | null;
  /** The goal in words, without the sentence around it and without its final stop. */
  readonly goalText: string;
  readonly wording: Wording;
  /** Whether receptacles of SinkType clean too, as in the domain text of the newest game files. */
  readonly sinkTypeCleans: boolean;
  readonly problem: Problem;
  /** Commands that solve the game, as its file gives them; null when it gives none. */
  readonly walkthrough: readonly string[] | null;
}
