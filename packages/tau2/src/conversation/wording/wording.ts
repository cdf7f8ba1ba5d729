/**
 * The sentences that models are given around policies and tasks. Upstream's are no part of this project: they are read
 * from the user's own copy of it, and our own words stand in where there is none.
 */
export interface Wording {
  /** `own`, or `upstream@` and a commit; the info of a run says which was used. */
  readonly name: string;
  readonly agent: AgentWording;
  readonly user: UserWording;
  /** Tells the judge of assertions what to do and the form of its answer. */
  readonly judge: string;
  /** Descriptions by the class name of a toolkit; what is missing is described in our own words. */
  readonly toolkits: Readonly<Record<string, ToolkitWording>>;
}

/** What agents are told to do. */
export interface AgentWording {
  readonly instruction: string;
  /** For agents that are given the steps to take. */
  readonly groundTruthInstruction: string;
  /** For agents that work alone. */
  readonly soloInstruction: string;
  /** Of the tool that ends a solo agent's work. */
  readonly doneDescription: string;
}

/** What simulated users are told to do. */
export interface UserWording {
  /** For users without tools. May hold `personaMark`. */
  readonly guidelines: string;
  /** For users with tools. May hold `personaMark`. */
  readonly guidelinesWithTools: string;
  /** How a user of some verbosity speaks, by its name, such as `minimal`. */
  readonly personas: Readonly<Record<string, string>>;
}

/** Stands in guidelines where a persona's text goes. */
export const personaMark = "<PERSONA_GUIDELINES>";

/** Descriptions of a toolkit's tools, and of the structures that their parameters are made of. */
export interface ToolkitWording {
  readonly tools: Readonly<Record<string, ToolWording>>;
  readonly definitions: Readonly<Record<string, DefinitionWording>>;
}

/** A tool's description. */
export interface ToolWording {
  readonly short: string;
  /** Empty where the short one says all. */
  readonly long: string;
  /** By parameter; some have none. */
  readonly parameters: Readonly<Record<string, string>>;
}

/** A structure's description. */
export interface DefinitionWording {
  readonly description: string | null;
  /** By field; some have none. */
  readonly fields: Readonly<Record<string, string>>;
}
