import { n as printAs, t as isDataFormat } from "./print-as.js";

export { printAs };