import type { WorldAssertion } from "../../world/task.js";
import type { Caller } from "./caller.js";
import {
  dataOff,
  dataSaverOn,
  dataUsedUp,
  lineDoesNotRoam,
  nothingRoams,
  oldNetworkOnly,
  phoneDoesNotRoam,
  refuelUsedUp,
  vpnSlow,
} from "./data-issues.js";
import { holding, type Issue } from "./issue.js";
import { permissionsMissing, pictureAddressMissing, wifiCallingOn } from "./picture-issues.js";
import {
  accessPointBroken,
  airplaneModeOn,
  billOverdue,
  contractEnded,
  simLocked,
  simUnseated,
} from "./service-issues.js";

/** What callers complain about, and what can be behind it. */
export interface Family {
  readonly name: "mobile_data_issue" | "service_issue" | "mms_issue";
  /** Of each of these sets one issue at most is there. */
  readonly background: readonly (readonly Issue[])[];
  /** The same; of all these sets together at least one issue is there. */
  readonly cause: readonly (readonly Issue[])[];
  /** What has to hold at the end. */
  holds(isMended: boolean, caller: Caller): readonly WorldAssertion[];
}

const roaming = [phoneDoesNotRoam, lineDoesNotRoam, nothingRoams];
const dataAmount = [dataUsedUp, refuelUsedUp];

const mobileData: Family = {
  name: "mobile_data_issue",
  background: [[airplaneModeOn]],
  cause: [roaming, [dataOff], [dataSaverOn], [oldNetworkOnly], [vpnSlow], dataAmount],
  holds: (isMended) => [
    holding("user", "assert_mobile_data_status", { expected_status: isMended }),
    holding("user", "assert_internet_speed", {
      expected_speed: isMended ? 200 : 0,
      expected_desc: isMended ? "excellent" : null,
    }),
  ],
};

const service: Family = {
  name: "service_issue",
  background: [],
  cause: [
    ...[[airplaneModeOn], [simUnseated], [simLocked], [accessPointBroken]],
    [billOverdue, contractEnded],
  ],
  holds: (isMended, { billId }) => [
    holding("user", "assert_service_status", { expected_status: isMended ? "connected" : "no_service" }),
    ...(isMended ? [holding("assistant", "assert_no_overdue_bill", { overdue_bill_id: billId })] : []),
  ],
};

const pictureMessages: Family = {
  name: "mms_issue",
  background: [[airplaneModeOn], [simUnseated], [dataOff], dataAmount, roaming],
  cause: [[oldNetworkOnly], [wifiCallingOn], [pictureAddressMissing], permissionsMissing],
  holds: (isMended) => [holding("user", "assert_can_send_mms", { expected_status: isMended })],
};

/** All families, in the order of upstream's tasks. */
export const families: readonly Family[] = [mobileData, service, pictureMessages];
