import { parseGoal, readFact } from "./parse-goal.js";
import type { Fact, Problem } from "./problem.js";
import { malformedPddl, readSExpression, type SList } from "./s-expression.js";
import { readTypedList } from "./typed-list.js";

/**
 * Reads a PDDL problem such as `initial_state.pddl`. Ids keep their escapes (`_bar_`, `_minus_`, …) and become
 * lower case. Throws `alfworld/malformed-pddl` with line and column.
 *
 * @param source how messages call the text, for example a path
 */
export function parseProblem(text: string, source = "the PDDL problem"): Problem {
  const root = readSExpression(text, source);
  if (root.items[0] !== "define") {
    throw malformedPddl(text, root.offset, source, 'a problem begins with "(define (problem …)"');
  }
  const sections = new Map<string, SList>();
  for (const section of root.items) {
    if (typeof section === "object" && typeof section.items[0] === "string") {
      sections.set(section.items[0], section);
    }
  }
  const section = (name: string): SList => {
    const found = sections.get(name);
    if (found === undefined) throw malformedPddl(text, root.offset, source, `the problem has no ${name}`);
    return found;
  };
  const objects = readObjects(section(":objects"), text, source);
  const facts = readFacts(section(":init"), objects, text, source);
  const goal = section(":goal");
  if (goal.items.length !== 2) throw malformedPddl(text, goal.offset, source, "the goal is one condition");
  return { objects, facts, goal: parseGoal(goal.items[1]!, text, source) };
}

function readObjects(section: SList, text: string, source: string): Problem["objects"] {
  const names = readTypedList(section.items.slice(1));
  if (names === undefined) {
    throw malformedPddl(text, section.offset, source, 'objects are declared as "name - type"');
  }
  const objects: Record<string, string> = {};
  for (const { name, type } of names) objects[name] = type;
  return objects;
}

function readFacts(section: SList, objects: Problem["objects"], text: string, source: string): Fact[] {
  const facts: Fact[] = [];
  for (let index = 1; index < section.items.length; index++) {
    const item = section.items[index]!;
    if (typeof item === "string") {
      throw malformedPddl(text, section.offset, source, `the word "${item}" stands among the facts`);
    }
    // Action costs are declared like facts, but nothing that can be observed depends on them.
    if (item.items[0] === "=") continue;
    const fact = readFact(item, text, source);
    for (let parameter = 1; parameter < fact.length; parameter++) {
      if (objects[fact[parameter]!] === undefined) {
        throw malformedPddl(
          text,
          item.offset,
          source,
          `the fact names "${fact[parameter]}", which :objects does not declare`,
        );
      }
    }
    facts.push(fact);
  }
  return facts;
}
