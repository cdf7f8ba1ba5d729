import type { ReceptacleClass } from "./receptacle-classes.js";

/**
 * Where movable things usually lie: of a hundred of them, how many in each one receptacle of a class, and how
 * many on the floor, where nothing can be taken. Measured over 200 games of ALFWorld.
 */
const movablePlaces = {
  AlarmClock: "Dresser 62, Desk 54, SideTable 54, DiningTable 50, Shelf 14",
  Apple:
    "Fridge 46, SideTable 33, DiningTable 32, SinkBasin 24, Microwave 23, GarbageCan 19, CounterTop 16, floor 6",
  BaseballBat: "floor 100",
  BasketBall: "floor 100",
  Book: "Bed 94, DiningTable 52, CoffeeTable 50, Desk 30, CounterTop 21, Dresser 17, SideTable 11, Sofa 11, ArmChair 9, Cabinet 4, Drawer 2, Shelf 1",
  Boots: "floor 100",
  Bowl: "Desk 76, Fridge 59, DiningTable 48, CoffeeTable 25, CounterTop 18, Shelf 8, Dresser 7, SideTable 6, Cabinet 5, Microwave 5, SinkBasin 4, floor 2",
  Box: "floor 57, DiningTable 50, Sofa 30, Dresser 24, Cabinet 15, CoffeeTable 12, Desk 12, SideTable 4, Shelf 1",
  Bread: "DiningTable 72, CounterTop 42, Fridge 20, SideTable 17, Microwave 1",
  ButterKnife: "DiningTable 77, CounterTop 44, SinkBasin 11, floor 5, Drawer 2",
  CD: "DiningTable 83, Dresser 46, Desk 41, floor 30, GarbageCan 18, SideTable 14, Drawer 9, Shelf 5",
  Candle:
    "DiningTable 100, CounterTop 72, CoffeeTable 50, Toilet 50, Dresser 33, SideTable 33, Shelf 24, floor 23, Cabinet 20, Drawer 13",
  CellPhone:
    "DiningTable 58, Bed 48, Safe 37, ArmChair 35, CoffeeTable 33, CounterTop 33, Dresser 33, Desk 32, SideTable 12, Sofa 11, Shelf 7, Drawer 6",
  Cloth:
    "BathtubBasin 88, Cart 67, CounterTop 28, Cabinet 26, Shelf 15, floor 12, Drawer 10, Toilet 8, SinkBasin 3",
  CreditCard:
    "CoffeeTable 47, DiningTable 37, Desk 36, Sofa 35, Ottoman 33, CounterTop 32, ArmChair 30, Dresser 26, SideTable 21, Drawer 11, Shelf 9, floor 2",
  Cup: "SideTable 50, DiningTable 43, Fridge 32, SinkBasin 27, CounterTop 17, Microwave 13, Cabinet 4, floor 4, Shelf 2",
  DishSponge:
    "BathtubBasin 80, Cart 67, DiningTable 43, Toilet 40, CounterTop 20, SideTable 17, SinkBasin 17, GarbageCan 11, floor 11, Drawer 5, Shelf 4, Cabinet 3",
  Egg: "Fridge 51, DiningTable 37, GarbageCan 27, SinkBasin 26, Microwave 18, CounterTop 17, floor 6",
  Fork: "DiningTable 72, SideTable 50, CounterTop 39, SinkBasin 15, Drawer 7, floor 7",
  Glassbottle: "DiningTable 33, CounterTop 26, SinkBasin 16, Shelf 10, Fridge 6, Cabinet 5",
  HandTowel: "HandTowelHolder 72, CounterTop 6",
  Kettle: "DiningTable 27, CounterTop 22, StoveBurner 16, Cabinet 2",
  KeyChain:
    "DiningTable 42, Sofa 39, Desk 38, Safe 37, Dresser 35, CoffeeTable 29, floor 25, SideTable 15, ArmChair 10, Shelf 9, Drawer 6",
  Knife: "DiningTable 57, CounterTop 44, SideTable 17, floor 9, Drawer 7, SinkBasin 7",
  Ladle: "DiningTable 69, CounterTop 36, Drawer 3, floor 3, Cabinet 2",
  Laptop: "Bed 100, CoffeeTable 53, Sofa 52, DiningTable 47, Desk 26, ArmChair 20, Dresser 9, SideTable 2",
  Lettuce: "DiningTable 80, Fridge 39, CounterTop 30, SinkBasin 7, GarbageCan 4, floor 4",
  Mug: "Desk 87, DiningTable 43, Fridge 30, CounterTop 26, SideTable 20, Microwave 18, SinkBasin 15, Shelf 10, Dresser 6, floor 6, Cabinet 3, CoffeeMachine 40",
  Newspaper: "Dresser 80, DiningTable 50, Sofa 46, SideTable 17, CoffeeTable 12, ArmChair 6, Shelf 5",
  Pan: "StoveBurner 19, CounterTop 11, DiningTable 10, Fridge 10, Cabinet 1, floor 1",
  PaperTowelRoll: "DiningTable 50, SideTable 50, Toilet 40, CounterTop 23, GarbageCan 17, floor 2, Shelf 1",
  Pen: "DiningTable 100, Dresser 64, CounterTop 43, Desk 43, CoffeeTable 33, SideTable 32, Shelf 11, Drawer 5, GarbageCan 2",
  Pencil:
    "CoffeeTable 100, DiningTable 71, Dresser 64, Desk 50, CounterTop 41, SideTable 33, GarbageCan 11, Shelf 11, Drawer 5, floor 2",
  PepperShaker: "SideTable 67, DiningTable 37, CounterTop 29, Shelf 13, Drawer 8, Cabinet 4",
  Pillow: "Bed 100, Sofa 91, ArmChair 20",
  Plate:
    "DiningTable 46, Fridge 25, CounterTop 17, SideTable 8, Shelf 7, floor 7, Cabinet 6, SinkBasin 5, Microwave 1",
  Plunger: "floor 100",
  Pot: "StoveBurner 27, DiningTable 10, CounterTop 7, Fridge 5, Shelf 4, SinkBasin 1",
  Potato: "Fridge 45, CounterTop 27, DiningTable 27, SinkBasin 20, Microwave 19, GarbageCan 14, floor 7",
  RemoteControl:
    "Dresser 67, CoffeeTable 53, Sofa 52, CounterTop 50, Desk 50, DiningTable 27, ArmChair 11, SideTable 8, floor 8, Drawer 2, Shelf 1",
  SaltShaker: "DiningTable 47, CounterTop 22, SideTable 17, Shelf 11, Drawer 6, Cabinet 5",
  ScrubBrush: "floor 100",
  SoapBar:
    "CounterTop 56, Toilet 32, BathtubBasin 29, Shelf 28, SinkBasin 17, floor 13, Cabinet 11, GarbageCan 8, Drawer 7",
  SoapBottle:
    "DiningTable 63, SideTable 43, Toilet 34, Cart 33, CounterTop 31, GarbageCan 22, Shelf 13, Cabinet 6, floor 5, Drawer 1",
  Spatula: "DiningTable 67, CounterTop 34, SinkBasin 22, Drawer 7, floor 6",
  Spoon: "DiningTable 57, SideTable 50, CounterTop 29, SinkBasin 29, Drawer 11, floor 7",
  SprayBottle:
    "Cart 100, Dresser 100, SideTable 100, Toilet 47, CounterTop 43, Shelf 36, DiningTable 25, GarbageCan 18, Cabinet 12, Drawer 1",
  Statue: "DiningTable 80, CoffeeTable 50, Dresser 38, CounterTop 33, Safe 33, SideTable 30, Shelf 17",
  TeddyBear: "Bed 75",
  TennisRacket: "floor 100",
  TissueBox:
    "CounterTop 100, Desk 100, DiningTable 75, SideTable 35, CoffeeTable 33, Cabinet 25, Shelf 21, Drawer 5, GarbageCan 5",
  ToiletPaper:
    "Toilet 50, floor 37, CounterTop 36, Cart 33, ToiletPaperHanger 26, Shelf 20, GarbageCan 18, Cabinet 16, Drawer 7",
  Tomato: "Fridge 61, SideTable 50, DiningTable 48, CounterTop 27, GarbageCan 18, SinkBasin 15, floor 4",
  Towel: "TowelHolder 88",
  Vase: "Desk 50, DiningTable 38, CoffeeTable 36, Safe 33, CounterTop 27, Dresser 25, Shelf 23, floor 14, Cabinet 8, SideTable 7",
  Watch: "Safe 100, CoffeeTable 50, Dresser 43, DiningTable 30, SideTable 17, Shelf 7, Drawer 4",
  WateringCan: "floor 100",
  WineBottle: "DiningTable 61, CounterTop 35, GarbageCan 22, Fridge 5, Shelf 5, Cabinet 2",
} as const;

/** Where things that cannot be taken are found; those in no receptacle can only be looked past. */
const fixturePlaces = {
  Bathtub: "floor 100",
  Blinds: "floor 100",
  Chair: "floor 100",
  Curtains: "floor 100",
  DeskLamp: "Desk 40, SideTable 20, Dresser 20, Shelf 1",
  FloorLamp: "floor 100",
  HousePlant: "DiningTable 20, CounterTop 15, CoffeeTable 15, SideTable 10, Desk 5, Shelf 2, floor 10",
  LaundryHamperLid: "floor 100",
  LightSwitch: "floor 100",
  Mirror: "CounterTop 10, floor 90",
  Painting: "floor 100",
  Poster: "floor 100",
  ShowerDoor: "floor 100",
  ShowerGlass: "floor 100",
  Sink: "CounterTop 10, floor 90",
  StoveKnob: "floor 100",
  Television: "TVStand 80, Dresser 60, floor 25",
  Window: "CounterTop 2, Shelf 1, floor 90",
} as const;

export type MovableClass = keyof typeof movablePlaces;
export type FixtureClass = keyof typeof fixturePlaces;

export const movableClasses = Object.keys(movablePlaces) as readonly MovableClass[];
export const fixtureClasses = Object.keys(fixturePlaces) as readonly FixtureClass[];

/** How much each place draws a class, relative to its other places. */
export type Pull = Readonly<Partial<Record<ReceptacleClass | "floor", number>>>;

/** The usual places of a class; empty for places where it is never found. */
export function usualPlaces(objectClass: MovableClass | FixtureClass): Pull {
  return pulls[objectClass];
}

const pulls = Object.fromEntries(
  Object.entries({ ...movablePlaces, ...fixturePlaces }).map(([objectClass, text]) => [
    objectClass,
    Object.fromEntries(
      text.split(", ").map((entry) => {
        const [place, pull] = entry.split(" ");
        return [place, Number(pull)];
      }),
    ),
  ]),
) as Readonly<Record<MovableClass | FixtureClass, Pull>>;
