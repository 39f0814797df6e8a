import { getHeapStatistics } from "node:v8";

// workflows/weaver/jinja/error.ts
var JinjaError = class extends Error {
	kind;
	detail;
	#site;
	constructor(kind, detail, options) {
		super("", options?.cause === void 0 ? void 0 : { cause: options.cause });
		this.name = "JinjaError";
		this.kind = kind;
		this.detail = detail;
		this.#site = options?.site;
		this.#describe();
	}
	get template() {
		return this.#site?.template;
	}
	get line() {
		return this.#site?.line;
	}
	locate(site) {
		if (!this.#site && site) this.#site = site;
		this.#describe();
		return this;
	}
	withDetail(detail) {
		this.detail = detail;
		this.#describe();
		return this;
	}
	#describe() {
		const what = this.detail === void 0 ? this.kind : `${this.kind}: ${this.detail}`;
		this.message = this.#site ? `${what} (in ${this.#site.template}:${this.#site.line})` : what;
	}
};
function invalid(detail) {
	return new JinjaError("invalid operation", detail);
}

// workflows/weaver/jinja/room.ts
const SMALL = 2 ** 19;
const SPARE = 24 * 2 ** 20;
function hasRoom(bytes) {
	if (bytes < SMALL) return true;
	const { heap_size_limit: limit, used_heap_size: used } = getHeapStatistics();
	return used + bytes + SPARE <= limit;
}

// workflows/weaver/jinja/text.ts
const whiteSpace = "\\t-\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";
const leading = new RegExp(`^[${whiteSpace}]+`, "u");
const blank = new RegExp(`^[${whiteSpace}]$`, "u");
const between = new RegExp(`[${whiteSpace}]+`, "u");
function isSpace(char) {
	const code = char.charCodeAt(0);
	if (code <= 127) return code === 32 || code >= 9 && code <= 13;
	return blank.test(char);
}
function trimStart(text) {
	return isSpace(text.charAt(0)) ? text.replace(leading, "") : text;
}
function trimEnd(text) {
	let end = text.length;
	while (end > 0 && isSpace(text.charAt(end - 1))) end--;
	return text.slice(0, end);
}
function trim(text) {
	return trimStart(trimEnd(text));
}
function joined(parts, separator) {
	let length = separator.length * parts.length;
	for (const part of parts) length += part.length;
	if (!hasRoom(2 * length)) throw invalid("not enough memory is left");
	return parts.join(separator);
}
function cut(text, separator) {
	if (text.length <= longest) return text.split(separator);
	const parts = text.split(separator, longest + 1);
	checkLength(parts.length);
	return parts;
}
function everyChar(text, test) {
	for (const char of text) if (!test(char)) return false;
	return true;
}
function words(text) {
	return cut(text, between).filter((word) => word !== "");
}
const astral = /[\ud800-\udfff]/;
function hasAstral(text) {
	return astral.test(text);
}
const longest = 2 ** 20;
function checkLength(length) {
	if (length > longest) throw invalid("text is too long to take apart");
	if (!hasRoom(16 * length)) throw invalid("not enough memory is left");
}
function chars(text) {
	checkLength(text.length);
	return astral.test(text) ? Array.from(text) : text.split("");
}
function charCount(text) {
	if (!astral.test(text)) return text.length;
	let count = 0;
	for (const _char of text) count++;
	return count;
}
function compareText(left, right) {
	if (left === right) return 0;
	const end = Math.min(left.length, right.length);
	for (let i = 0; i < end; i++) {
		const a = left.charCodeAt(i);
		const b = right.charCodeAt(i);
		if (a !== b) return isSurrogate(a) === isSurrogate(b) ? a - b : isSurrogate(a) ? 1 : -1;
	}
	return left.length - right.length;
}
function isSurrogate(unit) {
	return unit >= 55296 && unit <= 57343;
}
function asciiLower(text) {
	return text.replace(/[A-Z]+/g, (part) => part.toLowerCase());
}
function lines(text) {
	if (text === "") return [];
	const parts = cut(text, "\n");
	if (parts.at(-1) === "") parts.pop();
	else return [...parts.slice(0, -1).map(withoutReturn), parts.at(-1) ?? ""];
	return parts.map(withoutReturn);
}
function withoutReturn(line) {
	return line.endsWith("\r") ? line.slice(0, -1) : line;
}
function trimChars(text, set, ends) {
	const cut = new Set(chars(set));
	const all = chars(text);
	let start = 0;
	let end = all.length;
	if (ends !== "end") while (start < end && cut.has(all[start] ?? "")) start++;
	if (ends !== "start") while (end > start && cut.has(all[end - 1] ?? "")) end--;
	return all.slice(start, end).join("");
}
function escapePattern(text) {
	return text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
}

export { hasRoom as _, cut as a, hasAstral as c, lines as d, trim as f, words as g, trimStart as h, compareText as i, isSpace as l, trimEnd as m, charCount as n, escapePattern as o, trimChars as p, chars as r, everyChar as s, asciiLower as t, joined as u, JinjaError as v, invalid as y };