import type { MovableClass } from "./usual-places.js";

/** Small things that are found lying in movable containers. */
const contents: Readonly<Partial<Record<MovableClass, readonly MovableClass[]>>> = {
  Bowl: ["ButterKnife", "CellPhone", "CreditCard", "Fork", "KeyChain", "Pen", "Pencil", "Spoon"],
  Box: ["Book", "CellPhone", "CreditCard", "KeyChain", "Newspaper", "Pen", "RemoteControl"],
  Cup: ["ButterKnife", "Fork", "Spoon"],
  Mug: ["ButterKnife", "Fork", "KeyChain", "Pen", "Pencil", "Spoon"],
  Pan: ["Apple", "ButterKnife", "Egg", "Fork", "Potato", "Spatula", "Tomato"],
  Plate: ["ButterKnife", "Fork", "Ladle", "Pen", "Pencil", "Spoon", "Tomato"],
  Pot: ["Apple", "Egg", "Ladle", "Potato", "Spatula", "Spoon", "Tomato"],
};

/** Whether a thing can be found lying in a container. */
export function fitsInside(container: MovableClass, thing: MovableClass): boolean {
  return contents[container]?.includes(thing) ?? false;
}
