import { t as OTLPLogExporter } from "./dist.js";

export { OTLPLogExporter };