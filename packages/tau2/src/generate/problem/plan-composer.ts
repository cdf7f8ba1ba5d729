import type { Random } from "@rwml/core";
import { sameJsonText } from "../../python/equal.js";
import type { PythonValue } from "../../python/python-value.js";
import { type Databases, newWorld } from "../../world/begin-world.js";
import { useTool } from "../../world/call-tool.js";
import { WorldCell } from "../../world/world.js";
import type { Case, Scene } from "./case.js";
import type { CaseBook, CustomerDatabase } from "./case-book.js";
import type { Candidate } from "./directory.js";
import { noProblem } from "./no-problem.js";
import { isClosing, type NamedPlan, type Plan } from "./plan.js";

/** Makes plans of a customer, each in the world as the ones before leave it. */
export class PlanComposer<Database extends CustomerDatabase<User>, User, Subject, SubjectScene> {
  readonly #book: CaseBook<Database, User, Subject, SubjectScene>;
  readonly #databases: Databases;
  readonly #random: Random;
  readonly #userId: string;
  readonly #cell: WorldCell;
  readonly #plans: NamedPlan[] = [];
  /** What the plans are about. */
  readonly #taken = new Set<string>();

  constructor(
    book: CaseBook<Database, User, Subject, SubjectScene>,
    databases: Databases,
    random: Random,
    userId: string,
  ) {
    this.#book = book;
    this.#databases = databases;
    this.#random = random;
    this.#userId = userId;
    this.#cell = new WorldCell(newWorld(this.#setting, databases));
  }

  /** Adds the first that is possible and about something new, if any. */
  addOneOf(
    candidates: readonly Candidate<Case<Scene<Database, User>, Subject, User, SubjectScene>, Subject>[],
  ): void {
    for (const { case: kind, subject } of candidates) {
      const id = subject === null ? null : this.#book.idsOf(subject).id;
      if (id !== null && this.#taken.has(id)) continue;
      const plan = this.#plan(kind, subject);
      if (plan === null || !this.#fits(plan)) continue;
      for (const { name, arguments: input } of [...(plan.lookUps ?? []), ...plan.actions]) {
        useTool(this.#setting, this.#cell, { id: "", name, arguments: input, requestor: "assistant" });
      }
      this.#plans.push({ ...plan, name: kind.name });
      for (const one of plan.alsoAbout ?? []) this.#taken.add(one);
      if (id !== null) this.#taken.add(id);
      return;
    }
  }

  /**
   * The plans in the order in which they are carried out: what ends in words, or with other people, comes last. Throws
   * `tau2/no-problem` where they come to nothing.
   */
  finish(): readonly NamedPlan[] {
    const plans = [...this.#plans.filter((plan) => !isClosing(plan)), ...this.#plans.filter(isClosing)];
    const before = this.#databases.agent;
    if (plans.some(isClosing) || !sameJsonText(this.#cell.read().agent as PythonValue, before)) return plans;
    throw noProblem(this.#book.name, this.#userId);
  }

  get #setting() {
    return { domain: this.#book.domain, solo: false };
  }

  #fits(plan: Plan): boolean {
    if (this.#plans.some(isClosing) && isClosing(plan)) return false;
    return !(plan.alsoAbout ?? []).some((one) => this.#taken.has(one));
  }

  #plan(
    kind: Case<Scene<Database, User>, Subject, User, SubjectScene>,
    subject: Subject | null,
  ): Plan | null {
    const database = this.#cell.read().agent as unknown as Database;
    const { users } = this.#databases.agent as unknown as Database;
    const user = this.#book.knowing(database.users[this.#userId]!, users[this.#userId]!);
    const scene = { random: this.#random, database, user };
    if (kind.type === "customer") return kind.plan(scene);
    return subject === null ? null : kind.plan(this.#book.sceneWith(scene, subject));
  }
}
