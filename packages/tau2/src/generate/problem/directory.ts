import { seededRandom } from "@rwml/core";
import type { Case, Scene } from "./case.js";
import type { CaseBook, CustomerDatabase } from "./case-book.js";

/** Who may have which problem with what. */
export interface Candidate<AnyCase, Subject> {
  readonly case: AnyCase;
  readonly userId: string;
  /** Null for a problem of the customer alone. */
  readonly subject: Subject | null;
}

/** The problems that a database's customers can have. */
export interface Directory<AnyCandidate> {
  /** By kind, only kinds that somebody can have, in random order. */
  readonly byCase: readonly (readonly AnyCandidate[])[];
  /** Those with subjects, by customer. */
  readonly byUser: ReadonlyMap<string, readonly AnyCandidate[]>;
}

/** Looks through a database. */
export function directoryIn<Database extends CustomerDatabase<User>, User, Subject, SubjectScene>(
  database: Database,
  book: CaseBook<Database, User, Subject, SubjectScene>,
): Directory<Candidate<Case<Scene<Database, User>, Subject, User, SubjectScene>, Subject>> {
  type One = Candidate<(typeof book.cases)[number], Subject>;
  const subjects = book.subjects(database);
  const userIds = Object.keys(database.users);
  const candidates = (one: One["case"]): readonly One[] => {
    if (one.type === "customer") return userIds.map((userId) => ({ case: one, userId, subject: null }));
    return subjects.flatMap((subject) => {
      const { userId } = book.idsOf(subject);
      const user = database.users[userId];
      return user !== undefined && one.suits(subject, user) ? [{ case: one, userId, subject }] : [];
    });
  };
  const byCase = book.cases.map((one) =>
    seededRandom(0, `tau2/${book.name}-generated`, one.name).shuffle(candidates(one)),
  );
  const byUser = new Map<string, One[]>(userIds.map((id) => [id, []]));
  for (const candidate of byCase.flat()) {
    if (candidate.subject !== null) byUser.get(candidate.userId)!.push(candidate);
  }
  return { byCase: byCase.filter(({ length }) => length > 0), byUser };
}
