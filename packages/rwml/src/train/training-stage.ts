/**
 * The stages of a training run in their order: the shared start, and the two arms that go on from it, each by itself: more
 * of the same supervised training, or RWML.
 */
export const trainingStages = ["start", "supervised", "rwml"] as const;

/** One of them. */
export type TrainingStage = (typeof trainingStages)[number];
