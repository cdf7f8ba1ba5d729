export {
  checkLaw,
  checkLaws,
  type DescribeOptions,
  describeLaws,
  type LawReport,
  type LawReports,
  type TestRunner,
} from "./check-laws.js";
export { type Coverage, coverageText, type VerbCoverage } from "./coverage.js";
export { defineLaw, type LawChoices, type Trial, type WalkLaw } from "./define-law.js";
export { houseModule } from "./demo/house-module.js";
export { houseRules } from "./demo/house-rules.js";
export type { HouseAction, HouseRoom, HouseState, HouseTask } from "./demo/house-state.js";
export { type ActionHints, Journey } from "./journey.js";
export type { Breach, Law, LawSubject, LawVerdict } from "./law.js";
export type { LawCheck, LawOptions } from "./law-check.js";
export { actionsReadBack } from "./laws/actions-read-back.js";
export { admissibleAccepted } from "./laws/admissible-accepted.js";
export { allListed } from "./laws/all-listed.js";
export { alwaysSomething } from "./laws/always-something.js";
export { anyOrder } from "./laws/any-order.js";
export { changesSomething } from "./laws/changes-something.js";
export { finishedRefuses } from "./laws/finished-refuses.js";
export { forksIndependent } from "./laws/forks-independent.js";
export { listedOnce } from "./laws/listed-once.js";
export { membersQuick } from "./laws/members-quick.js";
export { moduleInOrder } from "./laws/module-in-order.js";
export { neverThrows } from "./laws/never-throws.js";
export { noPrototypeNames } from "./laws/no-prototype-names.js";
export { oneLine } from "./laws/one-line.js";
export { openAtStart } from "./laws/open-at-start.js";
export { patchesRebuildStates } from "./laws/patches-rebuild-states.js";
export { reachesAnEnd } from "./laws/reaches-an-end.js";
export { rejectionsHarmless } from "./laws/rejections-harmless.js";
export { resultsRight } from "./laws/results-right.js";
export { sameActions } from "./laws/same-actions.js";
export { sameAtAnyTime } from "./laws/same-at-any-time.js";
export { sameSeed } from "./laws/same-seed.js";
export { schemaFits } from "./laws/schema-fits.js";
export { sideBySide } from "./laws/side-by-side.js";
export { snapshotsContinue } from "./laws/snapshots-continue.js";
export { statesFrozen } from "./laws/states-frozen.js";
export { statesJson } from "./laws/states-json.js";
export { tasksDistinct } from "./laws/tasks-distinct.js";
export { tasksMatter } from "./laws/tasks-matter.js";
export { laws } from "./laws.js";
export type { MemberTime } from "./member-watch.js";
export type { Mutation } from "./mutated-text.js";
export { type Choice, type Walk, walks } from "./walk.js";
