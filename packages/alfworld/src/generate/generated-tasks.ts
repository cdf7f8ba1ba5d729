import { GymError, seededRandom, type TaskSource } from "@rwml/core";
import { readScenes, readTaskTypes, type TaskTypeChoice } from "../game/chosen-tasks.js";
import type { Game, TaskType } from "../game/game.js";
import { type SceneKind, sceneKinds } from "../game/scene-kind.js";
import { between } from "./draw.js";
import { gameId, readGameId } from "./game-id.js";
import { composeGame } from "./generate-game.js";
import { generateRoom } from "./generate-room.js";
import type { GeneratedRoom } from "./generated-room.js";
import { roomId } from "./room-id.js";
import { type RoomRange, type RoomSplit, roomSplit } from "./room-split.js";
import { scenes } from "./scenes.js";
import { supportsTask } from "./task-options.js";

/** Which generated games a task source offers. */
export interface GeneratedTasksOptions {
  /** The rooms: those for training, those never trained on, or numbers of your own. Default: "train". */
  readonly rooms?: RoomSplit | RoomRange;
  /** Kinds only: the rooms of a kind are made, not numbered scenes. Default: all four. */
  readonly scenes?: readonly (SceneKind | string)[];
  /** By name, or by upstream's number from 1 to 6. Default: all six, as far as the scenes offer them. */
  readonly taskTypes?: readonly (TaskTypeChoice | string)[];
}

/** Rooms kept ready, because most of the work of a game goes into its room. */
const roomsKept = 512;
/** Draws of a room before the rooms count as unable to give a task. */
const mostAttempts = 1000;

/**
 * Endlessly many generated games. The type of task is drawn first, evenly, then a kind of room that offers it, as
 * ALFWorld's own games are spread; half of them take place in kitchens.
 *
 * `load` refuses games of rooms, scenes or types that the source does not offer, so that a training source cannot
 * hand out a held-out room.
 *
 * @example generatedTasks({ rooms: "heldout", taskTypes: ["pick_heat_then_place_in_recep"] })
 */
export function generatedTasks(options: GeneratedTasksOptions = {}): TaskSource<Game> {
  const range = typeof options.rooms === "object" ? options.rooms : roomSplit[options.rooms ?? "train"];
  const kinds = chosenKinds(options.scenes);
  const offers = (type: TaskType) => kinds.some((kind) => scenes[kind].taskTypes.includes(type));
  const chosen = readTaskTypes(options.taskTypes);
  const types = chosen.filter(offers);
  const missing = options.taskTypes === undefined ? [] : chosen.filter((type) => !offers(type));
  if (types.length === 0 || missing.length > 0 || range.from > range.to) {
    const offered = [...new Set(kinds.flatMap((kind) => scenes[kind].taskTypes))];
    throw new GymError(
      "alfworld/no-games",
      `There are no games in rooms ${range.from} to ${range.to} of ${kinds.join(", ")} of the type ${(missing.length > 0 ? missing : chosen).join(", ")}. ${kinds.length === 1 ? `A ${kinds[0]} offers` : "These scenes offer"} ${offered.join(", ")}.`,
    );
  }
  const rooms = keptRooms();
  return {
    size: Number.POSITIVE_INFINITY,
    id(index) {
      const random = seededRandom(index, "generated task");
      const taskType = random.pick(types);
      const scene = random.pick(kinds.filter((kind) => scenes[kind].taskTypes.includes(taskType)));
      for (let attempt = 0; attempt < mostAttempts; attempt++) {
        const room = rooms(scene, between(random, range.from, range.to));
        if (supportsTask(room, taskType)) return gameId(room.id, taskType, index);
      }
      throw new GymError(
        "alfworld/impossible-task",
        `No ${scene} from number ${range.from} to ${range.to} offers ${taskType}. Allow more rooms.`,
      );
    },
    load(id) {
      const { scene, room, taskType, seed } = readGameId(id);
      if (!kinds.includes(scene) || !types.includes(taskType) || room < range.from || room > range.to) {
        throw new GymError(
          "alfworld/foreign-game",
          `The game ${id} is not among those of this source: rooms ${range.from} to ${range.to} of ${kinds.join(", ")}, ${types.join(", ")}. Use loadGeneratedGame for any game.`,
        );
      }
      return composeGame(rooms(scene, room), taskType, seed);
    },
  };
}

function chosenKinds(chosen: GeneratedTasksOptions["scenes"]): readonly SceneKind[] {
  return (readScenes(chosen) ?? sceneKinds).map((scene) => {
    if (typeof scene === "string") return scene;
    throw new GymError(
      "alfworld/unknown-scene",
      `Generated games take place in rooms of a kind, not in the scene ${scene}. Choose kinds of ${sceneKinds.join(", ")}.`,
    );
  });
}

function keptRooms(): (scene: SceneKind, number: number) => GeneratedRoom {
  const kept = new Map<string, GeneratedRoom>();
  return (scene, number) => {
    const id = roomId(scene, number);
    const known = kept.get(id);
    if (known !== undefined) return known;
    const room = generateRoom({ scene, number });
    const [oldest] = kept.keys();
    if (kept.size >= roomsKept && oldest !== undefined) kept.delete(oldest);
    kept.set(id, room);
    return room;
  };
}
