import { t as attributeJson } from "./resolve-v1.js";
import { wt as compareText } from "./rendering.js";

// workflows/weaver/search/search.ts
function search({ text, v2 = false }, resolution, warnings) {
	if (v2 || resolution.published !== void 0) return incompatible(warnings);
	if (text === void 0) return {
		exitCode: 1,
		stdout: "Error: Could not find a terminal, and no search string was provided.\n",
		stderr: "",
		diagnostics: []
	};
	return {
		exitCode: warnings.some((diagnostic) => diagnostic.severity === "error") ? 1 : 0,
		stdout: `${names(resolution).filter((name) => name.includes(text)).join("\n")}\n`,
		stderr: "",
		diagnostics: warnings
	};
}
function names({ groups, internal }) {
	const distinct = /* @__PURE__ */ new Map();
	for (const group of [...groups, ...internal]) for (const attribute of group.attributes) distinct.set(JSON.stringify(attributeJson(attribute)), attribute.name);
	return [...distinct.values()].toSorted(compareText);
}
function incompatible(warnings) {
	const diagnostic = {
		severity: "error",
		kind: "V2SchemaIncompatible",
		error: "V2SchemaIncompatible",
		message: "`registry search` does not know version 2 of the format.",
		hint: "Leave out --v2, or search the generated documentation.",
		at: void 0,
		related: []
	};
	return {
		exitCode: 1,
		stdout: "",
		stderr: "",
		diagnostics: [...warnings, diagnostic]
	};
}

export { search };