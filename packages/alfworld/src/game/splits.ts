/** The folders that ALFWorld's games come in. */
export const splits = ["train", "valid_seen", "valid_unseen", "valid_train"] as const;

export type Split = (typeof splits)[number];
