import { wt as compareText } from "./rendering.js";
import { n as printAs, t as isDataFormat } from "./print-as.js";
import { t as styled } from "./ansi.js";

// workflows/weaver/print/print-diff.ts
const kinds = [
	{
		key: "registry_attributes",
		title: "Registry Attributes"
	},
	{
		key: "metrics",
		title: "Metrics"
	},
	{
		key: "events",
		title: "Events"
	},
	{
		key: "spans",
		title: "Spans"
	},
	{
		key: "resources",
		title: "Resources"
	}
];
const types = [
	"added",
	"renamed",
	"obsoleted",
	"uncategorized",
	"removed"
];
function printDiff(data, format) {
	const diff = data;
	switch (format) {
		case "ansi": return printAnsi(diff);
		case "ansi-stats": return printCounts(diff);
		case "markdown": return printMarkdown(diff);
		default: return isDataFormat(format) ? printAs(data, format) : void 0;
	}
}
function changesOf({ changes }, key, type) {
	return (changes[key] ?? []).filter((change) => change.type === type).toSorted((left, right) => compareText(sortKey(left), sortKey(right)));
}
function sortKey({ name = "" }) {
	return name.toLowerCase();
}
function capitalized(word) {
	return word.charAt(0).toUpperCase() + word.slice(1);
}
function printAnsi(diff) {
	const { head, baseline } = diff;
	const title = `Schema Changes between \`${head.semconv_version}\` and \`${baseline.semconv_version}\``;
	const lines = [
		"",
		styled(title, "red", "bold"),
		""
	];
	for (const { key, title: name } of kinds) {
		if ((diff.changes[key] ?? []).length === 0) continue;
		lines.push(styled(`List of Changes to ${name}`, "cyan", "bold"));
		for (const type of types) {
			const changes = changesOf(diff, key, type);
			if (changes.length === 0) continue;
			const plural = type === "added" || type === "renamed" ? name : key;
			const items = changes.map((change) => `  - ${ansiChange(type, change)}`);
			lines.push(styled(`${capitalized(type)} ${plural}:`, "bold", "green"), ...items, "");
		}
	}
	return `${lines.join("\n")}\n\n`;
}
function ansiChange(type, change) {
	const white = (text = "") => styled(text, "bright_white");
	const note = `(Note: ${change.note ?? ""})`;
	switch (type) {
		case "added": return `Add ${white(change.name)}`;
		case "renamed": return `Rename ${white(change.old_name)} to ${white(change.new_name)} ${note}`;
		case "obsoleted":
		case "uncategorized": return `${white(change.name)} ${note}`;
		case "removed": return white(change.name);
	}
}
function printCounts(diff) {
	const { head, baseline } = diff;
	const title = `Summary of Schema Changes between ${head.semconv_version} and ${baseline.semconv_version}`;
	const sections = kinds.map(({ key, title: name }) => {
		const counts = types.map((type) => {
			return `    ${capitalized(type).padEnd(14)}: ${changesOf(diff, key, type).length}\n`;
		});
		return `${styled(`${name} Changes`, "green")}\n${counts.join("")}    \n`;
	});
	return `\n${styled(title, "red", "bold")}\n\n${sections.join("")}\n`;
}
function printMarkdown(diff) {
	const { head, baseline } = diff;
	const lines = [`# Summary of Schema Changes\n## Registry versions\n${`Baseline: ${baseline.semconv_version}\n\nHead: ${head.semconv_version}\n`}`];
	for (const { key, title } of kinds) {
		if ((diff.changes[key] ?? []).length === 0) continue;
		lines.push(`## ${title}`);
		for (const type of types) {
			const changes = changesOf(diff, key, type);
			if (changes.length === 0) continue;
			lines.push(`### ${capitalized(type)}`, ...changes.map((change) => `- ${plainChange(type, change)}`), "");
		}
	}
	return `${lines.join("\n")}\n\n`;
}
function plainChange(type, { name = "", old_name = "", new_name = "", note = "" }) {
	if (type === "renamed") return `${old_name} --> ${new_name} (Note: ${note})`;
	return type === "obsoleted" || type === "uncategorized" ? `${name} (Note: ${note})` : name;
}

export { printDiff };