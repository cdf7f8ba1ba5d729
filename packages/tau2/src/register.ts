export { registerTau2 } from "./env/register-tau2.js";
