import { originalOf } from "@rwml/core";
import { draftBehind } from "./draft-behind.js";

/**
 * The database that a writing tool was given as it was before the tool began: looking around in it costs less than
 * in what can be changed. Its parts must not be changed, nor put into what can be.
 */
export function beforeChange<Database extends object>(database: object): Database {
  return (draftBehind(database)?.base ?? originalOf(database)) as Database;
}
