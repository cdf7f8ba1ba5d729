/** Tokens that a prediction has at most, in training, in evaluation and in use; ALFWorld's observations have about 13. */
export const mostPredictionTokens = 60;
