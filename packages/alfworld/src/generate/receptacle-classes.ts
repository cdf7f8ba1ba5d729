/** How receptacles of one class are built. */
interface ReceptacleShape {
  /** Heights in centimetres between which they hang or stand. */
  readonly low: number;
  readonly high: number;
  /** How many have a door that opens, in percent; the others can never be opened. */
  readonly openable?: number;
  /** The chance in percent that the next one of the class is reached from the same place. */
  readonly sharing?: number;
  /** The class it stands on. */
  readonly host?: "CounterTop";
  /** The object that it is a part of. */
  readonly whole?: "Sink" | "Bathtub" | "LaundryHamperLid";
}

/**
 * The classes of receptacles. Shares of doors are those of 474 games of ALFWorld, shared places those of 200.
 */
export const receptacleClasses = {
  ArmChair: { low: 0, high: 5 },
  BathtubBasin: { low: 0, high: 30, whole: "Bathtub" },
  Bed: { low: 0, high: 5 },
  Cabinet: { low: 35, high: 215, openable: 76, sharing: 11 },
  Cart: { low: 0, high: 5 },
  CoffeeMachine: { low: 88, high: 98, host: "CounterTop" },
  CoffeeTable: { low: 0, high: 5 },
  CounterTop: { low: 80, high: 105 },
  Desk: { low: 0, high: 75 },
  DiningTable: { low: 0, high: 70 },
  Drawer: { low: 15, high: 95, openable: 82, sharing: 15 },
  Dresser: { low: 0, high: 5 },
  Fridge: { low: 0, high: 5, openable: 91 },
  GarbageCan: { low: 0, high: 5 },
  HandTowelHolder: { low: 130, high: 175 },
  LaundryHamper: { low: 0, high: 5, whole: "LaundryHamperLid" },
  Microwave: { low: 88, high: 175, openable: 91 },
  Ottoman: { low: 0, high: 5 },
  Safe: { low: 20, high: 125, openable: 76 },
  Shelf: { low: 20, high: 190, sharing: 5 },
  SideTable: { low: 0, high: 70 },
  SinkBasin: { low: 75, high: 95, whole: "Sink" },
  Sofa: { low: 0, high: 5 },
  StoveBurner: { low: 88, high: 96, sharing: 47 },
  TVStand: { low: 0, high: 5 },
  Toaster: { low: 88, high: 98, host: "CounterTop" },
  Toilet: { low: 0, high: 5 },
  ToiletPaperHanger: { low: 60, high: 95 },
  TowelHolder: { low: 120, high: 160 },
} as const satisfies Record<string, ReceptacleShape>;

export type ReceptacleClass = keyof typeof receptacleClasses;

/** The shape of a class, without the narrow types of the table. */
export function receptacleShape(receptacleClass: ReceptacleClass): ReceptacleShape {
  return receptacleClasses[receptacleClass];
}
