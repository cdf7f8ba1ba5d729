import { describe, expect, it } from "vitest";
import { parseProblem } from "./parse-problem.js";

const problem = (objects: string, init: string, goal: string) =>
  `(define (problem p) (:domain alfred)\n(:objects ${objects})\n(:init ${init})\n(:goal ${goal}))`;

describe("parseProblem", () => {
  it("should take a byte order mark", () => {
    const text = problem("agent1 - agent", "", "()");
    expect(parseProblem(`\ufeff${text}`)).toEqual(parseProblem(text));
  });

  it("should read objects, facts and the goal in lower case and keep the escapes of ids", () => {
    const text = problem(
      "agent1 - agent  Desk_bar__minus_00_dot_57 Box_bar_1 - receptacle AppleType",
      "(Openable Box_bar_1) ; (opened Box_bar_1)\n(receptacleType Desk_bar__minus_00_dot_57 AppleType)",
      "(and (exists (?r - receptacle) (openable ?r)) (not (= agent1 Box_bar_1)))",
    );
    expect(parseProblem(text)).toEqual({
      objects: {
        agent1: "agent",
        desk_bar__minus_00_dot_57: "receptacle",
        box_bar_1: "receptacle",
        appletype: "object",
      },
      facts: [
        ["openable", "box_bar_1"],
        ["receptacletype", "desk_bar__minus_00_dot_57", "appletype"],
      ],
      goal: {
        type: "and",
        parts: [
          {
            type: "exists",
            variables: [{ name: "?r", type: "receptacle" }],
            part: { type: "fact", fact: ["openable", "?r"] },
          },
          { type: "not", part: { type: "equal", left: "agent1", right: "box_bar_1" } },
        ],
      },
    });
  });

  it("should read a comma as part of a type's name", () => {
    const { goal } = parseProblem(problem("", "", "(exists (?l - location, ?r - receptacle) (opened ?r))"));
    expect(goal).toMatchObject({
      variables: [
        { name: "?l", type: "location," },
        { name: "?r", type: "receptacle" },
      ],
    });
  });

  it("should leave out action costs", () => {
    expect(parseProblem(problem("a - agent", "(= (total-cost) 0) (holdsAny a)", "()")).facts).toEqual([
      ["holdsany", "a"],
    ]);
  });

  it.each([
    ["", "line 1, column 1: the text is empty"],
    ["(define\n  (problem p)", "line 1, column 1: this parenthesis is never closed"],
    ["(define (problem p)\n  (:init (a b)", "line 2, column 3: this parenthesis is never closed"],
    ["(define))", "line 1, column 9: there is text after the closing parenthesis"],
    [")", "line 1, column 1: a parenthesis closes nothing"],
    ["define", 'line 1, column 1: expected "(" but found "define"'],
    ["(domain)", 'line 1, column 1: a problem begins with "(define'],
    ["(define (problem p))", "the problem has no :objects"],
    [problem("a - agent", "(at a\n b)", "()"), 'line 3, column 8: the fact names "b"'],
    [problem("a - agent", "\n (at (a))", "()"), "line 4, column 6: a fact is a predicate and names"],
    [problem("- agent", "", "()"), 'line 2, column 1: objects are declared as "name - type"'],
    [problem("", "a", "()"), 'the word "a" stands among the facts'],
    [problem("", "", "(not (a) (b))"), 'line 4, column 8: "not" takes one condition, not 2'],
    [problem("", "", "(exists ?x (a ?x))"), '"exists" takes a list of typed variables'],
    [problem("", "", "won"), 'the goal has the word "won"'],
    [problem("", "", "(a) (b)"), "the goal is one condition"],
  ])("should say where %j is wrong", (text, message) => {
    expect(() => parseProblem(text, "file.pddl")).toThrow(message);
    expect(() => parseProblem(text, "file.pddl")).toThrow(/^file\.pddl, line /);
  });
});
