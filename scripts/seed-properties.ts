import fc from "fast-check";

/** Properties see the same cases in every run of the tests; another RWML_TEST_SEED shows them others. */
const seed = Number(process.env.RWML_TEST_SEED ?? 1);

fc.configureGlobal({ seed });
