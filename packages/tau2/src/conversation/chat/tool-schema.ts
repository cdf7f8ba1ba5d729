import type { JsonObject } from "@rwml/core";

/** A tool as OpenAI-compatible endpoints take it. */
export interface ToolSchema {
  readonly type: "function";
  readonly function: {
    readonly name: string;
    readonly description: string;
    /** JSON Schema of an object. */
    readonly parameters: JsonObject;
  };
}
