import { t as OTLPTraceExporter } from "./dist6.js";

export { OTLPTraceExporter };