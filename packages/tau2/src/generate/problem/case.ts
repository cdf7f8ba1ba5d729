import type { Random } from "@rwml/core";
import type { Plan } from "./plan.js";

/** Where a plan is made: the database as earlier plans of the same problem have left it. */
export interface Scene<Database, User> {
  readonly random: Random;
  readonly database: Database;
  readonly user: User;
}

/** A kind of problem of any customer. */
export interface CustomerCase<AnyScene> {
  readonly type: "customer";
  readonly name: string;
  /** Null where the database offers nothing for it, or the customer cannot have it. */
  plan(scene: AnyScene): Plan | null;
}

/** A kind of problem with something of a customer's, such as an order. */
export interface SubjectCase<Subject, User, SubjectScene> {
  readonly type: "subject";
  readonly name: string;
  /** Whether the subject can have the problem. */
  suits(subject: Subject, user: User): boolean;
  /** Null where the database offers nothing for it, or the subject cannot have it after all. */
  plan(scene: SubjectScene): Plan | null;
}

export type Case<AnyScene, Subject, User, SubjectScene> =
  | CustomerCase<AnyScene>
  | SubjectCase<Subject, User, SubjectScene>;
