import { GymError } from "@rwml/core";
import { type TaskType, taskTypes } from "../game/game.js";
import type { SceneKind } from "../game/scene-kind.js";
import { readRoomId } from "./room-id.js";

/** What a generated game is made from. */
export interface GameRecipe {
  readonly scene: SceneKind;
  /** The number of the room among those of its scene. */
  readonly room: number;
  readonly taskType: TaskType;
  /** Draws the task and the places of things. */
  readonly seed: number;
}

/** The name of a generated game, for example `kitchen-0012/pick_heat_then_place_in_recep/000345`. */
export function gameId(room: string, taskType: TaskType, seed: number): string {
  return `${room}/${taskType}/${String(seed).padStart(6, "0")}`;
}

/** Reads the name of a generated game. Throws `alfworld/unknown-game`. */
export function readGameId(id: string): GameRecipe {
  const [room = "", type = "", digits = ""] = id.split("/");
  const found = readRoomId(room);
  const taskType = taskTypes.find((one) => one === type);
  if (found !== undefined && taskType !== undefined && /^\d{6,}$/.test(digits)) {
    const seed = Number(digits);
    if (gameId(room, taskType, seed) === id)
      return { scene: found.scene, room: found.number, taskType, seed };
  }
  throw new GymError(
    "alfworld/unknown-game",
    `"${id}" names no generated game. Names look like kitchen-0012/pick_heat_then_place_in_recep/000345.`,
  );
}
