import type { CallRequest } from "../action.js";
import type { Topic } from "./customer-script.js";

/** Something an agent may ask a customer to do with a device, and the tool call that does it. */
export interface DeviceCommand extends Topic {
  readonly call: Omit<CallRequest, "id">;
}
