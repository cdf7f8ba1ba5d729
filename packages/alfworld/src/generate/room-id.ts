import { type SceneKind, sceneKinds } from "../game/scene-kind.js";

/** The name of a room, for example `kitchen-0012`. */
export function roomId(scene: SceneKind, number: number): string {
  return `${scene}-${String(number).padStart(4, "0")}`;
}

/** Reads the name of a room; undefined when it is none. */
export function readRoomId(id: string): { readonly scene: SceneKind; readonly number: number } | undefined {
  const [, kind, digits] = /^([a-z]+)-(\d{4,})$/.exec(id) ?? [];
  const scene = sceneKinds.find((one) => one === kind);
  if (scene === undefined || digits === undefined) return undefined;
  const number = Number(digits);
  return roomId(scene, number) === id ? { scene, number } : undefined;
}
