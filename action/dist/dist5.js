import { t as OTLPMetricExporter } from "./dist2.js";

export { OTLPMetricExporter };