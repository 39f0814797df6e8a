import { E as objectItems, O as textOf, _ as isInteger, b as isSized, c as Float, d as JinjaObject, g as isFloat, h as integer, m as float, o as shortFloat, s as toText, u as Iterable, v as isList, w as kindOf } from "./display.js";
import { n as entriesOf, o as numeric } from "./order.js";
import { _ as hasRoom, v as JinjaError, y as invalid } from "./text.js";

// workflows/weaver/jinja/parse-json.ts
const deepest$1 = 1e3;
const space = /[ \t\n\r]*/y;
const numberForm = /-?(?:0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?/y;
const literals = [
	["true", true],
	["false", false],
	["null", null]
];
var JsonParser = class {
	#text;
	#at = 0;
	#depth = 0;
	constructor(text) {
		this.#text = text;
	}
	parse() {
		const value = this.#value();
		this.#skipSpace();
		if (this.#at < this.#text.length) throw this.#unexpected();
		return value;
	}
	#unexpected() {
		const found = this.#text.charAt(this.#at);
		return /* @__PURE__ */ new SyntaxError(`Unexpected ${found === "" ? "end" : JSON.stringify(found)} in JSON at position ${this.#at}`);
	}
	#skipSpace() {
		if (this.#text.charCodeAt(this.#at) > 32) return;
		space.lastIndex = this.#at;
		space.test(this.#text);
		this.#at = space.lastIndex;
	}
	#value() {
		this.#skipSpace();
		switch (this.#text.charAt(this.#at)) {
			case "\"": return this.#string();
			case "{": return this.#nested(() => this.#object());
			case "[": return this.#nested(() => this.#array());
			default: return this.#scalar();
		}
	}
	#nested(read) {
		if (++this.#depth > deepest$1) throw new SyntaxError(`JSON nests deeper than ${deepest$1} at position ${this.#at}`);
		this.#at++;
		const value = read();
		this.#depth--;
		return value;
	}
	#object() {
		const map = {};
		for (let first = true; !this.#closes("}", first); first = false) {
			this.#skipSpace();
			const key = this.#string();
			this.#skipSpace();
			if (this.#text.charAt(this.#at) !== ":") throw this.#unexpected();
			this.#at++;
			put(map, key, this.#value());
		}
		return map;
	}
	#array() {
		const items = [];
		for (let first = true; !this.#closes("]", first); first = false) items.push(this.#value());
		return items;
	}
	#closes(bracket, first) {
		this.#skipSpace();
		const char = this.#text.charAt(this.#at);
		if (char === bracket) {
			this.#at++;
			return true;
		}
		if (first) return false;
		if (char !== ",") throw this.#unexpected();
		this.#at++;
		return false;
	}
	#string() {
		if (this.#text.charAt(this.#at) !== "\"") throw this.#unexpected();
		const start = this.#at;
		let end = this.#text.indexOf("\"", start + 1);
		const plain = this.#text.slice(start + 1, end < 0 ? void 0 : end);
		if (end >= 0 && !needsDecoding.test(plain)) {
			this.#at = end + 1;
			return plain;
		}
		while (end >= 0 && isEscaped(this.#text, end)) end = this.#text.indexOf("\"", end + 1);
		if (end < 0) throw new SyntaxError(`Unterminated string in JSON at position ${start}`);
		this.#at = end + 1;
		return JSON.parse(this.#text.slice(start, end + 1));
	}
	#scalar() {
		const literal = literals.find(([word]) => this.#text.startsWith(word, this.#at));
		if (literal) {
			this.#at += literal[0].length;
			return literal[1];
		}
		numberForm.lastIndex = this.#at;
		const match = numberForm.exec(this.#text);
		if (!match) throw this.#unexpected();
		this.#at = numberForm.lastIndex;
		return match[1] !== void 0 || match[2] !== void 0 ? float(Number(match[0])) : exactInteger(match[0]);
	}
};
const needsDecoding = /[\\\u0000-\u001f]/;
function isEscaped(text, at) {
	let before = at - 1;
	while (text.charAt(before) === "\\") before--;
	return (at - before) % 2 === 0;
}
function put(map, key, value) {
	if (key === "__proto__") Object.defineProperty(map, key, {
		value,
		enumerable: true,
		configurable: true,
		writable: true
	});
	else map[key] = value;
}
function exactInteger(source) {
	const quick = Number(source);
	if (Number.isSafeInteger(quick)) return Object.is(quick, -0) ? new Float(-0) : quick;
	const value = BigInt(source);
	return value >= -(2n ** 63n) && value < 2n ** 64n ? integer(value) : float(quick);
}

// workflows/weaver/jinja/arithmetic.ts
const least = -(2n ** 127n);
const most = 2n ** 127n - 1n;
const longestText = 2 ** 24;
const longestList = 2 ** 20;
function calculate(operator, left, right) {
	if (typeof left === "number" && typeof right === "number") {
		const quick = calculateSmall(operator, left, right);
		if (quick !== void 0) return quick;
	}
	if (operator === "+" && isSequence(left) && isSequence(right)) return chained(left, right);
	if (operator === "*") {
		const repeated = repeat(left, right);
		if (repeated !== void 0) return repeated;
	}
	if (operator === "+" && textOf(left) !== void 0 && textOf(right) !== void 0) return checkedText((textOf(left) ?? "") + (textOf(right) ?? ""));
	return calculateNumbers(operator, left, right);
}
function calculateSmall(operator, left, right) {
	if (!isInteger(left) || !isInteger(right)) return void 0;
	let result;
	if (operator === "+") result = left + right;
	else if (operator === "-") result = left - right;
	else if (operator === "*") result = left * right;
	return result !== void 0 && Number.isSafeInteger(result) ? result + 0 : void 0;
}
function isSequence(value) {
	return isList(value) || kindOf(value) === "sequence" || kindOf(value) === "iterator";
}
function chained(left, right) {
	const items = [...objectItems(left) ?? [], ...objectItems(right) ?? []];
	checkCount(items.length);
	return new Iterable(items, isSized(left) && isSized(right));
}
function checkLength(length) {
	if (length > longestText) throw invalid("text is too long");
	if (!hasRoom(2 * length)) throw invalid("not enough memory is left");
}
function checkedText(text) {
	checkLength(text.length);
	return text;
}
function checkCount(count) {
	if (count > longestList) throw invalid("list has too many elements");
	if (!hasRoom(16 * count)) throw invalid("not enough memory is left");
}
function repeatText(text, times) {
	checkLength(text.length * times);
	return text.repeat(times);
}
function asCount(value) {
	const number = numeric(value);
	if (number === void 0) return void 0;
	const count = Number(number);
	return Number.isInteger(count) && count >= 0 && count < 2 ** 64 ? count : void 0;
}
function repeat(left, right) {
	const text = textOf(left) ?? textOf(right);
	if (text !== void 0) {
		const count = asCount(textOf(left) === void 0 ? left : right);
		if (count === void 0) throw invalid("strings can only be multiplied with integers");
		return repeatText(text, count);
	}
	const list = isObject(left) ? left : right;
	return isSequence(list) ? repeatList(list, list === left ? right : left) : void 0;
}
function isObject(value) {
	return isSequence(value) || kindOf(value) === "map" || kindOf(value) === "plain object";
}
function repeatList(list, times) {
	const items = objectItems(list) ?? [];
	const count = asCount(times);
	if (count === void 0) throw invalid("sequences and iterables can only be multiplied with integers");
	if (!isSized(list)) throw invalid("cannot repeat unsized iterables");
	checkCount(items.length * count);
	return new Iterable(Array.from({ length: items.length === 0 ? 0 : count }, () => items).flat(1));
}
function calculateNumbers(operator, left, right) {
	const a = numeric(left);
	const b = numeric(right);
	if (a === void 0 || b === void 0) throw invalid(`tried to use ${operator} operator on unsupported types ${kindOf(left)} and ${kindOf(right)}`);
	if (operator === "/") return float(Number(a) / Number(b));
	if (isFloat(left) || isFloat(right)) return float(calculateFloats(operator, Number(a), Number(b)));
	const result = calculateIntegers(operator, BigInt(a), BigInt(b));
	if (result === void 0 || result < least || result > most) throw failed(operator, left, right);
	return integer(result);
}
function failed(operator, left, right) {
	return invalid(`unable to calculate ${toText(left)} ${operator} ${toText(right)}`);
}
function calculateFloats(operator, a, b) {
	switch (operator) {
		case "+": return a + b;
		case "-": return a - b;
		case "*": return a * b;
		case "%": return a % b;
		case "**": return a ** b;
		case "//": {
			const whole = Math.trunc(a / b);
			if (a % b >= 0 || Number.isNaN(a % b)) return whole;
			return b > 0 ? whole - 1 : whole + 1;
		}
	}
}
function calculateIntegers(operator, a, b) {
	switch (operator) {
		case "+": return a + b;
		case "-": return a - b;
		case "*": return a * b;
		case "%": return b === 0n ? void 0 : remainder(a, b);
		case "//": return b === 0n ? void 0 : (a - remainder(a, b)) / b;
		case "**": return power(a, b);
	}
}
function remainder(a, b) {
	const rest = a % b;
	if (rest >= 0n) return rest;
	return b < 0n ? rest - b : rest + b;
}
function power(a, b) {
	if (b < 0n || b > 4294967295n) return void 0;
	if (a === 0n || a === 1n || a === -1n) return a === -1n && b % 2n === 0n ? 1n : b === 0n ? 1n : a;
	return b > 127n ? void 0 : a ** b;
}
function negate(value) {
	if (kindOf(value) !== "number") throw invalid();
	if (isFloat(value)) return float(-Number(numeric(value)));
	const result = -BigInt(numeric(value) ?? 0);
	if (result > most) throw invalid("overflow");
	return integer(result);
}

// workflows/weaver/jinja/json.ts
function fromJson(text) {
	return new JsonParser(text).parse();
}
function toJson(value, style = {}) {
	const writer = new JsonWriter(style);
	writer.write(value, "", 0);
	const { text } = writer;
	if (!hasRoom(2 * text.length)) throw invalid("not enough memory is left");
	return text;
}
const deepest = 500;
const mostValues = 2 ** 22;
var JsonWriter = class {
	text = "";
	#step;
	#colon;
	#escaped;
	#known;
	#left = mostValues;
	constructor({ indent, escaped = false, known }) {
		this.#step = indent === void 0 ? void 0 : repeatText(" ", indent);
		this.#colon = indent === void 0 ? ":" : ": ";
		this.#escaped = escaped;
		this.#known = known;
	}
	write(value, current, depth) {
		const text = textOf(value);
		this.#pay(1 + ((text?.length ?? 0) + current.length >> 4));
		if (depth > deepest) throw invalid("cannot serialize to JSON");
		if (text !== void 0) this.#quote(text);
		else if (typeof value === "number") this.text += numberJson(value);
		else if (value === void 0 || value === null) this.text += "null";
		else if (typeof value === "object") this.#object(value, current, depth);
		else this.text += String(value);
	}
	#pay(cost) {
		this.#left -= cost;
		if (this.#left < 0) throw invalid("cannot serialize to JSON");
	}
	#quote(text) {
		if (!hasRoom(4 * text.length)) throw invalid("not enough memory is left");
		const json = JSON.stringify(text);
		this.text += this.#escaped ? escapeHtml(json) : json;
	}
	#object(value, current, depth) {
		if (value instanceof Float) {
			this.text += floatJson(value.value);
			return;
		}
		const kind = kindOf(value);
		if (kind === "plain object") this.#quote(toText(value));
		else if (kind === "map") this.#map(value, current, depth);
		else this.#list(objectItems(value) ?? [], current, depth);
	}
	#list(items, current, depth) {
		const inner = this.#inner(current);
		this.text += "[";
		items.forEach((item, at) => {
			this.#separate(at, inner);
			this.#item(item, inner, depth + 1);
		});
		this.#close("]", items.length, current);
	}
	#item(item, current, depth) {
		const texts = this.#known;
		if (texts === void 0 || typeof item !== "object" || item === null || item instanceof JinjaObject) {
			this.write(item, current, depth);
			return;
		}
		const way = `${this.#step ?? "-"} ${this.#escaped} ${depth}`;
		const known = texts.get(item, way) ?? this.#kept(texts, {
			item,
			way,
			current,
			depth
		});
		this.#pay(known.cost);
		this.text += known.text;
	}
	#kept(texts, { item, way, current, depth }) {
		const { text: before } = this;
		const left = this.#left;
		this.text = "";
		this.#known = void 0;
		this.write(item, current, depth);
		const known = {
			text: this.text,
			cost: left - this.#left
		};
		this.#known = texts;
		this.text = before;
		this.#left = left;
		texts.keep(item, way, known);
		return known;
	}
	#map(map, current, depth) {
		const inner = this.#inner(current);
		const entries = entriesOf(map);
		this.text += "{";
		entries.forEach(([key, item], at) => {
			this.#separate(at, inner);
			this.#key(key);
			this.text += this.#colon;
			this.write(item, inner, depth + 1);
		});
		this.#close("}", entries.length, current);
	}
	#key(key) {
		const kind = kindOf(key);
		if (!(kind === "string" || kind === "bool" || kind === "number") && !(key instanceof JinjaObject && key.shape === "plain")) throw new JinjaError("invalid operation", "cannot serialize to JSON", { cause: /* @__PURE__ */ new Error("key must be a string") });
		this.#quote(toText(key));
	}
	#inner(current) {
		return this.#step === void 0 ? "" : current + this.#step;
	}
	#separate(at, inner) {
		if (at > 0) this.text += ",";
		if (this.#step !== void 0) this.text += `\n${inner}`;
	}
	#close(bracket, count, current) {
		this.text += this.#step === void 0 || count === 0 ? bracket : `\n${current}${bracket}`;
	}
};
function numberJson(value) {
	return Number.isSafeInteger(value) && !Object.is(value, -0) ? String(value) : floatJson(value);
}
function floatJson(value) {
	return Number.isFinite(value) ? shortFloat(value).replace(/e(?=\d)/, "e+") : "null";
}
const meaningful = /[<>&']/g;
function escapeHtml(json) {
	return json.replace(meaningful, (char) => `\\u00${char.charCodeAt(0).toString(16)}`);
}

export { checkCount as a, longestText as c, calculate as i, negate as l, toJson as n, checkLength as o, asCount as r, checkedText as s, fromJson as t, repeatText as u };