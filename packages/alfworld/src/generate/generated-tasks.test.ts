import { openEnv } from "@rwml/core";
import { describe, expect, it } from "vitest";
import { taskTypes } from "../game/game.js";
import { alfworldRules } from "../world/rules.js";
import { readGameId } from "./game-id.js";
import { loadGeneratedGame } from "./generate-game.js";
import { generateRoom } from "./generate-room.js";
import { generatedTasks } from "./generated-tasks.js";
import { roomSplit } from "./room-split.js";

describe("generatedTasks", () => {
  const indices = Array.from({ length: 300 }, (_, index) => index * 977);
  const train = generatedTasks();
  const heldout = generatedTasks({ rooms: "heldout" });

  it("should never train in a held-out room", () => {
    expect(roomSplit.train.from).toBeGreaterThan(roomSplit.heldout.to);
    const roomOf = (id: string) => id.split("/")[0];
    const trained = new Set(indices.map((index) => roomOf(train.id(index))));
    const tested = new Set(indices.map((index) => roomOf(heldout.id(index))));
    for (const room of tested) expect(trained).not.toContain(room);
    for (const room of tested)
      expect(readGameId(`${room}/pick_and_place_simple/000001`).room).toBeLessThan(100);
  });

  it("should hand out the game that any other process would", () => {
    for (const index of indices.slice(0, 50)) {
      const id = train.id(index);
      expect(train.load(id).id).toBe(id);
      expect(train.load(id)).toEqual(loadGeneratedGame(id));
      expect(generatedTasks().id(index)).toBe(id);
    }
  });

  it("should offer the chosen rooms, scenes and types only", () => {
    const tasks = generatedTasks({
      rooms: { from: 7, to: 9 },
      scenes: ["bathroom"],
      taskTypes: ["pick_clean_then_place_in_recep"],
    });
    for (const index of indices) {
      expect(tasks.id(index)).toMatch(/^bathroom-000[789]\/pick_clean_then_place_in_recep\//);
    }
  });

  it("should offer all types of tasks and many rooms", () => {
    const ids = indices.map((index) => readGameId(train.id(index)));
    expect(new Set(ids.map(({ taskType }) => taskType))).toEqual(new Set(taskTypes));
    expect(new Set(ids.map(({ scene, room }) => `${scene} ${room}`)).size).toBeGreaterThan(250);
  });

  it("should refuse to load a held-out game for training", () => {
    expect(() => train.load(heldout.id(1))).toThrow(/not among those of this source: rooms 100 to 1099/);
  });

  it("should say when nothing can be offered", () => {
    expect(() =>
      generatedTasks({ scenes: ["bedroom"], taskTypes: ["pick_heat_then_place_in_recep"] }),
    ).toThrow(/A bedroom offers pick_and_place_simple/);
    expect(() => generatedTasks({ scenes: ["bathroom"], taskTypes: [3, 4] })).toThrow(
      /of the type pick_heat_then_place_in_recep\. A bathroom offers/,
    );
    expect(() => generatedTasks({ scenes: ["bathroom", "12"] })).toThrow(/not in the scene 12/);
    expect(() => generatedTasks({ rooms: { from: 3, to: 2 } })).toThrow(/no games in rooms 3 to 2/);
  });

  it("should say when none of few rooms has what a task needs", () => {
    const without = Array.from({ length: 100 }, (_, number) => number).find((number) =>
      generateRoom({ scene: "livingroom", number }).fixtures.every((fixture) => fixture.class !== "DeskLamp"),
    )!;
    const tasks = generatedTasks({
      rooms: { from: without, to: without },
      scenes: ["livingroom"],
      taskTypes: ["look_at_obj_in_light"],
    });
    expect(() => tasks.id(0)).toThrow(/No livingroom from number .* offers look_at_obj_in_light/);
  });

  it("should feed an env", () => {
    const env = openEnv(alfworldRules, { tasks: train });
    const { taskId, observation } = env.reset({ seed: 3 });
    expect(observation).toContain(`Your task is to: ${train.load(taskId!).goalText}.`);
  });
});
