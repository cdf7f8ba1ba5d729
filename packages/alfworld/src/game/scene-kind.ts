/** The four kinds of rooms. */
export const sceneKinds = ["kitchen", "livingroom", "bedroom", "bathroom"] as const;

export type SceneKind = (typeof sceneKinds)[number];

/** The first and the last number of each kind among the scenes of AI2-THOR, which ALFWorld's games take place in. */
const numbers: Readonly<Record<SceneKind, readonly [number, number]>> = {
  kitchen: [1, 30],
  livingroom: [201, 230],
  bedroom: [301, 330],
  bathroom: [401, 430],
};

/** The kind of a numbered scene; undefined for a number that no scene has. */
export function sceneKindOf(scene: number): SceneKind | undefined {
  return sceneKinds.find((kind) => scene >= numbers[kind][0] && scene <= numbers[kind][1]);
}
