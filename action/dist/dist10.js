import { t as OTLPTraceExporter } from "./dist9.js";

export { OTLPTraceExporter };