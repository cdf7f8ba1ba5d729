export { type ArchiveLimits, mebibyte, sizeText } from "./archive-limits.js";
export { carryOver, freeNameOf } from "./carry-over.js";
export { entrySteps } from "./entry-steps.js";
export { openStaging, otherStagings, type StagingFolder } from "./staging-folder.js";
export { writeFailure } from "./write-failure.js";
