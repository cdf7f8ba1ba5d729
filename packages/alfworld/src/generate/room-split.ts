/** Numbers of rooms, both ends included. */
export interface RoomRange {
  readonly from: number;
  readonly to: number;
}

/**
 * Which rooms of each scene are for training and which are never trained on. Games in held-out rooms show what a
 * model makes of furniture it has not seen, as ALFWorld's unseen scenes do.
 */
export const roomSplit = {
  heldout: { from: 0, to: 99 },
  train: { from: 100, to: 1099 },
} as const satisfies Record<string, RoomRange>;

export type RoomSplit = keyof typeof roomSplit;
