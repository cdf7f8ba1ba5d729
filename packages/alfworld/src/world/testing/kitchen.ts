import type { Game } from "../../game/game.js";
import { parseProblem } from "../../game/parse-problem.js";
import { startState } from "../start-state.js";
import type { AlfworldState } from "../state.js";
import { takeTurn } from "../take-turn.js";

/**
 * A kitchen with one of everything that behaves in its own way. The countertop and the coffee machine stand at
 * the same place and share a mug; so do an open cabinet (2) and one with a door (1). The shelf stands nowhere.
 */
const facts = `
  (atLocation agent1 Loc_bar_0)
  (receptacleType CounterTop_bar_1 CounterTopType) (receptacleAtLocation CounterTop_bar_1 Loc_bar_1)
  (receptacleType CoffeeMachine_bar_1 CoffeeMachineType) (receptacleAtLocation CoffeeMachine_bar_1 Loc_bar_1)
  (receptacleType Cabinet_bar_1 CabinetType) (receptacleAtLocation Cabinet_bar_1 Loc_bar_2)
  (receptacleType Cabinet_bar_2 CabinetType) (receptacleAtLocation Cabinet_bar_2 Loc_bar_2)
  (openable Cabinet_bar_2)
  (receptacleType Fridge_bar_1 FridgeType) (receptacleAtLocation Fridge_bar_1 Loc_bar_3) (openable Fridge_bar_1)
  (receptacleType Microwave_bar_1 MicrowaveType) (receptacleAtLocation Microwave_bar_1 Loc_bar_4)
  (openable Microwave_bar_1)
  (receptacleType Sink_bar_1_bar_SinkBasin SinkBasinType) (receptacleAtLocation Sink_bar_1_bar_SinkBasin Loc_bar_5)
  (receptacleType Sink_bar_2 SinkType) (receptacleAtLocation Sink_bar_2 Loc_bar_6)
  (receptacleType Shelf_bar_1 ShelfType)

  (objectType Apple_bar_1 AppleType) (inReceptacle Apple_bar_1 CounterTop_bar_1)
  (objectAtLocation Apple_bar_1 Loc_bar_1)
  (objectType Apple_bar_2 AppleType) (inReceptacle Apple_bar_2 Fridge_bar_1) (objectAtLocation Apple_bar_2 Loc_bar_3)
  (pickupable Apple_bar_1) (cleanable Apple_bar_1) (heatable Apple_bar_1) (coolable Apple_bar_1)
  (sliceable Apple_bar_1)
  (pickupable Apple_bar_2) (cleanable Apple_bar_2) (heatable Apple_bar_2) (coolable Apple_bar_2)
  (sliceable Apple_bar_2)
  (objectType Lettuce_bar_1 LettuceType) (inReceptacle Lettuce_bar_1 CounterTop_bar_1)
  (objectAtLocation Lettuce_bar_1 Loc_bar_1) (pickupable Lettuce_bar_1) (coolable Lettuce_bar_1)
  (objectType Knife_bar_1 KnifeType) (inReceptacle Knife_bar_1 CounterTop_bar_1)
  (objectAtLocation Knife_bar_1 Loc_bar_1) (pickupable Knife_bar_1) (cleanable Knife_bar_1)
  (objectType Mug_bar_1 MugType) (inReceptacle Mug_bar_1 CounterTop_bar_1) (inReceptacle Mug_bar_1 CoffeeMachine_bar_1)
  (objectAtLocation Mug_bar_1 Loc_bar_1) (pickupable Mug_bar_1) (heatable Mug_bar_1) (isReceptacleObject Mug_bar_1)
  (objectType Spoon_bar_1 SpoonType) (inReceptacleObject Spoon_bar_1 Mug_bar_1)
  (objectType DeskLamp_bar_1 DeskLampType) (inReceptacle DeskLamp_bar_1 CounterTop_bar_1)
  (inReceptacle DeskLamp_bar_1 CoffeeMachine_bar_1) (toggleable DeskLamp_bar_1)
  (objectType Cloth_bar_1 ClothType) (inReceptacle Cloth_bar_1 Shelf_bar_1) (pickupable Cloth_bar_1)

  (canContain CounterTopType AppleType) (canContain CounterTopType KnifeType) (canContain CounterTopType MugType)
  (canContain CabinetType MugType) (canContain CoffeeMachineType MugType)
  (canContain FridgeType AppleType) (canContain FridgeType LettuceType) (canContain MicrowaveType AppleType)
  (canContain SinkBasinType AppleType)
`;

const objects = `
  agent1 - agent
  Loc_bar_0 Loc_bar_1 Loc_bar_2 Loc_bar_3 Loc_bar_4 Loc_bar_5 Loc_bar_6 - location
  CounterTop_bar_1 CoffeeMachine_bar_1 Cabinet_bar_1 Cabinet_bar_2 Fridge_bar_1 Microwave_bar_1 - receptacle
  Sink_bar_1_bar_SinkBasin Sink_bar_2 Shelf_bar_1 - receptacle
  Apple_bar_1 Apple_bar_2 Lettuce_bar_1 Knife_bar_1 Mug_bar_1 Spoon_bar_1 DeskLamp_bar_1 Cloth_bar_1 - object
  Curtains - object
  CounterTopType CoffeeMachineType CabinetType FridgeType MicrowaveType SinkBasinType SinkType ShelfType - rtype
  AppleType LettuceType KnifeType MugType SpoonType DeskLampType ClothType - otype
`;

const cleanAppleInFridge = `
  (exists (?r - receptacle) (exists (?o - object) (and
    (objectType ?o AppleType) (receptacleType ?r FridgeType) (inReceptacle ?o ?r) (cleanable ?o) (isClean ?o))))
`;

/** How a kitchen game differs from the usual one. */
export interface KitchenOptions extends Partial<Omit<Game, "problem">> {
  /** Further facts, as PDDL. */
  readonly facts?: string;
  /** Replaces texts of the usual facts. */
  readonly replace?: readonly [string, string];
  /** The goal as PDDL. Default: a clean apple in the fridge. */
  readonly goal?: string;
}

/** A PDDL problem of the kitchen. */
export function kitchenProblem({
  facts: more = "",
  replace,
  goal = cleanAppleInFridge,
}: KitchenOptions = {}): string {
  const init = replace === undefined ? facts : facts.replaceAll(...replace);
  return `(define (problem kitchen) (:domain alfred) (:objects ${objects}) (:init ${init} ${more}) (:goal (and ${goal})))`;
}

/** A game in the kitchen. */
export function kitchenGame(options: KitchenOptions = {}): Game {
  const { facts: _facts, replace: _replace, goal: _goal, ...changes } = options;
  return {
    id: "kitchen",
    taskType: "pick_clean_then_place_in_recep",
    goalText: "put a clean apple in fridge",
    wording: "current",
    sinkTypeCleans: false,
    problem: parseProblem(kitchenProblem(options)),
    walkthrough: null,
    ...changes,
  };
}

/** Plays commands from the start of a game; gives the last state and all observations. */
export function playCommands(
  game: Game,
  ...commands: readonly string[]
): { state: AlfworldState; observations: string[] } {
  let state = startState(game);
  const observations: string[] = [];
  for (const command of commands) {
    const turn = takeTurn(state, command);
    state = turn.state;
    observations.push(turn.observation);
  }
  return { state, observations };
}
