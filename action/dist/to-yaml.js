import { $ as toText, Ct as chars, G as hasKey, It as hasRoom, K as lookUpKey, Lt as JinjaError, Ot as hasAstral, Rt as invalid, Tt as cut, W as equals, bt as textOf, ct as isFloat, dt as isPlainMap, et as Float, ft as isSized, gt as kindOf, it as SafeString, m as floatText, nt as Iterable, q as numeric, rt as JinjaObject, ut as isList, vt as objectItems, yt as sortedKeys } from "./rendering.js";

// workflows/weaver/forge/filters/sizes.ts
const MAX_ITEMS = 1e6;
const MAX_TEXT = 16e6;
function checkItems(count) {
	if (count > MAX_ITEMS) throw invalid(`a list of more than ${MAX_ITEMS} items is too large`);
	if (!hasRoom(16 * count)) throw invalid("not enough memory is left");
}
function checkText(length) {
	if (length > MAX_TEXT) throw invalid(`a text of more than ${MAX_TEXT} characters is too large`);
	if (!hasRoom(2 * length)) throw invalid("not enough memory is left");
}
const MAX_MARKDOWN = 5e5;
function checkMarkdown(length) {
	if (length > MAX_MARKDOWN) throw invalid(`a Markdown text of more than ${MAX_MARKDOWN} characters is too large`);
	if (!hasRoom(128 * length)) throw invalid("not enough memory is left");
}
function joined(texts, separator) {
	checkText(texts.reduce((sum, text) => sum + text.length + separator.length, 0));
	return texts.join(separator);
}

// workflows/weaver/jinja/access.ts
function getAttribute(value, name) {
	if (value === void 0) throw new JinjaError("undefined value");
	return attributeOf(value, name);
}
function attributeOf(value, name) {
	if (value === null || typeof value !== "object" || isList(value)) return void 0;
	if (value instanceof JinjaObject) return value.get(name);
	return isPlainMap(value) && Object.hasOwn(value, name) ? value[name] : void 0;
}
function getItem(value, key) {
	if (value === void 0) throw new JinjaError("undefined value");
	if (isList(value)) return at(value, key);
	const text = textOf(value);
	if (text !== void 0) return characterAt(text, key);
	if (!(value instanceof JinjaObject)) return lookUpKey(value, key);
	const own = value.get(key);
	if (own !== void 0 || value.shape === "map" || value.shape === "plain") return own;
	return !value.sized && (asIndex(key) ?? 0) < 0 ? void 0 : at(value.items() ?? [], key);
}
function characterAt(text, key) {
	const index = asIndex(key);
	if (index === void 0) return void 0;
	if (hasAstral(text)) return at(chars(text), key);
	const char = text.charAt(index < 0 ? text.length + index : index);
	return char === "" ? void 0 : char;
}
function at(items, key) {
	const index = asIndex(key);
	return index === void 0 ? void 0 : items[index < 0 ? items.length + index : index];
}
function asIndex(value) {
	const number = numeric(value);
	const index = number === void 0 ? NaN : Number(number);
	return Number.isInteger(index) && index >= -(2 ** 63) && index < 2 ** 63 ? index : void 0;
}
function getPath(value, path) {
	if (!path.includes(".") && !/^\+?\d+$/.test(path)) return getAttribute(value, path);
	let current = value;
	for (const part of path.split(".")) current = /^\+?\d+$/.test(part) ? getItem(current, Number(part)) : getAttribute(current, part);
	return current;
}
function getPathOr(value, path, fallback) {
	try {
		const found = getPath(value, path);
		return found === void 0 ? fallback : found;
	} catch (error) {
		if (error instanceof JinjaError) return fallback;
		throw error;
	}
}
function contains(container, value) {
	if (container === void 0) return false;
	const text = textOf(container);
	if (text !== void 0) return text.includes(toText(value));
	const kind = kindOf(container);
	if (kind === "map") return hasKey(container, value);
	if (kind === "sequence" || kind === "iterator") return (objectItems(container) ?? []).some((item) => equals(item, value));
	if (kind === "plain object") return false;
	throw invalid("cannot perform a containment check on this value");
}
function slice(value, bounds) {
	const [start, stop] = [bound(bounds[0]), bound(bounds[1])];
	const step = bound(bounds[2]) ?? 1;
	if (step === 0) throw invalid("cannot slice by step size of 0");
	const text = textOf(value);
	if (text !== void 0) return pick(chars(text), start, stop, step).join("");
	if (value === void 0 || value === null) return [];
	const items = kindOf(value) === "map" || kindOf(value) === "plain object" ? void 0 : objectItems(value);
	if (!items) throw invalid(`value of type ${kindOf(value)} cannot be sliced`);
	if (isSized(value) || step < 0) return new Iterable(pick(items, start, stop, step));
	return sliceUnsized(items, [
		start,
		stop,
		step
	]);
}
function sliceUnsized(items, [start, stop, step]) {
	const from = fromEnd(start ?? 0, 0);
	const end = fromEnd(stop ?? 0, 0);
	return new Iterable(from < end ? pick(items, from, end, step) : [], from >= end);
}
function bound(value) {
	if (value === null) return void 0;
	const index = asIndex(value);
	if (index === void 0) throw invalid(`cannot convert ${kindOf(value)} to i64`);
	return index;
}
function pick(items, start, stop, step) {
	const picked = [];
	if (step > 0) {
		const from = fromEnd(start ?? 0, items.length);
		const to = Math.min(fromEnd(stop ?? items.length, items.length), items.length);
		for (let i = from; i < to; i += step) picked.push(items[i]);
		return picked;
	}
	for (const i of backwards(items.length, start, stop, -step)) picked.push(items[i]);
	return picked;
}
function fromEnd(index, length) {
	return index < 0 ? Math.max(0, length + index) : index;
}
function* backwards(length, start, stop, step) {
	const last = Math.max(length - 1, 0);
	const from = start === void 0 || start >= length ? last : fromEnd(start, length);
	const to = stop === void 0 ? 0 : fromEnd(stop, length);
	const count = to === 0 ? Math.floor((from + step) / step) : Math.floor((from - to + step - 1) / step);
	for (let i = 0, index = from; i < count && index >= to && index < length; i++, index -= step) yield index;
}

// workflows/weaver/forge/filters/to-yaml.ts
const MAX_DEPTH = 200;
const NOT_TEXT = /^(?:|~|null|Null|NULL|true|True|TRUE|false|False|FALSE|[-+]?(?:[0-9]+|0x[0-9a-fA-F]+|0o[0-7]+|0b[01]+)|[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;
const NEEDS_QUOTES = /^(?:[-?:](?:[ \t]|$)|[,[\]{}#&*!|>'"%@`]|---|\.\.\.| )|: |:$| #| $/;
const CONTROL = /[\p{Cc}\u2028\u2029\ufeff]/u;
function doubleQuoted(text) {
	const escapes = {
		"\0": "\\0",
		"\x07": "\\a",
		"\b": "\\b",
		"	": "\\t",
		"\n": "\\n",
		"\v": "\\v",
		"\f": "\\f",
		"\r": "\\r",
		"\x1B": "\\e",
		"\"": "\\\"",
		"\\": "\\\\",
		"": "\\N",
		"\xA0": "\\_",
		"\u2028": "\\L",
		"\u2029": "\\P"
	};
	return `"${text.replaceAll(/["\\\p{Cc}\xa0\u2028\u2029\ufeff]/gu, (char) => {
		const code = char.charCodeAt(0);
		return escapes[char] ?? (code > 255 ? `\\u${code.toString(16).toUpperCase()}` : `\\x${code.toString(16).toUpperCase().padStart(2, "0")}`);
	})}"`;
}
function singleQuoted(text) {
	return `'${text.replaceAll("'", "''")}'`;
}
function literal(text, indent) {
	const body = text.replace(/\n+$/, "");
	const ends = text.length - body.length;
	const chomping = ends === 0 ? "-" : ends === 1 && body !== "" ? "" : "+";
	return `|${/^[ \n]/.test(text) ? "2" : ""}${chomping}\n${[...cut(body, "\n"), ...Array.from({ length: Math.max(ends - 1, 0) }, () => "")].map((line) => line === "" ? "" : indent + line).join("\n")}`;
}
function yamlScalar(text, indent) {
	if (CONTROL.test(text.replaceAll("\n", ""))) return doubleQuoted(text);
	if (text.includes("\n")) return text.includes(" \n") ? doubleQuoted(text) : literal(text, indent);
	if (NOT_TEXT.test(text)) return singleQuoted(text);
	return NEEDS_QUOTES.test(text) ? singleQuoted(text) : text;
}
function write(value, indent, depth) {
	if (depth > MAX_DEPTH) throw invalid("recursion limit exceeded");
	const text = textOf(value);
	if (text !== void 0) return yamlScalar(text, depth === 0 ? "  " : indent);
	const kind = kindOf(value);
	if (kind === "undefined" || kind === "none") return "null";
	if (kind === "map") return mapping(value, indent, depth);
	if (kind === "sequence" || kind === "iterator") return sequence(objectItems(value) ?? [], indent, depth);
	if (!isFloat(value)) return toText(value);
	const number = value instanceof Float ? value.value : value;
	if (Number.isFinite(number)) return floatText(number);
	return Number.isNaN(number) ? ".nan" : number > 0 ? ".inf" : "-.inf";
}
function isBlock(value) {
	const kind = kindOf(value);
	const size = value instanceof SafeString ? 0 : objectItems(value)?.length ?? 0;
	return (kind === "map" || kind === "sequence" || kind === "iterator") && size > 0;
}
function mapping(value, indent, depth) {
	const keys = isPlainMap(value) ? sortedKeys(value) : value instanceof JinjaObject ? value.items() ?? [] : [];
	if (keys.length === 0) return "{}";
	const lines = keys.map((key) => {
		const item = getItem(value, key);
		const name = yamlScalar(textOf(key) ?? toText(key), indent);
		if (!isBlock(item)) return `${name}: ${write(item, `${indent}  `, depth + 1)}`;
		const inner = kindOf(item) === "map" ? `${indent}  ` : indent;
		return `${name}:\n${inner}${write(item, inner, depth + 1)}`;
	});
	return joined(lines, `\n${indent}`);
}
function sequence(items, indent, depth) {
	if (items.length === 0) return "[]";
	const lines = items.map((item) => `- ${write(item, `${indent}  `, depth + 1)}`);
	return joined(lines, `\n${indent}`);
}
function toYaml(value) {
	return `${write(value, "", 0)}\n`;
}

export { getAttribute as a, getPathOr as c, checkMarkdown as d, checkText as f, contains as i, slice as l, yamlScalar as n, getItem as o, joined as p, asIndex as r, getPath as s, toYaml as t, checkItems as u };