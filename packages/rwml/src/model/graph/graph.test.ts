import { describe, expect, it } from "vitest";
import { differentiate } from "./differentiate.js";
import { add, exponential, multiply } from "./elementwise.js";
import { Graph } from "./graph.js";
import { concatenate, reshape } from "./layout.js";
import { multiplyMatrix, multiplyStacks } from "./matrix.js";
import { total } from "./reduce.js";

describe("Graph", () => {
  it("should track shapes through operations", () => {
    const graph = new Graph();
    const rows = graph.realInput("rows", ["batch", 4]);
    const product = multiplyMatrix(graph, rows, graph.realInput("matrix", [4, 6]));
    expect(add(graph, product, graph.realInput("bias", [6])).shape).toEqual(["batch", 6]);
    expect(reshape(graph, product, ["batch", 2, 3]).shape).toEqual(["batch", 2, 3]);
  });

  it("should leave nodes and constants out of the model that no output needs", () => {
    const graph = new Graph();
    const value = graph.realInput("value", [2]);
    add(graph, value, graph.constant([1, 2], [2]));
    graph.output("result", exponential(graph, value));
    const { nodes, constants } = graph.describe("small");
    expect(nodes.map(({ operator }) => operator)).toEqual(["Exp"]);
    expect(constants).toEqual([]);
  });

  it("should copy only outputs that have another name already", () => {
    const graph = new Graph();
    const input = graph.realInput("input", [2]);
    const power = exponential(graph, input);
    graph.output("first", power);
    graph.output("second", power);
    graph.output("same", input);
    graph.output("again", exponential(graph, power));
    const { nodes } = graph.describe("small");
    expect(nodes.map(({ operator, inputs, outputs }) => [operator, ...inputs, ...outputs])).toEqual([
      ["Exp", "input", "first"],
      ["Identity", "first", "second"],
      ["Identity", "input", "same"],
      ["Exp", "first", "again"],
    ]);
  });

  it("should store a scalar once", () => {
    const graph = new Graph();
    expect(graph.scalar(2)).toBe(graph.scalar(2));
  });

  it.each([
    [
      "sizes that differ",
      (graph: Graph) => add(graph, graph.constant([1, 2], [2]), graph.constant([1, 2, 3], [3])),
    ],
    [
      "matrices that do not fit",
      (graph: Graph) => multiplyMatrix(graph, graph.realInput("a", [2, 3]), graph.realInput("b", [2, 3])),
    ],
    [
      "stacks that do not fit",
      (graph: Graph) =>
        multiplyStacks(graph, graph.realInput("a", [1, 2, 3]), graph.realInput("b", [1, 2, 3])),
    ],
    ["a new shape of another size", (graph: Graph) => reshape(graph, graph.realInput("a", [2, 3]), [5])],
    ["a constant with elements missing", (graph: Graph) => graph.constant([1, 2], [3])],
    ["nothing to concatenate", (graph: Graph) => concatenate(graph, [], 0)],
  ])("should refuse %s where it happens", (_, build) => {
    expect(() => build(new Graph())).toThrow(expect.objectContaining({ code: "onnx/shape" }));
  });
});

describe("differentiate", () => {
  it("should refuse a value that the scalar does not depend on", () => {
    const graph = new Graph();
    const [used, unused] = [graph.realInput("used", [2]), graph.realInput("unused", [2])];
    expect(() => differentiate(graph, total(graph, used), [unused])).toThrow("does not depend on unused");
  });

  it("should refuse to differentiate anything but a scalar", () => {
    const graph = new Graph();
    const value = graph.realInput("value", [2]);
    expect(() => differentiate(graph, value, [value])).toThrow("Only a scalar");
  });

  it("should not add nodes for values that need no gradient", () => {
    const graph = new Graph();
    const [value, factor] = [graph.realInput("value", [2]), graph.realInput("factor", [2])];
    const [gradient] = differentiate(graph, total(graph, multiply(graph, value, factor)), [value]);
    graph.output("gradient", gradient!);
    expect(graph.describe("small").nodes.filter(({ operator }) => operator === "Mul").length).toBe(1);
  });
});
