/** A ground fact: predicate, then arguments; all lower case, as PDDL reads them. */
export type Fact = readonly [predicate: string, ...parameters: string[]];

/** A typed variable of a quantifier; the name keeps its question mark. */
export interface GoalVariable {
  readonly name: string;
  readonly type: string;
}

/** A goal condition over the facts, as its PDDL text says it. */
export type Goal =
  | { readonly type: "and" | "or"; readonly parts: readonly Goal[] }
  | { readonly type: "not"; readonly part: Goal }
  | { readonly type: "exists" | "forall"; readonly variables: readonly GoalVariable[]; readonly part: Goal }
  | { readonly type: "equal"; readonly left: string; readonly right: string }
  | { readonly type: "fact"; readonly fact: Fact };

/** A planning problem: what is there at the start, and what must become true. */
export interface Problem {
  /** PDDL type by object name, from `:objects`: agent, location, receptacle, object, rtype or otype. */
  readonly objects: Readonly<Record<string, string>>;
  readonly facts: readonly Fact[];
  readonly goal: Goal;
}
