import { freeze } from "immer";
import type { EnvModule } from "../registry/env-module.js";
import { defineRules } from "../rules/rules.js";
import { houseModule } from "../testing/demo/house-module.js";
import { houseRules } from "../testing/demo/house-rules.js";
import type { HouseAction, HouseState, HouseTask } from "../testing/demo/house-state.js";

type Table = Readonly<Record<string, { readonly text: string; readonly read: number }>>;

interface LargeHouseState extends HouseState {
  readonly archive: { readonly books: Table; readonly maps: Table; readonly keeper: string };
}

/** Everything in the archive, frozen and shared by all episodes. */
export const archive: LargeHouseState["archive"] = freeze(
  { books: makeTable("book", 300), maps: makeTable("map", 400), keeper: "Ada" },
  true,
);

/** The house with an archive: two large tables, of which looking around changes one in one entry. */
export const largeHouse: EnvModule<LargeHouseState, HouseAction, HouseTask> = {
  ...houseModule,
  rules: defineRules<LargeHouseState, HouseAction, HouseTask>({
    ...houseRules,
    id: "demo/large-house",
    start: (task, random) => ({ ...houseRules.start(task, random), archive }),
    apply(draft, action, random) {
      if (action.type === "look") draft.archive.books["book 7"]!.read += 1;
      houseRules.apply(draft, action, random);
    },
  }),
};

function makeTable(kind: string, size: number): Table {
  const entries = Array.from({ length: size }, (_, index) => {
    return [`${kind} ${index}`, { text: `${kind} number ${index}. `.repeat(20), read: 0 }];
  });
  return Object.fromEntries(entries);
}
