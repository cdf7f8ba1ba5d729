import type { ModelConfig } from "../../model/network/model-config.js";
import { modelParameters } from "../../model/network/parameters.js";

/** Hidden matrices of one shape, handled together as a stack [members, rows, columns] with rows at most columns. */
export interface MatrixGroup {
  readonly name: string;
  readonly rows: number;
  readonly columns: number;
  readonly members: readonly {
    readonly parameter: string;
    /** Whether the parameter is the transpose of what stands in the stack. */
    readonly transposed: boolean;
  }[];
}

/** The matrices between the embeddings and the output, by shape: what Muon updates. */
export function matrixGroups(config: ModelConfig): MatrixGroup[] {
  const groups = new Map<string, MatrixGroup & { members: MatrixGroup["members"][number][] }>();
  for (const { name, shape } of modelParameters(config)) {
    const [height, width] = shape;
    if (width === undefined || height === undefined || !name.startsWith("layers.")) continue;
    const [rows, columns] = [Math.min(height, width), Math.max(height, width)];
    const key = `${rows}x${columns}`;
    const group = groups.get(key) ?? { name: key, rows, columns, members: [] };
    group.members.push({ parameter: name, transposed: height > width });
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** Whether a parameter is a member of one of the groups. */
export function isHiddenMatrix(config: ModelConfig, parameter: string): boolean {
  return matrixGroups(config).some(({ members }) => members.some((member) => member.parameter === parameter));
}
