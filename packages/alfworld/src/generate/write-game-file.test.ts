import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseGame, readTaskType } from "../game/parse-game.js";
import { parseProblem } from "../game/parse-problem.js";
import { generateGame } from "./generate-game.js";
import { writeGameFile } from "./write-game-file.js";
import { writeProblem } from "./write-problem.js";
import { writeTrajectoryFile } from "./write-trajectory-file.js";

describe("writeProblem", () => {
  it("should write what parseProblem reads back", () => {
    fc.assert(
      fc.property(fc.nat({ max: 10_000 }), (seed) => {
        const { id, problem } = generateGame({ seed });
        expect(parseProblem(writeProblem(problem, id))).toEqual(problem);
      }),
      { seed: 1, numRuns: 40 },
    );
  });

  it("should write every kind of condition", () => {
    const text = `(define (problem odd) (:domain alfred) (:objects a - agent) (:init (holdsany a))
      (:goal (or (not (= a b)) (forall (?x - agent ?y - object) (imply (holds ?x ?y) (holdsany ?x))))))`;
    const problem = parseProblem(text);
    expect(parseProblem(writeProblem(problem))).toEqual(problem);
  });

  it("should give the problem a name that PDDL can hold", () => {
    const { problem } = generateGame({ seed: 1 });
    expect(writeProblem(problem, "kitchen-0012/a task/1")).toContain("(problem kitchen-0012_a_task_1)");
  });
});

describe("writeGameFile", () => {
  const game = generateGame({ seed: 12 });
  const origin = { id: game.id, taskType: game.taskType, source: "the file" };

  it("should write what parseGame reads back", () => {
    expect(parseGame(writeGameFile(game), origin)).toEqual(game);
  });

  it("should put the goal into the grammar that is handed over", () => {
    const logic = { domain: "(define (domain d))", grammar: '"rhs": "Your task is to: UNKNOWN GOAL."' };
    expect(JSON.parse(writeGameFile(game, logic))).toMatchObject({
      pddl_domain: logic.domain,
      grammar: `"rhs": "Your task is to: ${game.goalText}."`,
      solvable: true,
      walkthrough: game.walkthrough,
    });
  });

  it("should refuse a grammar without a place for the goal", () => {
    expect(() => writeGameFile(game, { domain: "", grammar: "" })).toThrow(/no "UNKNOWN GOAL"/);
  });

  it("should refuse goals that would break a grammar", () => {
    expect(() => writeGameFile({ ...game, goalText: 'say "hello"' })).toThrow(/contains "/);
  });

  it("should refuse the legacy wording without texts that speak it", () => {
    expect(() => writeGameFile({ ...game, wording: "legacy" })).toThrow(/legacy wording/);
  });
});

describe("writeTrajectoryFile", () => {
  it("should say what upstream's experts read", () => {
    const game = generateGame({ seed: 2, taskType: "look_at_obj_in_light" });
    const text = writeTrajectoryFile(game);
    expect(readTaskType(text, "the file")).toBe("look_at_obj_in_light");
    expect(JSON.parse(text).pddl_params).toMatchObject({ parent_target: "", toggle_target: "DeskLamp" });
  });

  it("should write classes with ALFRED's capitals", () => {
    const { pddl_params, scene } = JSON.parse(
      writeTrajectoryFile(
        generateGame({ seed: 6, taskType: "pick_clean_then_place_in_recep", scene: "bathroom" }),
      ),
    );
    expect(pddl_params.object_target).toMatch(/^[A-Z]/);
    expect(pddl_params.parent_target).toMatch(/^[A-Z]/);
    expect(pddl_params.toggle_target).toBe("");
    expect(scene.floor_plan).toMatch(/^bathroom-\d{4}$/);
  });

  it("should refuse a goal that is none of the six", () => {
    const game = generateGame({ seed: 2 });
    const odd = { ...game, problem: { ...game.problem, goal: { type: "and", parts: [] } as const } };
    expect(() => writeTrajectoryFile(odd)).toThrow(/none of ALFWorld's six/);
  });
});
