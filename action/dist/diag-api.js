import { t as DiagAPI } from "./diag.js";

// node_modules/@opentelemetry/api/dist/diag-api.mjs
const diag = DiagAPI.instance();

export { diag as t };