import type { Law } from "../law.js";
import { actionsReadBack } from "../laws/actions-read-back.js";
import { admissibleAccepted } from "../laws/admissible-accepted.js";
import { allListed } from "../laws/all-listed.js";
import { alwaysSomething } from "../laws/always-something.js";
import { anyOrder } from "../laws/any-order.js";
import { changesSomething } from "../laws/changes-something.js";
import { finishedRefuses } from "../laws/finished-refuses.js";
import { forksIndependent } from "../laws/forks-independent.js";
import { listedOnce } from "../laws/listed-once.js";
import { membersQuick } from "../laws/members-quick.js";
import { moduleInOrder } from "../laws/module-in-order.js";
import { neverThrows } from "../laws/never-throws.js";
import { noPrototypeNames } from "../laws/no-prototype-names.js";
import { oneLine } from "../laws/one-line.js";
import { openAtStart } from "../laws/open-at-start.js";
import { patchesRebuildStates } from "../laws/patches-rebuild-states.js";
import { reachesAnEnd } from "../laws/reaches-an-end.js";
import { rejectionsHarmless } from "../laws/rejections-harmless.js";
import { resultsRight } from "../laws/results-right.js";
import { sameActions } from "../laws/same-actions.js";
import { sameAtAnyTime } from "../laws/same-at-any-time.js";
import { sameSeed } from "../laws/same-seed.js";
import { schemaFits } from "../laws/schema-fits.js";
import { sideBySide } from "../laws/side-by-side.js";
import { snapshotsContinue } from "../laws/snapshots-continue.js";
import { statesFrozen } from "../laws/states-frozen.js";
import { statesJson } from "../laws/states-json.js";
import { tasksDistinct } from "../laws/tasks-distinct.js";
import { tasksMatter } from "../laws/tasks-matter.js";
import { actions } from "./actions.fixture.js";
import type { Cage } from "./cage.fixture.js";
import { course } from "./course.fixture.js";
import { memory } from "./memory.fixture.js";
import { modules } from "./module.fixture.js";
import { results } from "./results.fixture.js";

/** Every kind of broken environment. */
export const cages: readonly Cage[] = [...memory, ...results, ...actions, ...course, ...modules];

/** The law that finds a kind. */
export const keepers: Readonly<Record<string, Law>> = {
  "a variable that start sets": sideBySide,
  "a cache that the first caller fills": anyOrder,
  "a clock": sameAtAnyTime,
  "the place where it is played": sameAtAnyTime,
  "chance that no seed decides": sameSeed,
  "a list that leaves a mark when it is asked for": sameActions,
  "knowledge that hangs on the identity of a state": snapshotsContinue,
  "a count of steps that forks share": forksIndependent,
  "no observation": resultsRight,
  "a reward that is no number": resultsRight,
  "a reward that JSON changes": resultsRight,
  "an action that a member changes": resultsRight,
  "an end that is neither true nor false": resultsRight,
  "a state that is not JSON": statesJson,
  "a state that can be changed": statesFrozen,
  "patches that miss a change": patchesRebuildStates,
  "an exception": neverThrows,
  "a state that is changed in place": neverThrows,
  "an env that goes on after the end": finishedRefuses,
  "names of the prototype taken for words": noPrototypeNames,
  "an action listed twice": listedOnce,
  "an action left out of the list": allListed,
  "nothing to do before the end": alwaysSomething,
  "a schema that fits no action": schemaFits,
  "an action of two lines": oneLine,
  "an action that reads back as another": actionsReadBack,
  "an offer that is refused": admissibleAccepted,
  "a refusal without a word": rejectionsHarmless,
  "episodes that never end": reachesAnEnd,
  "episodes that are over before the first step": openAtStart,
  "nothing ever changes": changesSomething,
  "a refusal that changes something": rejectionsHarmless,
  "a very slow member": membersQuick,
  "two tasks of one name": tasksDistinct,
  "a task that cannot be loaded": tasksDistinct,
  "a name that the module does not have": moduleInOrder,
  "a module that cannot be registered": moduleInOrder,
  "one task of many names": tasksMatter,
  "tasks that make no difference": tasksMatter,
};
