import type { Json, JsonObject } from "@rwml/core";
import type { PythonValue } from "../../python/python-value.js";
import type { AnyToolkit, Parameter, Tool } from "../../world/toolkit.js";
import type { ToolSchema } from "../chat/tool-schema.js";
import type { DefinitionWording, ToolkitWording, ToolWording, Wording } from "../wording/wording.js";

/** A toolkit's tools as models are shown them, in upstream's order and form. */
export function toolSchemas(
  { className, tools }: AnyToolkit,
  { toolkits }: Pick<Wording, "toolkits">,
): readonly ToolSchema[] {
  const wording = Object.hasOwn(toolkits, className) ? toolkits[className] : undefined;
  return Object.entries(tools).map(([name, tool]) => toolSchema(name, tool, wording));
}

/** The short descriptions of a toolkit's tools, by name, as a prompt lists them. */
export function toolList({ className, tools }: AnyToolkit, { toolkits }: Pick<Wording, "toolkits">): string {
  return Object.keys(tools)
    .sort()
    .map((name, index) => {
      const known = toolkits[className]?.tools[name];
      return `${index + 1}. ${name}\n${known?.short ?? tools[name]!.about}`;
    })
    .join("\n\n");
}

/** A tool without parameters. */
export function plainTool(name: string, description: string): ToolSchema {
  const parameters = { properties: {}, title: "parameters", type: "object" };
  return { type: "function", function: { name, description, parameters } };
}

function toolSchema(name: string, tool: Tool<unknown>, wording: ToolkitWording | undefined): ToolSchema {
  const words = wording !== undefined && Object.hasOwn(wording.tools, name) ? wording.tools[name] : undefined;
  const properties = Object.entries(tool.parameters).map(([parameter, facts]) => [
    ...[parameter, property(parameter, facts, words)],
  ]);
  const required = Object.entries(tool.parameters).flatMap(([parameter, { fallback }]) =>
    fallback === undefined ? [parameter] : [],
  );
  const parameters: JsonObject = {
    ...(tool.definitions === undefined ? {} : { $defs: definitions(tool.definitions, wording) }),
    properties: Object.fromEntries(properties),
    ...(required.length === 0 ? {} : { required }),
    ...{ title: "parameters", type: "object" },
  };
  return { type: "function", function: { name, description: description(tool, words), parameters } };
}

function description({ about }: Tool<unknown>, words: ToolWording | undefined): string {
  if (words === undefined) return about;
  return words.long === "" ? words.short : `${words.short}\n\n${words.long}`;
}

function property(
  name: string,
  { schema, about, fallback }: Parameter,
  words: ToolWording | undefined,
): JsonObject {
  const text = words === undefined ? about : words.parameters[name];
  return sorted({
    ...schema,
    ...(fallback === undefined ? {} : { default: fallback as PythonValue as Json }),
    ...(text === undefined ? {} : { description: text }),
    title: title(name),
  });
}

/** `user_id` becomes `User Id`. */
function title(name: string): string {
  return name
    .split("_")
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(" ");
}

function definitions(schemas: JsonObject, wording: ToolkitWording | undefined): JsonObject {
  return Object.fromEntries(
    Object.entries(sorted(schemas)).map(([name, schema]) => {
      const words = wording?.definitions[name];
      return [name, words === undefined ? schema : reworded(schema as JsonObject, words)];
    }),
  );
}

function reworded({ description: _, ...schema }: JsonObject, words: DefinitionWording): JsonObject {
  const { properties } = schema;
  const fields = Object.entries((properties ?? {}) as Readonly<Record<string, JsonObject>>);
  const described = fields.map(([name, { description: _own, ...field }]) => {
    const text = words.fields[name];
    return [name, sorted(text === undefined ? field : { ...field, description: text })];
  });
  return sorted({
    ...schema,
    ...(words.description === null ? {} : { description: words.description }),
    ...(properties === undefined ? {} : { properties: Object.fromEntries(described) }),
  });
}

/** pydantic sorts the keys of schemas by name, and keeps properties and defaults as they are declared. */
function sorted(schema: JsonObject): JsonObject {
  const entries = Object.entries(schema).sort(([left], [right]) => (left < right ? -1 : 1));
  return Object.fromEntries(entries.map(([key, value]) => [key, sortedPart(key, value)]));
}

function sortedPart(key: string, value: Json): Json {
  if (key === "default" || typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => sortedPart("", item));
  const part = value as JsonObject;
  if (key !== "properties") return sorted(part);
  return Object.fromEntries(Object.entries(part).map(([name, item]) => [name, sortedPart("", item)]));
}
