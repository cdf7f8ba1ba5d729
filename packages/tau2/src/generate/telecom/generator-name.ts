/** Names the random streams of this generator. */
export const generatorName = "tau2/telecom-generated";
