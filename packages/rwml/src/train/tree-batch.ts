import type { EpisodeWindow } from "../data/episode-windows.js";
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

/** An episode that really happened, and completions of some of its prefixes. */
export interface Tree {
  readonly trunk: EpisodeWindow;
  readonly branches: readonly Branch[];
}

/** The arrays of a batch in which completions share the trunk they continue: a mask says who sees whom. */
export type TreeBatch = Required<Omit<TokenBatch, "referenceLogProbabilities">>;

/** What the observations of the trunks themselves weigh, in the sums over a batch. */
export interface TrunkWeights {
  /** Factor of each token's divergence from the reference model, on what really happened. */
  readonly anchor: number;
}

const none = -1;

/** Columns that a tree takes: its trunk, and as many as each completion has tokens. */
export function treeLength({ trunk, branches }: Tree): number {
  return branches.reduce((length, { tokens }) => length + tokens.length, trunk.tokens.length);
}

/**
 * Lays trees out, one a row. A branch begins with a second copy of the last token of its prefix, because each place
 * has only one next token to predict; every following place holds a sampled token and predicts the one after it.
 */
export function treeBatch(trees: readonly Tree[], columns: number, weights: TrunkWeights): TreeBatch {
  const size = trees.length * columns;
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
  for (const [row, { trunk, branches }] of trees.entries()) {
    const page = { batch, first: row * columns, columns };
    layTrunk(page, trunk, weights);
    let start = trunk.tokens.length;
    for (const branch of branches) {
      layBranch(page, start, trunk.tokens, branch);
      start += branch.tokens.length;
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

function layTrunk(page: Page, { tokens, targets }: EpisodeWindow, weights: TrunkWeights): void {
  const { batch, first } = page;
  for (let place = 0; place < tokens.length; place++) {
    setPlace(page, place, tokens, place);
    batch.positions[first + place] = place;
    show(page, place, 0, place + 1);
  }
  for (const { start, end } of targets)
    batch.klWeights.fill(weights.anchor, first + start - 1, first + end - 1);
}

function layBranch(page: Page, start: number, trunk: Int32Array, branch: Branch): void {
  const { batch, first } = page;
  const before = Math.min(3, branch.prefix);
  const path = [...trunk.subarray(branch.prefix - before, branch.prefix), ...branch.tokens];
  for (let offset = 0; offset < branch.tokens.length; offset++) {
    const place = start + offset;
    setPlace(page, place, path, before - 1 + offset);
    show(page, place, 0, branch.prefix - 1);
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
