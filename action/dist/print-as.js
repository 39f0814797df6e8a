import { $t as isWrittenFloat } from "./rendering.js";
import { i as rawJson, r as printYaml } from "./print-yaml.js";

// workflows/weaver/print/json-text.ts
function jsonText(data, indent) {
	return JSON.stringify(data, hasFloats(data) ? withPoints : void 0, indent);
}
function withPoints(key, value) {
	if (typeof value !== "number" || !isWrittenFloat(this, key)) return value;
	return rawJson(Math.abs(value) < 0x2386f26fc10000 ? `${value}.0` : value.toExponential());
}
function hasFloats(value) {
	if (typeof value !== "object" || value === null) return false;
	return Object.entries(value).some(([key, item]) => typeof item === "number" ? isWrittenFloat(value, key) : hasFloats(item));
}

// workflows/weaver/print-as.ts
const dataFormats = [
	"json",
	"yaml",
	"jsonl",
	"mute"
];
function isDataFormat(format) {
	return dataFormats.includes(format);
}
function printAs(data, format) {
	switch (format) {
		case "json": return `${jsonText(data, 2)}\n`;
		case "jsonl": return `${jsonText(data)}\n`;
		case "yaml": return `${printYaml(data)}\n`;
		case "mute": return "";
	}
}

export { printAs as n, isDataFormat as t };