import type { SceneKind } from "../game/scene-kind.js";
import type { Scene } from "./scene.js";
import { bathroom } from "./scenes/bathroom.js";
import { bedroom } from "./scenes/bedroom.js";
import { kitchen } from "./scenes/kitchen.js";
import { livingRoom } from "./scenes/living-room.js";

/** What rooms of each kind hold. */
export const scenes: Readonly<Record<SceneKind, Scene>> = {
  kitchen,
  livingroom: livingRoom,
  bedroom,
  bathroom,
};
