import { type Model, model, type Shape, type ValueOf } from "../../../python/model/model.js";

/** A model that refuses keys which it does not declare, as all of telecom's do. */
export function strictModel<const Fields extends Shape>(
  name: string,
  fields: Fields,
): Model<ValueOf<Fields>> {
  return model(name, fields, { extra: "forbid" });
}
