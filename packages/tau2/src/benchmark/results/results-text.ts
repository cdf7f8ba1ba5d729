import { dictOf, entriesOf } from "../../python/dict.js";
import { indentedJson } from "../../python/indented-json.js";
import { float } from "../../python/number.js";
import type { PythonDict } from "../../python/python-value.js";
import { type JsonStyle, usualStyle } from "./json-file.js";
import type { Results } from "./results.js";
import type { Simulation } from "./simulation.js";

/** Writes a simulation as text, on some level of its file. */
export type SimulationWriter = (simulation: Simulation, style: JsonStyle, level: number) => string;

/** A simulation as text. */
export const simulationText: SimulationWriter = ({ record }, style, level) =>
  indentedJson(record, { ...style, level });

/** A run as the text of one file. */
export function resultsText(
  { record, simulations }: Results,
  style: JsonStyle = usualStyle,
  write: SimulationWriter = simulationText,
): string {
  const [outer, inner] = [" ".repeat(style.indent), " ".repeat(2 * style.indent)];
  const texts = simulations.map((simulation) => write(simulation, style, 2));
  const list = texts.length === 0 ? "[]" : `[\n${inner}${texts.join(`,\n${inner}`)}\n${outer}]`;
  const entries = withSimulationsKey(record).map(([key, value]) => {
    const text = key === "simulations" ? list : indentedJson(value, { ...style, level: 1 });
    return `${indentedJson(key, style)}: ${text}`;
  });
  return `{\n${outer}${entries.join(`,\n${outer}`)}\n}`;
}

/** What a run's folder holds beside its simulations, as text: all else, and an index of them. */
export function headText({ record, simulations }: Results, style: JsonStyle = usualStyle): string {
  const head = entriesOf(record).filter(([key]) => key !== "simulations" && key !== "simulation_index");
  return indentedJson(dictOf([...head, ["simulation_index", simulations.map(indexEntry)]]), style);
}

/** The index of a folder is no use in one file. */
function withSimulationsKey(record: PythonDict): ReturnType<typeof entriesOf> {
  const entries = entriesOf(record).map(([key, value]) =>
    key === "simulation_index" ? ([key, null] as const) : ([key, value] as const),
  );
  if (entries.some(([key]) => key === "simulations")) return entries;
  return entries.toSpliced(entries.findIndex(([key]) => key === "tasks") + 1, 0, ["simulations", []]);
}

function indexEntry(simulation: Simulation): PythonDict {
  const { id, task_id, trial, reward_info: info, termination_reason, agent_cost, duration } = simulation;
  return {
    ...{ id, task_id, trial, reward: info && float(info.reward), termination_reason },
    ...{ agent_cost: agent_cost === null ? null : float(agent_cost), duration: float(duration) },
  };
}
