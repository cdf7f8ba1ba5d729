const classes = (names: string): ReadonlySet<string> => new Set(names.split(/\s+/));

/** Classes whose instances may have a door; most of them do. */
export const doorClasses = classes("cabinet drawer fridge microwave safe");

/** Classes that stay where they are although they are listed among the contents of receptacles. */
export const fixedClasses = classes(
  `bathtub blinds chair curtains desklamp floorlamp footstool houseplant laundryhamperlid lightswitch mirror painting
  poster showerdoor showerglass sink stoveknob television window`,
);

/** Classes that hold objects themselves: examined in the hand, they list these and show no other state. */
export const containerClasses = classes("bowl box cup mug pan plate pot");

export const lampClasses = classes("desklamp floorlamp");
export const knifeClasses = classes("butterknife knife");
export const sliceableClasses = classes("apple bread egg lettuce potato tomato");

/** What each treatment works on, and the class of receptacle that gives it. */
export const treatments = {
  heat: { appliance: "microwave", objects: classes("apple bread cup egg mug plate potato tomato") },
  cool: {
    appliance: "fridge",
    objects: classes("apple bowl bread cup egg lettuce mug pan plate pot potato tomato winebottle"),
  },
  clean: {
    appliance: "sinkbasin",
    objects: classes(
      `apple bowl butterknife cloth cup dishsponge egg fork kettle knife ladle lettuce mug pan plate pot potato
      soapbar spatula spoon tomato`,
    ),
  },
} as const;

/** Which classes of objects each class of receptacle accepts, as ALFRED lays down. */
const accepted: Readonly<Record<string, ReadonlySet<string>>> = {
  armchair: classes(
    `basketball book box cellphone cloth creditcard keychain laptop newspaper pillow remotecontrol`,
  ),
  bathtubbasin: classes("cloth dishsponge handtowel soapbar"),
  bed: classes("baseballbat basketball book cellphone laptop newspaper pillow tennisracket"),
  cabinet: classes(
    `book bowl box candle cd cloth cup dishsponge glassbottle handtowel kettle ladle mug newspaper pan
    peppershaker plate plunger pot saltshaker soapbar soapbottle spraybottle tissuebox toiletpaper
    toiletpaperroll vase wateringcan winebottle`,
  ),
  cart: classes(
    `candle cloth dishsponge handtowel mug papertowel plunger soapbar soapbottle spraybottle statue tissuebox
    toiletpaper toiletpaperroll vase`,
  ),
  coffeemachine: classes("mug"),
  coffeetable: classes(
    `alarmclock apple baseballbat basketball book bowl box bread butterknife candle cd cellphone cloth
    creditcard cup dishsponge egg fork glassbottle handtowel kettle keychain knife ladle laptop lettuce mug
    newspaper pan papertowel pen pencil peppershaker plate pot potato remotecontrol saltshaker soapbar
    soapbottle spatula spoon spraybottle statue tennisracket tissuebox toiletpaper toiletpaperroll tomato
    vase watch wateringcan winebottle`,
  ),
  countertop: classes(
    `alarmclock apple baseballbat basketball book bowl box bread butterknife candle cd cellphone cloth
    creditcard cup dishsponge egg fork glassbottle handtowel kettle keychain knife ladle laptop lettuce mug
    newspaper pan papertowel pen pencil peppershaker plate pot potato remotecontrol saltshaker soapbar
    soapbottle spatula spoon spraybottle statue tennisracket tissuebox toiletpaper toiletpaperroll tomato
    vase watch wateringcan winebottle`,
  ),
  desk: classes(
    `alarmclock basketball book bowl box candle cd cellphone cloth creditcard cup glassbottle keychain laptop
    mug newspaper pen pencil plate remotecontrol soapbottle spraybottle statue tennisracket tissuebox
    toiletpaper toiletpaperroll vase watch wateringcan winebottle`,
  ),
  diningtable: classes(
    `alarmclock apple baseballbat basketball book bowl box bread butterknife candle cd cellphone cloth
    creditcard cup dishsponge egg fork glassbottle handtowel kettle keychain knife ladle laptop lettuce mug
    newspaper pan papertowel pen pencil peppershaker plate pot potato remotecontrol saltshaker soapbar
    soapbottle spatula spoon spraybottle statue tennisracket tissuebox toiletpaper toiletpaperroll tomato
    vase watch wateringcan winebottle`,
  ),
  drawer: classes(
    `book butterknife candle cd cellphone cloth creditcard dishsponge fork handtowel keychain knife ladle
    newspaper pen pencil peppershaker remotecontrol saltshaker soapbar soapbottle spatula spoon spraybottle
    tissuebox toiletpaper toiletpaperroll watch wateringcan`,
  ),
  dresser: classes(
    `alarmclock basketball book bowl box candle cd cellphone cloth creditcard cup glassbottle keychain laptop
    mug newspaper pen pencil plate remotecontrol spraybottle statue tennisracket tissuebox toiletpaper
    toiletpaperroll vase watch wateringcan winebottle`,
  ),
  fridge: classes("apple bowl bread cup egg glassbottle lettuce mug pan plate pot potato tomato winebottle"),
  garbagecan: classes(
    `apple bread cd cloth dishsponge egg handtowel lettuce newspaper papertowel pen pencil potato soapbar
    soapbottle spraybottle tissuebox toiletpaper toiletpaperroll tomato winebottle`,
  ),
  handtowelholder: classes("handtowel"),
  laundryhamper: classes("cloth"),
  microwave: classes("apple bowl bread cup egg glassbottle mug plate potato tomato"),
  ottoman: classes(
    `basketball book box cellphone cloth creditcard keychain laptop newspaper pillow remotecontrol`,
  ),
  safe: classes("cd cellphone creditcard keychain statue vase watch"),
  shelf: classes(
    `alarmclock book bowl box candle cd cellphone cloth creditcard cup dishsponge glassbottle handtowel
    kettle keychain mug newspaper papertowel pen pencil peppershaker plate pot remotecontrol saltshaker
    soapbar soapbottle spraybottle statue tissuebox toiletpaper toiletpaperroll vase watch wateringcan
    winebottle`,
  ),
  sidetable: classes(
    `alarmclock apple baseballbat basketball book bowl box bread butterknife candle cd cellphone cloth
    creditcard cup dishsponge egg fork glassbottle handtowel kettle keychain knife ladle laptop lettuce mug
    newspaper pan papertowel pen pencil peppershaker plate pot potato remotecontrol saltshaker soapbar
    soapbottle spatula spoon spraybottle statue tennisracket tissuebox toiletpaper toiletpaperroll tomato
    vase watch wateringcan winebottle`,
  ),
  sinkbasin: classes(
    `apple bowl butterknife cloth cup dishsponge egg fork glassbottle handtowel kettle knife ladle lettuce
    mug pan plate pot potato soapbar spatula spoon tomato`,
  ),
  sofa: classes(
    `basketball book box cellphone cloth creditcard keychain laptop newspaper pillow remotecontrol`,
  ),
  stoveburner: classes("kettle pan pot"),
  toilet: classes(
    `candle cloth dishsponge handtowel newspaper papertowel soapbar soapbottle spraybottle tissuebox
    toiletpaper toiletpaperroll`,
  ),
  toiletpaperhanger: classes("toiletpaper toiletpaperroll"),
  towelholder: classes("towel"),
  tvstand: classes("tissuebox"),
};

export function accepts(receptacleClass: string, objectClass: string): boolean {
  return accepted[receptacleClass]?.has(objectClass) ?? false;
}
