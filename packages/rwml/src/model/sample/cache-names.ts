/** Keys and values are handled alike: each kind has a cache of its own. */
export type CacheKind = "keys" | "values";

/** What the prefill graph puts out and the decode graph takes in: keys or values of the trunks for a layer. */
export const trunkCache = (kind: CacheKind, layer: number): string => `trunk.${kind}.${layer}`;

/** What the decode graph takes in: keys or values that the branches have of their own. */
export const branchCache = (kind: CacheKind, layer: number): string => `branch.${kind}.${layer}`;

/** What the decode graph puts out: keys or values of the tokens that it was given. */
export const newRows = (kind: CacheKind, layer: number): string => `new.${kind}.${layer}`;
