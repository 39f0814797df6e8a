// workflows/models/builtin/yaml-lines.ts
function linesOf(text) {
	return text.split("\n").map((line) => line.endsWith("\r") ? line.slice(0, -1) : line);
}
function itemAt(lines, line) {
	const start = itemStart(lines, line);
	if (start === void 0) return void 0;
	const text = lines[start - 1] ?? "";
	const dash = text.indexOf("-");
	const indent = text.slice(dash + 1).search(/\S/) + dash + 1;
	if (text.slice(indent).startsWith("{")) return void 0;
	return {
		start,
		end: itemEnd({
			lines,
			start,
			dash
		}),
		indent
	};
}
function itemStart(lines, line) {
	const inner = indentOf(lines[line - 1] ?? "");
	for (let at = line; at >= 1; at--) {
		const text = lines[at - 1] ?? "";
		if (/^\s*-\s+\S/.test(text) && (at === line || indentOf(text) < inner)) return at;
	}
}
function itemEnd({ lines, start, dash }) {
	let end = start;
	for (let at = start + 1; at <= lines.length; at++) {
		const text = lines[at - 1] ?? "";
		if (text.trim() === "") continue;
		if (indentOf(text) <= dash) break;
		end = at;
	}
	return end;
}
function indentOf(text) {
	return text.length - text.trimStart().length;
}

export { linesOf as n, itemAt as t };