import type { Random } from "@rwml/core";
import { between } from "./draw.js";
import { locationId, type Position } from "./entity-id.js";

const tilts = [-30, 0, 15, 30, 45, 60] as const;

/** What of a room is taken so far. */
export interface FloorPlan {
  /** Half the width and depth in centimetres. */
  readonly reach: number;
  readonly ids: Set<string>;
  readonly locations: Set<string>;
}

/** Draws a place to stand near a position, other than all taken ones, and takes it. */
export function drawStandingPlace(random: Random, position: Position, taken: Set<string>): string {
  const direction = random.int(4);
  // One looks up to what hangs high and down to what stands low.
  const tilt = position.y > 150 ? between(random, 0, 1) : between(random, 2, tilts.length - 1);
  for (let reach = 1; ; reach++) {
    const column = Math.round(position.x / 25) + between(random, -reach, reach);
    const row = Math.round(position.z / 25) + between(random, -reach, reach);
    const location = locationId(column, row, direction, tilts[tilt]!);
    if (!taken.has(location)) {
      taken.add(location);
      return location;
    }
  }
}
