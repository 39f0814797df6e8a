import { t as OTLPTraceExporter } from "./dist3.js";

export { OTLPTraceExporter };