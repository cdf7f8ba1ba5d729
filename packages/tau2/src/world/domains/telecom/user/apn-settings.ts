import { attributeError } from "../../../../python/attribute-error.js";
import { isDict } from "../../../../python/dict.js";
import { pythonType } from "../../../../python/python-type.js";
import type { PythonValue } from "../../../../python/python-value.js";
import type { Phone } from "./telecom-user-database.js";

/**
 * The settings of the access point. A caller may have put anything in their place; then a ToolError says, as Python
 * does, which attribute the thing lacks.
 */
export function apnOf(phone: Phone, attribute: string): Phone["active_apn_settings"] {
  const settings: PythonValue = phone.active_apn_settings;
  if (!isDict(settings)) throw attributeError(pythonType(settings), attribute);
  return phone.active_apn_settings;
}
