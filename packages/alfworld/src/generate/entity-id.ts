/** A point in a room, in whole centimetres; y is the height. */
export interface Position {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

/**
 * The PDDL id of an entity, as ALFWorld forms them: class and coordinates in metres, signs and dots written out.
 * Display names and the order of listings follow from it.
 *
 * @param part a part of the entity that is a receptacle of its own, such as "SinkBasin" of a "Sink"
 * @example entityId("Apple", { x: -50, y: 97, z: 0 }) // apple_bar__minus_00_dot_50_bar__plus_00_dot_97_bar_00_dot_00
 */
export function entityId(entityClass: string, { x, y, z }: Position, part?: string): string {
  const id = `${entityClass.toLowerCase()}_bar_${metres(x)}_bar_${metres(y)}_bar_${metres(z)}`;
  return part === undefined ? id : `${id}_bar_${part.toLowerCase()}`;
}

/**
 * The PDDL id of a place to stand: cell of a grid of 25 cm, one of four directions, and the tilt of the head.
 */
export function locationId(column: number, row: number, direction: number, tilt: number): string {
  return `loc_bar_${whole(column)}_bar_${whole(row)}_bar_${direction}_bar_${whole(tilt)}`;
}

function metres(centimetres: number): string {
  const sign = centimetres > 0 ? "_plus_" : centimetres < 0 ? "_minus_" : "";
  const size = Math.abs(centimetres);
  return `${sign}${twoDigits(Math.floor(size / 100))}_dot_${twoDigits(size % 100)}`;
}

function whole(value: number): string {
  return value < 0 ? `_minus_${-value}` : `${value}`;
}

function twoDigits(value: number): string {
  return value < 10 ? `0${value}` : `${value}`;
}
