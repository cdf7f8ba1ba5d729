import { listOfThings } from "./list-of.js";
import { roomIndex } from "./room-index.js";
import type { AlfworldState } from "./state.js";

/** What is in or on a receptacle. */
export function examineReceptacle(state: AlfworldState, receptacle: string): string {
  const { opened, contents } = state.receptacles[receptacle]!;
  const { openable } = state.room.receptacles[receptacle]!;
  if (openable && !opened) return `The ${receptacle} is closed.`;
  const list = listOfThings(roomIndex(state.room).inOrder(contents));
  return openable
    ? `The ${receptacle} is open. In it, you see ${list}.`
    : `On the ${receptacle}, you see ${list}.`;
}

/** What is special about an object; containers show what is in them and nothing else. */
export function examineObject(state: AlfworldState, object: string): string {
  const { container, inner, toggleable, sliceable } = state.room.things[object]!;
  const { hot, cool, clean, sliced, toggled } = state.objects[object]!;
  if (container) return `This is a normal ${object}. In it, you see ${listOfThings(inner)}.`;
  const temperature = hot ? "hot" : cool ? "cool" : undefined;
  if (sliced && (clean || temperature !== undefined)) {
    return `This is a ${adjectives(temperature, clean)} sliced ${object}.`;
  }
  if (clean && temperature !== undefined) return `This is a ${adjectives(temperature, clean)} ${object}.`;
  if (hot) return `This is a hot ${object}.`;
  if (clean) return `This is a clean ${object}.`;
  if (cool) return `This is a cold ${object}.`;
  if (toggleable && toggled) return `This ${object} is on.`;
  if (sliceable && sliced) return `This is a sliced ${object}.`;
  return `There's nothing special about ${object}.`;
}

function adjectives(temperature: string | undefined, clean: boolean): string {
  if (temperature === undefined) return "clean";
  return clean ? `${temperature} and clean` : temperature;
}
