import type { Domain } from "../../world/domain.js";
import type { Case, Scene } from "./case.js";

/** A database of customers by id. */
export interface CustomerDatabase<User> {
  readonly users: Readonly<Record<string, User>>;
}

/** All kinds of problems of a domain, and what they can be about in its databases. */
export interface CaseBook<Database extends CustomerDatabase<User>, User, Subject, SubjectScene> {
  /** Such as `retail`: a part of tasks' ids and of seeds. */
  readonly name: string;
  readonly domain: Domain;
  /** In the order in which problems of growing numbers go through them. */
  readonly cases: readonly Case<Scene<Database, User>, Subject, User, SubjectScene>[];
  subjects(database: Database): readonly Subject[];
  /** Of a subject, and of the customer whose it is. */
  idsOf(subject: Subject): { readonly id: string; readonly userId: string };
  sceneWith(scene: Scene<Database, User>, subject: Subject): SubjectScene;
  /**
   * A customer with what it knows by now.
   *
   * @param before the customer as the problem began
   */
  knowing(user: User, before: User): User;
}
