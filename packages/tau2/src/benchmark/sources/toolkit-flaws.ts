import type { Parameter, ToolType } from "../../world/toolkit.js";

const toolTypes: readonly ToolType[] = ["read", "write", "think", "generic"];

/** A toolkit as somebody wrote it, who need not have written TypeScript. */
type Unchecked = Readonly<Record<string, unknown>>;

/** What is missing in a toolkit, or is not what it must be. */
export function toolkitFlaws(name: string, toolkit: unknown): readonly string[] {
  if (!isRecord(toolkit)) return [`${name} must be a toolkit: { className, tools, functions }`];
  const { className, tools, functions } = toolkit;
  return [
    ...(isText(className) ? [] : [`${name}.className must be a name such as LibraryTools`]),
    ...(isRecord(tools) ? [] : [`${name}.tools must be an object of tools by name`]),
    ...(isRecord(functions)
      ? []
      : [`${name}.functions must be an object of functions by name; {} where there are none`]),
    ...Object.entries(isRecord(tools) ? tools : {}).flatMap(([tool, facts]) =>
      toolFlaws(`${name}.tools.${tool}`, facts),
    ),
    ...Object.entries(isRecord(functions) ? functions : {}).flatMap(([one, facts]) =>
      callableFlaws(`${name}.functions.${one}`, facts),
    ),
  ];
}

function toolFlaws(name: string, tool: unknown): readonly string[] {
  const flaws = callableFlaws(name, tool);
  if (!isRecord(tool)) return flaws;
  const { type, about, parameters } = tool;
  return [
    ...(toolTypes.includes(type as ToolType) ? [] : [`${name}.type must be one of ${toolTypes.join(", ")}`]),
    ...(isText(about) ? [] : [`${name}.about must say what the tool does`]),
    ...flaws,
    ...Object.entries(isRecord(parameters) ? parameters : {})
      .filter(([, parameter]) => !isParameter(parameter))
      .map(
        ([parameter]) =>
          `${name}.parameters.${parameter} must be a parameter, such as textParameter("What it is")`,
      ),
  ];
}

function callableFlaws(name: string, value: unknown): readonly string[] {
  if (!isRecord(value)) return [`${name} must be an object with parameters and run`];
  return [
    ...(isRecord(value.parameters) ? [] : [`${name}.parameters must be an object; {} where there are none`]),
    ...(typeof value.run === "function" ? [] : [`${name}.run must be a function`]),
  ];
}

function isParameter(value: unknown): value is Parameter {
  return isRecord(value) && isRecord(value.schema) && typeof value.about === "string";
}

function isText(value: unknown): boolean {
  return typeof value === "string" && value.trim() !== "";
}

function isRecord(value: unknown): value is Unchecked {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
