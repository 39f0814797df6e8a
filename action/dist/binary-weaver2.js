import { t as createBinaryWeaver } from "./binary-weaver.js";

export { createBinaryWeaver };