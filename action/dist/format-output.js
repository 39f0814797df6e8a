import { t as formatOutput } from "./format-output2.js";

export { formatOutput };