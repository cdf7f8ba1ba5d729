import type { Law } from "./law.js";
import { actionsReadBack } from "./laws/actions-read-back.js";
import { admissibleAccepted } from "./laws/admissible-accepted.js";
import { allListed } from "./laws/all-listed.js";
import { alwaysSomething } from "./laws/always-something.js";
import { anyOrder } from "./laws/any-order.js";
import { changesSomething } from "./laws/changes-something.js";
import { finishedRefuses } from "./laws/finished-refuses.js";
import { forksIndependent } from "./laws/forks-independent.js";
import { listedOnce } from "./laws/listed-once.js";
import { membersQuick } from "./laws/members-quick.js";
import { moduleInOrder } from "./laws/module-in-order.js";
import { neverThrows } from "./laws/never-throws.js";
import { noPrototypeNames } from "./laws/no-prototype-names.js";
import { oneLine } from "./laws/one-line.js";
import { openAtStart } from "./laws/open-at-start.js";
import { patchesRebuildStates } from "./laws/patches-rebuild-states.js";
import { reachesAnEnd } from "./laws/reaches-an-end.js";
import { rejectionsHarmless } from "./laws/rejections-harmless.js";
import { resultsRight } from "./laws/results-right.js";
import { sameActions } from "./laws/same-actions.js";
import { sameAtAnyTime } from "./laws/same-at-any-time.js";
import { sameSeed } from "./laws/same-seed.js";
import { schemaFits } from "./laws/schema-fits.js";
import { sideBySide } from "./laws/side-by-side.js";
import { snapshotsContinue } from "./laws/snapshots-continue.js";
import { statesFrozen } from "./laws/states-frozen.js";
import { statesJson } from "./laws/states-json.js";
import { tasksDistinct } from "./laws/tasks-distinct.js";
import { tasksMatter } from "./laws/tasks-matter.js";

/** Every law. */
export const laws: readonly Law[] = [
  // First, because only what was never played has its caches empty.
  anyOrder,
  membersQuick,
  moduleInOrder,
  tasksDistinct,
  tasksMatter,
  resultsRight,
  statesJson,
  neverThrows,
  statesFrozen,
  sameSeed,
  sameActions,
  sameAtAnyTime,
  sideBySide,
  patchesRebuildStates,
  snapshotsContinue,
  forksIndependent,
  actionsReadBack,
  schemaFits,
  oneLine,
  admissibleAccepted,
  allListed,
  listedOnce,
  alwaysSomething,
  noPrototypeNames,
  rejectionsHarmless,
  openAtStart,
  changesSomething,
  reachesAnEnd,
  finishedRefuses,
];
