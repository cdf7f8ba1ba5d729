import type { JsonObject } from "@rwml/core";
import type { Draft } from "immer";
import type { PythonRecord, PythonValue } from "../python/python-value.js";
import type { ToolResult } from "./tool-result.js";

/** `write` tools change the database; only they are replayed when a conversation is judged. */
export type ToolType = "read" | "write" | "think" | "generic";

/** A parameter of a tool or function. Arguments are not checked against the schema, as Python does not. */
export interface Parameter {
  /** JSON Schema, as upstream's tools state it, without description and title. */
  readonly schema: JsonObject;
  /** What it is, in our words. */
  readonly about: string;
  /** Stands in for an argument that is left out; without it the argument is required. */
  readonly fallback?: PythonValue;
}

/** Arguments by name, none missing, none unknown; their types are the caller's. */
export type Arguments = PythonRecord;

interface ToolFacts {
  /** What it does, in our words. */
  readonly about: string;
  readonly parameters: Readonly<Record<string, Parameter>>;
  /** Schemas that the parameters' schemas refer to. */
  readonly definitions?: JsonObject;
}

/** A tool that only looks. */
export interface ReadTool<Database> extends ToolFacts {
  readonly type: Exclude<ToolType, "write">;
  run(database: Database, input: Arguments): ToolResult;
}

/** A tool that may change the database. What it changed before it throws a ToolError stays changed. */
export interface WriteTool<Database> extends ToolFacts {
  readonly type: "write";
  run(database: Draft<Database>, input: Arguments): ToolResult;
}

export type Tool<Database> = ReadTool<Database> | WriteTool<Database>;

/** A function that tasks use to set up and to check a world, and that no participant can call. */
export interface WorldFunction<Database> {
  /** Names of parameters, and what stands in for those that may be left out. */
  readonly parameters: Readonly<Record<string, { readonly fallback?: PythonValue }>>;
  run(database: Draft<Database>, input: Arguments): ToolResult;
}

/** The tools of one role, around one database. */
export interface Toolkit<Database> {
  /** The name of upstream's class, which stands in Python's error texts. */
  readonly className: string;
  /** In upstream's order, which prompts show. */
  readonly tools: Readonly<Record<string, Tool<Database>>>;
  readonly functions: Readonly<Record<string, WorldFunction<Database>>>;
}

// biome-ignore lint/suspicious/noExplicitAny: toolkits are contravariant in their database
export type AnyToolkit = Toolkit<any>;
