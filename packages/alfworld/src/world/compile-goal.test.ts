import { openEnv, seededRandom } from "@rwml/core";
import { describe, expect, it } from "vitest";
import type { Goal } from "../game/problem.js";
import { compileGoal } from "./compile-goal.js";
import { facts } from "./facts.js";
import type { Room } from "./room.js";
import { alfworldRules } from "./rules.js";
import { startState } from "./start-state.js";
import type { AlfworldState } from "./state.js";
import { kitchenGame } from "./testing/kitchen.js";

/** What a goal means, written down as plainly as possible. */
function holds(goal: Goal, state: AlfworldState): boolean {
  const ids = idsByType(state.room);
  const known = new Set(facts(state, { as: "ids" }));
  const check = (part: Goal, bound: Readonly<Record<string, string>>): boolean => {
    const of = (name: string): string => bound[name] ?? name;
    switch (part.type) {
      case "and":
        return part.parts.every((each) => check(each, bound));
      case "or":
        return part.parts.some((each) => check(each, bound));
      case "not":
        return !check(part.part, bound);
      case "equal":
        return of(part.left) === of(part.right);
      case "fact":
        return known.has(`${part.fact[0]}(${part.fact.slice(1).map(of).join(", ")})`);
      case "exists":
      case "forall": {
        const wanted = part.type === "exists";
        const some = (depth: number, set: Readonly<Record<string, string>>): boolean => {
          const variable = part.variables[depth];
          if (variable === undefined) return check(part.part, set) === wanted;
          return ids(variable.type).some((id) => some(depth + 1, { ...set, [variable.name]: id }));
        };
        return some(0, bound) === wanted;
      }
    }
  };
  return check(goal, {});
}

function idsByType({ agent, receptacles, things, locations, others }: Room) {
  const named = [
    ["agent", agent.id],
    ...Object.values(receptacles).map(({ id }) => ["receptacle", id]),
    ...Object.values(things).map(({ id }) => ["object", id]),
    ...Object.values(locations).map((id) => ["location", id]),
    ...Object.entries(others).map(([id, type]) => [type, id]),
  ] as const;
  return (type: string): string[] =>
    named.flatMap(([found, id]) => (type === "object" || found === type ? [id!] : []));
}

const lamp = {
  type: "exists",
  variables: [
    { name: "?r", type: "receptacle" },
    { name: "?l", type: "location" },
    { name: "?o", type: "object" },
  ],
  part: {
    type: "and",
    parts: [
      { type: "fact", fact: ["receptacleatlocation", "?r", "?l"] },
      { type: "fact", fact: ["atlocation", "agent1", "?l"] },
      { type: "fact", fact: ["objectatlocation", "?o", "?l"] },
      { type: "fact", fact: ["inreceptacle", "?o", "?r"] },
    ],
  },
} satisfies Goal;

/** The inner quantifier's variable has the name of the outer one, and means another receptacle. */
const shadowed: Goal = {
  type: "exists",
  variables: [
    { name: "?r", type: "receptacle" },
    { name: "?o", type: "object" },
  ],
  part: {
    type: "and",
    parts: [
      { type: "fact", fact: ["opened", "?r"] },
      {
        type: "exists",
        variables: [{ name: "?r", type: "receptacle" }],
        part: {
          type: "and",
          parts: [
            { type: "not", part: { type: "fact", fact: ["openable", "?r"] } },
            { type: "fact", fact: ["inreceptacle", "?o", "?r"] },
            { type: "fact", fact: ["pickupable", "?o"] },
          ],
        },
      },
    ],
  },
};

const everywhere: Goal = {
  type: "forall",
  variables: [
    { name: "?r", type: "receptacle" },
    { name: "?l", type: "location" },
  ],
  part: {
    type: "or",
    parts: [
      { type: "not", part: { type: "fact", fact: ["receptacleatlocation", "?r", "?l"] } },
      { type: "not", part: { type: "fact", fact: ["openable", "?r"] } },
      { type: "fact", fact: ["opened", "?r"] },
      { type: "not", part: { type: "fact", fact: ["atlocation", "agent1", "?l"] } },
    ],
  },
};

/** Goals in the shapes of ALFWorld's own ones, about what random actions bring about. */
const originals = [
  `(exists (?r - receptacle) (exists (?o1 - object) (and
    (objectType ?o1 AppleType) (receptacleType ?r CounterTopType) (inReceptacle ?o1 ?r)
    (exists (?o2 - object) (and (not (= ?o1 ?o2)) (objectType ?o2 LettuceType)
      (receptacleType ?r CounterTopType) (inReceptacle ?o2 ?r))))))`,
  `(exists (?r - receptacle) (exists (?o - object) (and (coolable ?o) (objectType ?o AppleType)
    (receptacleType ?r CounterTopType) (checked ?r) (inReceptacle ?o ?r))))`,
  `(exists (?ot - object ?r - receptacle ?a - agent ?l - location) (and (objectType ?ot DeskLampType)
    (toggleable ?ot) (isToggled ?ot) (receptacleAtLocation ?r ?l) (atLocation ?a ?l) (inReceptacle ?ot ?r)))`,
];

describe("compileGoal", () => {
  it("should mean what the goal means, in every state of an episode", () => {
    const rooms = originals.map((goal) => startState(kitchenGame({ goal })).room);
    const { room } = startState(kitchenGame());
    const goals: readonly Goal[] = [
      ...rooms.map(({ goal }) => goal),
      ...[lamp, shadowed, everywhere, { type: "not", part: lamp } as const],
    ];
    const tests = goals.map((goal) => compileGoal({ ...room, goal }));
    const found = goals.map(() => new Set<boolean>());
    for (let seed = 0; seed < 4; seed++) {
      const env = openEnv(alfworldRules, { maxSteps: 40 });
      const random = seededRandom(seed, "compile goal");
      env.reset({ task: kitchenGame({ goal: "(isHot Knife_bar_1)" }) });
      for (let ended = false; !ended; ) {
        for (const [place, goal] of goals.entries()) {
          const expected = holds(goal, env.state);
          found[place]!.add(expected);
          expect(tests[place]!(env.state), `goal ${place}`).toBe(expected);
        }
        const { terminated, truncated } = env.step(random.pick(env.admissible()));
        ended = terminated || truncated;
      }
    }
    expect(found.map(({ size }) => size)).toEqual(goals.map(() => 2));
  });
});
