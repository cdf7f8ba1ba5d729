import type { TokenWindow } from "../data/episode-windows.js";
import { maskedScore, type TokenBatch } from "../data/token-batch.js";
import { specialToken } from "../data/tokens/special-token.js";

/** A completion that continues a prefix of a trunk, with what GRPO needs to know about it. */
export interface Branch {
  /** Number of trunk tokens that it continues. */
  readonly prefix: number;
  readonly tokens: readonly number[];
  /** Of each token, when it was sampled. */
  readonly logProbabilities: readonly number[];
  /** Factor of each token's clipped ratio. */
  readonly advantage: number;
  /** Factor of each token's divergence from the reference model. */
  readonly klWeight: number;
}

/** A stretch of an episode that really happened, and completions of some of its prefixes. */
export interface Tree {
  readonly trunk: TokenWindow;
  readonly branches: readonly Branch[];
  /** Factor of the divergence from the reference model of each token of the trunk's observations. */
  readonly anchor: number;
}

/** The arrays of a batch in which completions share the trunk they continue: a mask says who sees whom. */
export type TreeBatch = Required<Omit<TokenBatch, "referenceLogProbabilities">>;

const none = -1;

/** Columns that a tree takes: its trunk, and as many as each completion has tokens. */
export function treeLength({ trunk, branches }: Tree): number {
  return branches.reduce((length, { tokens }) => length + tokens.length, trunk.tokens.length);
}

/**
 * Lays trees out, those of a row one behind the other; none sees another. A branch begins with a second copy of the last token
 * of its prefix, because each place has only one next token to predict; every following place holds a sampled token
 * and predicts the one after it.
 */
export function treeBatch(rows: readonly (readonly Tree[])[], columns: number): TreeBatch {
  const size = rows.length * columns;
  const batch: TreeBatch = {
    tokens: new Int32Array(size).fill(specialToken.pad),
    previous1: new Int32Array(size).fill(none),
    previous2: new Int32Array(size).fill(none),
    positions: new Int32Array(size),
    targets: new Int32Array(size).fill(none),
    weights: new Float32Array(size),
    mask: new Float32Array(size * columns).fill(maskedScore),
    advantages: new Float32Array(size),
    oldLogProbabilities: new Float32Array(size),
    klWeights: new Float32Array(size),
  };
  for (const [row, trees] of rows.entries()) {
    const page = { batch, first: row * columns, columns };
    let start = 0;
    for (const tree of trees) {
      layTree(page, start, tree);
      start += treeLength(tree);
    }
    for (let unused = start; unused < columns; unused++) show(page, unused, unused, unused + 1);
  }
  return batch;
}

/** One row of a batch; places on it count from 0. */
interface Page {
  readonly batch: TreeBatch;
  readonly first: number;
  readonly columns: number;
}

function layTree(page: Page, start: number, { trunk, branches, anchor }: Tree): void {
  layTrunk(page, start, trunk, anchor);
  let place = start + trunk.tokens.length;
  for (const branch of branches) {
    layBranch(page, start, place, trunk.tokens, branch);
    place += branch.tokens.length;
  }
}

function layTrunk(page: Page, start: number, { tokens, targets }: TokenWindow, anchor: number): void {
  const { batch, first } = page;
  for (let index = 0; index < tokens.length; index++) {
    setPlace(page, start + index, tokens, index);
    batch.positions[first + start + index] = index;
    show(page, start + index, start, start + index + 1);
  }
  const places = first + start - 1;
  for (const target of targets) batch.klWeights.fill(anchor, places + target.start, places + target.end);
}

/** @param root where the trunk begins */
function layBranch(page: Page, root: number, start: number, trunk: Int32Array, branch: Branch): void {
  const { batch, first } = page;
  const before = Math.min(3, branch.prefix);
  const path = [...trunk.subarray(branch.prefix - before, branch.prefix), ...branch.tokens];
  for (let offset = 0; offset < branch.tokens.length; offset++) {
    const place = start + offset;
    setPlace(page, place, path, before - 1 + offset);
    show(page, place, root, root + branch.prefix - 1);
    show(page, place, start, place + 1);
    batch.positions[first + place] = branch.prefix - 1 + offset;
    batch.advantages[first + place] = branch.advantage;
    batch.oldLogProbabilities[first + place] = branch.logProbabilities[offset]!;
    batch.klWeights[first + place] = branch.klWeight;
  }
}

/** Puts the token at `index` of a path on a place, with its neighbours on that path. */
function setPlace({ batch, first }: Page, place: number, path: ArrayLike<number>, index: number): void {
  batch.tokens[first + place] = path[index]!;
  batch.previous1[first + place] = path[index - 1] ?? none;
  batch.previous2[first + place] = path[index - 2] ?? none;
  batch.targets[first + place] = path[index + 1] ?? none;
}

/** Lets a place see the places of its row in [from, to). */
function show({ batch, first, columns }: Page, place: number, from: number, to: number): void {
  batch.mask.fill(0, (first + place) * columns + from, (first + place) * columns + to);
}
