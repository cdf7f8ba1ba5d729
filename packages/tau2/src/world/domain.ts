import type { PythonValue } from "../python/python-value.js";
import type { AnyToolkit } from "./toolkit.js";
import type { WorldAccess } from "./world.js";

/** What is common to all worlds of a domain. */
export interface Domain {
  /** `mock`, `airline`, `retail`, `telecom`, or the name of an own domain. */
  readonly name: string;
  readonly agentTools: AnyToolkit;
  /** Null where users have no tools. */
  readonly userTools: AnyToolkit | null;
  /** Reads the agent's database. Throws a ValidationError. */
  readAgentDatabase(value: PythonValue): PythonValue;
  /** Reads the user's database; null where there is none. */
  readUserDatabase(value: PythonValue): PythonValue;
  /** Carries what one database knows over to the other; runs after every tool call. */
  sync?(world: WorldAccess): void;
  /** Whether an agent may work alone, with the user's tools. */
  readonly solo: boolean;
}
