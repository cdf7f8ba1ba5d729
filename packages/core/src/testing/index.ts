export { houseModule } from "./demo/house-module.js";
export { houseRules } from "./demo/house-rules.js";
export type { HouseAction, HouseRoom, HouseState, HouseTask } from "./demo/house-state.js";
