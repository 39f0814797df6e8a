import { $t as isWrittenFloat } from "./rendering.js";
import { n as yamlScalar } from "./to-yaml.js";

// workflows/weaver/print/raw-json.ts
const { rawJSON } = JSON;
function rawJson(text) {
	return rawJSON(text);
}

// workflows/weaver/print/print-yaml.ts
var Tagged = class {
	tag;
	value;
	constructor(tag, value) {
		this.tag = tag;
		this.value = value;
	}
};
var Verbatim = class {
	text;
	constructor(text) {
		this.text = text;
	}
};
function printYaml(value) {
	const text = write(value, "");
	return text.startsWith("\n") ? `${text.slice(1)}\n` : `${text}\n`;
}
function write(value, indent) {
	if (value === null || value === void 0) return "null";
	if (typeof value === "string") return yamlScalar(value, indent === "" ? "  " : indent);
	if (typeof value !== "object") return JSON.stringify(value);
	if (value instanceof Verbatim) return value.text;
	if (value instanceof Tagged) return `!${value.tag}${spaced(write(value.value, indent))}`;
	if (hasJson(value)) return write(value.toJSON(), indent);
	if (Array.isArray(value)) return sequence(value, indent);
	if (value instanceof Map) return mapping([...value], indent);
	return mapping(Object.entries(value).map(([key, item]) => [key, asWritten(value, key, item)]), indent);
}
function asWritten(container, key, item) {
	if (typeof item !== "number" || !isWrittenFloat(container, key)) return item;
	return new Verbatim(Math.abs(item) < 0x2386f26fc10000 ? `${item}.0` : item.toExponential().replace("+", ""));
}
function spaced(text) {
	return text.startsWith("\n") ? text : ` ${text}`;
}
function hasJson(value) {
	return "toJSON" in value && typeof value.toJSON === "function";
}
function sequence(items, indent) {
	if (items.length === 0) return "[]";
	return items.map((item, index) => write(asWritten(items, index, item), `${indent}  `)).map((text) => `\n${indent}- ${inDash(text, indent)}`).join("");
}
function inDash(text, indent) {
	return text.startsWith("\n") ? text.slice(indent.length + 3) : text;
}
function mapping(entries, indent) {
	if (entries.length === 0) return "{}";
	return entries.map(([key, value]) => `\n${indent}${entry(key, value, indent)}`).join("");
}
function entry(key, value, indent) {
	return `${typeof key === "string" ? yamlScalar(key, indent) : String(key)}:${spaced(write(value, Array.isArray(value) ? indent : `${indent}  `))}`;
}

export { rawJson as i, Verbatim as n, printYaml as r, Tagged as t };