import { GymError, type Random, seededRandom } from "@rwml/core";
import { entityNames } from "../game/entity-names.js";
import { type Game, type TaskType, taskTypes } from "../game/game.js";
import type { Problem } from "../game/problem.js";
import { type SceneKind, sceneKinds } from "../game/scene-kind.js";
import type { Aim } from "./aim.js";
import { between } from "./draw.js";
import { indexFacts } from "./fact-index.js";
import { drawStandingPlace } from "./floor-plan.js";
import { gameId, readGameId } from "./game-id.js";
import { generateRoom } from "./generate-room.js";
import type { GeneratedRoom } from "./generated-room.js";
import { goalOf } from "./goal-of.js";
import { goalText } from "./goal-text.js";
import { placeMovables } from "./place-movables.js";
import { plan } from "./plan.js";
import { roomSplit } from "./room-split.js";
import { scenes } from "./scenes.js";
import { agentId, typeName } from "./shared-problem.js";
import { drawTask, supportsTask, type TaskDraft } from "./task-options.js";
import { writePlan } from "./write-plan.js";

/** What a generated game is to be like; whatever is left out is drawn by the seed. */
export interface GameWish {
  readonly seed: number;
  readonly scene?: SceneKind;
  readonly taskType?: TaskType;
  /** The room to play in. Default: one of the training rooms. */
  readonly room?: GeneratedRoom;
}

/** Draws of a task and places before a room counts as unable to give a game. */
const mostAttempts = 50;

/**
 * Generates a game that can be won, with a way to win it.
 *
 * Throws `alfworld/impossible-task` when the scene or the room offers no such task.
 *
 * @example generateGame({ seed: 1, taskType: "pick_heat_then_place_in_recep" })
 */
export function generateGame({ seed, scene, taskType, room }: GameWish): Game {
  const random = seededRandom(seed, "game");
  const type = taskType ?? drawTaskType(random, room, scene);
  return composeGame(room ?? drawRoom(random, type, scene), type, seed);
}

/** Generates the game of a name such as `kitchen-0012/pick_heat_then_place_in_recep/000345` again. */
export function loadGeneratedGame(id: string): Game {
  const { scene, room, taskType, seed } = readGameId(id);
  return composeGame(generateRoom({ scene, number: room }), taskType, seed);
}

/** Generates one of the games of a room. */
export function composeGame(room: GeneratedRoom, taskType: TaskType, seed: number): Game {
  const random = seededRandom(seed, room.id, taskType);
  for (let attempt = 0; attempt < mostAttempts; attempt++) {
    const task = drawTask(random, room, taskType);
    const aim: Aim = { taskType, object: typeName(task.object), target: typeName(task.target) };
    const problem = drawProblem(random, room, task, aim);
    const steps = plan(aim, indexFacts(problem.facts));
    // Things in two places at once can reach the goal from the start.
    if (steps === null || steps.length === 0) continue;
    return {
      id: gameId(room.id, taskType, seed),
      taskType,
      goalText: goalText(random, taskType, task.object, task.target),
      wording: "current",
      sinkTypeCleans: false,
      problem,
      walkthrough: writePlan(steps, entityNames(problem.facts), "current"),
    };
  }
  throw new GymError(
    "alfworld/impossible-task",
    `The room ${room.id} gave no solvable ${taskType} in ${mostAttempts} draws. Choose another room or type of task.`,
  );
}

function drawProblem(random: Random, room: GeneratedRoom, task: TaskDraft, aim: Aim): Problem {
  const objects: Record<string, string> = { ...room.problem.objects };
  const locations = new Set([...room.receptacles, ...room.fixtures].map(({ location }) => location));
  const movables = placeMovables({ random, room, task, objects, locations });
  const middle = {
    x: between(random, -room.reach, room.reach),
    y: 0,
    z: between(random, -room.reach, room.reach),
  };
  const start = drawStandingPlace(random, middle, locations);
  objects[start] = "location";
  const facts = [...room.problem.facts, ...movables, ["atlocation", agentId, start] as const];
  return { objects, facts, goal: goalOf(aim) };
}

function drawTaskType(
  random: Random,
  room: GeneratedRoom | undefined,
  scene: SceneKind | undefined,
): TaskType {
  if (room !== undefined) return random.pick(taskTypes.filter((type) => supportsTask(room, type)));
  return random.pick(scene === undefined ? taskTypes : scenes[scene].taskTypes);
}

function drawRoom(random: Random, taskType: TaskType, scene: SceneKind | undefined): GeneratedRoom {
  const { from, to } = roomSplit.train;
  const kind = scene ?? random.pick(sceneKinds.filter((one) => scenes[one].taskTypes.includes(taskType)));
  for (let attempt = 0; attempt < mostAttempts; attempt++) {
    const room = generateRoom({ scene: kind, number: between(random, from, to) });
    if (supportsTask(room, taskType)) return room;
  }
  throw new GymError(
    "alfworld/impossible-task",
    `No ${kind} offers ${taskType}. It offers ${scenes[kind].taskTypes.join(", ")}.`,
  );
}
