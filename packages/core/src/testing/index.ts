export {
  checkLaw,
  checkLaws,
  describeLaws,
  type LawOptions,
  type LawReport,
  laws,
  type TestRunner,
} from "./check-laws.js";
export { houseModule } from "./demo/house-module.js";
export { houseRules } from "./demo/house-rules.js";
export type { HouseAction, HouseRoom, HouseState, HouseTask } from "./demo/house-state.js";
export { Journey } from "./journey.js";
export { defineLaw, type Law, type LawSubject, type Trial } from "./law.js";
export { actionsReadBack } from "./laws/actions-read-back.js";
export { admissibleAccepted } from "./laws/admissible-accepted.js";
export { finishedRefuses } from "./laws/finished-refuses.js";
export { forksIndependent } from "./laws/forks-independent.js";
export { patchesRebuildStates } from "./laws/patches-rebuild-states.js";
export { rejectionsHarmless } from "./laws/rejections-harmless.js";
export { sameActions } from "./laws/same-actions.js";
export { sameSeed } from "./laws/same-seed.js";
export { snapshotsContinue } from "./laws/snapshots-continue.js";
export { statesFrozen } from "./laws/states-frozen.js";
export { statesJson } from "./laws/states-json.js";
export { type Choice, type Walk, walks } from "./walk.js";
