import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { isGymError } from "@rwml/core";
import { describe, expect, it } from "vitest";
import { kitchenProblem } from "../world/testing/kitchen.js";
import { ownDomainText, ownGrammar } from "./own-logic.js";
import { parseGame, readTaskType } from "./parse-game.js";
import { readableWalkthrough } from "./walkthrough.js";

const origin = { id: "kitchen", taskType: null, source: "game.tw-pddl" } as const;

const file = {
  pddl_domain: ownDomainText,
  grammar: ownGrammar("put a clean apple in fridge"),
  pddl_problem: kitchenProblem(),
  solvable: true,
};

function parse(changes: object) {
  return parseGame(JSON.stringify({ ...file, ...changes }), origin);
}

function codeOf(action: () => unknown): string | undefined {
  try {
    action();
  } catch (error) {
    return isGymError(error) ? error.code : "not a GymError";
  }
  return undefined;
}

describe("parseGame", () => {
  it("should read a game with the built-in rules", () => {
    const game = parse({ walkthrough: ["go to desk 1"] });
    expect(game).toMatchObject({
      ...{ id: "kitchen", taskType: null, goalText: "put a clean apple in fridge", wording: "current" },
      ...{ sinkTypeCleans: false, walkthrough: ["go to desk 1"] },
    });
    expect(game.problem.objects.agent1).toBe("agent");
    expect(parse({}).walkthrough).toBeNull();
    expect(parse({ walkthrough: null }).walkthrough).toBeNull();
  });

  it("should refuse what is no game file and name it", () => {
    const text = JSON.stringify(file);
    expect(() => parseGame(text.slice(0, -40), origin)).toThrow(
      /^game\.tw-pddl cannot be played: it is not JSON/,
    );
    expect(codeOf(() => parseGame("[]", origin))).toBe("alfworld/broken-game");
    expect(codeOf(() => parse({ pddl_problem: undefined }))).toBe("alfworld/broken-game");
    expect(() => parse({ grammar: " \n" })).toThrow(/the text "grammar" is missing/);
    expect(parseGame(`\ufeff${text}`, origin)).toEqual(parse({}));
    expect(codeOf(() => parse({ walkthrough: "look" }))).toBe("alfworld/broken-game");
    expect(codeOf(() => parse({ pddl_problem: "(define" }))).toBe("alfworld/malformed-pddl");
  });

  it("should refuse games that are not marked solvable", () => {
    for (const solvable of [undefined, null, false]) {
      expect(codeOf(() => parse({ solvable }))).toBe("alfworld/unsolvable-game");
    }
  });

  it("should refuse domains and grammars that nobody knows", () => {
    const domain = "(define (domain alfred) (:action fly :parameters () :precondition () :effect ()))";
    expect(codeOf(() => parse({ pddl_domain: domain }))).toBe("alfworld/unknown-domain");
    expect(codeOf(() => parse({ pddl_domain: "no PDDL" }))).toBe("alfworld/unknown-domain");
    const grammar = file.grammar.replace("grammar ::", 'action fly { template :: "fly"; }\ngrammar ::');
    expect(codeOf(() => parse({ grammar }))).toBe("alfworld/unknown-grammar");
    for (const text of ["% %", "grammar", 'grammar :: """{""";', "action fly { speed :: 3; }"]) {
      expect(codeOf(() => parse({ grammar: text }))).toBe("alfworld/unknown-grammar");
    }
  });

  it("should refuse a goal that the grammar would read as its own", () => {
    expect(codeOf(() => parse({ grammar: ownGrammar("put {o} on #r#") }))).toBe("alfworld/broken-game");
  });
});

describe("readTaskType", () => {
  it("should find the task type, and none where ALFWorld never plays it", () => {
    expect(readTaskType('{"plan": {}, "task_type": "look_at_obj_in_light"}', "traj_data.json")).toBe(
      "look_at_obj_in_light",
    );
    expect(
      readTaskType('{"task_type":"pick_and_place_with_movable_recep"}', "traj_data.json"),
    ).toBeUndefined();
    expect(() => readTaskType("{}", "traj_data.json")).toThrow(/^traj_data\.json cannot be played/);
  });
});

describe("readableWalkthrough", () => {
  it("should replace ids by names", () => {
    const game = parse({
      walkthrough: ["go to countertop_bar_1", "take Apple_bar_1 from countertop 1", "x_bar_9"],
    });
    expect(readableWalkthrough(game)).toEqual([
      "go to countertop 1",
      "take apple 2 from countertop 1",
      "x_bar_9",
    ]);
    expect(readableWalkthrough(parse({}))).toBeNull();
  });
});

const logic = fileURLToPath(new URL("../../../../../shared/data/alfworld/logic/", import.meta.url));
const isPresent = existsSync(logic);
if (!isPresent)
  console.warn("Skipping the tests on ALFWorld's own domains and grammars: ../shared is absent.");

describe.skipIf(!isPresent)("parseGame with ALFWorld's own texts", () => {
  const read = (path: string) => (isPresent ? readFileSync(logic + path, "utf8") : "");
  const current = {
    pddl_domain: read("alfred.pddl"),
    grammar: read("alfred.twl2").replace("UNKNOWN GOAL", "put it away.."),
  };
  const legacy = { pddl_domain: read("legacy-0.3.5/alfred.pddl"), grammar: read("legacy-0.3.5/alfred.twl2") };

  it("should recognise the wording and find the goal", () => {
    expect(parse(current)).toMatchObject({
      wording: "current",
      goalText: "put it away..",
      sinkTypeCleans: false,
    });
    expect(parse(legacy)).toMatchObject({
      wording: "legacy",
      goalText: "UNKNOWN GOAL",
      sinkTypeCleans: false,
    });
  });

  it("should see whether sinks clean", () => {
    const active = {
      ...current,
      pddl_domain: current.pddl_domain.replace(";(receptacleType ?r Sink", "(receptacleType ?r Sink"),
    };
    expect(parse(active).sinkTypeCleans).toBe(true);
  });

  it("should overlook blanks and comments", () => {
    const pddl_domain = `; mine\n${current.pddl_domain.replace(/;.*/g, "").replace(/\s+/g, "\n")}`;
    const grammar = `# mine\n${current.grammar.replace("action OpenObject", "\n\n  action   OpenObject")}`;
    expect(parse({ pddl_domain, grammar }).wording).toBe("current");
  });

  it("should overlook how lines end", () => {
    const windows = (texts: Readonly<Record<string, string>>) =>
      Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, text.replaceAll("\n", "\r\n")]));
    for (const texts of [{}, current, legacy]) {
      const whole = { pddl_domain: file.pddl_domain, grammar: file.grammar, ...texts };
      const problem = { pddl_problem: file.pddl_problem };
      expect(parse(windows({ ...whole, ...problem }))).toEqual(parse({ ...whole, ...problem }));
    }
  });

  it("should refuse the smallest change of a rule or a text", () => {
    const changes: readonly [string, string, string][] = [
      ["pddl_domain", "(not (holdsAny ?a))", ""],
      ["pddl_domain", "(isHot ?o)\n", "(isHot ?o) (isClean ?o)\n"],
      ["grammar", "You open the", "You opened the"],
      ["grammar", "take {o} from {r}", "get {o} from {r}"],
      ["grammar", "action CloseObject", "action ShutObject"],
    ];
    for (const [field, before, after] of changes) {
      const text = current[field as keyof typeof current];
      expect(text).toContain(before);
      const code = field === "grammar" ? "alfworld/unknown-grammar" : "alfworld/unknown-domain";
      expect(codeOf(() => parse({ ...current, [field]: text.replace(before, after) }))).toBe(code);
    }
  });

  it("should refuse the domain of one version with the grammar of another", () => {
    expect(codeOf(() => parse({ ...current, grammar: legacy.grammar }))).toBe("alfworld/unknown-grammar");
  });
});
