import { n as __exportAll } from "./rolldown-runtime.js";
import { $ as toText$1, A as checkText, At as lines, B as negate$2, Bt as memoryTree, C as toJson, Ct as chars, D as checkInteger, Dt as everyChar, E as checkDigits, Et as escapePattern, F as calculate$1, Ft as words, G as hasKey, H as compare$1, I as checkCount, It as hasRoom, K as lookUpKey, L as checkLength, Lt as JinjaError, M as fromJson$1, Mt as trimChars, N as toJson$1, Nt as trimEnd, O as checkItems, P as asCount, Pt as trimStart, Q as quote, R as checkedText, Rt as invalid, S as toFloat$1, St as charCount, T as append, Tt as cut, U as entriesOf$1, V as repeatText$1, Vt as readYaml, W as equals$1, Y as debugText, Z as prettyText, _ as isInteger, _t as lengthOf, a as isPlain, at as callValue, b as isTrue, bt as textOf, c as UNPRINTABLE, cn as UserError, ct as isFloat, d as equals, dt as isPlainMap, et as Float, f as field, ft as isSized, g as isArray, gt as kindOf, h as integer$1, ht as iterate, i as fitsJson, it as SafeString, j as joined$1, jt as trim, k as checkKeys, kt as isSpace, l as compare, lt as isInteger$1, mt as itemsOf$1, nt as Iterable, o as handedOver, ot as float$1, p as float, pt as isTrue$1, q as numeric, r as KeptParts, rt as JinjaObject, s as Decimal, st as integer$2, t as LastFiles, tt as FunctionObject, u as compareLists, un as messageOf, ut as isList, v as isNumber, vt as objectItems, w as MAX_ITEMS, wt as compareText, x as objectOf, xt as asciiLower, y as isObject$1, z as longestText, zt as Glob } from "./rendering.js";
import { a as getAttribute, c as getPathOr, d as checkMarkdown, f as checkText$1, i as contains$1, l as slice$2, o as getItem, p as joined$2, r as asIndex, s as getPath, t as toYaml, u as checkItems$1 } from "./to-yaml.js";
import { n as scientific, t as fixed$1 } from "./decimal.js";
import { parentPort } from "node:worker_threads";

// workflows/weaver/forge/jq/outcome.ts
var JqFailure = class {
	#value;
	#message;
	constructor(detail) {
		this.#value = "value" in detail ? detail.value : void 0;
		this.#message = "value" in detail ? () => toJson(detail.value) : detail.message;
	}
	get value() {
		return this.#value === void 0 ? this.#message() : this.#value;
	}
	get text() {
		return this.#message();
	}
};
function failure(value) {
	return new JqFailure({ value });
}
function cannotUse(value, as) {
	return new JqFailure({ message: () => `cannot use ${toJson(value)} as ${as}` });
}
function cannotIndex(value, index) {
	return new JqFailure({ message: () => `cannot index ${toJson(value)} with ${toJson(index)}` });
}
function cannotCalculate(left, operator, right) {
	return new JqFailure({ message: () => `cannot calculate ${toJson(left)} ${operator} ${toJson(right)}` });
}
function notAPath(value) {
	return new JqFailure({ message: () => `invalid path expression with input ${toJson(value)}` });
}
var Stop = class extends Error {};
function stoppable(work) {
	let own;
	try {
		work(() => {
			own ??= new Stop();
			throw own;
		});
	} catch (error) {
		if (error !== own || own === void 0) throw error;
	}
}
var Meter = class {
	#left;
	#limit;
	depth = 0;
	constructor(limit) {
		this.#left = limit;
		this.#limit = limit;
	}
	spend(steps = 1) {
		this.#left -= steps;
		if (this.#left > 0) return;
		throw new UserError("jq-limit", {
			message: `A jq filter took more than ${this.#limit} steps and was stopped.`,
			hint: "Look for a loop that never ends (repeat, recurse, while, until) in the filter."
		});
	}
};

// workflows/weaver/forge/jq/filter.ts
var Scope$1 = class Scope$1 {
	bound;
	outer;
	meter;
	constructor(meter, bound = null, outer) {
		this.meter = meter;
		this.bound = bound;
		this.outer = outer;
	}
	with(bound) {
		return new Scope$1(this.meter, bound, this);
	}
	up(levels) {
		return levels === 0 || !this.outer ? this : this.outer.up(levels - 1);
	}
};
function calculated(run) {
	return {
		run,
		paths: (_scope, input, _at, _emit, fail) => fail(notAPath(input)),
		update: (_scope, input, _change, _emit, fail) => fail(notAPath(input))
	};
}
function keysOf(path) {
	const keys = [];
	for (let at = path; at; at = at.outer) keys.push(at.key);
	return keys.toReversed();
}
function collect(run) {
	const values = [];
	let failed;
	try {
		run((value) => {
			values.push(value);
			checkItems(values.length);
		}, (failure) => {
			failed = failure;
			throw ENOUGH;
		});
	} catch (error) {
		if (error !== ENOUGH || failed === void 0) throw error;
	}
	return failed ?? values;
}
var Enough = class extends Error {};
const ENOUGH = new Enough();

// workflows/weaver/forge/jq/operations.ts
function whole(operator, left, right) {
	switch (operator) {
		case "+": return integer$1(checkInteger(left + right));
		case "-": return integer$1(checkInteger(left - right));
		case "*": return integer$1(checkInteger(left * right));
		case "%": return integer$1(left % right);
		case "/": return integer$1(left / right);
	}
}
function numbers(operator, left, right) {
	if (operator !== "/" && isInteger(left) && isInteger(right)) {
		if (typeof left === "number" && typeof right === "number") {
			const quick = small(operator, left, right);
			if (Number.isSafeInteger(quick)) return quick + 0;
		}
		return whole(operator, BigInt(left), BigInt(right));
	}
	return float(small(operator, toFloat$1(left), toFloat$1(right)));
}
function small(operator, left, right) {
	switch (operator) {
		case "+": return left + right;
		case "-": return left - right;
		case "*": return left * right;
		case "/": return left / right;
		case "%": return left % right;
	}
}
function merge$1(left, right, meter) {
	const merged = new Map(Object.entries(left));
	meter?.spend(1 + merged.size);
	for (const [key, value] of Object.entries(right)) {
		const before = merged.get(key);
		merged.set(key, isObject$1(value) && before !== void 0 && isObject$1(before) ? merge$1(before, value, meter) : value);
	}
	const result = objectOf(merged);
	return UNPRINTABLE in left || UNPRINTABLE in right ? {
		...result,
		[UNPRINTABLE]: true
	} : result;
}
function splitText$1(text, separator) {
	if (text === "") return [];
	checkItems(separator === "" ? text.length : 0);
	if (separator === "") return chars(text);
	const parts = text.split(separator, MAX_ITEMS + 1);
	checkItems(parts.length);
	return parts;
}
function repeatText(text, times, meter) {
	const count = toFloat$1(times);
	if (count <= 0) return null;
	checkText(text.length * count);
	meter?.spend(text.length * count >> 8);
	return text.repeat(count);
}
function others(operator, left, right, meter) {
	if (typeof left === "string" && typeof right === "string") {
		if (operator === "+") {
			checkText(left.length + right.length);
			meter?.spend(left.length + right.length >> 8);
			return left + right;
		}
		meter?.spend(left.length >> 4);
		return operator === "/" ? splitText$1(left, right) : void 0;
	}
	if (isArray(left) && isArray(right)) {
		if (operator === "+") {
			checkItems(left.length + right.length);
			meter?.spend(1 + (left.length + right.length >> 4));
			return [...left, ...right];
		}
		return operator === "-" ? without(left, right, meter) : void 0;
	}
	if (isObject$1(left) && isObject$1(right)) {
		if (operator === "+") {
			const count = Object.keys(left).length + Object.keys(right).length;
			checkKeys(count);
			meter?.spend(1 + count);
			return {
				...left,
				...right
			};
		}
		return operator === "*" ? merge$1(left, right, meter) : void 0;
	}
	if (operator !== "*") return void 0;
	if (typeof left === "string" && isInteger(right)) return repeatText(left, right, meter);
	return typeof right === "string" && isInteger(left) ? repeatText(right, left, meter) : void 0;
}
function without(left, right, meter) {
	return left.filter((item) => {
		meter?.spend(1 + (right.length >> 2));
		return !right.some((gone) => equals(item, gone, meter));
	});
}
function calculate(operator, left, right, meter) {
	if (operator === "+") {
		if (left === null) return right;
		if (right === null) return left;
	}
	if (isNumber(left) && isNumber(right)) return operator === "%" && isInteger(left) && isInteger(right) && Number(right) === 0 ? cannotCalculate(left, operator, right) : numbers(operator, left, right);
	const result = others(operator, left, right, meter);
	return result === void 0 ? cannotCalculate(left, operator, right) : result;
}
function negate$1(value) {
	if (!isNumber(value)) return cannotUse(value, "number");
	if (typeof value === "bigint") return integer$1(-value);
	if (!(value instanceof Float)) return Number.isInteger(value) ? 0 - value : -value;
	if (!(value instanceof Decimal)) return new Float(-value.value);
	return new Decimal(-value.value, value.text.startsWith("-") ? value.text.slice(1) : `-${value.text}`);
}
function position$1(index, length) {
	const number = Number(index);
	return number < 0 ? length + number : number;
}
function isIndex(value) {
	return BigInt.asIntN(64, BigInt(value)) === BigInt(value);
}
function bound(value, length, otherwise) {
	if (value === void 0 || value === null) return otherwise;
	if (!isInteger(value) || !isIndex(value)) return void 0;
	return Math.min(Math.max(position$1(value, length), 0), length);
}
function bounds(length, from, upto) {
	const start = bound(from, length, 0);
	if (start === void 0) return { wrong: from ?? null };
	const end = bound(upto, length, length);
	if (end === void 0) return { wrong: upto ?? null };
	return {
		from: start,
		upto: Math.max(start, end)
	};
}
function textFrom(list) {
	return list.filter((char) => typeof char === "string").join("");
}
function slice$1(value, from, upto) {
	const list = typeof value === "string" ? lettersOf(value) : value;
	if (!isArray(list)) return cannotUse(value, "rangeable (array or string)");
	const range = bounds(list.length, from, upto);
	if ("wrong" in range) return cannotUse(range.wrong, "integer");
	const part = list.slice(range.from, range.upto);
	return typeof value === "string" ? textFrom(part) : part;
}
function lettersOf(text) {
	checkItems(text.length);
	return chars(text);
}
function positionsOf(list, part, meter) {
	if (part.length === 0) return [];
	const found = [];
	for (let at = 0; at + part.length <= list.length; at++) if (part.every((item, i) => {
		meter.spend();
		return equals(item, list[at + i] ?? null, meter);
	})) found.push(at);
	return found;
}
function find(value, index, meter) {
	if (value === null) return void 0;
	if (isObject$1(value)) return typeof index === "string" ? field(value, index) : void 0;
	if (isArray(value)) {
		if (isInteger(index)) return value[position$1(index, value.length)];
		if (isArray(index)) return positionsOf(value, index, meter);
	}
	if (isObject$1(index) && (isArray(value) || typeof value === "string")) return slice$1(value, field(index, "start"), field(index, "end"));
	return cannotIndex(value, index);
}
function textPositions(text, part, meter) {
	if (part === "") return [];
	checkItems(text.length);
	const found = [];
	let counted = 0;
	let count = 0;
	for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) {
		meter.spend(1 + (part.length >> 4));
		if (isLowSurrogate(text.charCodeAt(at)) && isLowSurrogate(part.charCodeAt(0))) continue;
		count += charCount(text.slice(counted, at));
		counted = at;
		found.push(count);
	}
	return found;
}
function isLowSurrogate(unit) {
	return unit >= 56320 && unit <= 57343;
}
function indicesOf(value, part, meter) {
	if (typeof value === "string" && typeof part === "string") return textPositions(value, part, meter);
	if (!isArray(value)) return cannotIndex(value, part);
	if (isArray(part)) return positionsOf(value, part, meter);
	return value.flatMap((item, at) => equals(item, part, meter) ? [at] : []);
}
function contains(value, part, meter) {
	meter.spend();
	if (typeof value === "string" && typeof part === "string") return value.includes(part);
	if (isArray(value) && isArray(part)) return part.every((wanted) => value.some((item) => contains(item, wanted, meter)));
	if (isObject$1(value) && isObject$1(part)) return Object.entries(part).every(([key, wanted]) => {
		const item = field(value, key);
		return item !== void 0 && contains(item, wanted, meter);
	});
	return equals(value, part, meter);
}

// workflows/weaver/forge/jq/path-parts.ts
function entriesOf(value) {
	if (isArray(value)) return value.map((item, at) => [at, item]);
	return isObject$1(value) ? Object.entries(value) : cannotUse(value, "iterable (array or object)");
}
function valuesOf(value) {
	if (isArray(value)) return value;
	return isObject$1(value) ? Object.values(value) : cannotUse(value, "iterable (array or object)");
}
function stepResult(step, value, meter) {
	return step.kind === "index" ? find(value, step.index, meter) ?? null : slice$1(value, step.from, step.upto);
}
function follow$1(steps, start, emit, fail, from = 0) {
	const { value, meter } = start;
	const step = steps[from];
	if (!step) {
		emit(value);
		return;
	}
	const found = step.kind === "all" ? valuesOf(value) : stepResult(step, value, meter);
	if (found instanceof JqFailure) {
		if (!step.optional) fail(found);
	} else if (step.kind === "all") {
		meter.spend(1 + (found.length >> 2));
		for (const item of found) follow$1(steps, {
			value: item,
			meter
		}, emit, fail, from + 1);
	} else follow$1(steps, {
		value: found,
		meter
	}, emit, fail, from + 1);
}
function rangeKey(from, upto) {
	return objectOf([...from === void 0 ? [] : [["start", from]], ...upto === void 0 ? [] : [["end", upto]]]);
}
function followPaths(steps, start, emit, fail, from = 0) {
	const step = steps[from];
	if (!step) {
		emit(start.value, start.path);
		return;
	}
	const { meter } = start;
	const next = (key, value) => followPaths(steps, {
		value,
		path: {
			key,
			outer: start.path
		},
		meter
	}, emit, fail, from + 1);
	const found = step.kind === "all" ? entriesOf(start.value) : stepResult(step, start.value, meter);
	if (found instanceof JqFailure) {
		if (!step.optional) fail(found);
	} else if (step.kind === "all") {
		const pairs = found;
		meter.spend(1 + (pairs.length >> 2));
		for (const [key, item] of pairs) next(key, item);
	} else next(step.kind === "index" ? step.index : rangeKey(step.from, step.upto), found);
}
function first$1(change, value) {
	let result;
	stoppable((stop) => {
		const take = (outcome) => {
			if (result !== void 0) stop();
			result = outcome;
		};
		change(value, take, take);
	});
	return result;
}
function changeAll$1(value, optional, change) {
	if (isArray(value)) return collect((emit, fail) => {
		for (const item of value) change(item, emit, fail);
	});
	if (!isObject$1(value)) return optional ? value : cannotUse(value, "iterable (array or object)");
	const entries = [];
	for (const [key, item] of Object.entries(value)) {
		const changed = first$1(change, item);
		if (changed instanceof JqFailure) return changed;
		if (changed !== void 0) entries.push([key, changed]);
	}
	return objectOf(entries);
}
function changeField(value, key, change) {
	const before = field(value, key);
	const changed = first$1(change, before ?? null);
	if (changed instanceof JqFailure) return changed;
	if (changed !== void 0) return objectOf([...Object.entries(value), [key, changed]]);
	if (before === void 0) return value;
	const entries = Object.entries(value);
	const at = entries.findIndex(([name]) => name === key);
	const last = entries.pop();
	if (last && at < entries.length) entries[at] = last;
	return objectOf(entries);
}
function changeItem(value, step, change) {
	const { index, optional } = step;
	if (!isInteger(index)) return optional ? value : cannotUse(index, "integer");
	const at = position$1(index, value.length);
	if (at < 0 || at >= value.length) return optional ? value : failure(`index ${toJson(index)} out of bounds`);
	const changed = first$1(change, value[at] ?? null);
	if (changed instanceof JqFailure) return changed;
	return changed === void 0 ? value.toSpliced(at, 1) : value.with(at, changed);
}
function changeRange(value, step, change) {
	const list = typeof value === "string" ? lettersOf(value) : value;
	if (!isArray(list)) return step.optional ? value : cannotUse(value, "array");
	const range = bounds(list.length, step.from, step.upto);
	if ("wrong" in range) return step.optional ? value : cannotUse(range.wrong, "integer");
	const part = list.slice(range.from, range.upto);
	const isText = typeof value === "string";
	const changed = first$1(change, isText ? textFrom(part) : part);
	if (changed instanceof JqFailure) return changed;
	if (isText) {
		if (changed !== void 0 && typeof changed !== "string") return cannotUse(changed, "string");
		return textFrom([
			...list.slice(0, range.from),
			changed ?? "",
			...list.slice(range.upto)
		]);
	}
	if (changed !== void 0 && !isArray(changed)) return cannotUse(changed, "array");
	return list.toSpliced(range.from, range.upto - range.from, ...changed ?? []);
}
function changeStep(value, step, change) {
	if (step.kind === "all") return changeAll$1(value, step.optional, change);
	if (step.kind === "range") return changeRange(value, step, change);
	const { index, optional } = step;
	if ((isArray(value) || typeof value === "string") && isObject$1(index)) return changeRange(value, {
		kind: "range",
		optional,
		from: field(index, "start"),
		upto: field(index, "end")
	}, change);
	if (isArray(value)) return changeItem(value, {
		index,
		optional
	}, change);
	if (isObject$1(value) && !(value instanceof Float)) return typeof index === "string" ? changeField(value, index, change) : cannotUse(index, "string");
	return optional ? value : cannotUse(value, "iterable (array or object)");
}
function changeAt(steps, value, change, from = 0) {
	const step = steps[from];
	if (!step) return value;
	if (from === steps.length - 1) return changeStep(value, step, change);
	return changeStep(value, step, (inner, emit, fail) => {
		const changed = changeAt(steps, inner, change, from + 1);
		if (changed instanceof JqFailure) fail(changed);
		else emit(changed);
	});
}

// workflows/weaver/forge/jq/basic-filters.ts
function deliver(result, emit, fail) {
	if (result instanceof JqFailure) fail(result);
	else emit(result);
}
const identity = {
	run: (_scope, input, emit) => emit(input),
	paths: (_scope, input, at, emit) => emit(input, at),
	update: (_scope, input, change, emit, fail) => change(input, emit, fail)
};
const nothing = {
	run: () => void 0,
	paths: () => void 0,
	update: (_scope, input, _change, emit) => emit(input)
};
function constant$2(value) {
	return calculated((_scope, _input, emit) => emit(value));
}
function walk(value, meter, emit) {
	meter.spend();
	emit(value);
	const items = valuesOf(value);
	if (!(items instanceof JqFailure)) for (const item of items) walk(item, meter, emit);
}
function walkPaths(value, at, meter, emit) {
	meter.spend();
	emit(value, at);
	const entries = entriesOf(value);
	if (entries instanceof JqFailure) return;
	for (const [key, item] of entries) walkPaths(item, {
		key,
		outer: at
	}, meter, emit);
}
const recurse$1 = {
	run: (scope, input, emit) => walk(input, scope.meter, emit),
	paths: (scope, input, at, emit) => walkPaths(input, at, scope.meter, emit),
	update: (scope, input, change, emit, fail) => {
		scope.meter.spend();
		const inner = changeAll$1(input, true, (item, emitItem, failItem) => recurse$1.update(scope, item, change, emitItem, failItem));
		if (inner instanceof JqFailure) fail(inner);
		else change(inner, emit, fail);
	}
};
const toText = calculated((scope, input, emit) => {
	const text = typeof input === "string" ? input : toJson(input);
	scope.meter.spend(1 + (typeof input === "string" ? 0 : text.length >> 4));
	emit(text);
});
function list$1(items) {
	return calculated((scope, input, emit, fail) => {
		scope.meter.spend();
		deliver(collect((emitItem, failItem) => items.run(scope, input, emitItem, failItem)), emit, fail);
	});
}
function objectOfFields(fields) {
	return calculated((scope, input, emit, fail) => {
		const values = [];
		const from = (at) => {
			const field = fields[at];
			if (field === void 0) {
				scope.meter.spend(1 + fields.length);
				emit(Object.fromEntries(fields.map(({ key }, i) => [key, values[i] ?? null])));
				return;
			}
			const next = (value) => {
				values[at] = value;
				from(at + 1);
			};
			field.value.run(scope, input, next, fail);
		};
		from(0);
	});
}
function singleton(key, value) {
	return calculated((scope, input, emit, fail) => key.run(scope, input, (name) => value.run(scope, input, (item) => {
		scope.meter.spend();
		if (typeof name === "string") emit(objectOf([[name, item]]));
		else emit({ [UNPRINTABLE]: true });
	}, fail), fail));
}
function negate(of) {
	return calculated((scope, input, emit, fail) => of.run(scope, input, (value) => deliver(negate$1(value), emit, fail), fail));
}
function pairs(left, right, combine) {
	return calculated((scope, input, emit, fail) => left.run(scope, input, (a) => right.run(scope, input, (b) => {
		scope.meter.spend();
		deliver(combine(a, b, scope.meter), emit, fail);
	}, fail), fail));
}
function arithmetic(operator, left, right) {
	return pairs(left, right, (a, b, meter) => calculate(operator, a, b, meter));
}
const COMPARISONS = {
	"<": (a, b, meter) => compare(a, b, meter) < 0,
	"<=": (a, b, meter) => compare(a, b, meter) <= 0,
	">": (a, b, meter) => compare(a, b, meter) > 0,
	">=": (a, b, meter) => compare(a, b, meter) >= 0,
	"==": equals,
	"!=": (a, b, meter) => !equals(a, b, meter)
};
function comparison(operator, left, right) {
	return pairs(left, right, COMPARISONS[operator]);
}
function logic(stop, left, right) {
	return calculated((scope, input, emit, fail) => left.run(scope, input, (value) => {
		if (isTrue(value) === stop) emit(stop);
		else right.run(scope, input, (other) => emit(isTrue(other)), fail);
	}, fail));
}
function updateWith(path, by) {
	return calculated((scope, input, emit, fail) => path.update(scope, input, (value, emitInner, failInner) => by.run(scope, value, emitInner, failInner), emit, fail));
}
function assign$1(path, value, combine) {
	return calculated((scope, input, emit, fail) => value.run(scope, input, (by) => path.update(scope, input, (before, emitInner, failInner) => deliver(combine(before, by, scope.meter), emitInner, failInner), emit, fail), fail));
}
function variable(levels) {
	return calculated((scope, _input, emit) => emit(scope.up(levels).bound));
}
function parameter(levels) {
	const of = (scope) => scope.up(levels).bound;
	return {
		run: (scope, input, emit, fail) => {
			const { filter, scope: own } = of(scope);
			filter.run(own, input, emit, fail);
		},
		paths: (scope, input, at, emit, fail) => {
			const { filter, scope: own } = of(scope);
			filter.paths(own, input, at, emit, fail);
		},
		update: (scope, input, change, emit, fail) => {
			const { filter, scope: own } = of(scope);
			filter.update(own, input, change, emit, fail);
		}
	};
}

// workflows/weaver/forge/jq/selections.ts
function take(count, source, emit, fail) {
	if (count <= 0) return;
	let left = count;
	stoppable((stop) => {
		const counted = () => {
			if (--left <= 0) stop();
		};
		source((...found) => {
			emit(...found);
			counted();
		}, (failed) => {
			fail(failed);
			counted();
		});
	});
}
function drop(count, source, emit, fail) {
	let left = count;
	source((...found) => {
		if (left-- > 0) return;
		emit(...found);
	}, fail);
}
function lastOf(source, emit, fail) {
	let last;
	let failed;
	stoppable((stop) => source((...found) => {
		last = found;
	}, (problem) => {
		failed = problem;
		stop();
	}));
	if (failed) fail(failed);
	else if (last) emit(...last);
}
const EARLY_END = 8;
function selection$1(of, choose) {
	return {
		...calculated((scope, input, emit, fail) => {
			scope.meter.spend(8);
			choose(scope, input, (chosen) => chosen((next, problem) => of.run(scope, input, next, problem), emit, fail), fail);
		}),
		paths: (scope, input, at, emit, fail) => {
			scope.meter.spend(8);
			choose(scope, input, (chosen) => chosen((next, problem) => of.paths(scope, input, at, next, problem), emit, fail), fail);
		}
	};
}
function counted(count, of, how) {
	return selection$1(of, (scope, input, use, fail) => count.run(scope, input, (value) => {
		if (!isNumber(value)) {
			fail(cannotUse(value, "number"));
			return;
		}
		const number = Math.ceil(toFloat$1(value));
		use((source, emit, failed) => how === "take" ? take(number, source, emit, failed) : drop(number, source, emit, failed));
	}, fail));
}

// workflows/weaver/forge/jq/control-filters.ts
function changeInTurn(changes, input, out, at = 0) {
	const change = changes[at];
	if (change) change(input, (value) => changeInTurn(changes, value, out, at + 1), out.fail);
	else out.emit(input);
}
function pipe(left, right) {
	return {
		run: (scope, input, emit, fail) => left.run(scope, input, (value) => right.run(scope, value, emit, fail), fail),
		paths: (scope, input, at, emit, fail) => left.paths(scope, input, at, (value, path) => right.paths(scope, value, path, emit, fail), fail),
		update: (scope, input, change, emit, fail) => left.update(scope, input, (value, emitInner, failInner) => right.update(scope, value, change, emitInner, failInner), emit, fail)
	};
}
function comma(left, right) {
	return {
		run: (scope, input, emit, fail) => {
			scope.meter.spend();
			left.run(scope, input, emit, fail);
			right.run(scope, input, emit, fail);
		},
		paths: (scope, input, at, emit, fail) => {
			scope.meter.spend();
			left.paths(scope, input, at, emit, fail);
			right.paths(scope, input, at, emit, fail);
		},
		update: (scope, input, change, emit, fail) => {
			scope.meter.spend();
			left.update(scope, input, change, (value) => right.update(scope, value, change, emit, fail), fail);
		}
	};
}
function givesTruth(filter, scope, input) {
	let found = false;
	stoppable((stop) => filter.run(scope, input, (value) => {
		if (!isTrue(value)) return;
		found = true;
		stop();
	}, () => {
		found = true;
		stop();
	}));
	return found;
}
function alternative(left, right) {
	const chosen = (scope, input) => givesTruth(left, scope, input) ? left : right;
	return {
		run: (scope, input, emit, fail) => {
			let found = false;
			left.run(scope, input, (value) => {
				if (!isTrue(value)) return;
				found = true;
				emit(value);
			}, (failure) => {
				found = true;
				fail(failure);
			});
			if (!found) right.run(scope, input, emit, fail);
		},
		paths: (scope, input, at, emit, fail) => chosen(scope, input).paths(scope, input, at, emit, fail),
		update: (scope, input, change, emit, fail) => chosen(scope, input).update(scope, input, change, emit, fail)
	};
}
function condition(test, then, otherwise) {
	const branch = (value) => isTrue(value) ? then : otherwise;
	return {
		run: (scope, input, emit, fail) => test.run(scope, input, (value) => branch(value).run(scope, input, emit, fail), fail),
		paths: (scope, input, at, emit, fail) => test.run(scope, input, (value) => branch(value).paths(scope, input, at, emit, fail), fail),
		update: (scope, input, change, emit, fail) => {
			const tests = collect((emitTest, failTest) => test.run(scope, input, emitTest, failTest));
			if (tests instanceof JqFailure) {
				fail(tests);
				return;
			}
			changeInTurn(tests.map((value) => (current, emitInner, failInner) => branch(value).update(scope, current, change, emitInner, failInner)), input, {
				emit,
				fail
			});
		}
	};
}
function caught({ meter }, failure) {
	const { value } = failure;
	meter.spend(1 + (typeof value === "string" ? value.length >> 4 : 0));
	return value;
}
function attempt$1(body, handler) {
	const guarded = (work, handle) => {
		let failed;
		stoppable((stop) => work((failure) => {
			failed = failure;
			stop();
		}));
		if (failed) handle(failed);
	};
	return {
		run: (scope, input, emit, fail) => guarded((failBody) => body.run(scope, input, emit, failBody), (failure) => handler.run(scope, caught(scope, failure), emit, fail)),
		paths: (scope, input, at, emit, fail) => guarded((failBody) => body.paths(scope, input, at, emit, failBody), (failure) => handler.run(scope, caught(scope, failure), (value) => fail(notAPath(value)), fail)),
		update: (_scope, input, _change, _emit, fail) => fail(notAPath(input))
	};
}
function label(body) {
	const within = (scope, work) => {
		scope.meter.spend(8);
		stoppable((stop) => work(scope.with({ stop })));
	};
	return {
		run: (scope, input, emit, fail) => within(scope, (inner) => body.run(inner, input, emit, fail)),
		paths: (scope, input, at, emit, fail) => within(scope, (inner) => body.paths(inner, input, at, emit, fail)),
		update: (_scope, input, _change, _emit, fail) => fail(notAPath(input))
	};
}
function breakOut(levels) {
	const stop = (scope) => scope.up(levels).bound.stop();
	return {
		run: stop,
		paths: stop,
		update: stop
	};
}
function bind(binder, value, scopes, next, fail, at = 0) {
	if (binder === "value") {
		next(scopes.own.with(value));
		return;
	}
	const entry = binder[at];
	if (!entry) {
		next(scopes.own);
		return;
	}
	const [key, inner] = entry;
	key.run(scopes.keys, value, (name) => {
		const found = find(value, name, scopes.keys.meter) ?? null;
		if (found instanceof JqFailure) {
			fail(found);
			return;
		}
		bind(inner, found, {
			...scopes,
			input: found
		}, (own) => bind(binder, value, {
			...scopes,
			own
		}, next, fail, at + 1), fail);
	}, fail);
}
function binding(source, binder, body) {
	const each = (scope, input, next, fail) => source.run(scope, input, (value) => bind(binder, value, {
		own: scope,
		keys: scope,
		input
	}, next, fail), fail);
	return {
		run: (scope, input, emit, fail) => each(scope, input, (inner) => body.run(inner, input, emit, fail), fail),
		paths: (scope, input, at, emit, fail) => each(scope, input, (inner) => body.paths(inner, input, at, emit, fail), fail),
		update: (scope, input, change, emit, fail) => {
			const scopes = [];
			let failed;
			each(scope, input, (inner) => append(scopes, inner), (failure) => failed ??= failure);
			if (failed) fail(failed);
			else changeInTurn(scopes.map((inner) => bodyChange(body, inner, change)), input, {
				emit,
				fail
			});
		}
	};
}
function bodyChange(body, scope, change) {
	return (value, emit, fail) => body.update(scope, value, change, emit, fail);
}
function resultsOf(filter, scope, input) {
	if (!filter) return [void 0];
	const results = [];
	const take = (result) => {
		append(results, result);
	};
	filter.run(scope, input, take, take);
	return results;
}
function stepsOf(term, scope, input) {
	const { optional } = term;
	if ("index" in term) return resultsOf(term.index, scope, input).map((index) => index instanceof JqFailure ? index : {
		kind: "index",
		optional,
		index: index ?? null
	});
	if (!term.from && !term.upto) return [{
		kind: "all",
		optional
	}];
	const ends = resultsOf(term.upto, scope, input);
	return resultsOf(term.from, scope, input).flatMap((from) => ends.map((upto) => {
		if (from instanceof JqFailure) return from;
		return upto instanceof JqFailure ? upto : {
			kind: "range",
			optional,
			from,
			upto
		};
	}));
}
function combinations(parts) {
	let paths = [[]];
	for (const steps of parts) {
		checkItems(paths.length * steps.length);
		paths = paths.flatMap((path) => steps.map((step) => path instanceof JqFailure ? path : step instanceof JqFailure ? step : [...path, step]));
	}
	return paths;
}
function path(of, terms, fixed) {
	const all = (scope, input) => {
		scope.meter.spend();
		return fixed ? [fixed] : combinations(terms.map((term) => stepsOf(term, scope, input)));
	};
	return {
		run: (scope, input, emit, fail) => {
			const paths = all(scope, input);
			of.run(scope, input, (value) => {
				for (const steps of paths) {
					scope.meter.spend();
					if (steps instanceof JqFailure) fail(steps);
					else follow$1(steps, {
						value,
						meter: scope.meter
					}, emit, fail);
				}
			}, fail);
		},
		paths: (scope, input, at, emit, fail) => {
			const paths = all(scope, input);
			of.paths(scope, input, at, (value, where) => {
				for (const steps of paths) {
					scope.meter.spend();
					if (steps instanceof JqFailure) fail(steps);
					else followPaths(steps, {
						value,
						path: where,
						meter: scope.meter
					}, emit, fail);
				}
			}, fail);
		},
		update: (scope, input, change, emit, fail) => {
			const paths = all(scope, input);
			of.update(scope, input, (value, emitInner, failInner) => deliver(changeAll(paths, value, change), emitInner, failInner), emit, fail);
		}
	};
}
function changeAll(paths, value, change) {
	let current = value;
	for (const steps of paths) {
		const changed = steps instanceof JqFailure ? steps : changeAt(steps, current, change);
		if (changed instanceof JqFailure) return changed;
		current = changed;
	}
	return current;
}

// workflows/weaver/forge/jq/calls.ts
function enter(call, scope, next, fail, at = 0) {
	const { defined, filters, caller, input } = call;
	const filter = filters[at];
	if (!filter) {
		next(scope);
		return;
	}
	if (defined.parameters[at] === "filter") {
		enter(call, scope.with({
			filter,
			scope: caller
		}), next, fail, at + 1);
		return;
	}
	filter.run(caller, input, (value) => enter(call, scope.with(value), next, fail, at + 1), fail);
}
const MISSING = calculated((_scope, _input, _emit, fail) => fail(new JqFailure({ message: () => "a definition was called before it was complete" })));
function definedCall(defined, filters, levels) {
	const body = () => defined.body ?? MISSING;
	const each = (scope, input, next, fail) => {
		const { meter } = scope;
		meter.spend(1 + (meter.depth >> 6));
		meter.depth++;
		try {
			enter({
				defined,
				filters,
				caller: scope,
				input
			}, scope.up(levels), next, fail);
		} finally {
			meter.depth--;
		}
	};
	return {
		run: (scope, input, emit, fail) => each(scope, input, (inner) => body().run(inner, input, emit, fail), fail),
		paths: (scope, input, at, emit, fail) => each(scope, input, (inner) => body().paths(inner, input, at, emit, fail), fail),
		update: (scope, input, change, emit, fail) => {
			const scopes = [];
			let failed;
			each(scope, input, (inner) => append(scopes, inner), (failure) => failed ??= failure);
			if (failed) {
				fail(failed);
				return;
			}
			const turn = (value, emitTurn, at) => {
				const inner = scopes[at];
				if (inner) body().update(inner, value, change, (next) => turn(next, emitTurn, at + 1), fail);
				else emitTurn(value);
			};
			turn(input, emit, 0);
		}
	};
}
function sizeOf$1(value) {
	return typeof value === "string" || isArray(value) ? value.length >> 4 : 0;
}
function nativeCall(native, filters) {
	return callEach((_meter, input, values) => native(input, ...values), filters);
}
function meteredCall(native, filters) {
	return callEach((meter, input, values) => native(meter, input, ...values), filters);
}
function callEach(give, filters) {
	const run = (scope, input, values, emit, fail) => {
		const filter = filters[values.length];
		if (filter) {
			filter.run(scope, input, (value) => run(scope, input, [...values, value], emit, fail), fail);
			return;
		}
		scope.meter.spend(values.reduce((sum, value) => sum + 4 * sizeOf$1(value), 1 + sizeOf$1(input)));
		deliver(give(scope.meter, input, values), emit, fail);
	};
	return calculated((scope, input, emit, fail) => run(scope, input, [], emit, fail));
}
function quickly(quick, count, body) {
	const valuesOf = (scope) => Array.from({ length: count }, (_, at) => scope.up(count - 1 - at).bound);
	return {
		...body,
		run: (scope, input, emit, fail) => {
			const value = quick({
				meter: scope.meter,
				input,
				values: valuesOf(scope)
			});
			if (value === void 0) body.run(scope, input, emit, fail);
			else emit(value);
		}
	};
}

// workflows/weaver/forge/jq/fold-filters.ts
function goOn(fold, items, at, state, fail) {
	const item = items[at];
	if (item === void 0) fold.outer?.(state);
	else if (item instanceof JqFailure) fail(item);
	else fold.update(item, state, (next) => {
		fold.inner?.(item, next);
		goOn(fold, items, at + 1, next, fail);
	}, fail);
}
function once(fold, scope, state) {
	const states = [];
	const failures = [];
	fold.update(scope, state, (next) => append(states, next), (failure) => append(failures, failure));
	return failures.length === 0 ? states : {
		failures,
		states
	};
}
function stream(fold, each, start, fail) {
	let state = start;
	const rest = [];
	let branches = [];
	let branchScope;
	stoppable((stop) => each((item) => {
		if (branchScope) {
			append(rest, item);
			return;
		}
		if (state === void 0) return;
		if (item instanceof JqFailure) {
			fail(item);
			state = void 0;
			return stop();
		}
		const outcome = once(fold, item, state);
		const states = "failures" in outcome ? outcome.states : outcome;
		if ("failures" in outcome) for (const failure of outcome.failures) fail(failure);
		const [only] = states;
		if (states.length > 1) {
			branches = states;
			branchScope = item;
		} else if (only === void 0) {
			state = void 0;
			stop();
		} else {
			state = only;
			fold.inner?.(item, only);
		}
	}));
	if (!branchScope) {
		if (state) fold.outer?.(state);
		return;
	}
	for (const branch of branches) {
		fold.inner?.(branchScope, branch);
		goOn(fold, rest, 0, branch, fail);
	}
}
function fold$1(parts) {
	const { source, binder, initial, update, project } = parts;
	const items = (scope, input) => (take) => source.run(scope, input, (value) => {
		scope.meter.spend();
		bind(binder, value, {
			own: scope,
			keys: scope,
			input
		}, take, take);
	}, take);
	return {
		run: (scope, input, emit, fail) => {
			const step = {
				update: (inner, state, next, failInner) => update.run(inner, state.value, (value) => next({
					value,
					at: void 0
				}), failInner),
				inner: innerOf(project, (inner, state) => runProject(project, inner, state.value, emit, fail)),
				outer: project ? void 0 : (state) => emit(state.value)
			};
			initial.run(scope, input, (value) => stream(step, items(scope, input), {
				value,
				at: void 0
			}, fail), fail);
		},
		paths: (scope, input, at, emit, fail) => {
			const step = {
				update: (inner, state, next, failInner) => update.paths(inner, state.value, state.at, (value, where) => next({
					value,
					at: where
				}), failInner),
				inner: innerOf(project, (inner, state) => {
					if (project === "state") emit(state.value, state.at);
					else project?.paths(inner, state.value, state.at, emit, fail);
				}),
				outer: project ? void 0 : (state) => emit(state.value, state.at)
			};
			initial.paths(scope, input, at, (value, where) => stream(step, items(scope, input), {
				value,
				at: where
			}, fail), fail);
		},
		update: (scope, input, change, emit, fail) => {
			const all = [];
			items(scope, input)((item) => append(all, item));
			initial.update(scope, input, (value, emitInner, failInner) => foldUpdate({
				parts,
				items: all,
				change
			}, value, emitInner, failInner), emit, fail);
		}
	};
}
function innerOf(project, use) {
	return project ? use : void 0;
}
function runProject(project, scope, value, emit, fail) {
	if (project === "state") emit(value);
	else project?.run(scope, value, emit, fail);
}
function foldUpdate(work, value, emit, fail, at = 0) {
	const { parts, items, change } = work;
	const item = items[at];
	if (item instanceof JqFailure) {
		fail(item);
		return;
	}
	if (item === void 0) {
		if (parts.project) emit(value);
		else change(value, emit, fail);
		return;
	}
	const goOnWith = (inner, emitInner, failInner) => foldUpdate(work, inner, emitInner, failInner, at + 1);
	const step = (inner, emitInner, failInner) => {
		if (!parts.project) goOnWith(inner, emitInner, failInner);
		else if (parts.project === "state") change(inner, (next) => goOnWith(next, emitInner, failInner), failInner);
		else parts.project.update(item, inner, change, (next) => goOnWith(next, emitInner, failInner), failInner);
	};
	parts.update.update(item, value, step, emit, fail);
}

// workflows/weaver/forge/jq/loops.ts
function range$1(from, upto, by) {
	const count = (scope, limits, emit, fail) => {
		const [start, end, step] = limits;
		const direction = compare(step, 0);
		let at = start;
		for (;;) {
			const order = compare(at, end, scope.meter);
			if (direction > 0 ? order >= 0 : direction < 0 ? order <= 0 : order === 0) return;
			scope.meter.spend();
			emit(at);
			const next = calculate("+", at, step, scope.meter);
			if (next instanceof JqFailure) {
				fail(next);
				return;
			}
			at = next;
		}
	};
	return calculated((scope, input, emit, fail) => from.run(scope, input, (start) => upto.run(scope, input, (end) => by.run(scope, input, (step) => count(scope, [
		start,
		end,
		step
	], emit, fail), fail), fail), fail));
}
function again(scope, input, step, fail) {
	let current = input;
	while (current !== void 0) {
		scope.meter.spend();
		const results = step(current);
		if (!results) return;
		const [only, ...more] = results;
		current = void 0;
		if (more.length === 0) {
			if (only instanceof JqFailure) fail(only);
			else current = only;
			continue;
		}
		for (const result of results) if (result instanceof JqFailure) fail(result);
		else again(scope, result, step, fail);
	}
}
function allOf(filter, scope, input) {
	const results = [];
	const push = (result) => {
		append(results, result);
	};
	filter.run(scope, input, push, push);
	return results;
}
function loop(test, update, give) {
	return calculated((scope, input, emit, fail) => again(scope, input, (value) => {
		const [holds = false] = allOf(test, scope, value);
		if (holds instanceof JqFailure) return [holds];
		const goesOn = isTrue(holds) === (give === "each");
		if (goesOn === (give === "each")) emit(value);
		return goesOn ? allOf(update, scope, value) : void 0;
	}, fail));
}
function deepRun(by, scope, input, emit, fail) {
	scope.meter.spend();
	emit(input);
	by.run(scope, input, (value) => deepRun(by, scope, value, emit, fail), fail);
}
function deepPaths(by, scope, start, emit, fail) {
	scope.meter.spend();
	emit(start.value, start.at);
	by.paths(scope, start.value, start.at, (value, at) => deepPaths(by, scope, {
		value,
		at
	}, emit, fail), fail);
}
function recurseBy(by) {
	const self = {
		run: (scope, input, emit, fail) => deepRun(by, scope, input, emit, fail),
		paths: (scope, input, at, emit, fail) => deepPaths(by, scope, {
			value: input,
			at
		}, emit, fail),
		update: (scope, input, change, emit, fail) => change(input, (value) => by.update(scope, value, (inner, e, f) => self.update(scope, inner, change, e, f), emit, fail), fail)
	};
	return self;
}

// workflows/weaver/forge/jq/read-json.ts
var BadJson = class extends Error {};
const MAX_DEPTH = 512;
var Reader = class {
	#text;
	#at = 0;
	#depth = 0;
	constructor(text) {
		this.#text = text;
	}
	*all() {
		for (this.#space(); this.#at < this.#text.length; this.#space()) yield this.#value();
	}
	#take(pattern) {
		pattern.lastIndex = this.#at;
		const found = pattern.exec(this.#text)?.[0];
		if (found !== void 0) this.#at += found.length;
		return found;
	}
	#space() {
		this.#take(/(?:\s|#[^\n]*)*/y);
	}
	#value() {
		if (++this.#depth > MAX_DEPTH) throw new BadJson("nested too deeply");
		const value = this.#any();
		this.#depth--;
		return value;
	}
	#any() {
		const word = this.#take(/null|true|false/y);
		if (word !== void 0) return word === "null" ? null : word === "true";
		const number = this.#take(/[+-]?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y);
		if (number !== void 0) return numberOf(number);
		const text = this.#take(/"(?:[^"\\]|\\[\s\S])*"/y);
		if (text !== void 0) return this.#string(text);
		const open = this.#take(/[[{]/y);
		if (open === "[") return this.#items("]", () => this.#value());
		if (open === "{") return objectOf(this.#items("}", () => this.#entry()));
		throw new BadJson(`byte offset ${Buffer.byteLength(this.#text.slice(0, this.#at))}: value expected`);
	}
	#string(text) {
		try {
			return String(JSON.parse(text));
		} catch {
			throw new BadJson("invalid string");
		}
	}
	#entry() {
		const key = this.#value();
		this.#space();
		if (this.#take(/:/y) === void 0) throw new BadJson("colon expected");
		this.#space();
		if (typeof key !== "string") throw new BadJson("string expected");
		return [key, this.#value()];
	}
	#items(close, read) {
		const items = [];
		this.#space();
		if (this.#text[this.#at] === close) {
			this.#at++;
			return items;
		}
		for (;;) {
			this.#space();
			append(items, read());
			this.#space();
			const next = this.#text[this.#at++];
			if (next === close) return items;
			if (next !== ",") throw new BadJson("comma expected");
		}
	}
};
function numberOf(text) {
	if (!/^[+-]?[0-9]+$/.test(text)) return new Decimal(Number(text), text);
	checkDigits(text.length);
	return integer$1(BigInt(text.replace("+", "")));
}
function parseJsonTexts(text) {
	const values = [];
	try {
		for (const value of new Reader(text).all()) append(values, value);
		return {
			values,
			failed: void 0
		};
	} catch (error) {
		if (!(error instanceof BadJson)) throw error;
		return {
			values,
			failed: failure(`cannot parse ${toJson(text)} as JSON: ${error.message}`)
		};
	}
}

// workflows/weaver/forge/jq/macros.ts
function keyed$1(by, scope, input) {
	if (!isArray(input)) return cannotUse(input, "array");
	const result = [];
	for (const item of input) {
		scope.meter.spend();
		const key = collect((emit, fail) => by.run(scope, item, emit, fail));
		if (key instanceof JqFailure) return key;
		result.push({
			key,
			item
		});
	}
	return result;
}
function onKeys(by, give) {
	return calculated((scope, input, emit, fail) => {
		const pairs = keyed$1(by, scope, input);
		if (pairs instanceof JqFailure) fail(pairs);
		else emit(give(pairs, scope.meter));
	});
}
function sorted$1(pairs, meter) {
	return pairs.toSorted((a, b) => compareLists(a.key, b.key, meter));
}
function groups(pairs, meter) {
	const found = [];
	let current;
	for (const { key, item } of sorted$1(pairs, meter)) {
		if (current && compareLists(current, key, meter) === 0) found.at(-1)?.push(item);
		else found.push([item]);
		current = key;
	}
	return found;
}
function extreme(pairs, meter, isBetter) {
	let [best, ...rest] = pairs;
	for (const pair of rest) if (best && isBetter(compareLists(pair.key, best.key, meter))) best = pair;
	return best?.item ?? null;
}
function quantifier(source, test, wanted) {
	return calculated((scope, input, emit, fail) => {
		let answer = !wanted;
		scope.meter.spend(8);
		stoppable((stop) => {
			const failNow = (failed) => {
				answer = failed;
				stop();
			};
			source.run(scope, input, (item) => test.run(scope, item, (value) => {
				if (isTrue(value) !== wanted) return;
				answer = wanted;
				stop();
			}, failNow), failNow);
		});
		deliver(answer, emit, fail);
	});
}
const EVERY = path(identity, [{
	optional: false,
	from: void 0,
	upto: void 0
}], [{
	kind: "all",
	optional: false
}]);
function pathList(of, give) {
	return calculated((scope, input, emit, fail) => of.paths(scope, input, void 0, (value, at) => emit(give(value, keysOf(at))), fail));
}
const not = calculated((_scope, input, emit) => emit(!isTrue(input)));
const truth = calculated((_scope, _input, emit) => emit(true));
const falsehood = calculated((_scope, _input, emit) => emit(false));
const zero = calculated((_scope, _input, emit) => emit(0));
const one$4 = calculated((_scope, _input, emit) => emit(1));
const raise = calculated((_scope, input, _emit, fail) => fail(failure(input)));
const fromJson = calculated((_scope, input, emit, fail) => {
	if (typeof input !== "string") {
		fail(cannotUse(input, "string"));
		return;
	}
	const { values, failed } = parseJsonTexts(input);
	for (const value of values) emit(value);
	if (failed) fail(failed);
});
function addAll(of) {
	return calculated((scope, input, emit, fail) => {
		const items = collect((next, problem) => of.run(scope, input, next, problem));
		if (items instanceof JqFailure) {
			fail(items);
			return;
		}
		deliver(sum$1(items, scope.meter), emit, fail);
	});
}
function sum$1(items, meter) {
	if (items.length > 1 && items.every(isArray)) {
		checkItems(items.reduce((count, list) => count + list.length, 0));
		return items.flat();
	}
	let total = null;
	for (const item of items) {
		const next = calculate("+", total, item, meter);
		if (next instanceof JqFailure) return next;
		total = next;
	}
	return total;
}
const MACROS = new Map(Object.entries({
	"empty/0": () => nothing,
	"not/0": () => not,
	"true/0": () => truth,
	"false/0": () => falsehood,
	"null/0": () => calculated((_scope, _input, emit) => emit(null)),
	"error/0": () => raise,
	"error/1": (message = identity) => pipe(message, raise),
	"fromjson/0": () => fromJson,
	"select/1": (test = identity) => condition(test, identity, nothing),
	"map/1": (by = identity) => list$1(pipe(EVERY, by)),
	"map_values/1": (by = identity) => updateWith(EVERY, by),
	"walk/1": (by = identity) => updateWith(recurse$1, by),
	"add/0": () => addAll(EVERY),
	"add/1": (of = identity) => addAll(of),
	"any/0": () => quantifier(EVERY, identity, true),
	"any/1": (test = identity) => quantifier(EVERY, test, true),
	"any/2": (source = identity, test = identity) => quantifier(source, test, true),
	"all/0": () => quantifier(EVERY, identity, false),
	"all/1": (test = identity) => quantifier(EVERY, test, false),
	"all/2": (source = identity, test = identity) => quantifier(source, test, false),
	"isempty/1": (of = identity) => pipe(list$1(selection$1(of, (_scope, _input, use) => use((s, e, f) => take(1, s, e, f)))), calculated((_scope, input, emit) => emit(isArray(input) && input.length === 0))),
	"range/1": (upto = identity) => range$1(zero, upto, one$4),
	"range/2": (from = identity, upto = identity) => range$1(from, upto, one$4),
	"range/3": range$1,
	"first/1": (of = identity) => selection$1(of, (_scope, _input, use) => use((s, e, f) => take(1, s, e, f))),
	"last/1": (of = identity) => selection$1(of, (_scope, _input, use) => use(lastOf)),
	"limit/2": (count = identity, of = identity) => counted(count, of, "take"),
	"skip/2": (count = identity, of = identity) => counted(count, of, "drop"),
	"recurse/0": () => recurse$1,
	"recurse/1": (by = identity) => recurseBy(by),
	"recurse/2": (by = identity, test = identity) => recurseBy(pipe(by, condition(test, identity, nothing))),
	"until/2": (test = identity, update = identity) => loop(test, update, "last"),
	"while/2": (test = identity, update = identity) => loop(test, update, "each"),
	"repeat/1": (by = identity) => calculated((scope, input, emit, fail) => {
		for (;;) {
			scope.meter.spend();
			by.run(scope, input, emit, fail);
		}
	}),
	"path/1": (of = identity) => pathList(of, (_value, keys) => keys),
	"path_value/1": (of = identity) => pathList(of, (value, keys) => [keys, value]),
	"sort_by/1": (by = identity) => onKeys(by, (pairs, meter) => sorted$1(pairs, meter).map(({ item }) => item)),
	"group_by/1": (by = identity) => onKeys(by, groups),
	"unique_by/1": (by = identity) => onKeys(by, (pairs, meter) => groups(pairs, meter).map(([item]) => item ?? null)),
	"unique/0": () => onKeys(identity, (pairs, meter) => groups(pairs, meter).map(([item]) => item ?? null)),
	"min_by/1": (by = identity) => onKeys(by, (pairs, meter) => extreme(pairs, meter, (order) => order < 0)),
	"max_by/1": (by = identity) => onKeys(by, (pairs, meter) => extreme(pairs, meter, (order) => order >= 0)),
	"min/0": () => onKeys(identity, (pairs, meter) => extreme(pairs, meter, (order) => order < 0)),
	"max/0": () => onKeys(identity, (pairs, meter) => extreme(pairs, meter, (order) => order >= 0)),
	"debug/0": () => identity,
	"stderr/0": () => identity,
	"from_entries/0": () => calculated((_scope, input, emit, fail) => deliver(fromEntries(input), emit, fail))
}));
function fromEntries(input) {
	const items = isArray(input) ? input : typeof input === "object" && input !== null ? Object.values(input) : void 0;
	if (!items) return cannotUse(input, "iterable (array or object)");
	const entries = [];
	for (const item of items) {
		if (!isObject$1(item)) return failure(`cannot index ${toJson(item)} with "key"`);
		const pair = item;
		if (typeof pair.key !== "string") return null;
		entries.push([pair.key, pair.value ?? null]);
	}
	return objectOf(entries);
}

// workflows/weaver/forge/jq/maths/double.ts
const view = /* @__PURE__ */ new DataView(/* @__PURE__ */ new ArrayBuffer(8));
function bitsOf(value) {
	view.setFloat64(0, value);
	return view.getBigUint64(0);
}
function fromBits(bits) {
	view.setBigUint64(0, bits);
	return view.getFloat64(0);
}
function partsOf$1(value) {
	const bits = bitsOf(value);
	const biased = Number(bits >> 52n & 2047n);
	const fraction = bits & 4503599627370495n;
	const size = biased === 0 ? fraction : fraction | 1n << 52n;
	return {
		mantissa: bits >> 63n === 1n ? -size : size,
		exponent: Math.max(biased, 1) - 1075
	};
}
function bitLength(value) {
	const hex = (value < 0n ? -value : value).toString(16);
	return value === 0n ? 0 : 4 * hex.length - Math.clz32(Number.parseInt(hex[0] ?? "0", 16)) + 28;
}
function shifted(value, by) {
	return by >= 0 ? value << BigInt(by) : value >> BigInt(-by);
}
function toFixedPoint(value, p) {
	const { mantissa, exponent } = partsOf$1(value);
	return shifted(mantissa, exponent + p);
}
function toDouble(value, p) {
	const size = value < 0n ? -value : value;
	const cut = Math.max(bitLength(size) - 54, p - 1075);
	if (cut <= 0) return scaled(Number(value), -p);
	const kept = size >> BigInt(cut);
	const isExact = kept << BigInt(cut) === size;
	const half = kept & 1n;
	const whole = kept >> 1n;
	const up = half === 1n && (!isExact || (whole & 1n) === 1n) ? 1n : 0n;
	const rounded = scaled(Number(whole + up), cut + 1 - p);
	return value < 0n ? -rounded : rounded;
}
function scaled(value, exponent) {
	let result = value;
	let left = Math.max(-4e3, Math.min(4e3, exponent));
	while (left !== 0 && result !== 0 && Number.isFinite(result)) {
		const step = Math.max(-1e3, Math.min(1e3, left));
		result *= 2 ** step;
		left -= step;
	}
	return result;
}
function squareRoot(value) {
	if (value < 2n) return value < 0n ? 0n : value;
	let root = 1n << BigInt(bitLength(value) + 1 >> 1);
	for (;;) {
		const next = root + value / root >> 1n;
		if (next >= root) return root;
		root = next;
	}
}

// workflows/weaver/forge/jq/maths/constants.ts
function constant$1(calculate) {
	let known = {
		p: 0,
		value: 0n
	};
	return (p) => {
		if (known.p < p) known = {
			p,
			value: calculate(p + 32) >> 32n
		};
		return known.value >> BigInt(known.p - p);
	};
}
function inverse(n, p, sign) {
	let power = (1n << BigInt(p)) / n;
	let sum = power;
	for (let k = 3n; power !== 0n; k += 2n) {
		power = sign * power / (n * n);
		sum += power / k;
	}
	return sum;
}
const pi = constant$1((p) => 4n * (4n * inverse(5n, p, -1n) - inverse(239n, p, -1n)));
const ln2 = constant$1((p) => 2n * inverse(3n, p, 1n));
const ln10 = constant$1((p) => 3n * ln2(p) + 2n * inverse(9n, p, 1n));
const rootOfPi = constant$1((p) => squareRoot(pi(p) << BigInt(p)));
const gammaConstant = constant$1((p) => {
	const bits = p + 32;
	const one = 1n << BigInt(bits);
	const k = Math.ceil(Math.log2(.18 * bits + 1));
	const square = 1n << BigInt(2 * k);
	let term = one;
	let weighted = -BigInt(k) * ln2(bits);
	let [sum, weightedSum] = [term, weighted];
	for (let i = 1n; term !== 0n || weighted !== 0n; i++) {
		term = term * square / (i * i);
		weighted = (weighted * square / i + term) / i;
		sum += term;
		weightedSum += weighted;
	}
	return (weightedSum << BigInt(bits)) / sum >> 32n;
});

// workflows/weaver/forge/jq/maths/circle.ts
const halvings$1 = 8;
function sineAndCosine(value, p) {
	const bits = p + 40;
	const x = shifted(value, 32);
	const square = x * x >> BigInt(bits);
	let term = square / 2n;
	let versine = term;
	for (let k = 3n; term !== 0n; k += 2n) {
		term = -(term * square >> BigInt(bits)) / (k * (k + 1n));
		versine += term;
	}
	let sine = x;
	term = x;
	for (let k = 2n; term !== 0n; k += 2n) {
		term = -(term * square >> BigInt(bits)) / (k * (k + 1n));
		sine += term;
	}
	for (let i = 0; i < halvings$1; i++) {
		const cosine = (1n << BigInt(bits)) - versine;
		versine = sine * sine >> BigInt(bits - 1);
		sine = sine * cosine >> BigInt(bits - 1);
	}
	return {
		sine: sine >> 40n,
		cosine: (1n << BigInt(bits)) - versine >> 40n
	};
}
function withoutTurns(value, p) {
	const { mantissa, exponent } = partsOf$1(value);
	const bits = p + Math.max(0, exponent + 53) + 16;
	const turn = 2n * pi(bits);
	const rest = shifted(mantissa, exponent + bits) % turn;
	return shifted(rest < 0n ? rest + turn : rest, p - bits);
}

// workflows/weaver/forge/jq/maths/bessel-hankel.ts
const p$5 = 256;
function hankel(n, x) {
	const { even, odd } = expansion(n, x);
	const phase = withoutTurns(x, p$5) - BigInt((2 * n + 1) % 8) * pi(p$5) / 4n;
	const { sine, cosine } = sineAndCosine(phase, p$5);
	const { mantissa, scale } = amplitude(x);
	const scaled = (value) => ({
		mantissa: value * mantissa,
		scale: scale + 2 * p$5
	});
	return {
		first: scaled(even * cosine - odd * sine),
		second: scaled(even * sine + odd * cosine)
	};
}
function expansion(n, x) {
	const { mantissa, exponent } = partsOf$1(8 * Math.min(x, 2 ** 900));
	const square = BigInt(2 * n) ** 2n;
	const sums = [1n << BigInt(p$5), 0n];
	let term = 1n << BigInt(p$5);
	for (let k = 1n;; k++) {
		const next = shifted(term * (square - (2n * k - 1n) ** 2n), -exponent) / (k * mantissa);
		const smaller = next * next < term * term || square > (2n * k) ** 2n;
		if (next === 0n || !smaller) break;
		term = next;
		const at = Number(k % 2n);
		sums[at] = (sums[at] ?? 0n) + (k % 4n < 2n ? term : -term);
	}
	return {
		even: sums[0] ?? 0n,
		odd: sums[1] ?? 0n
	};
}
function amplitude(x) {
	const { mantissa, exponent } = partsOf$1(x);
	const even = exponent - (exponent & 1);
	const size = mantissa << BigInt(exponent & 1);
	return {
		mantissa: squareRoot((2n << BigInt(832)) / (pi(p$5) * size)),
		scale: 288 + even / 2
	};
}

// workflows/weaver/forge/jq/maths/exponential.ts
const halvings = 12;
function exponential(value, p) {
	const bits = p + 32;
	const x = shifted(value, 32);
	const exponent = x / ln2(bits) - (x < 0n ? 1n : 0n);
	const rest = x - exponent * ln2(bits) >> BigInt(halvings);
	let term = 1n << BigInt(bits);
	let sum = term;
	for (let k = 1n; term !== 0n; k++) {
		term = (term * rest >> BigInt(bits)) / k;
		sum += term;
	}
	for (let i = 0; i < halvings; i++) sum = sum * sum >> BigInt(bits);
	return {
		mantissa: sum >> 32n,
		exponent: Number(exponent)
	};
}
function logarithm(value, p) {
	const bits = p + 32;
	const exponent = bitLength(value) - p;
	const mantissa = shifted(value, 32 - exponent);
	let result = toFixedPoint(Math.log(Number(mantissa >> BigInt(bits - 60)) / 2 ** 60), bits);
	for (let known = 45; known < bits; known *= 3) {
		const { mantissa: power, exponent: shift } = exponential(result, bits);
		const guess = shifted(power, shift);
		result += (2n * (mantissa - guess) << BigInt(bits)) / (mantissa + guess);
	}
	return result + BigInt(exponent) * ln2(bits) >> 32n;
}
function logarithmOfDouble(value, p) {
	const { mantissa, exponent } = partsOf$1(value);
	return logarithm(shifted(mantissa, p - 52), p) + (BigInt(exponent + 52) * ln2(p + 16) >> 16n);
}

// workflows/weaver/forge/jq/maths/bessel-series.ts
const seriesBits = 400;
const p$4 = 400;
const one$3 = 1n << BigInt(p$4);
function sums(n, x) {
	const quarter = shifted(toFixedPoint(x, p$4) ** 2n, -402);
	let term = one$3;
	let weight = 0n;
	for (let k = 1; k <= n; k++) weight += one$3 / BigInt(k);
	let plain = term;
	let harmonic = weight;
	for (let k = 1n; term !== 0n; k++) {
		term = -(term * quarter >> BigInt(p$4)) / (k * (k + BigInt(n)));
		weight += one$3 / k + one$3 / (k + BigInt(n));
		plain += term;
		harmonic += term * weight >> BigInt(p$4);
		if (-1n <= term && term <= 1n) break;
	}
	return {
		plain,
		harmonic
	};
}
function firstKindFactor(n, x) {
	return sums(n, x).plain;
}
function secondKind(n, x) {
	const { plain, harmonic } = sums(n, x);
	const halfLog = logarithmOfDouble(x, p$4) - ln2(p$4) + gammaConstant(p$4);
	const { mantissa, exponent } = partsOf$1(x);
	const sum = (2n * halfLog * plain >> BigInt(p$4)) - harmonic;
	return ((n === 0 ? sum : shifted(sum * mantissa, exponent - 1)) - (n === 0 ? 0n : shifted(2n * one$3 << BigInt(Math.max(0, -exponent)), -Math.max(0, exponent)) / mantissa) << BigInt(p$4)) / pi(p$4);
}

// workflows/weaver/forge/jq/maths/bessel-recurrence.ts
const p$3 = 400;
const maxExactOrder = 2e4;
const maxOrder = 1e7;
function fixed({ mantissa, scale }) {
	return shifted(mantissa, p$3 - scale);
}
function twice(x) {
	const { mantissa, exponent } = partsOf$1(x);
	return shifted(2n << BigInt(p$3 + Math.max(0, -exponent)), -Math.max(0, exponent)) / mantissa;
}
function upwards([before, at], n, x) {
	const ratio = twice(x);
	let [low, high] = [before, at];
	for (let k = 1; k < n && bitLength(high) - p$3 < 1030; k++) [low, high] = [high, (BigInt(k) * ratio * high >> BigInt(p$3)) - low];
	return high;
}
function upwardsInDoubles([before, at], n, x) {
	let [low, high] = [before, at];
	for (let k = 1; k < n && Number.isFinite(high); k++) [low, high] = [high, 2 * k / x * high - low];
	return high;
}
function limited(n) {
	if (n <= maxOrder) return;
	throw new UserError("jq-limit", {
		message: `A jq filter asks for a Bessel function of order ${n}, and was stopped.`,
		hint: `Orders up to ${maxOrder} are calculated where the argument is as large.`
	});
}
function firstKindRecurrence(n, x) {
	limited(n);
	const [zero, one] = [hankel(0, x).first, hankel(1, x).first];
	if (n > x) return n > maxExactOrder ? downwardsInDoubles(n, x) : downwards(n, x);
	if (n <= maxExactOrder) return toDouble(upwards([fixed(zero), fixed(one)], n, x), p$3);
	return upwardsInDoubles([toDouble(zero.mantissa, zero.scale), toDouble(one.mantissa, one.scale)], n, x);
}
function secondKindRecurrence(n, x) {
	const isSmall = x <= 64;
	if (!isSmall) limited(Math.min(n, Math.ceil(2 * x + 2e3)));
	const zero = isSmall ? secondKind(0, x) : fixed(hankel(0, x).second);
	const one = isSmall ? secondKind(1, x) : fixed(hankel(1, x).second);
	if (isSmall || n <= maxExactOrder) return toDouble(upwards([zero, one], n, x), p$3);
	return upwardsInDoubles([toDouble(zero, p$3), toDouble(one, p$3)], n, x);
}
function start(n, x) {
	let k = Math.max(n, Math.ceil(x)) + 100;
	while (k * Math.log2(2 * k / (Math.E * x)) < 1600) k = Math.ceil(1.02 * k);
	return k + k % 2;
}
function downwards(n, x) {
	const ratio = twice(x);
	let [above, at, wanted, sum] = [
		0n,
		1n,
		0n,
		0n
	];
	for (let k = start(n, x); k > 0; k--) {
		if (k === n) wanted = at;
		if (k % 2 === 0) sum += 2n * at;
		[above, at] = [at, (BigInt(k) * ratio * at >> BigInt(p$3)) - above];
	}
	const bits = p$3 + 1100;
	return toDouble((wanted << BigInt(bits)) / (sum + at), bits);
}
function downwardsInDoubles(n, x) {
	const first = Math.ceil(n + 60 * Math.cbrt(n));
	let [above, at, wanted, sum] = [
		0,
		1e-300,
		0,
		0
	];
	for (let k = first + first % 2; k > 0; k--) {
		if (k === n) wanted = at;
		if (k % 2 === 0) sum += 2 * at;
		[above, at] = [at, 2 * k / x * at - above];
		if (Math.abs(at) < 1e200) continue;
		[above, at, wanted, sum] = [
			above * 1e-300,
			at * 1e-300,
			wanted * 1e-300,
			sum * 1e-300
		];
	}
	return wanted / (sum + at);
}

// workflows/weaver/forge/jq/maths/bernoulli.ts
const known$2 = [];
let tangents = [];
function tangentNumbers(count) {
	const row = [1n];
	for (let k = 1; k < count; k++) row[k] = BigInt(k) * (row[k - 1] ?? 0n);
	for (let k = 1; k < count; k++) for (let j = k; j < count; j++) row[j] = BigInt(j - k) * (row[j - 1] ?? 0n) + BigInt(j - k + 2) * (row[j] ?? 0n);
	return row;
}
function bernoulli(k) {
	const found = known$2[k];
	if (found) return found;
	if (tangents.length < k) tangents = tangentNumbers(2 * k);
	const power = 1n << BigInt(2 * k);
	const fraction = {
		numerator: BigInt(2 * k) * (tangents[k - 1] ?? 0n) * (k % 2 === 1 ? 1n : -1n),
		denominator: power * (power - 1n)
	};
	known$2[k] = fraction;
	return fraction;
}

// workflows/weaver/forge/jq/maths/gamma.ts
const p$2 = 256;
const one$2 = 1n << BigInt(p$2);
const smallest = 40;
const tiny$1 = 2 ** -70;
function stirling(z) {
	let sum = ((z - one$2 / 2n) * logarithm(z, p$2) >> BigInt(p$2)) - z + logarithm(2n * pi(p$2), p$2) / 2n;
	const square = z * z >> BigInt(p$2);
	let power = (one$2 << BigInt(p$2)) / z;
	for (let k = 1; power !== 0n; k++) {
		const { numerator, denominator } = bernoulli(k);
		const term = power * numerator / (denominator * BigInt(2 * k * (2 * k - 1)));
		if (term === 0n) break;
		sum += term;
		power = (power << BigInt(p$2)) / square;
	}
	return sum;
}
function risen(z) {
	let product = one$2;
	let end = z;
	for (; end < BigInt(smallest) * one$2; end += one$2) product = product * end >> BigInt(p$2);
	return {
		product,
		end
	};
}
function gamma(x) {
	if (Number.isNaN(x) || x === Number.NEGATIVE_INFINITY) return NaN;
	if (Math.abs(x) < tiny$1 || x === Number.POSITIVE_INFINITY) return x === Number.POSITIVE_INFINITY ? x : 1 / x;
	if (x < 0 && Number.isInteger(x)) return NaN;
	if (x > 172) return Number.POSITIVE_INFINITY;
	if (x < -190) return Math.floor(x) % 2 === 0 ? 0 : -0;
	const { product, end } = risen(toFixedPoint(x, p$2));
	const { mantissa, exponent } = exponential(stirling(end), p$2);
	const guard = bitLength(product);
	return toDouble((mantissa << BigInt(guard)) / product, guard - exponent);
}
function logarithmOfGamma(x) {
	if (!Number.isFinite(x)) return Math.abs(x);
	if (x <= 0 && Number.isInteger(x)) return Number.POSITIVE_INFINITY;
	if (x === 1 || x === 2) return 0;
	if (Math.abs(x) < tiny$1) return toDouble(-logarithmOfDouble(Math.abs(x), p$2), p$2);
	return toDouble(x > 0 ? above(toFixedPoint(x, p$2)) : reflected(x), p$2);
}
function above(z) {
	const { product, end } = risen(z);
	return stirling(end) - (product === one$2 ? 0n : logarithm(product, p$2));
}
function reflected(x) {
	const z = toFixedPoint(x, p$2);
	const { sine } = sineAndCosine((z & one$2 - 1n) * pi(p$2) >> BigInt(p$2), p$2);
	return logarithm(pi(p$2), p$2) - logarithm(sine, p$2) - above(one$2 - z);
}

// workflows/weaver/forge/jq/maths/bessel.ts
const vanishing = -760;
function double({ mantissa, scale }) {
	return toDouble(mantissa, scale);
}
function signed(value, isNegative) {
	return isNegative ? -value : value;
}
function firstKind(order, x) {
	if (Number.isNaN(x)) return x;
	const n = Math.abs(order);
	const isNegative = n % 2 === 1 && (x < 0 || Object.is(x, -0)) !== order < 0;
	if (!Number.isFinite(x)) return signed(0, isNegative && n > 1);
	if (x === 0) return n === 0 ? 1 : signed(0, isNegative);
	return signed(firstOfPositive(n, Math.abs(x)), isNegative);
}
function firstOfPositive(n, x) {
	if (n > 1 && n * Math.log(x / 2) - logarithmOfGamma(n + 1) < vanishing) return 0;
	if (x <= 64) return firstBySeries(n, x);
	return x >= n * n / 8 ? double(hankel(n, x).first) : firstKindRecurrence(n, x);
}
function firstBySeries(n, x) {
	const { mantissa, exponent } = partsOf$1(x);
	let factor = firstKindFactor(n, x) * mantissa ** BigInt(n);
	let factorial = 1n;
	for (let k = 2; k <= n; k++) factorial *= BigInt(k);
	const guard = 64 * n;
	factor = (factor << BigInt(guard)) / factorial;
	return toDouble(factor, 400 + guard - n * (exponent - 1));
}
function secondKindOf(order, x) {
	if (Number.isNaN(x) || x < 0) return NaN;
	const n = Math.abs(order);
	const isNegative = n % 2 === 1 && order < 0;
	if (x === 0) return signed(Number.NEGATIVE_INFINITY, isNegative);
	if (x === Number.POSITIVE_INFINITY) return 0;
	return signed(secondOfPositive(n, x), isNegative);
}
function secondOfPositive(n, x) {
	if (x > 64 && x >= n * n / 8) return double(hankel(n, x).second);
	if (n === 0 || n === 1) return toDouble(secondKind(n, x), 400);
	return secondKindRecurrence(n, x);
}

// workflows/weaver/forge/jq/maths/elementary.ts
const p$1 = 200;
const one$1 = 1n << BigInt(p$1);
function powerOfTen(x) {
	if (Number.isNaN(x) || Math.abs(x) > 400) return 10 ** x;
	const { mantissa, exponent } = exponential(toFixedPoint(x, p$1) * ln10(p$1) >> BigInt(p$1), p$1);
	return toDouble(mantissa, p$1 - exponent);
}
function commonLogarithm(x) {
	if (!(x > 0) || x === Number.POSITIVE_INFINITY || x === 1) return Math.log10(x);
	return toDouble((logarithmOfDouble(x, p$1) << BigInt(p$1)) / ln10(p$1), p$1);
}
function hyperbolicTangent(x) {
	if (Number.isNaN(x) || Math.abs(x) < 2 ** -28 || Math.abs(x) > 20) return Math.tanh(x);
	const { mantissa, exponent } = exponential(2n * toFixedPoint(x, p$1), p$1);
	const power = shifted(mantissa, exponent);
	return toDouble((power - one$1 << BigInt(p$1)) / (power + one$1), p$1);
}
function cubeRoot(x) {
	if (!Number.isFinite(x) || x === 0) return x;
	const { mantissa, exponent } = partsOf$1(Math.abs(x));
	const more = 210 + (exponent % 3 + 3) % 3;
	const root = wholeCubeRoot(mantissa << BigInt(more));
	const result = toDouble(root, (more - exponent) / 3);
	return x < 0 ? -result : result;
}
function wholeCubeRoot(value) {
	let root = 1n << BigInt(Math.ceil(bitLength(value) / 3) + 1);
	for (;;) {
		const next = (2n * root + value / (root * root)) / 3n;
		if (next >= root) return root;
		root = next;
	}
}
function hypotenuse(a, b) {
	if (!Number.isFinite(a) || !Number.isFinite(b)) return Math.hypot(a, b);
	const [x, y] = [partsOf$1(a), partsOf$1(b)];
	const exponent = Math.min(x.exponent, y.exponent);
	const wide = shifted(x.mantissa, x.exponent - exponent) ** 2n + shifted(y.mantissa, y.exponent - exponent) ** 2n << 140n;
	const root = squareRoot(wide);
	const sticky = root * root === wide ? 0n : 1n;
	return toDouble(2n * root + sticky, 71 - exponent);
}

// workflows/weaver/forge/jq/maths/error-function.ts
const p = 160;
const end = {
	erf: 6,
	erfc: 28
};
const tiny = 2 ** -60;
function ratio(x, bits) {
	const square = shifted(toFixedPoint(x, bits) ** 2n, -bits);
	let term = 1n << BigInt(bits);
	let sum = term;
	for (let n = 3n; term !== 0n; n += 2n) {
		term = (term * square >> BigInt(bits - 1)) / n;
		sum += term;
	}
	const { mantissa, exponent } = exponential(-square, bits);
	return shifted(sum * mantissa, exponent - bits);
}
function erf(x) {
	if (Number.isNaN(x) || x === 0) return x;
	const size = Math.abs(x);
	if (size > end.erf) return Math.sign(x);
	const factor = size < tiny ? 1n << BigInt(p) : ratio(size, p);
	const { mantissa, exponent } = partsOf$1(x);
	return toDouble((mantissa * factor << BigInt(p)) / rootOfPi(p), p - exponent - 1);
}
const far = 10;
function farComplement(x) {
	const one = 1n << BigInt(p);
	const twice = shifted(toFixedPoint(x, p) ** 2n, -159);
	let term = one;
	let sum = one;
	for (let n = 1n; term !== 0n; n += 2n) {
		const next = (-term * n << BigInt(p)) / twice;
		if (next * next >= term * term) break;
		term = next;
		sum += term;
	}
	const { mantissa, exponent } = exponential(-twice / 2n, p);
	const { mantissa: divisor, exponent: scale } = partsOf$1(x);
	return toDouble((sum * mantissa << BigInt(p)) / (divisor * rootOfPi(p)), 320 - exponent + scale);
}
function erfc(x) {
	if (Number.isNaN(x)) return x;
	if (x > end.erfc) return 0;
	if (x < -end.erf) return 2;
	if (x >= far) return farComplement(x);
	const bits = p + Math.ceil(1.5 * x * x);
	const { mantissa, exponent } = partsOf$1(x);
	const near = Math.abs(x) < tiny ? 1n << BigInt(bits) : ratio(Math.abs(x), bits);
	const part = shifted((near * mantissa << BigInt(bits)) / rootOfPi(bits), exponent + 1);
	return toDouble((1n << BigInt(bits)) - part, bits);
}

// workflows/weaver/forge/jq/maths/parts.ts
function nextAfter(x, y) {
	if (Number.isNaN(x) || Number.isNaN(y)) return NaN;
	if (x === y) return y;
	if (x === 0) return y > 0 ? Number.MIN_VALUE : -Number.MIN_VALUE;
	return fromBits(bitsOf(x) + (y > x === x > 0 ? 1n : -1n));
}
function exponentOf(value) {
	const { mantissa, exponent } = partsOf$1(value);
	return bitLength(mantissa) - 1 + exponent;
}
function fractionAndExponent(value) {
	if (value === 0 || !Number.isFinite(value)) return [value, 0];
	const exponent = exponentOf(value) + 1;
	return [scaled(value, -exponent), exponent];
}
function fractionAndWhole(value) {
	const whole = Math.trunc(value);
	if (!Number.isFinite(value)) return [Number.isNaN(value) ? value : value < 0 ? -0 : 0, whole];
	const fraction = value - whole;
	return [fraction === 0 && (value < 0 || Object.is(value, -0)) ? -0 : fraction, whole];
}
function timesPower(value, exponent) {
	if (value === 0 || !Number.isFinite(value)) return value;
	const { mantissa, exponent: own } = partsOf$1(value);
	const power = own + exponent;
	if (power > 2e3) return value < 0 ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
	if (power < -1200) return value < 0 ? -0 : 0;
	return toDouble(mantissa, -power);
}

// workflows/weaver/forge/jq/maths/remainder.ts
function remainder(x, y) {
	if (!Number.isFinite(x) || Number.isNaN(y) || y === 0) return NaN;
	if (!Number.isFinite(y) || x === 0) return x;
	const [a, b] = [partsOf$1(Math.abs(x)), partsOf$1(Math.abs(y))];
	const unit = Math.min(a.exponent, b.exponent);
	const size = shifted(a.mantissa, a.exponent - unit);
	const by = shifted(b.mantissa, b.exponent - unit);
	const whole = size / by;
	const rest = size - whole * by;
	const isUp = 2n * rest > by || 2n * rest === by && whole % 2n === 1n;
	const result = toDouble(isUp ? rest - by : rest, -unit);
	return x < 0 ? -result : result;
}
function multiplyAdd(a, b, c) {
	const product = a * b;
	if (!Number.isFinite(a) || !Number.isFinite(b) || a === 0 || b === 0) return product + c;
	if (!Number.isFinite(c)) return c;
	const [x, y, z] = [
		partsOf$1(a),
		partsOf$1(b),
		partsOf$1(c)
	];
	const exponent = Math.min(x.exponent + y.exponent, z.exponent);
	const sum = shifted(x.mantissa * y.mantissa, x.exponent + y.exponent - exponent) + shifted(z.mantissa, z.exponent - exponent);
	return sum === 0n ? product + c : toDouble(sum, -exponent);
}

// workflows/weaver/forge/jq/maths-natives.ts
const costly = 500;
function recurrenceSteps(order, x) {
	return x < order * order / 8 ? Math.min(order, 3 * x + 2e3) : 0;
}
const number = (value) => isNumber(value) ? toFloat$1(value) : cannotUse(value, "number");
const smallInteger = (value) => {
	if (!isInteger(value) || BigInt.asIntN(64, BigInt(value)) !== BigInt(value)) return cannotUse(value, "integer");
	const small = Number(BigInt.asIntN(32, BigInt(value)));
	return BigInt(small) === BigInt(value) ? small : failure("out of range integral type conversion attempted");
};
function native({ reads, cost = () => 0 }, calculate) {
	return (meter, input, ...parameters) => {
		const given = reads.length === 1 ? [input] : parameters;
		const values = [];
		for (const [at, read] of reads.entries()) {
			const value = read(given[at] ?? null);
			if (value instanceof JqFailure) return value;
			values.push(value);
		}
		meter.spend(cost(...values));
		return calculate(...values);
	};
}
function natives(table, kind) {
	const count = kind.reads.length;
	return Object.fromEntries(Object.entries(table).map(([name, calculate]) => [`${name}/${count === 1 ? 0 : count}`, native(kind, (...values) => float(calculate(...values)))]));
}
function roundHalf(value) {
	return Math.sign(value) * Math.round(Math.abs(value));
}
function roundEven(value) {
	const size = Math.abs(value);
	const floor = Math.floor(size);
	return copySign(size - floor < .5 || size - floor === .5 && floor % 2 === 0 ? floor : floor + 1, value);
}
function copySign(size, sign) {
	return sign < 0 || Object.is(sign, -0) || Number.isNaN(sign) ? -Math.abs(size) : Math.abs(size);
}
function power(base, exponent) {
	if (base === 1 || base === -1 && Math.abs(exponent) === Number.POSITIVE_INFINITY) return 1;
	return base ** exponent;
}
const least = -(2 ** 31);
const UNARY = {
	acos: Math.acos,
	acosh: Math.acosh,
	asin: Math.asin,
	asinh: Math.asinh,
	atan: Math.atan,
	atanh: Math.atanh,
	cos: Math.cos,
	cosh: Math.cosh,
	exp: Math.exp,
	exp2: (value) => 2 ** value,
	expm1: Math.expm1,
	fabs: Math.abs,
	log: Math.log,
	log1p: Math.log1p,
	log2: Math.log2,
	logb: (value) => value === 0 ? -1e400 : Number.isFinite(value) ? exponentOf(value) : Math.abs(value),
	nearbyint: roundHalf,
	rint: roundEven,
	significand: (value) => value === 0 ? 0 : Number.isFinite(value) ? timesPower(value, -exponentOf(value)) : value,
	sin: Math.sin,
	sinh: Math.sinh,
	sqrt: Math.sqrt,
	tan: Math.tan,
	trunc: Math.trunc
};
const COSTLY_UNARY = {
	cbrt: cubeRoot,
	erf,
	erfc,
	exp10: powerOfTen,
	gamma,
	j0: (value) => firstKind(0, value),
	j1: (value) => firstKind(1, value),
	lgamma: logarithmOfGamma,
	log10: commonLogarithm,
	pow10: powerOfTen,
	tanh: hyperbolicTangent,
	tgamma: gamma,
	y0: (value) => secondKindOf(0, value),
	y1: (value) => secondKindOf(1, value)
};
const BINARY = {
	atan2: Math.atan2,
	copysign: copySign,
	drem: remainder,
	fdim: (a, b) => Number.isNaN(a) || Number.isNaN(b) || a > b ? a - b : 0,
	fmax: (a, b) => Number.isNaN(a) || a < b ? b : a,
	fmin: (a, b) => Number.isNaN(a) ? b : Number.isNaN(b) || a < b ? a : b,
	fmod: (a, b) => a % b,
	hypot: hypotenuse,
	nextafter: nextAfter,
	nexttoward: nextAfter,
	pow: power,
	remainder
};
function pair(first, second) {
	return [float(first), second];
}
const MATHS_NATIVES = {
	...natives(UNARY, { reads: [number] }),
	...natives(COSTLY_UNARY, {
		reads: [number],
		cost: () => costly
	}),
	...natives(BINARY, {
		reads: [number, number],
		cost: () => 4
	}),
	...natives({ fma: multiplyAdd }, { reads: [
		number,
		number,
		number
	] }),
	...natives({
		ldexp: timesPower,
		scalbln: timesPower
	}, { reads: [number, smallInteger] }),
	...natives({
		jn: firstKind,
		yn: secondKindOf
	}, {
		reads: [smallInteger, number],
		cost: (order = 0, x = 0) => costly + recurrenceSteps(Math.abs(order), Math.abs(x))
	}),
	"ilogb/0": native({ reads: [number] }, (value = 0) => {
		if (value === 0 || Number.isNaN(value)) return least;
		return integer$1(BigInt(Number.isFinite(value) ? exponentOf(value) : -(least + 1)));
	}),
	"frexp/0": native({ reads: [number] }, (value = 0) => pair(...fractionAndExponent(value))),
	"modf/0": native({ reads: [number] }, (value = 0) => {
		const [fraction, whole] = fractionAndWhole(value);
		return pair(fraction, float(whole));
	})
};

// workflows/weaver/forge/rust-regex.ts
var RegexError = class extends Error {};
const WORD = "\\p{Alphabetic}\\p{M}\\p{Nd}\\p{Pc}\\p{Join_Control}";
const SPACE$2 = "\\t-\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";
const BOUNDARY = `(?:(?<=[${WORD}])(?![${WORD}])|(?<![${WORD}])(?=[${WORD}]))`;
const NO_BOUNDARY = `(?:(?<=[${WORD}])(?=[${WORD}])|(?<![${WORD}])(?![${WORD}]))`;
const CLASSES = {
	d: "\\p{Nd}",
	D: "\\P{Nd}",
	w: `[${WORD}]`,
	W: `[^${WORD}]`,
	s: `[${SPACE$2}]`,
	S: `[^${SPACE$2}]`
};
const POSIX = {
	alnum: "0-9A-Za-z",
	alpha: "A-Za-z",
	ascii: "\\x00-\\x7f",
	blank: "\\t ",
	cntrl: "\\x00-\\x1f\\x7f",
	digit: "0-9",
	graph: "!-~",
	lower: "a-z",
	print: " -~",
	punct: "!-\\/:-@\\[-`\\{-~",
	space: "\\t-\\r ",
	upper: "A-Z",
	word: "\\w",
	xdigit: "0-9A-Fa-f"
};
const CONTROLS = {
	a: "\\x07",
	f: "\\f",
	t: "\\t",
	n: "\\n",
	r: "\\r",
	v: "\\v"
};
function literal(char) {
	const code = char.codePointAt(0) ?? 0;
	return /[A-Za-z0-9_]/.test(char) || code > 127 ? char : `\\x${code.toString(16).padStart(2, "0")}`;
}
var Translator = class {
	#pattern;
	#flags;
	#at = 0;
	constructor(pattern, flags) {
		this.#pattern = pattern;
		this.#flags = flags;
	}
	translate() {
		const result = this.#alternatives();
		if (this.#at < this.#pattern.length) throw new RegexError("unopened group");
		return result;
	}
	#take(pattern) {
		pattern.lastIndex = this.#at;
		const found = pattern.exec(this.#pattern);
		if (!found) return void 0;
		this.#at += found[0].length;
		return found;
	}
	#alternatives() {
		let result = "";
		const outer = this.#flags;
		let open = 0;
		for (;;) {
			const char = this.#pattern[this.#at];
			if (char === void 0 || char === ")") break;
			const flags = this.#take(/\(\?([imsUxu]*)(?:-([imsUxu]+))?\)/y);
			if (flags) {
				this.#flags = withFlags(this.#flags, flags[1] ?? "", flags[2] ?? "");
				result += this.#modifier();
				open++;
				continue;
			}
			result += this.#piece(char);
		}
		this.#flags = outer;
		return result + ")".repeat(open);
	}
	#modifier() {
		return this.#flags.ignoreCase === true ? "(?i:" : "(?-i:";
	}
	#piece(char) {
		if (this.#flags.extended === true && this.#take(/\s+|#[^\n]*/y)) return "";
		if (char === "(") return this.#repeated(this.#group());
		if (char === "[") return this.#repeated(this.#set());
		if (char === "\\") return this.#repeated(this.#escape(false));
		this.#at += String.fromCodePoint(this.#pattern.codePointAt(this.#at) ?? 0).length;
		switch (char) {
			case ".": return this.#repeated(this.#flags.dotAll === true ? "[\\s\\S]" : "[^\\n]");
			case "^": return this.#flags.multiLine === true ? "(?<![^\\n])" : "^";
			case "$": return this.#flags.multiLine === true ? "(?![^\\n])" : "$";
			case "|": return "|";
			case "*":
			case "+":
			case "?": throw new RegexError("repetition operator missing expression");
			default: {
				const from = this.#at - 1;
				const whole = this.#pattern.slice(from - (/[\udc00-\udfff]/.test(this.#pattern[from] ?? "") ? 1 : 0), this.#at);
				return this.#repeated(literal(whole));
			}
		}
	}
	#repeated(atom) {
		let result = atom;
		for (let isFirst = true;; isFirst = false) {
			const found = this.#take(/(?:[*+?]|\{\s*\d+\s*(?:,\s*\d*\s*)?\})\??/y)?.[0].replaceAll(/\s/g, "");
			if (found === void 0) return result;
			result = `${isFirst ? result : `(?:${result})`}${this.#greed(found)}`;
		}
	}
	#greed(repetition) {
		if (this.#flags.swapGreed !== true) return repetition;
		return repetition.length > 1 && repetition.endsWith("?") ? repetition.slice(0, -1) : `${repetition}?`;
	}
	#group() {
		this.#at++;
		const outer = this.#flags;
		const open = this.#opening();
		const body = this.#alternatives();
		if (this.#pattern[this.#at] !== ")") throw new RegexError("unclosed group");
		this.#at++;
		this.#flags = outer;
		return `${open}${body})`;
	}
	#opening() {
		if (this.#take(/\?<?[=!]/y)) throw new RegexError("look-around, including look-ahead and look-behind, is not supported");
		const named = this.#take(/\?P?<([A-Za-z_][A-Za-z0-9_.[\]]*)>/y);
		if (named) return `(?<${named[1]}>`;
		const flags = this.#take(/\?([imsUxu]*)(?:-([imsUxu]+))?:/y);
		if (flags) {
			this.#flags = withFlags(this.#flags, flags[1] ?? "", flags[2] ?? "");
			return this.#modifier();
		}
		if (this.#pattern[this.#at] === "?") throw new RegexError("unrecognized flag");
		return "(";
	}
	#set() {
		this.#at++;
		let result = this.#take(/\^/y) ? "[^" : "[";
		let isFirst = true;
		for (;;) {
			const char = this.#pattern[this.#at];
			if (char === void 0) throw new RegexError("unclosed character class");
			if (char === "]" && !isFirst) break;
			result += this.#member(char);
			isFirst = false;
		}
		this.#at++;
		return `${result}]`;
	}
	#member(char) {
		const posix = this.#take(/\[:(\^?)([a-z]+):\]/y);
		if (posix) {
			const members = POSIX[posix[2] ?? ""];
			if (members === void 0) throw new RegexError("unrecognized POSIX character class");
			return `[${posix[1]}${members}]`;
		}
		if (char === "[") return this.#set();
		const operator = this.#take(/&&|--|~~/y)?.[0];
		if (operator === "~~") throw new RegexError("symmetric difference of classes is not supported");
		if (operator !== void 0) return operator;
		const start = char === "\\" ? this.#escape(true) : this.#plain();
		if (this.#pattern[this.#at] !== "-" || /^-(?:\]|-)/.test(this.#pattern.slice(this.#at, this.#at + 2))) return start;
		this.#at++;
		return `${start}-${this.#pattern[this.#at] === "\\" ? this.#escape(true) : this.#plain()}`;
	}
	#plain() {
		const char = String.fromCodePoint(this.#pattern.codePointAt(this.#at) ?? 0);
		this.#at += char.length;
		return literal(char);
	}
	#escape(inSet) {
		this.#at++;
		const char = this.#pattern[this.#at];
		if (char === void 0) throw new RegexError("incomplete escape sequence, reached end of pattern prematurely");
		this.#at++;
		const known = CLASSES[char] ?? CONTROLS[char];
		if (known !== void 0) return known;
		if (char === "p" || char === "P") return this.#property(char);
		if (char === "x" || char === "u" || char === "U") return this.#code(char);
		if (!inSet) {
			if (char === "b") return BOUNDARY;
			if (char === "B") return NO_BOUNDARY;
			if (char === "A") return "(?<![\\s\\S])";
			if (char === "z") return "(?![\\s\\S])";
		}
		if (/[1-9]/.test(char)) throw new RegexError("backreferences are not supported");
		if (/[A-Za-z0]/.test(char)) throw new RegexError("unrecognized escape sequence");
		return literal(char);
	}
	#property(kind) {
		const found = this.#take(/\{(\^?)([^}]+)\}|([A-Z])/y);
		if (!found) throw new RegexError("invalid Unicode character class");
		const name = found[3] ?? found[2] ?? "";
		const negated = kind === "P" !== (found[1] === "^");
		const direct = `\\${negated ? "P" : "p"}{${name}}`;
		if (isProperty(direct)) return direct;
		const script = `\\${negated ? "P" : "p"}{Script=${name}}`;
		if (isProperty(script)) return script;
		throw new RegexError("Unicode property not found");
	}
	#code(kind) {
		const found = this.#take({
			x: /\{([0-9a-fA-F]+)\}|([0-9a-fA-F]{2})/y,
			u: /\{([0-9a-fA-F]+)\}|([0-9a-fA-F]{4})/y,
			U: /\{([0-9a-fA-F]+)\}|([0-9a-fA-F]{8})/y
		}[kind] ?? /$^/y);
		if (!found) throw new RegexError("invalid hexadecimal digit");
		return `\\u{${found[1] ?? found[2]}}`;
	}
};
function isProperty(source) {
	try {
		return new RegExp(source, "v") instanceof RegExp;
	} catch {
		return false;
	}
}
function withFlags(flags, on, off) {
	const changed = { ...flags };
	for (const [letters, value] of [[on, true], [off, false]]) {
		if (letters.includes("i")) changed.ignoreCase = value;
		if (letters.includes("m")) changed.multiLine = value;
		if (letters.includes("s")) changed.dotAll = value;
		if (letters.includes("U")) changed.swapGreed = value;
		if (letters.includes("x")) changed.extended = value;
	}
	return changed;
}
function compileRegex(pattern, flags = {}) {
	const source = new Translator(pattern, flags).translate();
	try {
		const regex = new RegExp(source, flags.ignoreCase === true ? "gvi" : "gv");
		regex.exec("");
		regex.lastIndex = 0;
		return regex;
	} catch (error) {
		throw new RegexError(error instanceof Error ? error.message : String(error));
	}
}
function* matchesOf(regex, text) {
	let lastEnd = -1;
	regex.lastIndex = 0;
	for (let match = regex.exec(text); match; match = regex.exec(text)) {
		const isEmpty = match[0] === "";
		if (!(isEmpty && match.index === lastEnd)) {
			lastEnd = match.index + match[0].length;
			yield match;
		}
		if (isEmpty) regex.lastIndex += (text.codePointAt(regex.lastIndex) ?? 0) > 65535 ? 2 : 1;
		if (regex.lastIndex > text.length) break;
	}
}
const MAX_TEXT = 16e6;
function replaceMatches(regex, text, replacement) {
	const isPlain = !replacement.includes("$");
	let result = "";
	let last = 0;
	for (const match of matchesOf(regex, text)) {
		result += text.slice(last, match.index);
		result += isPlain ? replacement : withGroups(replacement, match);
		last = match.index + match[0].length;
		if (result.length > MAX_TEXT) throw new RangeError("the text grows too long");
	}
	return result + text.slice(last);
}
function withGroups(replacement, match) {
	return replacement.replaceAll(/\$(?:(\$)|([0-9A-Za-z_]+)|\{([^}]+)\})/g, (_all, dollar, bare, braced) => {
		if (dollar) return "$";
		const name = String(bare ?? braced);
		return (/^[0-9]+$/.test(name) ? match[Number(name)] : match.groups?.[name]) ?? "";
	});
}

// workflows/weaver/forge/jq/text-natives.ts
const WHITE_START = /^[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/;
const WHITE_END = /[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+$/;
function onText$1(change) {
	return (input) => typeof input === "string" ? change(input) : cannotUse(input, "string");
}
function onTexts(combine) {
	return (input, other = null) => {
		if (typeof input !== "string") return cannotUse(input, "string");
		return typeof other === "string" ? combine(input, other) : cannotUse(other, "string");
	};
}
function implode(input) {
	if (!isArray(input)) return cannotUse(input, "array");
	let text = "";
	for (const code of input) {
		if (!isInteger(code)) return cannotUse(code, "integer");
		const point = Number(code);
		if (point < 0 || point > 1114111 || point >= 55296 && point <= 57343) return failure(`cannot use ${point} as character`);
		text += String.fromCodePoint(point);
	}
	return text;
}
function flagsOf(pattern, letters) {
	if (typeof letters !== "string") return cannotUse(letters, "string");
	const unknown = chars(letters).find((letter) => !"gnimslxp".includes(letter));
	if (unknown !== void 0) return failure(`invalid regex flag: ${unknown}`);
	if (typeof pattern !== "string") return cannotUse(pattern, "string");
	const has = (letter) => letters.includes(letter);
	try {
		const regex = compileRegex(pattern, {
			ignoreCase: has("i"),
			multiLine: has("m") || has("p"),
			dotAll: has("s") || has("p"),
			swapGreed: has("l"),
			extended: has("x")
		});
		return {
			global: has("g"),
			ignoreEmpty: has("n"),
			regex
		};
	} catch (error) {
		return failure(`invalid regex: ${error instanceof RegexError ? wordsOf$1(error.message) : String(error)}`);
	}
}
function wordsOf$1(message) {
	return message === "unclosed group" ? "found open group without closing ')'" : message;
}
function found(offset, string, name) {
	return objectOf([
		["offset", offset],
		["length", charCount(string)],
		["string", string],
		...name === void 0 ? [] : [["name", name]]
	]);
}
function groupNames(regex) {
	const names = [void 0];
	for (const [, escaped, name] of regex.source.matchAll(/(\\[\s\S])|\((?:\?<([A-Za-z_]\w*)>|(?!\?))/g)) if (escaped === void 0) names.push(name);
	return names;
}
var Offsets = class {
	#text;
	#position = 0;
	#count = 0;
	constructor(text) {
		this.#text = text;
	}
	of(position) {
		if (position < this.#position) return charCount(this.#text.slice(0, position));
		this.#count += charCount(this.#text.slice(this.#position, position));
		this.#position = position;
		return this.#count;
	}
};
function parts(input, parameters, want) {
	const [pattern = null, letters = null] = parameters;
	const flags = flagsOf(pattern, letters);
	if (flags instanceof JqFailure) return flags;
	if (typeof input !== "string") return cannotUse(input, "string");
	const names = groupNames(flags.regex);
	const result = [];
	const offsets = new Offsets(input);
	let last = 0;
	for (const match of matchesOf(new RegExp(flags.regex.source, `${flags.regex.flags}d`), input)) {
		if (flags.ignoreEmpty && match[0] === "") continue;
		if (want.mismatches) append(result, input.slice(last, match.index));
		last = match.index + match[0].length;
		if (want.matches) {
			const groups = [...match].flatMap((string, group) => {
				const place = match.indices?.[group];
				return place === void 0 ? [] : [found(offsets.of(place[0]), string, names[group])];
			});
			append(result, groups);
		}
		if (!flags.global) break;
	}
	if (want.mismatches) result.push(input.slice(last));
	return result;
}
const HTML = {
	"<": "&lt;",
	">": "&gt;",
	"&": "&amp;",
	"'": "&apos;",
	"\"": "&quot;"
};
const HTML_BACK = new Map(Object.entries(HTML).map(([char, entity]) => [entity, char]));
function encodeUri(text) {
	return encodeURIComponent(text.toWellFormed()).replaceAll(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
}
function decodeBase64(text) {
	return text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text) ? Buffer.from(text, "base64").toString("utf8") : failure("Invalid padding");
}
function textLength(input) {
	if (input === null) return 0;
	if (typeof input === "string") return charCount(input);
	if (isArray(input)) return input.length;
	return isObject$1(input) ? Object.keys(input).length : failure(`${toJson(input)} has no length`);
}
const TEXT_NATIVES = {
	"explode/0": onText$1((text) => lettersOf(text).map((char) => char.codePointAt(0) ?? 0)),
	"implode/0": implode,
	"utf8bytelength/0": onText$1((text) => Buffer.byteLength(text)),
	"ascii_downcase/0": onText$1((text) => text.replaceAll(/[A-Z]+/g, (part) => part.toLowerCase())),
	"ascii_upcase/0": onText$1((text) => text.replaceAll(/[a-z]+/g, (part) => part.toUpperCase())),
	"trim/0": onText$1((text) => text.replace(WHITE_START, "").replace(WHITE_END, "")),
	"ltrim/0": onText$1((text) => text.replace(WHITE_START, "")),
	"rtrim/0": onText$1((text) => text.replace(WHITE_END, "")),
	"startswith/1": onTexts((text, start) => text.startsWith(start)),
	"endswith/1": onTexts((text, end) => text.endsWith(end)),
	"ltrimstr/1": onTexts((text, start) => text.startsWith(start) ? text.slice(start.length) : text),
	"rtrimstr/1": onTexts((text, end) => text.endsWith(end) ? text.slice(0, text.length - end.length) : text),
	"split/1": (input, separator = null) => typeof input === "string" && typeof separator === "string" ? splitText$1(input, separator) : failure("split input and separator must be strings"),
	"matches/2": (input, ...parameters) => parts(input, parameters, {
		mismatches: false,
		matches: true
	}),
	"split_matches/2": (input, ...parameters) => parts(input, parameters, {
		mismatches: true,
		matches: true
	}),
	"split_/2": (input, ...parameters) => parts(input, parameters, {
		mismatches: true,
		matches: false
	}),
	"escape_html/0": onText$1((text) => text.replaceAll(/[<>&'"]/g, (char) => HTML[char] ?? char)),
	"unescape_html/0": onText$1((text) => text.replaceAll(/&(?:lt|gt|amp|apos|quot);/g, (entity) => HTML_BACK.get(entity) ?? entity)),
	"escape_sh/0": onText$1((text) => text.replaceAll("'", "'\\''")),
	"encode_uri/0": onText$1(encodeUri),
	"decode_uri/0": onText$1((text) => Buffer.from(text.replaceAll(/%([0-9A-Fa-f]{2})|\P{ASCII}+/gu, (all, hex) => hex === void 0 ? Buffer.from(all).toString("latin1") : String.fromCharCode(Number.parseInt(String(hex), 16))), "latin1").toString("utf8")),
	"encode_base64/0": onText$1((text) => Buffer.from(text).toString("base64")),
	"decode_base64/0": onText$1(decodeBase64)
};

// workflows/weaver/forge/jq/time-natives.ts
const DAYS = [
	"Sunday",
	"Monday",
	"Tuesday",
	"Wednesday",
	"Thursday",
	"Friday",
	"Saturday"
];
const MONTHS = "January February March April May June July August September October November December".split(" ");
const MAX_MILLISECONDS = 864e13;
function dateOf(input) {
	if (isNumber(input)) {
		const time = toFloat$1(input) * 1e3;
		return Math.abs(time) <= MAX_MILLISECONDS ? new Date(time) : void 0;
	}
	if (!isArray(input) || input.length < 6) return void 0;
	const fields = input.slice(0, 6);
	if (!fields.every(isNumber)) return void 0;
	const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = fields.map(toFloat$1);
	const date = new Date(Date.UTC(year, month, day, hour, minute, second));
	return Number.isNaN(date.getTime()) ? void 0 : date;
}
function dayOfYear(date) {
	return Math.floor((Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()) - Date.UTC(date.getUTCFullYear(), 0, 0)) / 864e5);
}
function brokenDown(date) {
	const seconds = date.getUTCSeconds() + date.getUTCMilliseconds() / 1e3;
	return [
		date.getUTCFullYear(),
		date.getUTCMonth(),
		date.getUTCDate(),
		date.getUTCHours(),
		date.getUTCMinutes(),
		seconds,
		date.getUTCDay(),
		dayOfYear(date) - 1
	];
}
function two(value) {
	return String(value).padStart(2, "0");
}
const FORMATS = {
	Y: (date) => String(date.getUTCFullYear()),
	y: (date) => two(date.getUTCFullYear() % 100),
	m: (date) => two(date.getUTCMonth() + 1),
	d: (date) => two(date.getUTCDate()),
	e: (date) => String(date.getUTCDate()).padStart(2),
	H: (date) => two(date.getUTCHours()),
	I: (date) => two(date.getUTCHours() % 12 || 12),
	M: (date) => two(date.getUTCMinutes()),
	S: (date) => two(date.getUTCSeconds()),
	j: (date) => String(dayOfYear(date)).padStart(3, "0"),
	A: (date) => DAYS[date.getUTCDay()] ?? "",
	a: (date) => (DAYS[date.getUTCDay()] ?? "").slice(0, 3),
	B: (date) => MONTHS[date.getUTCMonth()] ?? "",
	b: (date) => (MONTHS[date.getUTCMonth()] ?? "").slice(0, 3),
	p: (date) => date.getUTCHours() < 12 ? "AM" : "PM",
	u: (date) => String(date.getUTCDay() || 7),
	w: (date) => String(date.getUTCDay()),
	s: (date) => String(Math.floor(date.getTime() / 1e3)),
	Z: () => "UTC",
	z: () => "+0000",
	F: (date) => date.toISOString().slice(0, 10),
	T: (date) => date.toISOString().slice(11, 19),
	D: (date) => `${two(date.getUTCMonth() + 1)}/${two(date.getUTCDate())}/${two(date.getUTCFullYear() % 100)}`,
	n: () => "\n",
	t: () => "	",
	"%": () => "%"
};
function formatDate(input, format) {
	if (typeof format !== "string") return cannotUse(format, "string");
	const date = dateOf(input);
	if (!date) return isNumber(input) || isArray(input) ? failure(`cannot convert ${toJson(input)} to time`) : cannotUse(input, "number");
	const unknown = [...format.matchAll(/%(.)/gs)].find(([, letter]) => !(String(letter) in FORMATS));
	if (unknown) return failure(`strftime formatting failed: found unrecognized directive '${unknown[1]}' in the format`);
	return format.replaceAll(/%(.)/gs, (_all, letter) => FORMATS[String(letter)]?.(date) ?? "");
}
const MONTH = MONTHS.map((name) => name.slice(0, 3)).join("|");
const READABLE = {
	Y: "(?<Y>[+-]?\\d{4,6})",
	m: "(?<m>\\d{1,2})",
	d: "(?<d>\\d{1,2})",
	e: " *(?<d>\\d{1,2})",
	H: "(?<H>\\d{1,2})",
	M: "(?<M>\\d{1,2})",
	S: "(?<S>\\d{1,2})",
	b: `(?<b>${MONTH})[a-z]*`,
	B: `(?<b>${MONTH})[a-z]*`,
	a: "[A-Za-z]+",
	A: "[A-Za-z]+",
	Z: "[A-Za-z]+",
	z: "(?<z>[+-]\\d{2}:?\\d{2}|Z)",
	"%": "%"
};
const SHORTHANDS = {
	T: "%H:%M:%S",
	F: "%Y-%m-%d"
};
function timePattern(format) {
	const long = format.replaceAll(/%([TF])/g, (_all, letter) => SHORTHANDS[String(letter)] ?? "");
	if ([...long.matchAll(/%(.)/gs)].some(([, letter]) => READABLE[letter ?? ""] === void 0)) return void 0;
	const source = long.replaceAll(/%(.)|([.*+?^${}()|[\]\\/])/gs, (_all, letter, mark) => letter === void 0 ? `\\${String(mark)}` : READABLE[String(letter)] ?? "");
	try {
		return new RegExp(`^${source}$`);
	} catch {
		return;
	}
}
function parseDate(input, format) {
	if (typeof input !== "string") return cannotUse(input, "string");
	if (typeof format !== "string") return cannotUse(format, "string");
	const found = timePattern(format)?.exec(input)?.groups;
	if (!found) return failure(`strptime parsing failed: ${toJson(input)} does not have the form ${toJson(format)}`);
	const month = found["b"] === void 0 ? Number(found["m"] ?? 1) : MONTHS.findIndex((name) => name.startsWith(found["b"] ?? "")) + 1;
	const time = Date.UTC(Number(found["Y"] ?? 1970), month - 1, Number(found["d"] ?? 1), Number(found["H"] ?? 0), Number(found["M"] ?? 0), Number(found["S"] ?? 0));
	return Number.isNaN(time) ? failure(`cannot convert ${toJson(input)} to time`) : brokenDown(new Date(time));
}
function fromIso(input) {
	if (typeof input !== "string") return cannotUse(input, "string");
	const time = Date.parse(input);
	if (!/^[+-]?\d{4,6}-\d\d-\d\d[Tt ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:[Zz]|[+-]\d\d(?::?\d\d)?)$/.test(input) || Number.isNaN(time)) return failure(`cannot parse ${toJson(input)} as time`);
	return input.includes(".") ? float(time / 1e3) : Math.floor(time / 1e3);
}
function toIso(input) {
	if (!isNumber(input)) return cannotUse(input, "number");
	const date = dateOf(input);
	if (!date) return failure(`cannot convert ${toJson(input)} to time`);
	return !isInteger(input) && date.getUTCMilliseconds() > 0 ? date.toISOString() : date.toISOString().replace(/\.\d+Z$/, "Z");
}
function makeTime(input) {
	if (!isArray(input)) return cannotUse(input, "array");
	const date = dateOf(input);
	if (!date) return failure(`cannot convert ${toJson(input)} to time`);
	return date.getUTCMilliseconds() > 0 ? float(date.getTime() / 1e3) : Math.floor(date.getTime() / 1e3);
}
function generalTime(input) {
	if (!isNumber(input)) return cannotUse(input, "number");
	const date = dateOf(input);
	return date ? brokenDown(date) : failure(`cannot convert ${toJson(input)} to time`);
}
const TIME_NATIVES = {
	"fromdateiso8601/0": fromIso,
	"todateiso8601/0": toIso,
	"fromdate/0": fromIso,
	"todate/0": toIso,
	"gmtime/0": generalTime,
	"localtime/0": generalTime,
	"mktime/0": makeTime,
	"strftime/1": (input, format = null) => formatDate(input, format),
	"strflocaltime/1": (input, format = null) => formatDate(input, format),
	"strptime/1": (input, format = null) => parseDate(input, format),
	"now/0": () => new Float(Date.now() / 1e3)
};

// workflows/weaver/forge/jq/natives.ts
function onList(change) {
	return (input) => isArray(input) ? change(input) : cannotUse(input, "array");
}
function rounding(round) {
	return (input) => {
		if (!isNumber(input)) return cannotUse(input, "number");
		if (isInteger(input)) return input;
		const rounded = round(toFloat$1(input));
		if (!Number.isFinite(rounded)) return new Float(rounded);
		return Number.isSafeInteger(rounded) ? rounded + 0 : BigInt(rounded);
	};
}
function typeOf(input) {
	if (input === null) return "null";
	if (isNumber(input)) return "number";
	if (isArray(input)) return "array";
	return isObject$1(input) ? "object" : typeof input;
}
function length$1(input) {
	if (!isNumber(input)) return textLength(input);
	if (typeof input === "bigint") return input < 0n ? -input : input;
	return isInteger(input) ? Math.abs(Number(input)) : float(Math.abs(toFloat$1(input)));
}
function join$2(input, separator) {
	if (!isArray(input)) return isObject$1(input) ? cannotUse(input, "rangeable (array or string)") : cannotUse(input, "iterable (array or object)");
	const texts = input.map((item) => typeof item === "string" ? item : toJson(item));
	if (typeof separator === "string" || texts.length < 2) return joined$1(texts, typeof separator === "string" ? separator : "");
	return separator === null ? joined$1(texts, "") : failure(`cannot calculate ${toJson(texts[0] ?? "")} + ${toJson(separator)}`);
}
function search$1(meter, input, wanted) {
	if (!isArray(input)) return cannotUse(input, "array");
	let low = 0;
	let high = input.length;
	while (low < high) {
		const middle = low + high >> 1;
		const order = compare(input[middle] ?? null, wanted, meter);
		if (order === 0) return middle;
		if (order < 0) low = middle + 1;
		else high = middle;
	}
	return -1 - low;
}
function has(meter, input, key) {
	const found = find(input, key, meter);
	return found instanceof JqFailure ? found : found !== void 0;
}
function entries(input) {
	const pairs = entriesOf(input);
	if (pairs instanceof JqFailure) return pairs;
	return pairs.map(([key, value]) => objectOf([["key", key], ["value", value]]));
}
function keys(input) {
	const pairs = entriesOf(input);
	return pairs instanceof JqFailure ? pairs : pairs.map(([key]) => key);
}
function sortedKeys(input) {
	const found = keys(input);
	return isFailureOrNot(found) ? found : found.toSorted((a, b) => compare(a, b));
}
function isFailureOrNot(result) {
	return result instanceof JqFailure;
}
const NATIVES = new Map(Object.entries({
	...TEXT_NATIVES,
	...TIME_NATIVES,
	"floor/0": rounding(Math.floor),
	"ceil/0": rounding(Math.ceil),
	"round/0": rounding(roundHalf),
	"reverse/0": onList((list) => list.toReversed()),
	"type/0": typeOf,
	"nan/0": () => new Float(NaN),
	"infinite/0": () => new Float(Number.POSITIVE_INFINITY),
	"env/0": () => objectOf([]),
	"halt/0": () => failure("halt is not possible in a template filter"),
	"halt/1": () => failure("halt is not possible in a template filter"),
	"halt_error/0": () => failure("halt_error is not possible in a template filter"),
	"halt_error/1": () => failure("halt_error is not possible in a template filter")
}));
function paid(meter, result) {
	meter.spend(sizeOf(result));
	return result;
}
function sizeOf(result) {
	if (typeof result === "string") return 1 + (result.length >> 4);
	if (typeof result === "number") return 1 + (Math.min(result, 1e5) >> 4);
	return Array.isArray(result) ? 1 + result.length : 1;
}
function forSize(native) {
	return (meter, input) => paid(meter, native(input));
}
const METERED_NATIVES = new Map(Object.entries({
	...MATHS_NATIVES,
	"sort/0": (meter, input) => isArray(input) ? input.toSorted((a, b) => compare(a, b, meter)) : cannotUse(input, "array"),
	"length/0": forSize(length$1),
	"tojson/0": forSize(toJson),
	"keys_unsorted/0": forSize(keys),
	"keys/0": forSize(sortedKeys),
	"to_entries/0": forSize(entries),
	"join/1": (meter, input, separator) => paid(meter, join$2(input, separator)),
	"contains/1": (meter, input, part) => contains(input, part, meter),
	"has/1": has,
	"indices/1": (meter, input, part) => indicesOf(input, part, meter),
	"bsearch/1": search$1
}));

// workflows/weaver/forge/jq/syntax.ts
const IDENTITY = { kind: "identity" };
function namesIn$1(pattern) {
	switch (pattern.kind) {
		case "variable": return [pattern.name];
		case "array": return pattern.items.flatMap(namesIn$1);
		case "object": return pattern.entries.flatMap(([, inner]) => namesIn$1(inner));
	}
}

// workflows/weaver/forge/jq/compile.ts
function depthOf(names) {
	return names?.depth ?? 0;
}
var Compiler$1 = class {
	problems = [];
	#prelude;
	constructor(prelude) {
		this.#prelude = prelude;
	}
	#problem(message, span) {
		this.problems.push({
			message,
			span
		});
		return identity;
	}
	bound(names, kind, name) {
		return {
			kind,
			name,
			depth: depthOf(names) + 1,
			outer: names
		};
	}
	#withPattern(names, pattern) {
		return namesIn$1(pattern).reduce((inner, name) => this.bound(inner, "value", name), names);
	}
	define(definition, names) {
		const defined = {
			depth: depthOf(names),
			parameters: definition.parameters.map((name) => name.startsWith("$") ? "value" : "filter"),
			body: void 0
		};
		const own = {
			kind: "definition",
			name: definition.name,
			depth: depthOf(names),
			outer: names,
			defined
		};
		const inside = definition.parameters.reduce((inner, name) => this.bound(inner, name.startsWith("$") ? "value" : "filter", name), own);
		defined.body = this.compile(definition.body, inside);
		return own;
	}
	compile(term, names) {
		switch (term.kind) {
			case "identity": return identity;
			case "recurse": return recurse$1;
			case "number": return constant$2(numberOf(term.text));
			case "string": return this.#string(term, names);
			case "array": return list$1(term.items ? this.compile(term.items, names) : nothing);
			case "object": return this.#object(term.entries, names);
			case "negate": return negate(this.compile(term.of, names));
			case "binary": return this.#binary(term, names);
			case "bind": return this.#bind(term, names);
			case "label": return label(this.compile(term.body, this.bound(names, "label", term.name)));
			case "break": return this.#break(term.name, names);
			case "fold": return this.#fold(term, names);
			case "try": return attempt$1(this.compile(term.body, names), term.handler ? this.compile(term.handler, names) : nothing);
			case "if": return this.#condition(term, names);
			case "define": {
				const inside = term.definitions.reduce((inner, one) => this.define(one, inner), names);
				return this.compile(term.body, inside);
			}
			case "call": return this.#call(term.name, term.parameters, names);
			case "variable": return this.#variable(term.name, names);
			case "path": return this.#path(term.of, term.parts, names);
		}
	}
	#string(term, names) {
		const format = term.format ? this.#call(term.format, [], names) : toText;
		if (term.parts.every((part) => typeof part === "string")) return constant$2(term.parts.join(""));
		return term.parts.map((part) => typeof part === "string" ? constant$2(part) : pipe(this.compile(part, names), format)).reduceRight((right, left) => arithmetic("+", left, right));
	}
	#object(entries, names) {
		const keys = entries.map(([key]) => writtenKey(key));
		if (keys.every((key) => key !== void 0)) return objectOfFields(entries.map(([, value], at) => this.#writtenField(keys[at] ?? "", value, names)));
		return entries.map(([key, value]) => this.#field(key, value, names)).reduceRight((right, left) => arithmetic("+", left, right));
	}
	#writtenField(key, value, names) {
		if (value) return {
			key,
			value: this.compile(value, names)
		};
		const optional = false;
		const step = {
			kind: "index",
			optional,
			index: key
		};
		return {
			key,
			value: path(identity, [{
				optional,
				index: constant$2(key)
			}], [step])
		};
	}
	#field(key, value, names) {
		if (value) return singleton(this.compile(key, names), this.compile(value, names));
		if (key.kind === "variable") return singleton(constant$2(key.name.text.slice(1)), this.#variable(key.name, names));
		const name = this.compile(key, names);
		return singleton(name, path(identity, [{
			optional: false,
			index: name
		}], void 0));
	}
	#binary(term, names) {
		const left = this.compile(term.left, names);
		const right = this.compile(term.right, names);
		switch (term.operator) {
			case "|": return pipe(left, right);
			case ",": return comma(left, right);
			case "//": return alternative(left, right);
			case "or": return logic(true, left, right);
			case "and": return logic(false, left, right);
			case "=": return assign$1(left, right, (_before, by) => by);
			case "|=": return updateWith(left, right);
			case "//=": return assign$1(left, right, (before, by) => isTrue(before) ? before : by);
			case "+":
			case "-":
			case "*":
			case "/":
			case "%": return arithmetic(term.operator, left, right);
			case "+=":
			case "-=":
			case "*=":
			case "/=":
			case "%=": {
				const operator = term.operator[0];
				return assign$1(left, right, (before, by, meter) => calculate(operator, before, by, meter));
			}
			case "<":
			case ">":
			case "<=":
			case ">=":
			case "==":
			case "!=": return comparison(term.operator, left, right);
		}
	}
	#bind(term, names) {
		const source = this.compile(term.source, names);
		const body = this.compile(term.body, this.#withPattern(names, term.pattern));
		return binding(source, this.#binder(term.pattern, names), body);
	}
	#binder(pattern, names) {
		switch (pattern.kind) {
			case "variable": return "value";
			case "array": return pattern.items.map((item, at) => [constant$2(at), this.#binder(item, names)]);
			case "object": return pattern.entries.map(([key, inner]) => [this.compile(key, names), this.#binder(inner, names)]);
		}
	}
	#break(name, names) {
		for (let at = names; at; at = at.outer) if (at.kind === "label" && at.name === name.text) return breakOut(depthOf(names) - at.depth);
		return this.#problem("undefined label", name);
	}
	#variable(name, names) {
		for (let at = names; at; at = at.outer) if (at.kind === "value" && at.name === name.text) return variable(depthOf(names) - at.depth);
		return this.#problem("undefined variable", name);
	}
	#fold(term, names) {
		const [initial, update, project, ...more] = term.parameters;
		const isReduce = term.name.text === "reduce";
		if (!initial || !update || more.length > 0 || isReduce && project) {
			const message = `wrong number of arguments (expected ${isReduce ? "2" : "2 or 3"}, found ${term.parameters.length})`;
			return this.#problem(message, term.name);
		}
		const source = this.compile(term.source, names);
		const binder = this.#binder(term.pattern, names);
		const start = this.compile(initial, names);
		const inside = this.#withPattern(names, term.pattern);
		const parts = {
			source,
			binder,
			initial: start,
			update: this.compile(update, inside)
		};
		if (isReduce) return fold$1({
			...parts,
			project: void 0
		});
		return fold$1({
			...parts,
			project: project ? this.compile(project, inside) : "state"
		});
	}
	#condition(term, names) {
		const branches = term.branches.map(([test, then]) => [this.compile(test, names), this.compile(then, names)]);
		const otherwise = term.otherwise ? this.compile(term.otherwise, names) : identity;
		return branches.reduceRight((rest, [test, then]) => condition(test, then, rest), otherwise);
	}
	#path(of, parts, names) {
		const source = this.compile(of, names);
		const fixed = parts.map(fixedStep);
		const terms = parts.map((part) => {
			if ("index" in part) return {
				optional: part.optional,
				index: this.compile(part.index, names)
			};
			const from = part.from && this.compile(part.from, names);
			return {
				optional: part.optional,
				from,
				upto: part.upto && this.compile(part.upto, names)
			};
		});
		return path(source, terms, fixed.every((step) => step !== void 0) ? fixed : void 0);
	}
	#call(name, parameters, names) {
		const filters = parameters.map((term) => this.compile(term, names));
		for (let at = names; at; at = at.outer) {
			if (at.name !== name.text) continue;
			if (at.kind === "filter" && filters.length === 0) return parameter(depthOf(names) - at.depth);
			if (at.kind === "definition" && at.defined.parameters.length === filters.length) return definedCall(at.defined, filters, depthOf(names) - at.depth);
		}
		return this.#known(name, filters, names);
	}
	#known(name, filters, names) {
		if (name.text.includes("::")) return this.#problem("undefined module", moduleSpan(name));
		const signature = `${name.text}/${filters.length}`;
		const defined = this.#prelude.get(signature);
		if (defined) return definedCall(defined, filters, depthOf(names));
		const macro = MACROS.get(signature);
		if (macro) return macro(...filters);
		const metered = METERED_NATIVES.get(signature);
		if (metered) return meteredCall(metered, filters);
		const native = NATIVES.get(signature);
		return native ? nativeCall(native, filters) : this.#problem("undefined filter", name);
	}
};
function writtenKey(key) {
	if (key.kind !== "string" || key.format) return void 0;
	return key.parts.every((part) => typeof part === "string") ? key.parts.join("") : void 0;
}
function moduleSpan(name) {
	return {
		start: name.start,
		end: name.start + name.text.indexOf("::")
	};
}
function fixedStep(part) {
	const { optional } = part;
	if (!("index" in part)) return part.from || part.upto ? void 0 : {
		kind: "all",
		optional
	};
	const { index } = part;
	if (index.kind === "number") return {
		kind: "index",
		optional,
		index: numberOf(index.text)
	};
	if (index.kind !== "string" || !index.parts.every((text) => typeof text === "string")) return void 0;
	return {
		kind: "index",
		optional,
		index: index.parts.join("")
	};
}
function compileDefinitions(definitions, known, shortcuts = /* @__PURE__ */ new Map()) {
	const prelude = new Map(known);
	const compiler = new Compiler$1(prelude);
	for (const definition of definitions) {
		const names = compiler.define(definition, void 0);
		if (names.kind !== "definition") continue;
		const { defined } = names;
		const signature = `${definition.name}/${definition.parameters.length}`;
		const shortcut = shortcuts.get(signature);
		if (shortcut && defined.body) defined.body = quickly(shortcut, defined.parameters.length, defined.body);
		prelude.set(signature, defined);
	}
	const [problem] = compiler.problems;
	if (problem) throw new TypeError(`The jq prelude does not compile: ${problem.message}.`);
	return prelude;
}
function compileProgram(body, variables, prelude) {
	const compiler = new Compiler$1(prelude);
	const names = variables.reduce((inner, name) => compiler.bound(inner, "value", `$${name}`), void 0);
	return {
		filter: compiler.compile(body, names),
		problems: compiler.problems
	};
}

// workflows/weaver/forge/jq/lex.ts
const CLOSING = {
	"(": [")", "closing parenthesis"],
	"[": ["]", "closing bracket"],
	"{": ["}", "closing brace"]
};
const SIMPLE_ESCAPES = {
	"\\": "\\",
	"/": "/",
	"\"": "\"",
	b: "\b",
	f: "\f",
	n: "\n",
	r: "\r",
	t: "	"
};
var Lexer$1 = class {
	code;
	problems = [];
	at = 0;
	#depth = 0;
	constructor(code) {
		this.code = code;
	}
	all() {
		const tokens = this.#tokens();
		this.#space();
		if (this.at < this.code.length) this.#expected("token");
		return tokens;
	}
	#expected(what, at = this.at) {
		this.problems.push({
			message: `expected ${what}`,
			span: {
				start: at,
				end: this.code.length
			}
		});
	}
	#take(pattern) {
		pattern.lastIndex = this.at;
		const found = pattern.exec(this.code)?.[0];
		if (found !== void 0) this.at += found.length;
		return found;
	}
	#space() {
		for (;;) {
			this.#take(/\s*/y);
			if (this.#take(/#(?:[^\\\n]|\\[^\n]|\\\n)*\n?/y) === void 0) return;
		}
	}
	#tokens() {
		const tokens = [];
		for (let token = this.#token(); token; token = this.#token()) tokens.push(token);
		return tokens;
	}
	#simple(start, kind) {
		return {
			kind,
			text: this.code.slice(start, this.at),
			start,
			end: this.at
		};
	}
	#identifier(what) {
		if (this.#take(/[A-Za-z_][A-Za-z0-9_]*/y) === void 0) this.#expected(what);
	}
	#token() {
		this.#space();
		const start = this.at;
		const first = this.code[start];
		if (first === void 0) return void 0;
		if (this.#take(/[A-Za-z_][A-Za-z0-9_]*/y) !== void 0) {
			if (this.#take(/::[@$]?/y) !== void 0) this.#identifier("identifier");
			return this.#simple(start, "word");
		}
		if (first === "$" || first === "@") {
			this.at++;
			this.#identifier("identifier");
			return this.#simple(start, first === "$" ? "variable" : "format");
		}
		if (/[0-9]/.test(first)) return this.#number(start);
		if (this.#take(/[|=!<>+\-*/%][|=!<>+*/%]*|\.\.|\.[A-Za-z_][A-Za-z0-9_]*|\.|[:;,?]/y) !== void 0) return this.#simple(start, "symbol");
		if (first === "\"") return this.#string(start);
		return first in CLOSING ? this.#block(start) : void 0;
	}
	#number(start) {
		this.#take(/[0-9]+/y);
		if (this.#take(/\./y) !== void 0 && this.#take(/[0-9]+/y) === void 0) this.#expected("digit");
		if (this.#take(/[eE][+-]?/y) !== void 0 && this.#take(/[0-9]+/y) === void 0) this.#expected("digit");
		return this.#simple(start, "number");
	}
	#block(start) {
		const [close, name] = CLOSING[this.code[start] ?? ""] ?? ["", ""];
		this.at++;
		if (++this.#depth > 500) throw new RangeError("The jq program is nested too deeply.");
		const tokens = [...this.#tokens()];
		this.#depth--;
		this.#space();
		const closeAt = this.at;
		if (this.code[closeAt] === close) {
			this.at++;
			tokens.push(this.#simple(closeAt, "symbol"));
		} else this.#expected(name);
		return {
			...this.#simple(start, "block"),
			tokens
		};
	}
	#string(start) {
		this.at++;
		const parts = [];
		for (;;) {
			const text = this.#take(/[^\\"]+/y);
			if (text !== void 0) parts.push({ text });
			const next = this.code[this.at];
			if (next === void 0) {
				this.#expected("closing quote");
				break;
			}
			this.at++;
			if (next === "\"") break;
			const part = this.#escape();
			if (part) parts.push(part);
		}
		return {
			...this.#simple(start, "string"),
			parts
		};
	}
	#escape() {
		const next = this.code[this.at] ?? "";
		if (next === "(") return { block: this.#block(this.at) };
		const simple = SIMPLE_ESCAPES[next];
		if (simple !== void 0) {
			this.at++;
			return { text: simple };
		}
		if (next !== "u") {
			this.#expected("string escape sequence");
			return;
		}
		return this.#unicode();
	}
	#unicode() {
		const start = ++this.at;
		const hex = this.#take(/[0-9a-fA-F]{0,4}/y) ?? "";
		const code = Number.parseInt(hex, 16);
		if (hex.length === 4 && !(code >= 55296 && code <= 57343)) return { text: String.fromCodePoint(code) };
		if (hex.length === 4) this.at = start;
		this.#expected("4-digit hexadecimal UTF-8 code point");
	}
};
function lex(code) {
	const lexer = new Lexer$1(code);
	return {
		tokens: lexer.all(),
		problems: lexer.problems
	};
}

// workflows/weaver/forge/jq/token-reader.ts
var Mismatch = class extends Error {
	problem;
	constructor(problem) {
		super(problem.message);
		this.problem = problem;
	}
};
var TokenReader = class {
	problems = [];
	#end;
	#tokens;
	#at = 0;
	constructor(tokens, length) {
		this.#tokens = tokens;
		this.#end = {
			start: length,
			end: length
		};
	}
	whole(read, fallback) {
		return this.finish("", read, fallback);
	}
	peek(ahead = 0) {
		return this.#tokens[this.#at + ahead];
	}
	next() {
		return this.#tokens[this.#at++];
	}
	fail(expected, found) {
		const { start, end } = found ?? this.#end;
		throw new Mismatch({
			message: `expected ${expected}`,
			span: {
				start,
				end
			}
		});
	}
	just(wanted) {
		const token = this.next();
		if (token?.text !== wanted) this.fail(wanted, token);
	}
	eat(wanted) {
		if (this.peek()?.text !== wanted) return false;
		this.#at++;
		return true;
	}
	finish(last, read, fallback) {
		try {
			const result = read();
			const rest = this.peek();
			if (last === "" ? rest : rest?.text !== last || this.#tokens[this.#at + 1]) this.fail(last === "" ? "nothing" : last, rest);
			return result;
		} catch (error) {
			if (!(error instanceof Mismatch)) throw error;
			this.problems.push(error.problem);
			return fallback;
		}
	}
	inside(block, last, read, fallback) {
		const [tokens, at] = [this.#tokens, this.#at];
		this.#tokens = block.tokens ?? [];
		this.#at = 0;
		try {
			return this.finish(last, read, fallback);
		} finally {
			this.#tokens = tokens;
			this.#at = at;
		}
	}
	many(read, shape) {
		const items = [read()];
		for (;;) {
			const token = this.next();
			if (token?.text === shape.last) return items;
			if (token?.text !== shape.separator) this.fail(shape.expect, token);
			if (shape.trailing === true && this.eat(shape.last)) return items;
			items.push(read());
		}
	}
	entries(read) {
		return this.many(read, {
			separator: ",",
			trailing: true,
			last: "}",
			expect: "comma or right brace"
		});
	}
	arguments(read) {
		const block = this.blockOf("(");
		if (!block) return [];
		const shape = {
			separator: ";",
			last: ")",
			expect: "semicolon or right parenthesis"
		};
		return this.inside(block, "", () => this.many(read, shape), []);
	}
	blockOf(open) {
		const token = this.peek();
		if (token?.kind !== "block" || !token.text.startsWith(open)) return void 0;
		this.#at++;
		return token;
	}
};

// workflows/weaver/forge/jq/precedence.ts
const LEVELS = [
	["|"],
	[","],
	[],
	[
		"=",
		"|=",
		"//=",
		"+=",
		"-=",
		"*=",
		"/=",
		"%="
	],
	["//"],
	["or"],
	["and"],
	["==", "!="],
	[
		"<",
		">",
		"<=",
		">="
	],
	["+", "-"],
	["*", "/"],
	["%"]
];
const BINDING_LEVEL = 2;
const PRECEDENCE = new Map(LEVELS.flatMap((operators, level) => operators.map((operator) => [operator, level])));
function operatorOf(text) {
	return PRECEDENCE.has(text) ? text : void 0;
}
function levelOf(operation) {
	return "pattern" in operation ? BINDING_LEVEL : PRECEDENCE.get(operation.operator) ?? 0;
}
function isRightAssociative(operation) {
	const level = levelOf(operation);
	return level === 0 || level === BINDING_LEVEL || level === 3;
}
function combine(left, operation, right) {
	if ("pattern" in operation) return {
		kind: "bind",
		source: left,
		pattern: operation.pattern,
		body: right
	};
	return {
		kind: "binary",
		left,
		operator: operation.operator,
		right
	};
}
function climb(head, steps) {
	let at = 0;
	const next = () => {
		const step = steps[at++];
		if (!step || !("pattern" in step.operation)) return step;
		const body = climb(step.term, steps.slice(at));
		at = steps.length;
		return {
			operation: step.operation,
			term: body
		};
	};
	let waiting = next();
	const rise = (start, lowest) => {
		let left = start;
		while (waiting && levelOf(waiting.operation) >= lowest) {
			const { operation, term } = waiting;
			const level = levelOf(operation);
			let right = term;
			waiting = next();
			while (waiting) {
				const following = levelOf(waiting.operation);
				if (following > level || isRightAssociative(operation) && following === level) right = rise(right, following);
				else break;
			}
			left = combine(left, operation, right);
		}
		return left;
	};
	return rise(head, 0);
}

// workflows/weaver/forge/jq/parse.ts
function text$2(value) {
	return {
		kind: "string",
		format: void 0,
		parts: value === "" ? [] : [value]
	};
}
var Parser = class extends TokenReader {
	program() {
		if (this.eat("module")) {
			this.term();
			this.just(";");
		}
		const modules = [];
		while (this.peek()?.text === "include" || this.peek()?.text === "import") modules.push(this.#module());
		return {
			definitions: [],
			body: this.term(),
			modules
		};
	}
	#module() {
		const isImport = this.next()?.text === "import";
		const token = this.next();
		const path = token?.kind === "string" ? plainText$1(token) : void 0;
		if (path === void 0) this.fail("string", token);
		if (isImport) {
			this.just("as");
			const name = this.next();
			if (name?.kind !== "word" && name?.kind !== "variable") this.fail("identifier", name);
		}
		if (this.peek()?.text !== ";") this.term();
		this.just(";");
		return path;
	}
	definitions() {
		const found = [];
		while (this.eat("def")) found.push(this.#definition());
		return found;
	}
	#definition() {
		const name = this.next();
		if (name?.kind !== "word" && name?.kind !== "format" || name.text.includes("::")) this.fail("identifier", name);
		const parameters = this.arguments(() => {
			const parameter = this.next();
			return (parameter?.kind === "word" || parameter?.kind === "variable") && !parameter.text.includes("::") ? parameter.text : this.fail("argument", parameter);
		});
		this.just(":");
		const body = this.term();
		this.just(";");
		return {
			name: name.text,
			parameters,
			body
		};
	}
	term(withComma = true) {
		const head = this.#atom();
		const tail = [];
		for (let operation = this.#operation(withComma); operation; operation = this.#operation(withComma)) tail.push({
			operation,
			term: this.#atom()
		});
		return climb(head, tail);
	}
	#operation(withComma) {
		const token = this.peek();
		if (token === void 0) return void 0;
		if (token.text === "as") {
			this.next();
			const pattern = this.#pattern();
			this.just("|");
			return { pattern };
		}
		const operator = operatorOf(token.text);
		if (operator === void 0 || operator === "," && !withComma) return void 0;
		this.next();
		return { operator };
	}
	#pattern() {
		const token = this.next();
		if (token?.kind === "variable") return {
			kind: "variable",
			name: token.text
		};
		const open = token?.kind === "block" ? token.text[0] : void 0;
		if (token && open === "[") {
			const shape = {
				separator: ",",
				last: "]",
				expect: "comma or right bracket"
			};
			return {
				kind: "array",
				items: this.inside(token, "", () => this.many(() => this.#pattern(), shape), [])
			};
		}
		if (token && open === "{") return {
			kind: "object",
			entries: this.inside(token, "", () => this.entries(() => this.#patternEntry()), [])
		};
		return this.fail("pattern", token);
	}
	#patternEntry() {
		const token = this.peek();
		if (token?.kind === "variable") {
			this.next();
			return [text$2(token.text.slice(1)), {
				kind: "variable",
				name: token.text
			}];
		}
		const key = this.#parenthesised() ?? this.#wordKey() ?? this.#stringKey();
		this.just(":");
		return [key, this.#pattern()];
	}
	#parenthesised() {
		const block = this.blockOf("(");
		return block && this.inside(block, ")", () => this.term(), IDENTITY);
	}
	#wordKey() {
		const token = this.peek();
		if (token?.kind !== "word" || token.text.includes("::")) return void 0;
		this.next();
		return text$2(token.text);
	}
	#objectEntry() {
		const computed = this.#parenthesised();
		if (computed) {
			this.just(":");
			return [computed, this.term(false)];
		}
		const token = this.peek();
		let key;
		if (token?.kind === "variable") {
			this.next();
			key = {
				kind: "variable",
				name: token
			};
		} else key = this.#wordKey() ?? this.#stringKey();
		return [key, this.eat(":") ? this.term(false) : void 0];
	}
	#stringKey() {
		const token = this.next();
		if (token?.kind === "string") return this.#string(token, void 0);
		if (token?.kind !== "format") return this.fail("key", token);
		const quoted = this.next();
		return quoted?.kind === "string" ? this.#string(quoted, token) : this.fail("string", quoted);
	}
	#string(token, format) {
		return {
			kind: "string",
			format,
			parts: (token.parts ?? []).map((part) => "text" in part ? part.text : this.inside(part.block, ")", () => this.term(), IDENTITY))
		};
	}
	#optional() {
		let found = false;
		while (this.eat("?")) found = true;
		return found;
	}
	#atom() {
		const term = this.#bare();
		const inner = this.#optional() ? {
			kind: "try",
			body: term,
			handler: void 0
		} : term;
		const parts = this.#path();
		return parts.length === 0 ? inner : {
			kind: "path",
			of: inner,
			parts
		};
	}
	#bare() {
		const token = this.next();
		if (token === void 0) return this.fail("term", token);
		switch (token.kind) {
			case "word": return this.#word(token);
			case "variable": return {
				kind: "variable",
				name: token
			};
			case "format": return this.#format(token);
			case "number": return {
				kind: "number",
				text: token.text
			};
			case "string": return this.#string(token, void 0);
			case "block": return this.#block(token);
			case "symbol": return this.#symbol(token);
		}
	}
	#format(token) {
		const quoted = this.peek();
		if (quoted?.kind !== "string") return {
			kind: "call",
			name: token,
			parameters: this.arguments(() => this.term())
		};
		this.next();
		return this.#string(quoted, token);
	}
	#symbol(token) {
		if (token.text === "-") return {
			kind: "negate",
			of: this.#atom()
		};
		if (token.text === "..") return { kind: "recurse" };
		if (!token.text.startsWith(".")) return this.fail("term", token);
		const key = token.text.length > 1 ? text$2(token.text.slice(1)) : this.#quotedKey();
		if (!key) return IDENTITY;
		const first = {
			index: key,
			optional: this.#optional()
		};
		return {
			kind: "path",
			of: IDENTITY,
			parts: [first, ...this.#path()]
		};
	}
	#quotedKey() {
		const token = this.peek();
		if (token?.kind === "string" || token?.kind === "format" && this.peek(1)?.kind === "string") return this.#stringKey();
	}
	#block(token) {
		const open = token.text[0];
		if (open === "(") return this.inside(token, ")", () => this.term(), IDENTITY);
		const isEmpty = token.tokens?.length === 1;
		if (open === "[") return {
			kind: "array",
			items: isEmpty ? void 0 : this.inside(token, "]", () => this.term(), IDENTITY)
		};
		if (isEmpty) return {
			kind: "object",
			entries: []
		};
		return {
			kind: "object",
			entries: this.inside(token, "", () => this.entries(() => this.#objectEntry()), [])
		};
	}
	#word(token) {
		switch (token.text) {
			case "def": return {
				kind: "define",
				definitions: [this.#definition(), ...this.definitions()],
				body: this.term()
			};
			case "if": return this.#condition();
			case "try": return {
				kind: "try",
				body: this.#atom(),
				handler: this.eat("catch") ? this.#atom() : void 0
			};
			case "label": {
				const name = this.#variable().text;
				this.just("|");
				return {
					kind: "label",
					name,
					body: this.term()
				};
			}
			case "break": return {
				kind: "break",
				name: this.#variable()
			};
			case "reduce":
			case "foreach": return this.#fold(token);
			default: return {
				kind: "call",
				name: token,
				parameters: this.arguments(() => this.term())
			};
		}
	}
	#variable() {
		const token = this.next();
		return token?.kind === "variable" ? token : this.fail("variable", token);
	}
	#fold(name) {
		const source = this.#atom();
		this.just("as");
		return {
			kind: "fold",
			name,
			source,
			pattern: this.#pattern(),
			parameters: this.arguments(() => this.term())
		};
	}
	#condition() {
		const branch = () => {
			const test = this.term();
			this.just("then");
			return [test, this.term()];
		};
		const branches = [branch()];
		for (;;) {
			const token = this.next();
			if (token?.text === "end") return {
				kind: "if",
				branches,
				otherwise: void 0
			};
			if (token?.text === "elif") branches.push(branch());
			else if (token?.text === "else") {
				const otherwise = this.term();
				this.just("end");
				return {
					kind: "if",
					branches,
					otherwise
				};
			} else this.fail("else or end", token);
		}
	}
	#path() {
		const parts = [];
		for (;;) {
			const bracket = this.#bracket();
			if (bracket) {
				parts.push(bracket);
				continue;
			}
			const token = this.peek();
			if (!token?.text.startsWith(".") || token.text === "..") return parts;
			this.next();
			if (token.text.length > 1) parts.push({
				index: text$2(token.text.slice(1)),
				optional: this.#optional()
			});
			else parts.push(this.#bracket() ?? {
				index: this.#stringKey(),
				optional: this.#optional()
			});
		}
	}
	#bracket() {
		const block = this.blockOf("[");
		if (!block) return void 0;
		return {
			...this.inside(block, "]", () => this.#range(), {
				from: void 0,
				upto: void 0
			}),
			optional: this.#optional()
		};
	}
	#range() {
		const isDone = () => this.peek()?.text === "]" && !this.peek(1);
		if (isDone()) return {
			from: void 0,
			upto: void 0
		};
		if (this.eat(":")) return {
			from: void 0,
			upto: this.term()
		};
		const first = this.term();
		if (!this.eat(":")) return { index: first };
		return {
			from: first,
			upto: isDone() ? void 0 : this.term()
		};
	}
};
function plainText$1(token) {
	const [part, more] = token.parts ?? [];
	return part && "text" in part && !more ? part.text : void 0;
}
function parseProgram(tokens, length) {
	const parser = new Parser(tokens, length);
	return {
		program: parser.whole(() => parser.program(), {
			definitions: [],
			body: IDENTITY,
			modules: []
		}),
		problems: parser.problems
	};
}
function parseDefinitions(tokens, length) {
	const parser = new Parser(tokens, length);
	return {
		definitions: parser.whole(() => parser.definitions(), []),
		problems: parser.problems
	};
}

// workflows/weaver/forge/jq/quick-options.ts
const UNSTABLE = [
	"development",
	"alpha",
	"beta",
	"release_candidate",
	"",
	null
];
function keepOptions(options) {
	if (!isObject$1(options)) return void 0;
	const names = field(options, "exclude_stability");
	if (names !== void 0 && !isTexts(names)) return void 0;
	const read = {
		v2: field(options, "v2") === true,
		stableOnly: isTruthy(field(options, "stable_only")),
		ignoreMarks: field(options, "ignore_code_generation_annotations") !== void 0,
		excludeDeprecated: field(options, "exclude_deprecated") === true
	};
	const excluded = names?.includes("experimental") === true ? [...names, ...UNSTABLE] : names;
	return {
		...read,
		excluded: excluded && new Set(excluded),
		key: JSON.stringify([read, names])
	};
}
function excludedNamespaces(options) {
	const names = field(options, "exclude_root_namespace");
	if (names === void 0) return /* @__PURE__ */ new Set();
	return isTexts(names) ? new Set(names) : void 0;
}
function isTexts(value) {
	return isArray(value) && value.every((item) => typeof item === "string");
}
function isTruthy(value) {
	return value !== void 0 && value !== null && value !== false;
}

// workflows/weaver/forge/jq/quick-wanted.ts
const ASIDE = Symbol("aside");
function wanted(item, options) {
	const keep = isWanted$1(item, options);
	const whole = keep === ASIDE ? ASIDE : withWantedMembers(item, options);
	return keep === false && whole !== ASIDE ? void 0 : whole;
}
function withWantedMembers(item, options) {
	const type = field(item, "type") ?? null;
	if (type === null || typeof type === "string") return item;
	const members = isObject$1(type) ? field(type, "members") : void 0;
	if (!isObject$1(type) || members === void 0 || !isArray(members)) return ASIDE;
	const kept = wantedMembers(members, options);
	if (kept === ASIDE) return ASIDE;
	return kept.length === members.length ? item : {
		...item,
		type: {
			...type,
			members: kept
		}
	};
}
function wantedMembers(members, options) {
	const kept = [];
	for (const member of members) {
		const keep = isObject$1(member) ? isWanted$1(member, options) : ASIDE;
		if (keep === ASIDE) return ASIDE;
		if (keep) kept.push(member);
	}
	return kept;
}
function isWanted$1(item, options) {
	const stability = field(item, "stability") ?? null;
	if (stability !== null && typeof stability !== "string") return ASIDE;
	if (options.stableOnly && stability !== "stable") return false;
	if (options.excluded?.has(stability) === true) return false;
	if (!options.ignoreMarks) {
		const mark = markOf(item);
		if (mark === ASIDE) return ASIDE;
		if (mark !== null && mark !== false) return false;
	}
	return !(options.excludeDeprecated && field(item, "deprecated") !== void 0);
}
function markOf(item) {
	let at = item;
	for (const key of [
		"annotations",
		"code_generation",
		"exclude"
	]) {
		if (at === null) return null;
		if (!isObject$1(at)) return ASIDE;
		at = field(at, key) ?? null;
	}
	return at;
}

// workflows/weaver/forge/jq/quick-semconv.ts
const MOST_OPTIONS = 32;
var QuickSemconv = class {
	#known = /* @__PURE__ */ new Map();
	attributes({ meter, input, values: [options = null] }) {
		const keep = keepOptions(options);
		const found = keep && (keep.v2 ? listAt(input, ["registry", "attributes"]) : attributesOfGroups(input, meter));
		if (!keep || !found) return void 0;
		const name = keep.v2 ? "key" : "name";
		const kept = this.#wanted(found, options, {
			keep,
			meter,
			use: "attributes",
			of: (item) => attributeOf(item, name, keep)
		});
		return kept && sorted(kept, nameOrKey);
	}
	signals({ meter, input, values: [signal = null, options = null] }) {
		const keep = keepOptions(options);
		const plural = typeof signal === "string" ? PLURALS.get(signal) : void 0;
		if (!keep || plural === void 0 || typeof signal !== "string") return void 0;
		const found = keep.v2 ? listAt(input, ["registry", plural]) : groupsOfType(input, signal, meter);
		const id = signal === "span" || signal === "entity" ? "type" : "name";
		const of = (item) => keep.v2 ? signalOf(item, rootOf(field(item, id)), keep) : signalOf(item, secondOf(field(item, "id")), keep);
		const kept = found && this.#wanted(found, options, {
			keep,
			meter,
			use: signal,
			of
		});
		return kept && sorted(kept, () => "");
	}
	named(call, signal, nameOf) {
		const signals = this.signals({
			...call,
			values: [signal, ...call.values]
		});
		if (signals === void 0 || !isArray(signals)) return void 0;
		const items = signals.filter(isObject$1);
		return items.every((item) => typeof nameOf(item) === "string") ? sortedBy(items, nameOf) : void 0;
	}
	grouped({ meter, input }, list, nameOf) {
		if (!isArray(input)) return void 0;
		meter.spend(4 * input.length);
		const groups = /* @__PURE__ */ new Map();
		for (const item of input) {
			const root = isObject$1(item) ? field(item, "root_namespace") : void 0;
			if (!isObject$1(item) || typeof root !== "string" || typeof nameOf(item) !== "string") return void 0;
			const group = groups.get(root) ?? [];
			groups.set(root, group);
			group.push(item);
		}
		return [...groups].toSorted(([one], [two]) => compareText(one, two)).map(([root, items]) => ({
			root_namespace: root,
			[list]: sortedBy(items, nameOf)
		}));
	}
	#wanted(items, options, work) {
		work.meter.spend(4 * items.length);
		const left = isObject$1(options) ? excludedNamespaces(options) : void 0;
		if (!left) return void 0;
		const known = this.#knownFor(`${work.use} ${work.keep.key}`);
		const kept = [];
		for (const item of items) {
			if (!isObject$1(item)) return void 0;
			const result = known.has(item) ? known.get(item) : work.of(item);
			if (result === ASIDE) return void 0;
			known.set(item, result);
			if (result && !left.has(result["root_namespace"])) kept.push(result);
		}
		return kept;
	}
	#knownFor(key) {
		const known = this.#known.get(key);
		if (known) return known;
		if (this.#known.size >= MOST_OPTIONS) this.#known.clear();
		const fresh = /* @__PURE__ */ new WeakMap();
		this.#known.set(key, fresh);
		return fresh;
	}
};
const PLURALS = /* @__PURE__ */ new Map([
	["metric", "metrics"],
	["span", "spans"],
	["event", "events"],
	["entity", "entities"]
]);
function listAt(input, path) {
	let at = input;
	for (const key of path) at = at !== void 0 && isObject$1(at) ? field(at, key) : void 0;
	return at !== void 0 && isArray(at) ? at : void 0;
}
function groupsOfType(input, type, meter) {
	const groups = listAt(input, ["groups"]);
	meter.spend(groups?.length);
	return groups?.every(isObject$1) === true ? groups.filter((group) => field(group, "type") === type) : void 0;
}
function attributesOfGroups(input, meter) {
	const found = [];
	for (const group of groupsOfType(input, "attribute_group", meter) ?? [null]) {
		const id = group === null || !isObject$1(group) ? void 0 : field(group, "id");
		if (group === null || !isObject$1(group) || typeof id !== "string") return void 0;
		const attributes = id.startsWith("registry.") ? field(group, "attributes") ?? null : null;
		if (attributes !== null && !isArray(attributes)) return void 0;
		for (const attribute of attributes ?? []) found.push(attribute);
	}
	return found;
}
function attributeOf(item, nameKey, keep) {
	const name = field(item, nameKey);
	if (typeof name !== "string" || name === "" || typeof nameOrKey(item) !== "string") return ASIDE;
	const root = keep.v2 || name.includes(".") ? name.split(".")[0] ?? "" : "other";
	return wanted({
		...item,
		root_namespace: root
	}, keep);
}
function signalOf(item, root, keep) {
	const signal = root === void 0 ? ASIDE : wanted({
		...item,
		root_namespace: root
	}, keep);
	if (signal === ASIDE || signal === void 0) return signal;
	const attributes = field(signal, "attributes") ?? null;
	if (attributes === null) return {
		...signal,
		attributes
	};
	if (!isArray(attributes)) return ASIDE;
	const kept = [];
	for (const attribute of attributes) {
		const result = isObject$1(attribute) ? wanted(attribute, keep) : ASIDE;
		if (result === ASIDE) return ASIDE;
		if (result) kept.push(result);
	}
	return {
		...signal,
		attributes: kept
	};
}
function rootOf(name) {
	return typeof name === "string" && name !== "" ? name.split(".")[0] : void 0;
}
function secondOf(id) {
	if (typeof id !== "string") return void 0;
	return id.includes(".") ? id.split(".")[1] : "other";
}
function nameOrKey(item) {
	return field(item, "name") === void 0 ? field(item, "key") : field(item, "name");
}
function sorted(items, nameOf) {
	const root = (item) => item["root_namespace"];
	const name = (item) => nameOf(item);
	return items.toSorted((one, two) => compareText(root(one), root(two)) || compareText(name(one), name(two)));
}
function sortedBy(items, nameOf) {
	const name = (item) => nameOf(item);
	return items.toSorted((one, two) => compareText(name(one), name(two)));
}

// workflows/weaver/forge/jq/semconv.ts
const COMMON = String.raw`
def get_attribute_name_or_key($one): if $one | has("name") then $one.name else $one.key end;
def get_metric_name($one): if $one | has("metric_name") then $one.metric_name else $one.name end;
def get_id($signal; $one):
  if $signal == "entity" or $signal == "span" then $one.type
  elif $signal == "metric" or $signal == "event" then $one.name
  else null end;

def keep_and_their_members(test):
  map(select(test)) | map(if .type? == null then . else .type.members? |= map(select(test)) end);

def expand_stability($names):
  if $names | index("experimental")
  then $names + ["development", "alpha", "beta", "release_candidate", "", null]
  else $names end;
def stability_filter($options):
  if $options.stable_only then keep_and_their_members(.stability == "stable") else . end
  | if $options | has("exclude_stability") then
      expand_stability($options.exclude_stability) as $excluded
      | keep_and_their_members(.stability as $own | $excluded | index($own) | not)
    else . end;
def code_generation_exclude_filter($options):
  if $options | has("ignore_code_generation_annotations") then .
  else keep_and_their_members(.annotations.code_generation.exclude as $mark | $mark == null or $mark == false) end;
def deprecated_filter($options):
  if $options | has("exclude_deprecated") and $options.exclude_deprecated == true
  then keep_and_their_members(has("deprecated") | not) else . end;
def only_wanted($options): stability_filter($options) | code_generation_exclude_filter($options) | deprecated_filter($options);
def without_excluded_namespaces($options):
  if $options | has("exclude_root_namespace")
  then map(select(.root_namespace as $own | $options.exclude_root_namespace | index($own) | not))
  else . end;

def semconv_group_attributes_by_root_namespace:
  group_by(.root_namespace)
  | map({root_namespace: .[0].root_namespace, attributes: sort_by(get_attribute_name_or_key(.))});
def semconv_attributes($options):
  if $options | has("v2") and $options.v2 == true then
    .registry.attributes | map(. + {root_namespace: (.key | split(".")[0])})
  else
    .groups
    | map(select(.type == "attribute_group" and (.id | startswith("registry."))) | .attributes)
    | add // []
    | map(. + {root_namespace: (if .name | index(".") then .name | split(".")[0] else "other" end)})
  end
  | only_wanted($options)
  | without_excluded_namespaces($options)
  | sort_by(.root_namespace, get_attribute_name_or_key(.));
def semconv_attributes: semconv_attributes({});
def semconv_grouped_attributes($options): semconv_attributes($options) | semconv_group_attributes_by_root_namespace;
def semconv_grouped_attributes: semconv_grouped_attributes({});

def signal_filter($signal):
  if $signal | index("resource") then map(select(.type == "entity")) else map(select(.type == $signal)) end;
def signal_filter_v2($signal):
  if $signal == "entity" then .entities
  elif $signal == "metric" then .metrics
  elif $signal == "span" then .spans
  elif $signal == "event" then .events
  else .[] end;
def semconv_signal($signal; $options):
  if $options | has("v2") and $options.v2 == true then
    .registry | signal_filter_v2($signal) | map(. + {root_namespace: (get_id($signal; .) | split(".")[0])})
  else
    .groups | signal_filter($signal)
    | map(. + {root_namespace: (if .id | index(".") then .id | split(".")[1] else "other" end)})
  end
  | only_wanted($options)
  | map(.attributes = (.attributes | if . == null then . else only_wanted($options) end))
  | without_excluded_namespaces($options)
  | sort_by(.root_namespace);
`;
function signalFilters(plural, signal, name) {
	return `
def semconv_group_${plural}_by_root_namespace:
  group_by(.root_namespace) | map({root_namespace: .[0].root_namespace, ${plural}: sort_by(${name})});
def semconv_${plural}($options): semconv_signal("${signal}"; $options) | sort_by(${name});
def semconv_${plural}: semconv_${plural}({});
def semconv_grouped_${plural}($options): semconv_${plural}($options) | semconv_group_${plural}_by_root_namespace;
def semconv_grouped_${plural}: semconv_grouped_${plural}({});
`;
}
const SEMCONV$1 = [
	COMMON,
	signalFilters("metrics", "metric", "get_metric_name(.)"),
	signalFilters("spans", "span", ".type"),
	signalFilters("events", "event", ".name"),
	signalFilters("entities", "entity", ".type")
].join("");

// workflows/weaver/forge/jq/standard.ts
const STANDARD = String.raw`
def isboolean: type == "boolean";
def isnumber: type == "number";
def isstring: type == "string";
def isarray: type == "array";
def isobject: type == "object";
def isnan: . < nan and nan < .;
def isinfinite: . == infinite or . == -infinite;
def isfinite: isnumber and (isinfinite | not);
def isnormal: isfinite and . != 0 and (isnan | not);
def abs: if . < 0 then -. else . end;
def scalb(number; exponent): number * pow(2.0; exponent);

def values: select(. != null);
def nulls: select(. == null);
def booleans: select(isboolean);
def numbers: select(isnumber);
def finites: select(isfinite);
def normals: select(isnormal);
def strings: select(isstring);
def arrays: select(isarray);
def objects: select(isobject);
def iterables: select(isarray or isobject);
def scalars: select(isarray or isobject | not);

def tostring: "\(.)";
def totype(test; otherwise): if test then . else fromjson | if test then . else otherwise end end;
def tonumber:
  if isnumber then . else fromjson | if isnumber then . else error("cannot parse as number") end end;
def toboolean:
  if isboolean then . else fromjson | if isboolean then . else error("cannot parse as boolean") end end;
def debug(message): (last(message | empty), .);
def debug_empty: empty;
def stderr_empty: empty;
def error_empty: error;
def first: .[0];
def last: .[-1];
def nth(at): .[at];
def nth(at; source): first(skip(at; source));

def del(where): where |= empty;
def getpath($keys): reduce $keys[] as $key (.; .[$key]);
def setpath($keys; $to): getpath($keys) = $to;
def delpaths($list): reduce $list[] as $keys (.; getpath($keys) |= empty);
def paths: skip(1; path(..));
def paths(test): skip(1; path_value(..)) | select(.[1] | test) | .[0];
def pick(where):
  reduce path_value(where) as [$keys, $found] ({};
    . * (reduce ($keys | reverse[]) as $key ($found; {($key): .})));
def key_values: to_entries | map([.key, .value]);
def min_by_or_empty(by): if . == [] then empty else min_by(by) end;
def max_by_or_empty(by): if . == [] then empty else max_by(by) end;
def with_entries(change): to_entries | map(change) | from_entries;

def flatten: [recurse(arrays[]) | select(isarray | not)];
def flatten($depth): if $depth > 0 then map(if isarray then flatten($depth - 1) else [.] end) | add end;
def transpose: [range([.[] | length] | max) as $row | [.[][$row]]];
def combinations: .[][] |= [.] | reduce .[] as $choices ([]; . + $choices[]);
def combinations($times): [limit($times; repeat(.))] | combinations;
def in(source): . as $key | source | has($key);
def inside(source): . as $part | source | contains($part);
def index($part): indices($part)[0];
def rindex($part): indices($part)[-1];

def capture_of_match: map(select(.name) | {(.name): .string}) | add + {};
def test(pattern; flags): matches(pattern; flags) | length > 0;
def match(pattern; flags): matches(pattern; flags)[] | .[0] + {captures: .[1:]};
def capture(pattern; flags): matches(pattern; flags)[] | capture_of_match;
def scan(pattern; flags): matches(pattern; flags)[] | .[0].string;
def split($pattern; flags): split_($pattern; flags + "g");
def splits(pattern; flags): split(pattern; flags)[];
def sub(pattern; by; flags):
  reduce split_matches(pattern; flags)[] as $part ("";
    . + ($part | if isarray then capture_of_match | by else . end));
def gsub(pattern; by; flags): sub(pattern; by; "g" + flags);
def test(pattern): test(pattern; "");
def match(pattern): match(pattern; "");
def capture(pattern): capture(pattern; "");
def scan(pattern): scan(pattern; "");
def splits(pattern): splits(pattern; "");
def sub(pattern; by): sub(pattern; by; "");
def gsub(pattern; by): sub(pattern; by; "g");

def @text: tostring;
def @json: tojson;
def @html: tostring | escape_html;
def @htmld: tostring | unescape_html;
def @uri: tostring | encode_uri;
def @urid: tostring | decode_uri;
def @base64: tostring | encode_base64;
def @base64d: tostring | decode_base64;
def @sh:
  [if isarray then .[] else . end | if . >= "" then "'" + escape_sh + "'" else tostring end] | join(" ");
`;

// workflows/weaver/forge/jq/evaluate.ts
var FilterError = class extends Error {
	details;
	constructor(details) {
		super(details.map(detailText).join(",\n"));
		this.details = details;
	}
};
function detailText({ error, source }) {
	return source ? `${source.start.line}:${source.start.col}: ${error}` : error;
}
const DEFAULT_STEPS = 5e7;
const MAX_PROGRAMS = 2e3;
function locate(code, offset) {
	const before = code.slice(0, offset);
	const lineStart = before.lastIndexOf("\n") + 1;
	return {
		line: before.split("\n").length,
		col: charCount(before.slice(lineStart)) + 1
	};
}
function detailsOf(code, problems) {
	return problems.map(({ message, span }) => ({
		error: message,
		source: {
			start: locate(code, span.start),
			end: locate(code, span.end)
		}
	}));
}
const name$1 = (item) => field(item, "name");
const type = (item) => field(item, "type");
const metricName = (item) => field(item, "metric_name") === void 0 ? name$1(item) : field(item, "metric_name");
const LISTS = [
	[
		"metrics",
		"metric",
		metricName
	],
	[
		"spans",
		"span",
		type
	],
	[
		"events",
		"event",
		name$1
	],
	[
		"entities",
		"entity",
		type
	]
];
function shortcuts() {
	const quick = new QuickSemconv();
	const shortcut = /* @__PURE__ */ new Map([
		["semconv_attributes/1", (call) => quick.attributes(call)],
		["semconv_signal/2", (call) => quick.signals(call)],
		["semconv_group_attributes_by_root_namespace/0", (call) => quick.grouped(call, "attributes", nameOrKey)]
	]);
	for (const [list, signal, nameOf] of LISTS) {
		shortcut.set(`semconv_${list}/1`, (call) => quick.named(call, signal, nameOf));
		shortcut.set(`semconv_group_${list}_by_root_namespace/0`, (call) => quick.grouped(call, list, nameOf));
	}
	return shortcut;
}
function preludeOf(texts, quick) {
	return texts.reduce((known, text) => {
		const { tokens } = lex(text);
		const { definitions, problems } = parseDefinitions(tokens, text.length);
		const [problem] = problems;
		if (problem) throw new TypeError(`The jq prelude is wrong: ${problem.message} at ${problem.span.start}.`);
		return compileDefinitions(definitions, known, quick);
	}, /* @__PURE__ */ new Map());
}
var JqEngine = class {
	#prelude;
	#programs = /* @__PURE__ */ new Map();
	constructor({ quick = true } = {}) {
		this.#prelude = preludeOf([STANDARD, SEMCONV$1], quick ? shortcuts() : void 0);
	}
	evaluate(request) {
		const names = Object.keys(request.variables);
		const filter = this.#compile(request.program, names);
		const meter = new Meter(request.maxSteps ?? DEFAULT_STEPS);
		const scope = names.reduce((inner, name) => inner.with(request.variables[name] ?? null), new Scope$1(meter));
		const results = [];
		const errors = [];
		let length = 0;
		try {
			filter.run(scope, request.input, (value) => {
				meter.spend();
				append(results, printable(value, meter));
			}, (failure) => {
				const { text } = failure;
				length += text.length;
				checkText(length);
				meter.spend(1 + (text.length >> 4));
				append(errors, { error: text });
			});
		} catch (error) {
			throw clear(error);
		}
		if (errors.length > 0) throw new FilterError(errors);
		return results.length === 1 ? results[0] ?? null : results;
	}
	#compile(program, names) {
		const key = JSON.stringify([program, names]);
		const known = this.#programs.get(key);
		if (known) return known;
		const filter = compileText(program, names, this.#prelude);
		if (this.#programs.size >= MAX_PROGRAMS) this.#programs.clear();
		this.#programs.set(key, filter);
		return filter;
	}
};
function compileText(program, names, prelude) {
	const { tokens, problems: lexical } = lex(program);
	if (lexical.length > 0) throw new FilterError(detailsOf(program, lexical));
	const { program: parsed, problems: syntactic } = parseProgram(tokens, program.length);
	if (syntactic.length > 0) throw new FilterError(detailsOf(program, syntactic));
	if (parsed.modules.length > 0) throw new FilterError(parsed.modules.map((path) => ({ error: `could not load file ${path}: module loading not supported` })));
	const { filter, problems } = compileProgram(parsed.body, names, prelude);
	if (problems.length > 0) throw new FilterError(detailsOf(program, problems));
	return filter;
}
function clear(error) {
	if (!(error instanceof RangeError || error instanceof JinjaError)) return error;
	return new UserError("jq-limit", {
		message: `A jq filter needs more memory or recurses deeper than it may (${error.message}).`,
		hint: "Look for a recursion that never ends in the filter.",
		cause: error
	});
}
function printable(value, meter) {
	if (isPlain(value, meter)) return value;
	const state = {
		isFinite: true,
		meter
	};
	const result = plain$2(value, state);
	return state.isFinite ? result : null;
}
function plain$2(value, state) {
	state.meter.spend();
	if (isNumber(value)) return isInteger(value) && fitsJson(BigInt(value)) ? value : plainFloat(value, state);
	if (value === null || typeof value !== "object") return value;
	if (isArray(value)) return value.map((item) => plain$2(item, state));
	if (UNPRINTABLE in value) state.isFinite = false;
	return objectOf(Object.entries(value).map(([key, item]) => [key, plain$2(item, state)]));
}
function plainFloat(value, state) {
	const handed = isInteger(value) || Number.isFinite(toFloat$1(value)) || value instanceof Decimal ? handedOver(toJson(value)) : void 0;
	if (handed === void 0) state.isFinite = false;
	return float(handed ?? 0);
}

// workflows/weaver/forge/memo.ts
const LONGEST_KEY = 2e4;
var Memo = class {
	#most;
	#known = /* @__PURE__ */ new Map();
	constructor(most) {
		this.#most = most;
	}
	of(key, make) {
		const known = this.#known.get(key);
		if (known !== void 0) return known;
		const result = make();
		if (key.length > LONGEST_KEY) return result;
		if (this.#known.size >= this.#most) this.#known.clear();
		this.#known.set(key, result);
		return result;
	}
};

// workflows/weaver/forge/filters/parameters.ts
function positional(least, most, run) {
	return (args, kwargs) => {
		if (args.length < least) throw new JinjaError("missing argument");
		if (args.length > most || Object.keys(kwargs).length > 0) throw new JinjaError("too many arguments");
		return run(args);
	};
}
function onValue(run) {
	return positional(1, 1, ([value]) => run(value));
}
function onText(run) {
	return positional(1, 1, ([value]) => run(requireText(value)));
}
function withKeywords(run) {
	return (args, kwargs) => {
		if (args.length < 1) throw new JinjaError("missing argument");
		if (args.length > 1) throw new JinjaError("too many arguments");
		return run(args[0], kwargs);
	};
}
function requireText(value) {
	const text = textOf(value);
	if (text === void 0) throw invalid("value is not a string");
	return text;
}
function asText$1(value) {
	if (value === void 0) throw new JinjaError("missing argument");
	return textOf(value) ?? toText$1(value);
}
function wrongValue(detail) {
	return new JinjaError("cannot deserialize", detail);
}

// workflows/weaver/forge/filters/case.ts
const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });
const ASCII$2 = /^[\0-\x7f]*$/;
const CONVENTIONS = {
	lower_case: {
		casing: "lower",
		delimiter: " "
	},
	upper_case: {
		casing: "upper",
		delimiter: " "
	},
	title_case: {
		casing: "capital",
		delimiter: " "
	},
	pascal_case: {
		casing: "capital",
		delimiter: ""
	},
	camel_case: {
		casing: "camel",
		delimiter: ""
	},
	snake_case: {
		casing: "lower",
		delimiter: "_"
	},
	screaming_snake_case: {
		casing: "upper",
		delimiter: "_"
	},
	kebab_case: {
		casing: "lower",
		delimiter: "-"
	},
	screaming_kebab_case: {
		casing: "upper",
		delimiter: "-"
	}
};
const CONSTANT_NAMES = [
	"kebab_case",
	"pascal_case",
	"camel_case",
	"snake_case",
	"screaming_snake_case"
];
function isUpper(char) {
	return char !== void 0 && char.toUpperCase() !== char.toLowerCase() && char === char.toUpperCase();
}
function isLower(char) {
	return char !== void 0 && char.toUpperCase() !== char.toLowerCase() && char === char.toLowerCase();
}
const WITHOUT_CAPITALS = /^[a-z0-9_\- ]*$/;
const SEPARATOR = /[_\- ]/;
function splitWords$1(text) {
	if (text === "") return [];
	if (WITHOUT_CAPITALS.test(text)) return text.split(SEPARATOR);
	checkItems$1(text.length);
	const chars = ASCII$2.test(text) ? text.split("") : [...graphemes.segment(text)].map(({ segment }) => segment);
	const words = [];
	let word = "";
	chars.forEach((char, at) => {
		if (char === "_" || char === "-" || char === " ") {
			words.push(word);
			word = "";
			return;
		}
		word += char;
		const next = chars[at + 1];
		if (isLower(char) && isUpper(next) || isUpper(char) && isUpper(next) && isLower(chars[at + 2])) {
			words.push(word);
			word = "";
		}
	});
	words.push(word);
	return words;
}
function capitalize$1(word) {
	const [first = ""] = word;
	return first.toUpperCase() + word.slice(first.length).toLowerCase();
}
function cased(word, at, casing) {
	if (casing === "upper") return word.toUpperCase();
	if (casing === "capital" || casing === "camel" && at > 0) return capitalize$1(word);
	return word.toLowerCase();
}
function convertCase(convention, text) {
	const { casing, delimiter } = CONVENTIONS[convention] ?? {
		casing: "lower",
		delimiter: " "
	};
	return splitWords$1(text.replaceAll(".", "_")).map((word, at) => cased(word, at, casing)).join(delimiter);
}
function capitalizeFirst(text) {
	const [first = ""] = text;
	return first.toUpperCase() + text.slice(first.length);
}
var KnownNames = class {
	#most;
	#byConvention = /* @__PURE__ */ new Map();
	constructor(most) {
		this.#most = most;
	}
	of(convention, text) {
		const names = this.#byConvention.get(convention) ?? new Memo(this.#most);
		this.#byConvention.set(convention, names);
		return names.of(text, () => convertCase(convention, text));
	}
};
function caseFilters(known) {
	const usual = Object.keys(CONVENTIONS).map((name) => [name, onText((text) => known.of(name, text))]);
	const constants = CONSTANT_NAMES.map((name) => [`${name}_const`, onText((text) => known.of(name, text.replaceAll("_", "")))]);
	return {
		...Object.fromEntries([...usual, ...constants]),
		capitalize_first: onText(capitalizeFirst)
	};
}

// node_modules/mdast-util-to-string/lib/index.js
const emptyOptions = {};
function toString(value, options) {
	const settings = options || emptyOptions;
	return one(value, typeof settings.includeImageAlt === "boolean" ? settings.includeImageAlt : true, typeof settings.includeHtml === "boolean" ? settings.includeHtml : true);
}
function one(value, includeImageAlt, includeHtml) {
	if (node(value)) {
		if ("value" in value) return value.type === "html" && !includeHtml ? "" : value.value;
		if (includeImageAlt && "alt" in value && value.alt) return value.alt;
		if ("children" in value) return all(value.children, includeImageAlt, includeHtml);
	}
	if (Array.isArray(value)) return all(value, includeImageAlt, includeHtml);
	return "";
}
function all(values, includeImageAlt, includeHtml) {
	const result = [];
	let index = -1;
	while (++index < values.length) result[index] = one(values[index], includeImageAlt, includeHtml);
	return result.join("");
}
function node(value) {
	return Boolean(value && typeof value === "object");
}

// node_modules/character-entities/index.js
const characterEntities = {
	AElig: "Æ",
	AMP: "&",
	Aacute: "Á",
	Abreve: "Ă",
	Acirc: "Â",
	Acy: "А",
	Afr: "𝔄",
	Agrave: "À",
	Alpha: "Α",
	Amacr: "Ā",
	And: "⩓",
	Aogon: "Ą",
	Aopf: "𝔸",
	ApplyFunction: "⁡",
	Aring: "Å",
	Ascr: "𝒜",
	Assign: "≔",
	Atilde: "Ã",
	Auml: "Ä",
	Backslash: "∖",
	Barv: "⫧",
	Barwed: "⌆",
	Bcy: "Б",
	Because: "∵",
	Bernoullis: "ℬ",
	Beta: "Β",
	Bfr: "𝔅",
	Bopf: "𝔹",
	Breve: "˘",
	Bscr: "ℬ",
	Bumpeq: "≎",
	CHcy: "Ч",
	COPY: "©",
	Cacute: "Ć",
	Cap: "⋒",
	CapitalDifferentialD: "ⅅ",
	Cayleys: "ℭ",
	Ccaron: "Č",
	Ccedil: "Ç",
	Ccirc: "Ĉ",
	Cconint: "∰",
	Cdot: "Ċ",
	Cedilla: "¸",
	CenterDot: "·",
	Cfr: "ℭ",
	Chi: "Χ",
	CircleDot: "⊙",
	CircleMinus: "⊖",
	CirclePlus: "⊕",
	CircleTimes: "⊗",
	ClockwiseContourIntegral: "∲",
	CloseCurlyDoubleQuote: "”",
	CloseCurlyQuote: "’",
	Colon: "∷",
	Colone: "⩴",
	Congruent: "≡",
	Conint: "∯",
	ContourIntegral: "∮",
	Copf: "ℂ",
	Coproduct: "∐",
	CounterClockwiseContourIntegral: "∳",
	Cross: "⨯",
	Cscr: "𝒞",
	Cup: "⋓",
	CupCap: "≍",
	DD: "ⅅ",
	DDotrahd: "⤑",
	DJcy: "Ђ",
	DScy: "Ѕ",
	DZcy: "Џ",
	Dagger: "‡",
	Darr: "↡",
	Dashv: "⫤",
	Dcaron: "Ď",
	Dcy: "Д",
	Del: "∇",
	Delta: "Δ",
	Dfr: "𝔇",
	DiacriticalAcute: "´",
	DiacriticalDot: "˙",
	DiacriticalDoubleAcute: "˝",
	DiacriticalGrave: "`",
	DiacriticalTilde: "˜",
	Diamond: "⋄",
	DifferentialD: "ⅆ",
	Dopf: "𝔻",
	Dot: "¨",
	DotDot: "⃜",
	DotEqual: "≐",
	DoubleContourIntegral: "∯",
	DoubleDot: "¨",
	DoubleDownArrow: "⇓",
	DoubleLeftArrow: "⇐",
	DoubleLeftRightArrow: "⇔",
	DoubleLeftTee: "⫤",
	DoubleLongLeftArrow: "⟸",
	DoubleLongLeftRightArrow: "⟺",
	DoubleLongRightArrow: "⟹",
	DoubleRightArrow: "⇒",
	DoubleRightTee: "⊨",
	DoubleUpArrow: "⇑",
	DoubleUpDownArrow: "⇕",
	DoubleVerticalBar: "∥",
	DownArrow: "↓",
	DownArrowBar: "⤓",
	DownArrowUpArrow: "⇵",
	DownBreve: "̑",
	DownLeftRightVector: "⥐",
	DownLeftTeeVector: "⥞",
	DownLeftVector: "↽",
	DownLeftVectorBar: "⥖",
	DownRightTeeVector: "⥟",
	DownRightVector: "⇁",
	DownRightVectorBar: "⥗",
	DownTee: "⊤",
	DownTeeArrow: "↧",
	Downarrow: "⇓",
	Dscr: "𝒟",
	Dstrok: "Đ",
	ENG: "Ŋ",
	ETH: "Ð",
	Eacute: "É",
	Ecaron: "Ě",
	Ecirc: "Ê",
	Ecy: "Э",
	Edot: "Ė",
	Efr: "𝔈",
	Egrave: "È",
	Element: "∈",
	Emacr: "Ē",
	EmptySmallSquare: "◻",
	EmptyVerySmallSquare: "▫",
	Eogon: "Ę",
	Eopf: "𝔼",
	Epsilon: "Ε",
	Equal: "⩵",
	EqualTilde: "≂",
	Equilibrium: "⇌",
	Escr: "ℰ",
	Esim: "⩳",
	Eta: "Η",
	Euml: "Ë",
	Exists: "∃",
	ExponentialE: "ⅇ",
	Fcy: "Ф",
	Ffr: "𝔉",
	FilledSmallSquare: "◼",
	FilledVerySmallSquare: "▪",
	Fopf: "𝔽",
	ForAll: "∀",
	Fouriertrf: "ℱ",
	Fscr: "ℱ",
	GJcy: "Ѓ",
	GT: ">",
	Gamma: "Γ",
	Gammad: "Ϝ",
	Gbreve: "Ğ",
	Gcedil: "Ģ",
	Gcirc: "Ĝ",
	Gcy: "Г",
	Gdot: "Ġ",
	Gfr: "𝔊",
	Gg: "⋙",
	Gopf: "𝔾",
	GreaterEqual: "≥",
	GreaterEqualLess: "⋛",
	GreaterFullEqual: "≧",
	GreaterGreater: "⪢",
	GreaterLess: "≷",
	GreaterSlantEqual: "⩾",
	GreaterTilde: "≳",
	Gscr: "𝒢",
	Gt: "≫",
	HARDcy: "Ъ",
	Hacek: "ˇ",
	Hat: "^",
	Hcirc: "Ĥ",
	Hfr: "ℌ",
	HilbertSpace: "ℋ",
	Hopf: "ℍ",
	HorizontalLine: "─",
	Hscr: "ℋ",
	Hstrok: "Ħ",
	HumpDownHump: "≎",
	HumpEqual: "≏",
	IEcy: "Е",
	IJlig: "Ĳ",
	IOcy: "Ё",
	Iacute: "Í",
	Icirc: "Î",
	Icy: "И",
	Idot: "İ",
	Ifr: "ℑ",
	Igrave: "Ì",
	Im: "ℑ",
	Imacr: "Ī",
	ImaginaryI: "ⅈ",
	Implies: "⇒",
	Int: "∬",
	Integral: "∫",
	Intersection: "⋂",
	InvisibleComma: "⁣",
	InvisibleTimes: "⁢",
	Iogon: "Į",
	Iopf: "𝕀",
	Iota: "Ι",
	Iscr: "ℐ",
	Itilde: "Ĩ",
	Iukcy: "І",
	Iuml: "Ï",
	Jcirc: "Ĵ",
	Jcy: "Й",
	Jfr: "𝔍",
	Jopf: "𝕁",
	Jscr: "𝒥",
	Jsercy: "Ј",
	Jukcy: "Є",
	KHcy: "Х",
	KJcy: "Ќ",
	Kappa: "Κ",
	Kcedil: "Ķ",
	Kcy: "К",
	Kfr: "𝔎",
	Kopf: "𝕂",
	Kscr: "𝒦",
	LJcy: "Љ",
	LT: "<",
	Lacute: "Ĺ",
	Lambda: "Λ",
	Lang: "⟪",
	Laplacetrf: "ℒ",
	Larr: "↞",
	Lcaron: "Ľ",
	Lcedil: "Ļ",
	Lcy: "Л",
	LeftAngleBracket: "⟨",
	LeftArrow: "←",
	LeftArrowBar: "⇤",
	LeftArrowRightArrow: "⇆",
	LeftCeiling: "⌈",
	LeftDoubleBracket: "⟦",
	LeftDownTeeVector: "⥡",
	LeftDownVector: "⇃",
	LeftDownVectorBar: "⥙",
	LeftFloor: "⌊",
	LeftRightArrow: "↔",
	LeftRightVector: "⥎",
	LeftTee: "⊣",
	LeftTeeArrow: "↤",
	LeftTeeVector: "⥚",
	LeftTriangle: "⊲",
	LeftTriangleBar: "⧏",
	LeftTriangleEqual: "⊴",
	LeftUpDownVector: "⥑",
	LeftUpTeeVector: "⥠",
	LeftUpVector: "↿",
	LeftUpVectorBar: "⥘",
	LeftVector: "↼",
	LeftVectorBar: "⥒",
	Leftarrow: "⇐",
	Leftrightarrow: "⇔",
	LessEqualGreater: "⋚",
	LessFullEqual: "≦",
	LessGreater: "≶",
	LessLess: "⪡",
	LessSlantEqual: "⩽",
	LessTilde: "≲",
	Lfr: "𝔏",
	Ll: "⋘",
	Lleftarrow: "⇚",
	Lmidot: "Ŀ",
	LongLeftArrow: "⟵",
	LongLeftRightArrow: "⟷",
	LongRightArrow: "⟶",
	Longleftarrow: "⟸",
	Longleftrightarrow: "⟺",
	Longrightarrow: "⟹",
	Lopf: "𝕃",
	LowerLeftArrow: "↙",
	LowerRightArrow: "↘",
	Lscr: "ℒ",
	Lsh: "↰",
	Lstrok: "Ł",
	Lt: "≪",
	Map: "⤅",
	Mcy: "М",
	MediumSpace: " ",
	Mellintrf: "ℳ",
	Mfr: "𝔐",
	MinusPlus: "∓",
	Mopf: "𝕄",
	Mscr: "ℳ",
	Mu: "Μ",
	NJcy: "Њ",
	Nacute: "Ń",
	Ncaron: "Ň",
	Ncedil: "Ņ",
	Ncy: "Н",
	NegativeMediumSpace: "​",
	NegativeThickSpace: "​",
	NegativeThinSpace: "​",
	NegativeVeryThinSpace: "​",
	NestedGreaterGreater: "≫",
	NestedLessLess: "≪",
	NewLine: "\n",
	Nfr: "𝔑",
	NoBreak: "⁠",
	NonBreakingSpace: "\xA0",
	Nopf: "ℕ",
	Not: "⫬",
	NotCongruent: "≢",
	NotCupCap: "≭",
	NotDoubleVerticalBar: "∦",
	NotElement: "∉",
	NotEqual: "≠",
	NotEqualTilde: "≂̸",
	NotExists: "∄",
	NotGreater: "≯",
	NotGreaterEqual: "≱",
	NotGreaterFullEqual: "≧̸",
	NotGreaterGreater: "≫̸",
	NotGreaterLess: "≹",
	NotGreaterSlantEqual: "⩾̸",
	NotGreaterTilde: "≵",
	NotHumpDownHump: "≎̸",
	NotHumpEqual: "≏̸",
	NotLeftTriangle: "⋪",
	NotLeftTriangleBar: "⧏̸",
	NotLeftTriangleEqual: "⋬",
	NotLess: "≮",
	NotLessEqual: "≰",
	NotLessGreater: "≸",
	NotLessLess: "≪̸",
	NotLessSlantEqual: "⩽̸",
	NotLessTilde: "≴",
	NotNestedGreaterGreater: "⪢̸",
	NotNestedLessLess: "⪡̸",
	NotPrecedes: "⊀",
	NotPrecedesEqual: "⪯̸",
	NotPrecedesSlantEqual: "⋠",
	NotReverseElement: "∌",
	NotRightTriangle: "⋫",
	NotRightTriangleBar: "⧐̸",
	NotRightTriangleEqual: "⋭",
	NotSquareSubset: "⊏̸",
	NotSquareSubsetEqual: "⋢",
	NotSquareSuperset: "⊐̸",
	NotSquareSupersetEqual: "⋣",
	NotSubset: "⊂⃒",
	NotSubsetEqual: "⊈",
	NotSucceeds: "⊁",
	NotSucceedsEqual: "⪰̸",
	NotSucceedsSlantEqual: "⋡",
	NotSucceedsTilde: "≿̸",
	NotSuperset: "⊃⃒",
	NotSupersetEqual: "⊉",
	NotTilde: "≁",
	NotTildeEqual: "≄",
	NotTildeFullEqual: "≇",
	NotTildeTilde: "≉",
	NotVerticalBar: "∤",
	Nscr: "𝒩",
	Ntilde: "Ñ",
	Nu: "Ν",
	OElig: "Œ",
	Oacute: "Ó",
	Ocirc: "Ô",
	Ocy: "О",
	Odblac: "Ő",
	Ofr: "𝔒",
	Ograve: "Ò",
	Omacr: "Ō",
	Omega: "Ω",
	Omicron: "Ο",
	Oopf: "𝕆",
	OpenCurlyDoubleQuote: "“",
	OpenCurlyQuote: "‘",
	Or: "⩔",
	Oscr: "𝒪",
	Oslash: "Ø",
	Otilde: "Õ",
	Otimes: "⨷",
	Ouml: "Ö",
	OverBar: "‾",
	OverBrace: "⏞",
	OverBracket: "⎴",
	OverParenthesis: "⏜",
	PartialD: "∂",
	Pcy: "П",
	Pfr: "𝔓",
	Phi: "Φ",
	Pi: "Π",
	PlusMinus: "±",
	Poincareplane: "ℌ",
	Popf: "ℙ",
	Pr: "⪻",
	Precedes: "≺",
	PrecedesEqual: "⪯",
	PrecedesSlantEqual: "≼",
	PrecedesTilde: "≾",
	Prime: "″",
	Product: "∏",
	Proportion: "∷",
	Proportional: "∝",
	Pscr: "𝒫",
	Psi: "Ψ",
	QUOT: "\"",
	Qfr: "𝔔",
	Qopf: "ℚ",
	Qscr: "𝒬",
	RBarr: "⤐",
	REG: "®",
	Racute: "Ŕ",
	Rang: "⟫",
	Rarr: "↠",
	Rarrtl: "⤖",
	Rcaron: "Ř",
	Rcedil: "Ŗ",
	Rcy: "Р",
	Re: "ℜ",
	ReverseElement: "∋",
	ReverseEquilibrium: "⇋",
	ReverseUpEquilibrium: "⥯",
	Rfr: "ℜ",
	Rho: "Ρ",
	RightAngleBracket: "⟩",
	RightArrow: "→",
	RightArrowBar: "⇥",
	RightArrowLeftArrow: "⇄",
	RightCeiling: "⌉",
	RightDoubleBracket: "⟧",
	RightDownTeeVector: "⥝",
	RightDownVector: "⇂",
	RightDownVectorBar: "⥕",
	RightFloor: "⌋",
	RightTee: "⊢",
	RightTeeArrow: "↦",
	RightTeeVector: "⥛",
	RightTriangle: "⊳",
	RightTriangleBar: "⧐",
	RightTriangleEqual: "⊵",
	RightUpDownVector: "⥏",
	RightUpTeeVector: "⥜",
	RightUpVector: "↾",
	RightUpVectorBar: "⥔",
	RightVector: "⇀",
	RightVectorBar: "⥓",
	Rightarrow: "⇒",
	Ropf: "ℝ",
	RoundImplies: "⥰",
	Rrightarrow: "⇛",
	Rscr: "ℛ",
	Rsh: "↱",
	RuleDelayed: "⧴",
	SHCHcy: "Щ",
	SHcy: "Ш",
	SOFTcy: "Ь",
	Sacute: "Ś",
	Sc: "⪼",
	Scaron: "Š",
	Scedil: "Ş",
	Scirc: "Ŝ",
	Scy: "С",
	Sfr: "𝔖",
	ShortDownArrow: "↓",
	ShortLeftArrow: "←",
	ShortRightArrow: "→",
	ShortUpArrow: "↑",
	Sigma: "Σ",
	SmallCircle: "∘",
	Sopf: "𝕊",
	Sqrt: "√",
	Square: "□",
	SquareIntersection: "⊓",
	SquareSubset: "⊏",
	SquareSubsetEqual: "⊑",
	SquareSuperset: "⊐",
	SquareSupersetEqual: "⊒",
	SquareUnion: "⊔",
	Sscr: "𝒮",
	Star: "⋆",
	Sub: "⋐",
	Subset: "⋐",
	SubsetEqual: "⊆",
	Succeeds: "≻",
	SucceedsEqual: "⪰",
	SucceedsSlantEqual: "≽",
	SucceedsTilde: "≿",
	SuchThat: "∋",
	Sum: "∑",
	Sup: "⋑",
	Superset: "⊃",
	SupersetEqual: "⊇",
	Supset: "⋑",
	THORN: "Þ",
	TRADE: "™",
	TSHcy: "Ћ",
	TScy: "Ц",
	Tab: "	",
	Tau: "Τ",
	Tcaron: "Ť",
	Tcedil: "Ţ",
	Tcy: "Т",
	Tfr: "𝔗",
	Therefore: "∴",
	Theta: "Θ",
	ThickSpace: "  ",
	ThinSpace: " ",
	Tilde: "∼",
	TildeEqual: "≃",
	TildeFullEqual: "≅",
	TildeTilde: "≈",
	Topf: "𝕋",
	TripleDot: "⃛",
	Tscr: "𝒯",
	Tstrok: "Ŧ",
	Uacute: "Ú",
	Uarr: "↟",
	Uarrocir: "⥉",
	Ubrcy: "Ў",
	Ubreve: "Ŭ",
	Ucirc: "Û",
	Ucy: "У",
	Udblac: "Ű",
	Ufr: "𝔘",
	Ugrave: "Ù",
	Umacr: "Ū",
	UnderBar: "_",
	UnderBrace: "⏟",
	UnderBracket: "⎵",
	UnderParenthesis: "⏝",
	Union: "⋃",
	UnionPlus: "⊎",
	Uogon: "Ų",
	Uopf: "𝕌",
	UpArrow: "↑",
	UpArrowBar: "⤒",
	UpArrowDownArrow: "⇅",
	UpDownArrow: "↕",
	UpEquilibrium: "⥮",
	UpTee: "⊥",
	UpTeeArrow: "↥",
	Uparrow: "⇑",
	Updownarrow: "⇕",
	UpperLeftArrow: "↖",
	UpperRightArrow: "↗",
	Upsi: "ϒ",
	Upsilon: "Υ",
	Uring: "Ů",
	Uscr: "𝒰",
	Utilde: "Ũ",
	Uuml: "Ü",
	VDash: "⊫",
	Vbar: "⫫",
	Vcy: "В",
	Vdash: "⊩",
	Vdashl: "⫦",
	Vee: "⋁",
	Verbar: "‖",
	Vert: "‖",
	VerticalBar: "∣",
	VerticalLine: "|",
	VerticalSeparator: "❘",
	VerticalTilde: "≀",
	VeryThinSpace: " ",
	Vfr: "𝔙",
	Vopf: "𝕍",
	Vscr: "𝒱",
	Vvdash: "⊪",
	Wcirc: "Ŵ",
	Wedge: "⋀",
	Wfr: "𝔚",
	Wopf: "𝕎",
	Wscr: "𝒲",
	Xfr: "𝔛",
	Xi: "Ξ",
	Xopf: "𝕏",
	Xscr: "𝒳",
	YAcy: "Я",
	YIcy: "Ї",
	YUcy: "Ю",
	Yacute: "Ý",
	Ycirc: "Ŷ",
	Ycy: "Ы",
	Yfr: "𝔜",
	Yopf: "𝕐",
	Yscr: "𝒴",
	Yuml: "Ÿ",
	ZHcy: "Ж",
	Zacute: "Ź",
	Zcaron: "Ž",
	Zcy: "З",
	Zdot: "Ż",
	ZeroWidthSpace: "​",
	Zeta: "Ζ",
	Zfr: "ℨ",
	Zopf: "ℤ",
	Zscr: "𝒵",
	aacute: "á",
	abreve: "ă",
	ac: "∾",
	acE: "∾̳",
	acd: "∿",
	acirc: "â",
	acute: "´",
	acy: "а",
	aelig: "æ",
	af: "⁡",
	afr: "𝔞",
	agrave: "à",
	alefsym: "ℵ",
	aleph: "ℵ",
	alpha: "α",
	amacr: "ā",
	amalg: "⨿",
	amp: "&",
	and: "∧",
	andand: "⩕",
	andd: "⩜",
	andslope: "⩘",
	andv: "⩚",
	ang: "∠",
	ange: "⦤",
	angle: "∠",
	angmsd: "∡",
	angmsdaa: "⦨",
	angmsdab: "⦩",
	angmsdac: "⦪",
	angmsdad: "⦫",
	angmsdae: "⦬",
	angmsdaf: "⦭",
	angmsdag: "⦮",
	angmsdah: "⦯",
	angrt: "∟",
	angrtvb: "⊾",
	angrtvbd: "⦝",
	angsph: "∢",
	angst: "Å",
	angzarr: "⍼",
	aogon: "ą",
	aopf: "𝕒",
	ap: "≈",
	apE: "⩰",
	apacir: "⩯",
	ape: "≊",
	apid: "≋",
	apos: "'",
	approx: "≈",
	approxeq: "≊",
	aring: "å",
	ascr: "𝒶",
	ast: "*",
	asymp: "≈",
	asympeq: "≍",
	atilde: "ã",
	auml: "ä",
	awconint: "∳",
	awint: "⨑",
	bNot: "⫭",
	backcong: "≌",
	backepsilon: "϶",
	backprime: "‵",
	backsim: "∽",
	backsimeq: "⋍",
	barvee: "⊽",
	barwed: "⌅",
	barwedge: "⌅",
	bbrk: "⎵",
	bbrktbrk: "⎶",
	bcong: "≌",
	bcy: "б",
	bdquo: "„",
	becaus: "∵",
	because: "∵",
	bemptyv: "⦰",
	bepsi: "϶",
	bernou: "ℬ",
	beta: "β",
	beth: "ℶ",
	between: "≬",
	bfr: "𝔟",
	bigcap: "⋂",
	bigcirc: "◯",
	bigcup: "⋃",
	bigodot: "⨀",
	bigoplus: "⨁",
	bigotimes: "⨂",
	bigsqcup: "⨆",
	bigstar: "★",
	bigtriangledown: "▽",
	bigtriangleup: "△",
	biguplus: "⨄",
	bigvee: "⋁",
	bigwedge: "⋀",
	bkarow: "⤍",
	blacklozenge: "⧫",
	blacksquare: "▪",
	blacktriangle: "▴",
	blacktriangledown: "▾",
	blacktriangleleft: "◂",
	blacktriangleright: "▸",
	blank: "␣",
	blk12: "▒",
	blk14: "░",
	blk34: "▓",
	block: "█",
	bne: "=⃥",
	bnequiv: "≡⃥",
	bnot: "⌐",
	bopf: "𝕓",
	bot: "⊥",
	bottom: "⊥",
	bowtie: "⋈",
	boxDL: "╗",
	boxDR: "╔",
	boxDl: "╖",
	boxDr: "╓",
	boxH: "═",
	boxHD: "╦",
	boxHU: "╩",
	boxHd: "╤",
	boxHu: "╧",
	boxUL: "╝",
	boxUR: "╚",
	boxUl: "╜",
	boxUr: "╙",
	boxV: "║",
	boxVH: "╬",
	boxVL: "╣",
	boxVR: "╠",
	boxVh: "╫",
	boxVl: "╢",
	boxVr: "╟",
	boxbox: "⧉",
	boxdL: "╕",
	boxdR: "╒",
	boxdl: "┐",
	boxdr: "┌",
	boxh: "─",
	boxhD: "╥",
	boxhU: "╨",
	boxhd: "┬",
	boxhu: "┴",
	boxminus: "⊟",
	boxplus: "⊞",
	boxtimes: "⊠",
	boxuL: "╛",
	boxuR: "╘",
	boxul: "┘",
	boxur: "└",
	boxv: "│",
	boxvH: "╪",
	boxvL: "╡",
	boxvR: "╞",
	boxvh: "┼",
	boxvl: "┤",
	boxvr: "├",
	bprime: "‵",
	breve: "˘",
	brvbar: "¦",
	bscr: "𝒷",
	bsemi: "⁏",
	bsim: "∽",
	bsime: "⋍",
	bsol: "\\",
	bsolb: "⧅",
	bsolhsub: "⟈",
	bull: "•",
	bullet: "•",
	bump: "≎",
	bumpE: "⪮",
	bumpe: "≏",
	bumpeq: "≏",
	cacute: "ć",
	cap: "∩",
	capand: "⩄",
	capbrcup: "⩉",
	capcap: "⩋",
	capcup: "⩇",
	capdot: "⩀",
	caps: "∩︀",
	caret: "⁁",
	caron: "ˇ",
	ccaps: "⩍",
	ccaron: "č",
	ccedil: "ç",
	ccirc: "ĉ",
	ccups: "⩌",
	ccupssm: "⩐",
	cdot: "ċ",
	cedil: "¸",
	cemptyv: "⦲",
	cent: "¢",
	centerdot: "·",
	cfr: "𝔠",
	chcy: "ч",
	check: "✓",
	checkmark: "✓",
	chi: "χ",
	cir: "○",
	cirE: "⧃",
	circ: "ˆ",
	circeq: "≗",
	circlearrowleft: "↺",
	circlearrowright: "↻",
	circledR: "®",
	circledS: "Ⓢ",
	circledast: "⊛",
	circledcirc: "⊚",
	circleddash: "⊝",
	cire: "≗",
	cirfnint: "⨐",
	cirmid: "⫯",
	cirscir: "⧂",
	clubs: "♣",
	clubsuit: "♣",
	colon: ":",
	colone: "≔",
	coloneq: "≔",
	comma: ",",
	commat: "@",
	comp: "∁",
	compfn: "∘",
	complement: "∁",
	complexes: "ℂ",
	cong: "≅",
	congdot: "⩭",
	conint: "∮",
	copf: "𝕔",
	coprod: "∐",
	copy: "©",
	copysr: "℗",
	crarr: "↵",
	cross: "✗",
	cscr: "𝒸",
	csub: "⫏",
	csube: "⫑",
	csup: "⫐",
	csupe: "⫒",
	ctdot: "⋯",
	cudarrl: "⤸",
	cudarrr: "⤵",
	cuepr: "⋞",
	cuesc: "⋟",
	cularr: "↶",
	cularrp: "⤽",
	cup: "∪",
	cupbrcap: "⩈",
	cupcap: "⩆",
	cupcup: "⩊",
	cupdot: "⊍",
	cupor: "⩅",
	cups: "∪︀",
	curarr: "↷",
	curarrm: "⤼",
	curlyeqprec: "⋞",
	curlyeqsucc: "⋟",
	curlyvee: "⋎",
	curlywedge: "⋏",
	curren: "¤",
	curvearrowleft: "↶",
	curvearrowright: "↷",
	cuvee: "⋎",
	cuwed: "⋏",
	cwconint: "∲",
	cwint: "∱",
	cylcty: "⌭",
	dArr: "⇓",
	dHar: "⥥",
	dagger: "†",
	daleth: "ℸ",
	darr: "↓",
	dash: "‐",
	dashv: "⊣",
	dbkarow: "⤏",
	dblac: "˝",
	dcaron: "ď",
	dcy: "д",
	dd: "ⅆ",
	ddagger: "‡",
	ddarr: "⇊",
	ddotseq: "⩷",
	deg: "°",
	delta: "δ",
	demptyv: "⦱",
	dfisht: "⥿",
	dfr: "𝔡",
	dharl: "⇃",
	dharr: "⇂",
	diam: "⋄",
	diamond: "⋄",
	diamondsuit: "♦",
	diams: "♦",
	die: "¨",
	digamma: "ϝ",
	disin: "⋲",
	div: "÷",
	divide: "÷",
	divideontimes: "⋇",
	divonx: "⋇",
	djcy: "ђ",
	dlcorn: "⌞",
	dlcrop: "⌍",
	dollar: "$",
	dopf: "𝕕",
	dot: "˙",
	doteq: "≐",
	doteqdot: "≑",
	dotminus: "∸",
	dotplus: "∔",
	dotsquare: "⊡",
	doublebarwedge: "⌆",
	downarrow: "↓",
	downdownarrows: "⇊",
	downharpoonleft: "⇃",
	downharpoonright: "⇂",
	drbkarow: "⤐",
	drcorn: "⌟",
	drcrop: "⌌",
	dscr: "𝒹",
	dscy: "ѕ",
	dsol: "⧶",
	dstrok: "đ",
	dtdot: "⋱",
	dtri: "▿",
	dtrif: "▾",
	duarr: "⇵",
	duhar: "⥯",
	dwangle: "⦦",
	dzcy: "џ",
	dzigrarr: "⟿",
	eDDot: "⩷",
	eDot: "≑",
	eacute: "é",
	easter: "⩮",
	ecaron: "ě",
	ecir: "≖",
	ecirc: "ê",
	ecolon: "≕",
	ecy: "э",
	edot: "ė",
	ee: "ⅇ",
	efDot: "≒",
	efr: "𝔢",
	eg: "⪚",
	egrave: "è",
	egs: "⪖",
	egsdot: "⪘",
	el: "⪙",
	elinters: "⏧",
	ell: "ℓ",
	els: "⪕",
	elsdot: "⪗",
	emacr: "ē",
	empty: "∅",
	emptyset: "∅",
	emptyv: "∅",
	emsp13: " ",
	emsp14: " ",
	emsp: " ",
	eng: "ŋ",
	ensp: " ",
	eogon: "ę",
	eopf: "𝕖",
	epar: "⋕",
	eparsl: "⧣",
	eplus: "⩱",
	epsi: "ε",
	epsilon: "ε",
	epsiv: "ϵ",
	eqcirc: "≖",
	eqcolon: "≕",
	eqsim: "≂",
	eqslantgtr: "⪖",
	eqslantless: "⪕",
	equals: "=",
	equest: "≟",
	equiv: "≡",
	equivDD: "⩸",
	eqvparsl: "⧥",
	erDot: "≓",
	erarr: "⥱",
	escr: "ℯ",
	esdot: "≐",
	esim: "≂",
	eta: "η",
	eth: "ð",
	euml: "ë",
	euro: "€",
	excl: "!",
	exist: "∃",
	expectation: "ℰ",
	exponentiale: "ⅇ",
	fallingdotseq: "≒",
	fcy: "ф",
	female: "♀",
	ffilig: "ﬃ",
	fflig: "ﬀ",
	ffllig: "ﬄ",
	ffr: "𝔣",
	filig: "ﬁ",
	fjlig: "fj",
	flat: "♭",
	fllig: "ﬂ",
	fltns: "▱",
	fnof: "ƒ",
	fopf: "𝕗",
	forall: "∀",
	fork: "⋔",
	forkv: "⫙",
	fpartint: "⨍",
	frac12: "½",
	frac13: "⅓",
	frac14: "¼",
	frac15: "⅕",
	frac16: "⅙",
	frac18: "⅛",
	frac23: "⅔",
	frac25: "⅖",
	frac34: "¾",
	frac35: "⅗",
	frac38: "⅜",
	frac45: "⅘",
	frac56: "⅚",
	frac58: "⅝",
	frac78: "⅞",
	frasl: "⁄",
	frown: "⌢",
	fscr: "𝒻",
	gE: "≧",
	gEl: "⪌",
	gacute: "ǵ",
	gamma: "γ",
	gammad: "ϝ",
	gap: "⪆",
	gbreve: "ğ",
	gcirc: "ĝ",
	gcy: "г",
	gdot: "ġ",
	ge: "≥",
	gel: "⋛",
	geq: "≥",
	geqq: "≧",
	geqslant: "⩾",
	ges: "⩾",
	gescc: "⪩",
	gesdot: "⪀",
	gesdoto: "⪂",
	gesdotol: "⪄",
	gesl: "⋛︀",
	gesles: "⪔",
	gfr: "𝔤",
	gg: "≫",
	ggg: "⋙",
	gimel: "ℷ",
	gjcy: "ѓ",
	gl: "≷",
	glE: "⪒",
	gla: "⪥",
	glj: "⪤",
	gnE: "≩",
	gnap: "⪊",
	gnapprox: "⪊",
	gne: "⪈",
	gneq: "⪈",
	gneqq: "≩",
	gnsim: "⋧",
	gopf: "𝕘",
	grave: "`",
	gscr: "ℊ",
	gsim: "≳",
	gsime: "⪎",
	gsiml: "⪐",
	gt: ">",
	gtcc: "⪧",
	gtcir: "⩺",
	gtdot: "⋗",
	gtlPar: "⦕",
	gtquest: "⩼",
	gtrapprox: "⪆",
	gtrarr: "⥸",
	gtrdot: "⋗",
	gtreqless: "⋛",
	gtreqqless: "⪌",
	gtrless: "≷",
	gtrsim: "≳",
	gvertneqq: "≩︀",
	gvnE: "≩︀",
	hArr: "⇔",
	hairsp: " ",
	half: "½",
	hamilt: "ℋ",
	hardcy: "ъ",
	harr: "↔",
	harrcir: "⥈",
	harrw: "↭",
	hbar: "ℏ",
	hcirc: "ĥ",
	hearts: "♥",
	heartsuit: "♥",
	hellip: "…",
	hercon: "⊹",
	hfr: "𝔥",
	hksearow: "⤥",
	hkswarow: "⤦",
	hoarr: "⇿",
	homtht: "∻",
	hookleftarrow: "↩",
	hookrightarrow: "↪",
	hopf: "𝕙",
	horbar: "―",
	hscr: "𝒽",
	hslash: "ℏ",
	hstrok: "ħ",
	hybull: "⁃",
	hyphen: "‐",
	iacute: "í",
	ic: "⁣",
	icirc: "î",
	icy: "и",
	iecy: "е",
	iexcl: "¡",
	iff: "⇔",
	ifr: "𝔦",
	igrave: "ì",
	ii: "ⅈ",
	iiiint: "⨌",
	iiint: "∭",
	iinfin: "⧜",
	iiota: "℩",
	ijlig: "ĳ",
	imacr: "ī",
	image: "ℑ",
	imagline: "ℐ",
	imagpart: "ℑ",
	imath: "ı",
	imof: "⊷",
	imped: "Ƶ",
	in: "∈",
	incare: "℅",
	infin: "∞",
	infintie: "⧝",
	inodot: "ı",
	int: "∫",
	intcal: "⊺",
	integers: "ℤ",
	intercal: "⊺",
	intlarhk: "⨗",
	intprod: "⨼",
	iocy: "ё",
	iogon: "į",
	iopf: "𝕚",
	iota: "ι",
	iprod: "⨼",
	iquest: "¿",
	iscr: "𝒾",
	isin: "∈",
	isinE: "⋹",
	isindot: "⋵",
	isins: "⋴",
	isinsv: "⋳",
	isinv: "∈",
	it: "⁢",
	itilde: "ĩ",
	iukcy: "і",
	iuml: "ï",
	jcirc: "ĵ",
	jcy: "й",
	jfr: "𝔧",
	jmath: "ȷ",
	jopf: "𝕛",
	jscr: "𝒿",
	jsercy: "ј",
	jukcy: "є",
	kappa: "κ",
	kappav: "ϰ",
	kcedil: "ķ",
	kcy: "к",
	kfr: "𝔨",
	kgreen: "ĸ",
	khcy: "х",
	kjcy: "ќ",
	kopf: "𝕜",
	kscr: "𝓀",
	lAarr: "⇚",
	lArr: "⇐",
	lAtail: "⤛",
	lBarr: "⤎",
	lE: "≦",
	lEg: "⪋",
	lHar: "⥢",
	lacute: "ĺ",
	laemptyv: "⦴",
	lagran: "ℒ",
	lambda: "λ",
	lang: "⟨",
	langd: "⦑",
	langle: "⟨",
	lap: "⪅",
	laquo: "«",
	larr: "←",
	larrb: "⇤",
	larrbfs: "⤟",
	larrfs: "⤝",
	larrhk: "↩",
	larrlp: "↫",
	larrpl: "⤹",
	larrsim: "⥳",
	larrtl: "↢",
	lat: "⪫",
	latail: "⤙",
	late: "⪭",
	lates: "⪭︀",
	lbarr: "⤌",
	lbbrk: "❲",
	lbrace: "{",
	lbrack: "[",
	lbrke: "⦋",
	lbrksld: "⦏",
	lbrkslu: "⦍",
	lcaron: "ľ",
	lcedil: "ļ",
	lceil: "⌈",
	lcub: "{",
	lcy: "л",
	ldca: "⤶",
	ldquo: "“",
	ldquor: "„",
	ldrdhar: "⥧",
	ldrushar: "⥋",
	ldsh: "↲",
	le: "≤",
	leftarrow: "←",
	leftarrowtail: "↢",
	leftharpoondown: "↽",
	leftharpoonup: "↼",
	leftleftarrows: "⇇",
	leftrightarrow: "↔",
	leftrightarrows: "⇆",
	leftrightharpoons: "⇋",
	leftrightsquigarrow: "↭",
	leftthreetimes: "⋋",
	leg: "⋚",
	leq: "≤",
	leqq: "≦",
	leqslant: "⩽",
	les: "⩽",
	lescc: "⪨",
	lesdot: "⩿",
	lesdoto: "⪁",
	lesdotor: "⪃",
	lesg: "⋚︀",
	lesges: "⪓",
	lessapprox: "⪅",
	lessdot: "⋖",
	lesseqgtr: "⋚",
	lesseqqgtr: "⪋",
	lessgtr: "≶",
	lesssim: "≲",
	lfisht: "⥼",
	lfloor: "⌊",
	lfr: "𝔩",
	lg: "≶",
	lgE: "⪑",
	lhard: "↽",
	lharu: "↼",
	lharul: "⥪",
	lhblk: "▄",
	ljcy: "љ",
	ll: "≪",
	llarr: "⇇",
	llcorner: "⌞",
	llhard: "⥫",
	lltri: "◺",
	lmidot: "ŀ",
	lmoust: "⎰",
	lmoustache: "⎰",
	lnE: "≨",
	lnap: "⪉",
	lnapprox: "⪉",
	lne: "⪇",
	lneq: "⪇",
	lneqq: "≨",
	lnsim: "⋦",
	loang: "⟬",
	loarr: "⇽",
	lobrk: "⟦",
	longleftarrow: "⟵",
	longleftrightarrow: "⟷",
	longmapsto: "⟼",
	longrightarrow: "⟶",
	looparrowleft: "↫",
	looparrowright: "↬",
	lopar: "⦅",
	lopf: "𝕝",
	loplus: "⨭",
	lotimes: "⨴",
	lowast: "∗",
	lowbar: "_",
	loz: "◊",
	lozenge: "◊",
	lozf: "⧫",
	lpar: "(",
	lparlt: "⦓",
	lrarr: "⇆",
	lrcorner: "⌟",
	lrhar: "⇋",
	lrhard: "⥭",
	lrm: "‎",
	lrtri: "⊿",
	lsaquo: "‹",
	lscr: "𝓁",
	lsh: "↰",
	lsim: "≲",
	lsime: "⪍",
	lsimg: "⪏",
	lsqb: "[",
	lsquo: "‘",
	lsquor: "‚",
	lstrok: "ł",
	lt: "<",
	ltcc: "⪦",
	ltcir: "⩹",
	ltdot: "⋖",
	lthree: "⋋",
	ltimes: "⋉",
	ltlarr: "⥶",
	ltquest: "⩻",
	ltrPar: "⦖",
	ltri: "◃",
	ltrie: "⊴",
	ltrif: "◂",
	lurdshar: "⥊",
	luruhar: "⥦",
	lvertneqq: "≨︀",
	lvnE: "≨︀",
	mDDot: "∺",
	macr: "¯",
	male: "♂",
	malt: "✠",
	maltese: "✠",
	map: "↦",
	mapsto: "↦",
	mapstodown: "↧",
	mapstoleft: "↤",
	mapstoup: "↥",
	marker: "▮",
	mcomma: "⨩",
	mcy: "м",
	mdash: "—",
	measuredangle: "∡",
	mfr: "𝔪",
	mho: "℧",
	micro: "µ",
	mid: "∣",
	midast: "*",
	midcir: "⫰",
	middot: "·",
	minus: "−",
	minusb: "⊟",
	minusd: "∸",
	minusdu: "⨪",
	mlcp: "⫛",
	mldr: "…",
	mnplus: "∓",
	models: "⊧",
	mopf: "𝕞",
	mp: "∓",
	mscr: "𝓂",
	mstpos: "∾",
	mu: "μ",
	multimap: "⊸",
	mumap: "⊸",
	nGg: "⋙̸",
	nGt: "≫⃒",
	nGtv: "≫̸",
	nLeftarrow: "⇍",
	nLeftrightarrow: "⇎",
	nLl: "⋘̸",
	nLt: "≪⃒",
	nLtv: "≪̸",
	nRightarrow: "⇏",
	nVDash: "⊯",
	nVdash: "⊮",
	nabla: "∇",
	nacute: "ń",
	nang: "∠⃒",
	nap: "≉",
	napE: "⩰̸",
	napid: "≋̸",
	napos: "ŉ",
	napprox: "≉",
	natur: "♮",
	natural: "♮",
	naturals: "ℕ",
	nbsp: "\xA0",
	nbump: "≎̸",
	nbumpe: "≏̸",
	ncap: "⩃",
	ncaron: "ň",
	ncedil: "ņ",
	ncong: "≇",
	ncongdot: "⩭̸",
	ncup: "⩂",
	ncy: "н",
	ndash: "–",
	ne: "≠",
	neArr: "⇗",
	nearhk: "⤤",
	nearr: "↗",
	nearrow: "↗",
	nedot: "≐̸",
	nequiv: "≢",
	nesear: "⤨",
	nesim: "≂̸",
	nexist: "∄",
	nexists: "∄",
	nfr: "𝔫",
	ngE: "≧̸",
	nge: "≱",
	ngeq: "≱",
	ngeqq: "≧̸",
	ngeqslant: "⩾̸",
	nges: "⩾̸",
	ngsim: "≵",
	ngt: "≯",
	ngtr: "≯",
	nhArr: "⇎",
	nharr: "↮",
	nhpar: "⫲",
	ni: "∋",
	nis: "⋼",
	nisd: "⋺",
	niv: "∋",
	njcy: "њ",
	nlArr: "⇍",
	nlE: "≦̸",
	nlarr: "↚",
	nldr: "‥",
	nle: "≰",
	nleftarrow: "↚",
	nleftrightarrow: "↮",
	nleq: "≰",
	nleqq: "≦̸",
	nleqslant: "⩽̸",
	nles: "⩽̸",
	nless: "≮",
	nlsim: "≴",
	nlt: "≮",
	nltri: "⋪",
	nltrie: "⋬",
	nmid: "∤",
	nopf: "𝕟",
	not: "¬",
	notin: "∉",
	notinE: "⋹̸",
	notindot: "⋵̸",
	notinva: "∉",
	notinvb: "⋷",
	notinvc: "⋶",
	notni: "∌",
	notniva: "∌",
	notnivb: "⋾",
	notnivc: "⋽",
	npar: "∦",
	nparallel: "∦",
	nparsl: "⫽⃥",
	npart: "∂̸",
	npolint: "⨔",
	npr: "⊀",
	nprcue: "⋠",
	npre: "⪯̸",
	nprec: "⊀",
	npreceq: "⪯̸",
	nrArr: "⇏",
	nrarr: "↛",
	nrarrc: "⤳̸",
	nrarrw: "↝̸",
	nrightarrow: "↛",
	nrtri: "⋫",
	nrtrie: "⋭",
	nsc: "⊁",
	nsccue: "⋡",
	nsce: "⪰̸",
	nscr: "𝓃",
	nshortmid: "∤",
	nshortparallel: "∦",
	nsim: "≁",
	nsime: "≄",
	nsimeq: "≄",
	nsmid: "∤",
	nspar: "∦",
	nsqsube: "⋢",
	nsqsupe: "⋣",
	nsub: "⊄",
	nsubE: "⫅̸",
	nsube: "⊈",
	nsubset: "⊂⃒",
	nsubseteq: "⊈",
	nsubseteqq: "⫅̸",
	nsucc: "⊁",
	nsucceq: "⪰̸",
	nsup: "⊅",
	nsupE: "⫆̸",
	nsupe: "⊉",
	nsupset: "⊃⃒",
	nsupseteq: "⊉",
	nsupseteqq: "⫆̸",
	ntgl: "≹",
	ntilde: "ñ",
	ntlg: "≸",
	ntriangleleft: "⋪",
	ntrianglelefteq: "⋬",
	ntriangleright: "⋫",
	ntrianglerighteq: "⋭",
	nu: "ν",
	num: "#",
	numero: "№",
	numsp: " ",
	nvDash: "⊭",
	nvHarr: "⤄",
	nvap: "≍⃒",
	nvdash: "⊬",
	nvge: "≥⃒",
	nvgt: ">⃒",
	nvinfin: "⧞",
	nvlArr: "⤂",
	nvle: "≤⃒",
	nvlt: "<⃒",
	nvltrie: "⊴⃒",
	nvrArr: "⤃",
	nvrtrie: "⊵⃒",
	nvsim: "∼⃒",
	nwArr: "⇖",
	nwarhk: "⤣",
	nwarr: "↖",
	nwarrow: "↖",
	nwnear: "⤧",
	oS: "Ⓢ",
	oacute: "ó",
	oast: "⊛",
	ocir: "⊚",
	ocirc: "ô",
	ocy: "о",
	odash: "⊝",
	odblac: "ő",
	odiv: "⨸",
	odot: "⊙",
	odsold: "⦼",
	oelig: "œ",
	ofcir: "⦿",
	ofr: "𝔬",
	ogon: "˛",
	ograve: "ò",
	ogt: "⧁",
	ohbar: "⦵",
	ohm: "Ω",
	oint: "∮",
	olarr: "↺",
	olcir: "⦾",
	olcross: "⦻",
	oline: "‾",
	olt: "⧀",
	omacr: "ō",
	omega: "ω",
	omicron: "ο",
	omid: "⦶",
	ominus: "⊖",
	oopf: "𝕠",
	opar: "⦷",
	operp: "⦹",
	oplus: "⊕",
	or: "∨",
	orarr: "↻",
	ord: "⩝",
	order: "ℴ",
	orderof: "ℴ",
	ordf: "ª",
	ordm: "º",
	origof: "⊶",
	oror: "⩖",
	orslope: "⩗",
	orv: "⩛",
	oscr: "ℴ",
	oslash: "ø",
	osol: "⊘",
	otilde: "õ",
	otimes: "⊗",
	otimesas: "⨶",
	ouml: "ö",
	ovbar: "⌽",
	par: "∥",
	para: "¶",
	parallel: "∥",
	parsim: "⫳",
	parsl: "⫽",
	part: "∂",
	pcy: "п",
	percnt: "%",
	period: ".",
	permil: "‰",
	perp: "⊥",
	pertenk: "‱",
	pfr: "𝔭",
	phi: "φ",
	phiv: "ϕ",
	phmmat: "ℳ",
	phone: "☎",
	pi: "π",
	pitchfork: "⋔",
	piv: "ϖ",
	planck: "ℏ",
	planckh: "ℎ",
	plankv: "ℏ",
	plus: "+",
	plusacir: "⨣",
	plusb: "⊞",
	pluscir: "⨢",
	plusdo: "∔",
	plusdu: "⨥",
	pluse: "⩲",
	plusmn: "±",
	plussim: "⨦",
	plustwo: "⨧",
	pm: "±",
	pointint: "⨕",
	popf: "𝕡",
	pound: "£",
	pr: "≺",
	prE: "⪳",
	prap: "⪷",
	prcue: "≼",
	pre: "⪯",
	prec: "≺",
	precapprox: "⪷",
	preccurlyeq: "≼",
	preceq: "⪯",
	precnapprox: "⪹",
	precneqq: "⪵",
	precnsim: "⋨",
	precsim: "≾",
	prime: "′",
	primes: "ℙ",
	prnE: "⪵",
	prnap: "⪹",
	prnsim: "⋨",
	prod: "∏",
	profalar: "⌮",
	profline: "⌒",
	profsurf: "⌓",
	prop: "∝",
	propto: "∝",
	prsim: "≾",
	prurel: "⊰",
	pscr: "𝓅",
	psi: "ψ",
	puncsp: " ",
	qfr: "𝔮",
	qint: "⨌",
	qopf: "𝕢",
	qprime: "⁗",
	qscr: "𝓆",
	quaternions: "ℍ",
	quatint: "⨖",
	quest: "?",
	questeq: "≟",
	quot: "\"",
	rAarr: "⇛",
	rArr: "⇒",
	rAtail: "⤜",
	rBarr: "⤏",
	rHar: "⥤",
	race: "∽̱",
	racute: "ŕ",
	radic: "√",
	raemptyv: "⦳",
	rang: "⟩",
	rangd: "⦒",
	range: "⦥",
	rangle: "⟩",
	raquo: "»",
	rarr: "→",
	rarrap: "⥵",
	rarrb: "⇥",
	rarrbfs: "⤠",
	rarrc: "⤳",
	rarrfs: "⤞",
	rarrhk: "↪",
	rarrlp: "↬",
	rarrpl: "⥅",
	rarrsim: "⥴",
	rarrtl: "↣",
	rarrw: "↝",
	ratail: "⤚",
	ratio: "∶",
	rationals: "ℚ",
	rbarr: "⤍",
	rbbrk: "❳",
	rbrace: "}",
	rbrack: "]",
	rbrke: "⦌",
	rbrksld: "⦎",
	rbrkslu: "⦐",
	rcaron: "ř",
	rcedil: "ŗ",
	rceil: "⌉",
	rcub: "}",
	rcy: "р",
	rdca: "⤷",
	rdldhar: "⥩",
	rdquo: "”",
	rdquor: "”",
	rdsh: "↳",
	real: "ℜ",
	realine: "ℛ",
	realpart: "ℜ",
	reals: "ℝ",
	rect: "▭",
	reg: "®",
	rfisht: "⥽",
	rfloor: "⌋",
	rfr: "𝔯",
	rhard: "⇁",
	rharu: "⇀",
	rharul: "⥬",
	rho: "ρ",
	rhov: "ϱ",
	rightarrow: "→",
	rightarrowtail: "↣",
	rightharpoondown: "⇁",
	rightharpoonup: "⇀",
	rightleftarrows: "⇄",
	rightleftharpoons: "⇌",
	rightrightarrows: "⇉",
	rightsquigarrow: "↝",
	rightthreetimes: "⋌",
	ring: "˚",
	risingdotseq: "≓",
	rlarr: "⇄",
	rlhar: "⇌",
	rlm: "‏",
	rmoust: "⎱",
	rmoustache: "⎱",
	rnmid: "⫮",
	roang: "⟭",
	roarr: "⇾",
	robrk: "⟧",
	ropar: "⦆",
	ropf: "𝕣",
	roplus: "⨮",
	rotimes: "⨵",
	rpar: ")",
	rpargt: "⦔",
	rppolint: "⨒",
	rrarr: "⇉",
	rsaquo: "›",
	rscr: "𝓇",
	rsh: "↱",
	rsqb: "]",
	rsquo: "’",
	rsquor: "’",
	rthree: "⋌",
	rtimes: "⋊",
	rtri: "▹",
	rtrie: "⊵",
	rtrif: "▸",
	rtriltri: "⧎",
	ruluhar: "⥨",
	rx: "℞",
	sacute: "ś",
	sbquo: "‚",
	sc: "≻",
	scE: "⪴",
	scap: "⪸",
	scaron: "š",
	sccue: "≽",
	sce: "⪰",
	scedil: "ş",
	scirc: "ŝ",
	scnE: "⪶",
	scnap: "⪺",
	scnsim: "⋩",
	scpolint: "⨓",
	scsim: "≿",
	scy: "с",
	sdot: "⋅",
	sdotb: "⊡",
	sdote: "⩦",
	seArr: "⇘",
	searhk: "⤥",
	searr: "↘",
	searrow: "↘",
	sect: "§",
	semi: ";",
	seswar: "⤩",
	setminus: "∖",
	setmn: "∖",
	sext: "✶",
	sfr: "𝔰",
	sfrown: "⌢",
	sharp: "♯",
	shchcy: "щ",
	shcy: "ш",
	shortmid: "∣",
	shortparallel: "∥",
	shy: "­",
	sigma: "σ",
	sigmaf: "ς",
	sigmav: "ς",
	sim: "∼",
	simdot: "⩪",
	sime: "≃",
	simeq: "≃",
	simg: "⪞",
	simgE: "⪠",
	siml: "⪝",
	simlE: "⪟",
	simne: "≆",
	simplus: "⨤",
	simrarr: "⥲",
	slarr: "←",
	smallsetminus: "∖",
	smashp: "⨳",
	smeparsl: "⧤",
	smid: "∣",
	smile: "⌣",
	smt: "⪪",
	smte: "⪬",
	smtes: "⪬︀",
	softcy: "ь",
	sol: "/",
	solb: "⧄",
	solbar: "⌿",
	sopf: "𝕤",
	spades: "♠",
	spadesuit: "♠",
	spar: "∥",
	sqcap: "⊓",
	sqcaps: "⊓︀",
	sqcup: "⊔",
	sqcups: "⊔︀",
	sqsub: "⊏",
	sqsube: "⊑",
	sqsubset: "⊏",
	sqsubseteq: "⊑",
	sqsup: "⊐",
	sqsupe: "⊒",
	sqsupset: "⊐",
	sqsupseteq: "⊒",
	squ: "□",
	square: "□",
	squarf: "▪",
	squf: "▪",
	srarr: "→",
	sscr: "𝓈",
	ssetmn: "∖",
	ssmile: "⌣",
	sstarf: "⋆",
	star: "☆",
	starf: "★",
	straightepsilon: "ϵ",
	straightphi: "ϕ",
	strns: "¯",
	sub: "⊂",
	subE: "⫅",
	subdot: "⪽",
	sube: "⊆",
	subedot: "⫃",
	submult: "⫁",
	subnE: "⫋",
	subne: "⊊",
	subplus: "⪿",
	subrarr: "⥹",
	subset: "⊂",
	subseteq: "⊆",
	subseteqq: "⫅",
	subsetneq: "⊊",
	subsetneqq: "⫋",
	subsim: "⫇",
	subsub: "⫕",
	subsup: "⫓",
	succ: "≻",
	succapprox: "⪸",
	succcurlyeq: "≽",
	succeq: "⪰",
	succnapprox: "⪺",
	succneqq: "⪶",
	succnsim: "⋩",
	succsim: "≿",
	sum: "∑",
	sung: "♪",
	sup1: "¹",
	sup2: "²",
	sup3: "³",
	sup: "⊃",
	supE: "⫆",
	supdot: "⪾",
	supdsub: "⫘",
	supe: "⊇",
	supedot: "⫄",
	suphsol: "⟉",
	suphsub: "⫗",
	suplarr: "⥻",
	supmult: "⫂",
	supnE: "⫌",
	supne: "⊋",
	supplus: "⫀",
	supset: "⊃",
	supseteq: "⊇",
	supseteqq: "⫆",
	supsetneq: "⊋",
	supsetneqq: "⫌",
	supsim: "⫈",
	supsub: "⫔",
	supsup: "⫖",
	swArr: "⇙",
	swarhk: "⤦",
	swarr: "↙",
	swarrow: "↙",
	swnwar: "⤪",
	szlig: "ß",
	target: "⌖",
	tau: "τ",
	tbrk: "⎴",
	tcaron: "ť",
	tcedil: "ţ",
	tcy: "т",
	tdot: "⃛",
	telrec: "⌕",
	tfr: "𝔱",
	there4: "∴",
	therefore: "∴",
	theta: "θ",
	thetasym: "ϑ",
	thetav: "ϑ",
	thickapprox: "≈",
	thicksim: "∼",
	thinsp: " ",
	thkap: "≈",
	thksim: "∼",
	thorn: "þ",
	tilde: "˜",
	times: "×",
	timesb: "⊠",
	timesbar: "⨱",
	timesd: "⨰",
	tint: "∭",
	toea: "⤨",
	top: "⊤",
	topbot: "⌶",
	topcir: "⫱",
	topf: "𝕥",
	topfork: "⫚",
	tosa: "⤩",
	tprime: "‴",
	trade: "™",
	triangle: "▵",
	triangledown: "▿",
	triangleleft: "◃",
	trianglelefteq: "⊴",
	triangleq: "≜",
	triangleright: "▹",
	trianglerighteq: "⊵",
	tridot: "◬",
	trie: "≜",
	triminus: "⨺",
	triplus: "⨹",
	trisb: "⧍",
	tritime: "⨻",
	trpezium: "⏢",
	tscr: "𝓉",
	tscy: "ц",
	tshcy: "ћ",
	tstrok: "ŧ",
	twixt: "≬",
	twoheadleftarrow: "↞",
	twoheadrightarrow: "↠",
	uArr: "⇑",
	uHar: "⥣",
	uacute: "ú",
	uarr: "↑",
	ubrcy: "ў",
	ubreve: "ŭ",
	ucirc: "û",
	ucy: "у",
	udarr: "⇅",
	udblac: "ű",
	udhar: "⥮",
	ufisht: "⥾",
	ufr: "𝔲",
	ugrave: "ù",
	uharl: "↿",
	uharr: "↾",
	uhblk: "▀",
	ulcorn: "⌜",
	ulcorner: "⌜",
	ulcrop: "⌏",
	ultri: "◸",
	umacr: "ū",
	uml: "¨",
	uogon: "ų",
	uopf: "𝕦",
	uparrow: "↑",
	updownarrow: "↕",
	upharpoonleft: "↿",
	upharpoonright: "↾",
	uplus: "⊎",
	upsi: "υ",
	upsih: "ϒ",
	upsilon: "υ",
	upuparrows: "⇈",
	urcorn: "⌝",
	urcorner: "⌝",
	urcrop: "⌎",
	uring: "ů",
	urtri: "◹",
	uscr: "𝓊",
	utdot: "⋰",
	utilde: "ũ",
	utri: "▵",
	utrif: "▴",
	uuarr: "⇈",
	uuml: "ü",
	uwangle: "⦧",
	vArr: "⇕",
	vBar: "⫨",
	vBarv: "⫩",
	vDash: "⊨",
	vangrt: "⦜",
	varepsilon: "ϵ",
	varkappa: "ϰ",
	varnothing: "∅",
	varphi: "ϕ",
	varpi: "ϖ",
	varpropto: "∝",
	varr: "↕",
	varrho: "ϱ",
	varsigma: "ς",
	varsubsetneq: "⊊︀",
	varsubsetneqq: "⫋︀",
	varsupsetneq: "⊋︀",
	varsupsetneqq: "⫌︀",
	vartheta: "ϑ",
	vartriangleleft: "⊲",
	vartriangleright: "⊳",
	vcy: "в",
	vdash: "⊢",
	vee: "∨",
	veebar: "⊻",
	veeeq: "≚",
	vellip: "⋮",
	verbar: "|",
	vert: "|",
	vfr: "𝔳",
	vltri: "⊲",
	vnsub: "⊂⃒",
	vnsup: "⊃⃒",
	vopf: "𝕧",
	vprop: "∝",
	vrtri: "⊳",
	vscr: "𝓋",
	vsubnE: "⫋︀",
	vsubne: "⊊︀",
	vsupnE: "⫌︀",
	vsupne: "⊋︀",
	vzigzag: "⦚",
	wcirc: "ŵ",
	wedbar: "⩟",
	wedge: "∧",
	wedgeq: "≙",
	weierp: "℘",
	wfr: "𝔴",
	wopf: "𝕨",
	wp: "℘",
	wr: "≀",
	wreath: "≀",
	wscr: "𝓌",
	xcap: "⋂",
	xcirc: "◯",
	xcup: "⋃",
	xdtri: "▽",
	xfr: "𝔵",
	xhArr: "⟺",
	xharr: "⟷",
	xi: "ξ",
	xlArr: "⟸",
	xlarr: "⟵",
	xmap: "⟼",
	xnis: "⋻",
	xodot: "⨀",
	xopf: "𝕩",
	xoplus: "⨁",
	xotime: "⨂",
	xrArr: "⟹",
	xrarr: "⟶",
	xscr: "𝓍",
	xsqcup: "⨆",
	xuplus: "⨄",
	xutri: "△",
	xvee: "⋁",
	xwedge: "⋀",
	yacute: "ý",
	yacy: "я",
	ycirc: "ŷ",
	ycy: "ы",
	yen: "¥",
	yfr: "𝔶",
	yicy: "ї",
	yopf: "𝕪",
	yscr: "𝓎",
	yucy: "ю",
	yuml: "ÿ",
	zacute: "ź",
	zcaron: "ž",
	zcy: "з",
	zdot: "ż",
	zeetrf: "ℨ",
	zeta: "ζ",
	zfr: "𝔷",
	zhcy: "ж",
	zigrarr: "⇝",
	zopf: "𝕫",
	zscr: "𝓏",
	zwj: "‍",
	zwnj: "‌"
};

// node_modules/decode-named-character-reference/index.js
const own$1 = {}.hasOwnProperty;
function decodeNamedCharacterReference(value) {
	return own$1.call(characterEntities, value) ? characterEntities[value] : false;
}

// node_modules/micromark-util-chunked/index.js
function splice(list, start, remove, items) {
	const end = list.length;
	let chunkStart = 0;
	let parameters;
	if (start < 0) start = -start > end ? 0 : end + start;
	else start = start > end ? end : start;
	remove = remove > 0 ? remove : 0;
	if (items.length < 1e4) {
		parameters = Array.from(items);
		parameters.unshift(start, remove);
		list.splice(...parameters);
	} else {
		if (remove) list.splice(start, remove);
		while (chunkStart < items.length) {
			parameters = items.slice(chunkStart, chunkStart + 1e4);
			parameters.unshift(start, 0);
			list.splice(...parameters);
			chunkStart += 1e4;
			start += 1e4;
		}
	}
}
function push(list, items) {
	if (list.length > 0) {
		splice(list, list.length, 0, items);
		return list;
	}
	return items;
}

// node_modules/micromark-util-combine-extensions/index.js
const hasOwnProperty$1 = {}.hasOwnProperty;
function combineExtensions(extensions) {
	const all = {};
	let index = -1;
	while (++index < extensions.length) syntaxExtension(all, extensions[index]);
	return all;
}
function syntaxExtension(all, extension) {
	let hook;
	for (hook in extension) {
		const left = (hasOwnProperty$1.call(all, hook) ? all[hook] : void 0) || (all[hook] = {});
		const right = extension[hook];
		let code;
		if (right) for (code in right) {
			if (!hasOwnProperty$1.call(left, code)) left[code] = [];
			const value = right[code];
			constructs(left[code], Array.isArray(value) ? value : value ? [value] : []);
		}
	}
}
function constructs(existing, list) {
	let index = -1;
	const before = [];
	while (++index < list.length) (list[index].add === "after" ? existing : before).push(list[index]);
	splice(existing, 0, 0, before);
}
function combineHtmlExtensions(htmlExtensions) {
	const handlers = {};
	let index = -1;
	while (++index < htmlExtensions.length) htmlExtension(handlers, htmlExtensions[index]);
	return handlers;
}
function htmlExtension(all, extension) {
	let hook;
	for (hook in extension) {
		const left = (hasOwnProperty$1.call(all, hook) ? all[hook] : void 0) || (all[hook] = {});
		const right = extension[hook];
		let type;
		if (right) for (type in right) left[type] = right[type];
	}
}

// node_modules/micromark-util-decode-numeric-character-reference/index.js
function decodeNumericCharacterReference(value, base) {
	const code = Number.parseInt(value, base);
	if (code < 9 || code === 11 || code > 13 && code < 32 || code > 126 && code < 160 || code > 55295 && code < 57344 || code > 64975 && code < 65008 || (code & 65535) === 65535 || (code & 65535) === 65534 || code > 1114111) return "�";
	return String.fromCodePoint(code);
}

// node_modules/micromark-util-encode/index.js
const characterReferences = {
	"\"": "quot",
	"&": "amp",
	"<": "lt",
	">": "gt"
};
function encode(value) {
	return value.replace(/["&<>]/g, replace);
	function replace(value) {
		return "&" + characterReferences[value] + ";";
	}
}

// node_modules/micromark-util-normalize-identifier/index.js
function normalizeIdentifier(value) {
	return value.replace(/[\t\n\r ]+/g, " ").replace(/^ | $/g, "").toLowerCase().toUpperCase();
}

// node_modules/micromark-util-character/index.js
const asciiAlpha = regexCheck(/[A-Za-z]/);
const asciiAlphanumeric = regexCheck(/[\dA-Za-z]/);
const asciiAtext = regexCheck(/[#-'*+\--9=?A-Z^-~]/);
function asciiControl(code) {
	return code !== null && (code < 32 || code === 127);
}
const asciiDigit = regexCheck(/\d/);
const asciiHexDigit = regexCheck(/[\dA-Fa-f]/);
const asciiPunctuation = regexCheck(/[!-/:-@[-`{-~]/);
function markdownLineEnding(code) {
	return code !== null && code < -2;
}
function markdownLineEndingOrSpace(code) {
	return code !== null && (code < 0 || code === 32);
}
function markdownSpace(code) {
	return code === -2 || code === -1 || code === 32;
}
const unicodePunctuation = regexCheck(/\p{P}|\p{S}/u);
const unicodeWhitespace = regexCheck(/\s/);
function regexCheck(regex) {
	return check;
	function check(code) {
		return code !== null && code > -1 && regex.test(String.fromCharCode(code));
	}
}

// node_modules/micromark-util-sanitize-uri/index.js
function sanitizeUri(url, protocol) {
	const value = encode(normalizeUri(url || ""));
	if (!protocol) return value;
	const colon = value.indexOf(":");
	const questionMark = value.indexOf("?");
	const numberSign = value.indexOf("#");
	const slash = value.indexOf("/");
	if (colon < 0 || slash > -1 && colon > slash || questionMark > -1 && colon > questionMark || numberSign > -1 && colon > numberSign || protocol.test(value.slice(0, colon))) return value;
	return "";
}
function normalizeUri(value) {
	const result = [];
	let index = -1;
	let start = 0;
	let skip = 0;
	while (++index < value.length) {
		const code = value.charCodeAt(index);
		let replace = "";
		if (code === 37 && asciiAlphanumeric(value.charCodeAt(index + 1)) && asciiAlphanumeric(value.charCodeAt(index + 2))) skip = 2;
		else if (code < 128) {
			if (!/[!#$&-;=?-Z_a-z~]/.test(String.fromCharCode(code))) replace = String.fromCharCode(code);
		} else if (code > 55295 && code < 57344) {
			const next = value.charCodeAt(index + 1);
			if (code < 56320 && next > 56319 && next < 57344) {
				replace = String.fromCharCode(code, next);
				skip = 1;
			} else replace = "�";
		} else replace = String.fromCharCode(code);
		if (replace) {
			result.push(value.slice(start, index), encodeURIComponent(replace));
			start = index + skip + 1;
			replace = "";
		}
		if (skip) {
			index += skip;
			skip = 0;
		}
	}
	return result.join("") + value.slice(start);
}

// node_modules/micromark/lib/compile.js
const hasOwnProperty = {}.hasOwnProperty;
const protocolHref = /^(https?|ircs?|mailto|xmpp)$/i;
const protocolSource = /^https?$/i;
function compile(options) {
	const settings = options || {};
	let tags = true;
	const definitions = {};
	const buffers = [[]];
	const mediaStack = [];
	const tightStack = [];
	const handlers = combineHtmlExtensions([{
		enter: {
			blockQuote: onenterblockquote,
			codeFenced: onentercodefenced,
			codeFencedFenceInfo: buffer,
			codeFencedFenceMeta: buffer,
			codeIndented: onentercodeindented,
			codeText: onentercodetext,
			content: onentercontent,
			definition: onenterdefinition,
			definitionDestinationString: onenterdefinitiondestinationstring,
			definitionLabelString: buffer,
			definitionTitleString: buffer,
			emphasis: onenteremphasis,
			htmlFlow: onenterhtmlflow,
			htmlText: onenterhtml,
			image: onenterimage,
			label: buffer,
			link: onenterlink,
			listItemMarker: onenterlistitemmarker,
			listItemValue: onenterlistitemvalue,
			listOrdered: onenterlistordered,
			listUnordered: onenterlistunordered,
			paragraph: onenterparagraph,
			reference: buffer,
			resource: onenterresource,
			resourceDestinationString: onenterresourcedestinationstring,
			resourceTitleString: buffer,
			setextHeading: onentersetextheading,
			strong: onenterstrong
		},
		exit: {
			atxHeading: onexitatxheading,
			atxHeadingSequence: onexitatxheadingsequence,
			autolinkEmail: onexitautolinkemail,
			autolinkProtocol: onexitautolinkprotocol,
			blockQuote: onexitblockquote,
			characterEscapeValue: onexitdata,
			characterReferenceMarkerHexadecimal: onexitcharacterreferencemarker,
			characterReferenceMarkerNumeric: onexitcharacterreferencemarker,
			characterReferenceValue: onexitcharacterreferencevalue,
			codeFenced: onexitflowcode,
			codeFencedFence: onexitcodefencedfence,
			codeFencedFenceInfo: onexitcodefencedfenceinfo,
			codeFencedFenceMeta: onresumedrop,
			codeFlowValue: onexitcodeflowvalue,
			codeIndented: onexitflowcode,
			codeText: onexitcodetext,
			codeTextData: onexitdata,
			data: onexitdata,
			definition: onexitdefinition,
			definitionDestinationString: onexitdefinitiondestinationstring,
			definitionLabelString: onexitdefinitionlabelstring,
			definitionTitleString: onexitdefinitiontitlestring,
			emphasis: onexitemphasis,
			hardBreakEscape: onexithardbreak,
			hardBreakTrailing: onexithardbreak,
			htmlFlow: onexithtml,
			htmlFlowData: onexitdata,
			htmlText: onexithtml,
			htmlTextData: onexitdata,
			image: onexitmedia,
			label: onexitlabel,
			labelText: onexitlabeltext,
			lineEnding: onexitlineending,
			link: onexitmedia,
			listOrdered: onexitlistordered,
			listUnordered: onexitlistunordered,
			paragraph: onexitparagraph,
			reference: onresumedrop,
			referenceString: onexitreferencestring,
			resource: onresumedrop,
			resourceDestinationString: onexitresourcedestinationstring,
			resourceTitleString: onexitresourcetitlestring,
			setextHeading: onexitsetextheading,
			setextHeadingLineSequence: onexitsetextheadinglinesequence,
			setextHeadingText: onexitsetextheadingtext,
			strong: onexitstrong,
			thematicBreak: onexitthematicbreak
		}
	}, ...settings.htmlExtensions || []]);
	const data = {
		definitions,
		tightStack
	};
	const context = {
		buffer,
		encode: encode$1,
		getData,
		lineEndingIfNeeded,
		options: settings,
		raw,
		resume,
		setData,
		tag
	};
	let lineEndingStyle = settings.defaultLineEnding;
	return compile;
	function compile(events) {
		let index = -1;
		let start = 0;
		const listStack = [];
		let head = [];
		let body = [];
		while (++index < events.length) {
			if (!lineEndingStyle && (events[index][1].type === "lineEnding" || events[index][1].type === "lineEndingBlank")) lineEndingStyle = events[index][2].sliceSerialize(events[index][1]);
			if (events[index][1].type === "listOrdered" || events[index][1].type === "listUnordered") {
				if (events[index][0] === "enter") listStack.push(index);
				else prepareList(events.slice(listStack.pop(), index));
			}
			if (events[index][1].type === "definition") {
				if (events[index][0] === "enter") {
					body = push(body, events.slice(start, index));
					start = index;
				} else {
					head = push(head, events.slice(start, index + 1));
					start = index + 1;
				}
			}
		}
		head = push(head, body);
		head = push(head, events.slice(start));
		index = -1;
		const result = head;
		if (handlers.enter.null) handlers.enter.null.call(context);
		while (++index < events.length) {
			const handles = handlers[result[index][0]];
			const kind = result[index][1].type;
			const handle = handles[kind];
			if (hasOwnProperty.call(handles, kind) && handle) handle.call({
				sliceSerialize: result[index][2].sliceSerialize,
				...context
			}, result[index][1]);
		}
		if (handlers.exit.null) handlers.exit.null.call(context);
		return buffers[0].join("");
	}
	function prepareList(slice) {
		const length = slice.length;
		let index = 0;
		let containerBalance = 0;
		let loose = false;
		let atMarker;
		while (++index < length) {
			const event = slice[index];
			if (event[1]._container) {
				atMarker = void 0;
				if (event[0] === "enter") containerBalance++;
				else containerBalance--;
			} else switch (event[1].type) {
				case "listItemPrefix":
					if (event[0] === "exit") atMarker = true;
					break;
				case "linePrefix": break;
				case "lineEndingBlank":
					if (event[0] === "enter" && !containerBalance) {
						if (atMarker) atMarker = void 0;
						else loose = true;
					}
					break;
				default: atMarker = void 0;
			}
		}
		slice[0][1]._loose = loose;
	}
	function setData(key, value) {
		data[key] = value;
	}
	function getData(key) {
		return data[key];
	}
	function buffer() {
		buffers.push([]);
	}
	function resume() {
		return buffers.pop().join("");
	}
	function tag(value) {
		if (!tags) return;
		setData("lastWasTag", true);
		buffers[buffers.length - 1].push(value);
	}
	function raw(value) {
		setData("lastWasTag");
		buffers[buffers.length - 1].push(value);
	}
	function lineEnding() {
		raw(lineEndingStyle || "\n");
	}
	function lineEndingIfNeeded() {
		const buffer = buffers[buffers.length - 1];
		const slice = buffer[buffer.length - 1];
		const previous = slice ? slice.charCodeAt(slice.length - 1) : null;
		if (previous === 10 || previous === 13 || previous === null) return;
		lineEnding();
	}
	function encode$1(value) {
		return getData("ignoreEncode") ? value : encode(value);
	}
	function onresumedrop() {
		resume();
	}
	function onenterlistordered(token) {
		tightStack.push(!token._loose);
		lineEndingIfNeeded();
		tag("<ol");
		setData("expectFirstItem", true);
	}
	function onenterlistunordered(token) {
		tightStack.push(!token._loose);
		lineEndingIfNeeded();
		tag("<ul");
		setData("expectFirstItem", true);
	}
	function onenterlistitemvalue(token) {
		if (getData("expectFirstItem")) {
			const value = Number.parseInt(this.sliceSerialize(token), 10);
			if (value !== 1) tag(" start=\"" + encode$1(String(value)) + "\"");
		}
	}
	function onenterlistitemmarker() {
		if (getData("expectFirstItem")) tag(">");
		else onexitlistitem();
		lineEndingIfNeeded();
		tag("<li>");
		setData("expectFirstItem");
		setData("lastWasTag");
	}
	function onexitlistordered() {
		onexitlistitem();
		tightStack.pop();
		lineEnding();
		tag("</ol>");
	}
	function onexitlistunordered() {
		onexitlistitem();
		tightStack.pop();
		lineEnding();
		tag("</ul>");
	}
	function onexitlistitem() {
		if (getData("lastWasTag") && !getData("slurpAllLineEndings")) lineEndingIfNeeded();
		tag("</li>");
		setData("slurpAllLineEndings");
	}
	function onenterblockquote() {
		tightStack.push(false);
		lineEndingIfNeeded();
		tag("<blockquote>");
	}
	function onexitblockquote() {
		tightStack.pop();
		lineEndingIfNeeded();
		tag("</blockquote>");
		setData("slurpAllLineEndings");
	}
	function onenterparagraph() {
		if (!tightStack[tightStack.length - 1]) {
			lineEndingIfNeeded();
			tag("<p>");
		}
		setData("slurpAllLineEndings");
	}
	function onexitparagraph() {
		if (tightStack[tightStack.length - 1]) setData("slurpAllLineEndings", true);
		else tag("</p>");
	}
	function onentercodefenced() {
		lineEndingIfNeeded();
		tag("<pre><code");
		setData("fencesCount", 0);
	}
	function onexitcodefencedfenceinfo() {
		tag(" class=\"language-" + resume() + "\"");
	}
	function onexitcodefencedfence() {
		const count = getData("fencesCount") || 0;
		if (!count) {
			tag(">");
			setData("slurpOneLineEnding", true);
		}
		setData("fencesCount", count + 1);
	}
	function onentercodeindented() {
		lineEndingIfNeeded();
		tag("<pre><code>");
	}
	function onexitflowcode() {
		const count = getData("fencesCount");
		if (count !== void 0 && count < 2 && data.tightStack.length > 0 && !getData("lastWasTag")) lineEnding();
		if (getData("flowCodeSeenData")) lineEndingIfNeeded();
		tag("</code></pre>");
		if (count !== void 0 && count < 2) lineEndingIfNeeded();
		setData("flowCodeSeenData");
		setData("fencesCount");
		setData("slurpOneLineEnding");
	}
	function onenterimage() {
		mediaStack.push({ image: true });
		tags = void 0;
	}
	function onenterlink() {
		mediaStack.push({});
	}
	function onexitlabeltext(token) {
		mediaStack[mediaStack.length - 1].labelId = this.sliceSerialize(token);
	}
	function onexitlabel() {
		mediaStack[mediaStack.length - 1].label = resume();
	}
	function onexitreferencestring(token) {
		mediaStack[mediaStack.length - 1].referenceId = this.sliceSerialize(token);
	}
	function onenterresource() {
		buffer();
		mediaStack[mediaStack.length - 1].destination = "";
	}
	function onenterresourcedestinationstring() {
		buffer();
		setData("ignoreEncode", true);
	}
	function onexitresourcedestinationstring() {
		mediaStack[mediaStack.length - 1].destination = resume();
		setData("ignoreEncode");
	}
	function onexitresourcetitlestring() {
		mediaStack[mediaStack.length - 1].title = resume();
	}
	function onexitmedia() {
		let index = mediaStack.length - 1;
		const media = mediaStack[index];
		const id = media.referenceId || media.labelId;
		const context = media.destination === void 0 ? definitions[normalizeIdentifier(id)] : media;
		tags = true;
		while (index--) if (mediaStack[index].image) {
			tags = void 0;
			break;
		}
		if (media.image) {
			tag("<img src=\"" + sanitizeUri(context.destination, settings.allowDangerousProtocol ? void 0 : protocolSource) + "\" alt=\"");
			raw(media.label);
			tag("\"");
		} else tag("<a href=\"" + sanitizeUri(context.destination, settings.allowDangerousProtocol ? void 0 : protocolHref) + "\"");
		tag(context.title ? " title=\"" + context.title + "\"" : "");
		if (media.image) tag(" />");
		else {
			tag(">");
			raw(media.label);
			tag("</a>");
		}
		mediaStack.pop();
	}
	function onenterdefinition() {
		buffer();
		mediaStack.push({});
	}
	function onexitdefinitionlabelstring(token) {
		resume();
		mediaStack[mediaStack.length - 1].labelId = this.sliceSerialize(token);
	}
	function onenterdefinitiondestinationstring() {
		buffer();
		setData("ignoreEncode", true);
	}
	function onexitdefinitiondestinationstring() {
		mediaStack[mediaStack.length - 1].destination = resume();
		setData("ignoreEncode");
	}
	function onexitdefinitiontitlestring() {
		mediaStack[mediaStack.length - 1].title = resume();
	}
	function onexitdefinition() {
		const media = mediaStack[mediaStack.length - 1];
		const id = normalizeIdentifier(media.labelId);
		resume();
		if (!hasOwnProperty.call(definitions, id)) definitions[id] = mediaStack[mediaStack.length - 1];
		mediaStack.pop();
	}
	function onentercontent() {
		setData("slurpAllLineEndings", true);
	}
	function onexitatxheadingsequence(token) {
		if (getData("headingRank")) return;
		setData("headingRank", this.sliceSerialize(token).length);
		lineEndingIfNeeded();
		tag("<h" + getData("headingRank") + ">");
	}
	function onentersetextheading() {
		buffer();
		setData("slurpAllLineEndings");
	}
	function onexitsetextheadingtext() {
		setData("slurpAllLineEndings", true);
	}
	function onexitatxheading() {
		tag("</h" + getData("headingRank") + ">");
		setData("headingRank");
	}
	function onexitsetextheadinglinesequence(token) {
		setData("headingRank", this.sliceSerialize(token).charCodeAt(0) === 61 ? 1 : 2);
	}
	function onexitsetextheading() {
		const value = resume();
		lineEndingIfNeeded();
		tag("<h" + getData("headingRank") + ">");
		raw(value);
		tag("</h" + getData("headingRank") + ">");
		setData("slurpAllLineEndings");
		setData("headingRank");
	}
	function onexitdata(token) {
		raw(encode$1(this.sliceSerialize(token)));
	}
	function onexitlineending(token) {
		if (getData("slurpAllLineEndings")) return;
		if (getData("slurpOneLineEnding")) {
			setData("slurpOneLineEnding");
			return;
		}
		if (getData("inCodeText")) {
			raw(" ");
			return;
		}
		raw(encode$1(this.sliceSerialize(token)));
	}
	function onexitcodeflowvalue(token) {
		raw(encode$1(this.sliceSerialize(token)));
		setData("flowCodeSeenData", true);
	}
	function onexithardbreak() {
		tag("<br />");
	}
	function onenterhtmlflow() {
		lineEndingIfNeeded();
		onenterhtml();
	}
	function onexithtml() {
		setData("ignoreEncode");
	}
	function onenterhtml() {
		if (settings.allowDangerousHtml) setData("ignoreEncode", true);
	}
	function onenteremphasis() {
		tag("<em>");
	}
	function onenterstrong() {
		tag("<strong>");
	}
	function onentercodetext() {
		setData("inCodeText", true);
		tag("<code>");
	}
	function onexitcodetext() {
		setData("inCodeText");
		tag("</code>");
	}
	function onexitemphasis() {
		tag("</em>");
	}
	function onexitstrong() {
		tag("</strong>");
	}
	function onexitthematicbreak() {
		lineEndingIfNeeded();
		tag("<hr />");
	}
	function onexitcharacterreferencemarker(token) {
		setData("characterReferenceType", token.type);
	}
	function onexitcharacterreferencevalue(token) {
		const value = this.sliceSerialize(token);
		raw(encode$1(getData("characterReferenceType") ? decodeNumericCharacterReference(value, getData("characterReferenceType") === "characterReferenceMarkerNumeric" ? 10 : 16) : decodeNamedCharacterReference(value)));
		setData("characterReferenceType");
	}
	function onexitautolinkprotocol(token) {
		const uri = this.sliceSerialize(token);
		tag("<a href=\"" + sanitizeUri(uri, settings.allowDangerousProtocol ? void 0 : protocolHref) + "\">");
		raw(encode$1(uri));
		tag("</a>");
	}
	function onexitautolinkemail(token) {
		const uri = this.sliceSerialize(token);
		tag("<a href=\"" + sanitizeUri("mailto:" + uri) + "\">");
		raw(encode$1(uri));
		tag("</a>");
	}
}

// node_modules/micromark-factory-space/index.js
function factorySpace(effects, ok, type, max) {
	const limit = max ? max - 1 : 1e400;
	let size = 0;
	return start;
	function start(code) {
		if (markdownSpace(code)) {
			effects.enter(type);
			return prefix(code);
		}
		return ok(code);
	}
	function prefix(code) {
		if (markdownSpace(code) && size++ < limit) {
			effects.consume(code);
			return prefix;
		}
		effects.exit(type);
		return ok(code);
	}
}
function factorySpaceMinMax(effects, ok, nok, type, min, max) {
	let size = 0;
	return start;
	function start(code) {
		if (max > 0 && markdownSpace(code)) {
			effects.enter(type);
			return prefix(code);
		}
		return after(code);
	}
	function prefix(code) {
		if (markdownSpace(code) && size < max) {
			effects.consume(code);
			size++;
			return prefix;
		}
		effects.exit(type);
		return after(code);
	}
	function after(code) {
		return size >= min ? ok(code) : nok(code);
	}
}

// node_modules/micromark/lib/initialize/content.js
const content$1 = { tokenize: initializeContent };
function initializeContent(effects) {
	const contentStart = effects.attempt(this.parser.constructs.contentInitial, afterContentStartConstruct, paragraphInitial);
	let previous;
	return contentStart;
	function afterContentStartConstruct(code) {
		if (code === null) {
			effects.consume(code);
			return;
		}
		effects.enter("lineEnding");
		effects.consume(code);
		effects.exit("lineEnding");
		return factorySpace(effects, contentStart, "linePrefix");
	}
	function paragraphInitial(code) {
		effects.enter("paragraph");
		return lineStart(code);
	}
	function lineStart(code) {
		const token = effects.enter("chunkText", {
			contentType: "text",
			previous
		});
		if (previous) previous.next = token;
		previous = token;
		return data(code);
	}
	function data(code) {
		if (code === null) {
			effects.exit("chunkText");
			effects.exit("paragraph");
			effects.consume(code);
			return;
		}
		if (markdownLineEnding(code)) {
			effects.consume(code);
			effects.exit("chunkText");
			return lineStart;
		}
		effects.consume(code);
		return data;
	}
}

// node_modules/micromark-util-edit-map/index.js
var EditMap = class {
	constructor() {
		this.index = /* @__PURE__ */ new Map();
		this.map = [];
	}
	add(index, remove, add) {
		addImplementation(this, index, remove, add, false);
	}
	addBefore(index, remove, add) {
		addImplementation(this, index, remove, add, true);
	}
	consume(events) {
		this.map.sort(function(a, b) {
			return a[0] - b[0];
		});
		if (this.map.length === 0) return;
		let index = this.map.length;
		const vecs = [];
		while (index > 0) {
			index -= 1;
			vecs.push(events.slice(this.map[index][0] + this.map[index][1]), this.map[index][2]);
			events.length = this.map[index][0];
		}
		vecs.push(events.slice());
		events.length = 0;
		let slice = vecs.pop();
		while (slice) {
			for (const element of slice) events.push(element);
			slice = vecs.pop();
		}
		this.map.length = 0;
		this.index.clear();
	}
};
function addImplementation(editMap, at, remove, add, before) {
	if (remove === 0 && add.length === 0) return;
	const existing = editMap.index.get(at);
	if (existing) {
		existing[1] += remove;
		if (before) {
			add.push(...existing[2]);
			existing[2] = add;
		} else existing[2].push(...add);
		return;
	}
	const change = [
		at,
		remove,
		add
	];
	editMap.map.push(change);
	editMap.index.set(at, change);
}

// node_modules/micromark/lib/initialize/document.js
const document$1 = { tokenize: initializeDocument };
const containerConstruct = { tokenize: tokenizeContainer };
function initializeDocument(effects) {
	const self = this;
	const stack = [];
	let continued = 0;
	let childFlow;
	let childToken;
	let lineStartOffset;
	return start;
	function start(code) {
		if (continued < stack.length) {
			const item = stack[continued];
			self.containerState = item[1];
			return effects.attempt(item[0].continuation, documentContinue, checkNewContainers)(code);
		}
		return checkNewContainers(code);
	}
	function documentContinue(code) {
		continued++;
		if (self.containerState._closeFlow) {
			self.containerState._closeFlow = void 0;
			if (childFlow) closeFlow();
			const indexBeforeExits = self.events.length;
			let indexBeforeFlow = indexBeforeExits;
			let point;
			while (indexBeforeFlow--) if (self.events[indexBeforeFlow][0] === "exit" && self.events[indexBeforeFlow][1].type === "chunkFlow") {
				point = self.events[indexBeforeFlow][1].end;
				break;
			}
			exitContainers(continued);
			let index = indexBeforeExits;
			while (index < self.events.length) {
				self.events[index][1].end = { ...point };
				index++;
			}
			const editMap = new EditMap();
			editMap.add(indexBeforeFlow + 1, 0, self.events.slice(indexBeforeExits));
			editMap.add(indexBeforeExits, index - indexBeforeExits, []);
			editMap.consume(self.events);
			return checkNewContainers(code);
		}
		return start(code);
	}
	function checkNewContainers(code) {
		if (continued === stack.length) {
			if (!childFlow) return documentContinued(code);
			if (childFlow.currentConstruct && childFlow.currentConstruct.concrete) return flowStart(code);
			self.interrupt = Boolean(childFlow.currentConstruct && !childFlow._gfmTableDynamicInterruptHack);
		}
		self.containerState = {};
		return effects.check(containerConstruct, thereIsANewContainer, thereIsNoNewContainer)(code);
	}
	function thereIsANewContainer(code) {
		if (childFlow) closeFlow();
		exitContainers(continued);
		return documentContinued(code);
	}
	function thereIsNoNewContainer(code) {
		self.parser.lazy[self.now().line] = continued !== stack.length;
		lineStartOffset = self.now().offset;
		return flowStart(code);
	}
	function documentContinued(code) {
		self.containerState = {};
		return effects.attempt(containerConstruct, containerContinue, flowStart)(code);
	}
	function containerContinue(code) {
		continued++;
		stack.push([self.currentConstruct, self.containerState]);
		return documentContinued(code);
	}
	function flowStart(code) {
		if (code === null) {
			if (childFlow) closeFlow();
			exitContainers(0);
			effects.consume(code);
			return;
		}
		childFlow = childFlow || self.parser.flow(self.now());
		effects.enter("chunkFlow", {
			_tokenizer: childFlow,
			contentType: "flow",
			previous: childToken
		});
		return flowContinue(code);
	}
	function flowContinue(code) {
		if (code === null) {
			writeToChild(effects.exit("chunkFlow"), true);
			exitContainers(0);
			effects.consume(code);
			return;
		}
		if (markdownLineEnding(code)) {
			effects.consume(code);
			writeToChild(effects.exit("chunkFlow"));
			continued = 0;
			self.interrupt = void 0;
			return start;
		}
		effects.consume(code);
		return flowContinue;
	}
	function writeToChild(token, endOfFile) {
		const stream = self.sliceStream(token);
		if (endOfFile) stream.push(null);
		token.previous = childToken;
		if (childToken) childToken.next = token;
		childToken = token;
		childFlow.defineSkip(token.start);
		childFlow.write(stream);
		if (self.parser.lazy[token.start.line]) {
			let index = childFlow.events.length;
			while (index--) if (childFlow.events[index][1].start.offset < lineStartOffset && (!childFlow.events[index][1].end || childFlow.events[index][1].end.offset > lineStartOffset)) return;
			const indexBeforeExits = self.events.length;
			let indexBeforeFlow = indexBeforeExits;
			let seen;
			let point;
			while (indexBeforeFlow--) if (self.events[indexBeforeFlow][0] === "exit" && self.events[indexBeforeFlow][1].type === "chunkFlow") {
				if (seen) {
					point = self.events[indexBeforeFlow][1].end;
					break;
				}
				seen = true;
			}
			exitContainers(continued);
			index = indexBeforeExits;
			while (index < self.events.length) {
				self.events[index][1].end = { ...point };
				index++;
			}
			const editMap = new EditMap();
			editMap.add(indexBeforeFlow + 1, 0, self.events.slice(indexBeforeExits));
			editMap.add(indexBeforeExits, index - indexBeforeExits, []);
			editMap.consume(self.events);
		}
	}
	function exitContainers(size) {
		let index = stack.length;
		while (index-- > size) {
			const entry = stack[index];
			self.containerState = entry[1];
			entry[0].exit.call(self, effects);
		}
		stack.length = size;
	}
	function closeFlow() {
		childFlow.write([null]);
		childToken = void 0;
		childFlow = void 0;
		self.containerState._closeFlow = void 0;
	}
}
function tokenizeContainer(effects, ok, nok) {
	return factorySpace(effects, effects.attempt(this.parser.constructs.document, ok, nok), "linePrefix", this.parser.constructs.disable.null.includes("codeIndented") ? void 0 : 4);
}

// node_modules/micromark-util-classify-character/index.js
function classifyCharacter(code) {
	if (code === null || markdownLineEndingOrSpace(code) || unicodeWhitespace(code)) return 1;
	if (unicodePunctuation(code)) return 2;
}

// node_modules/micromark-util-resolve-all/index.js
function resolveAll(constructs, events, context) {
	const called = [];
	let index = -1;
	while (++index < constructs.length) {
		const resolve = constructs[index].resolveAll;
		if (resolve && !called.includes(resolve)) {
			events = resolve(events, context);
			called.push(resolve);
		}
	}
	return events;
}

// node_modules/micromark-core-commonmark/lib/attention.js
const attention = {
	name: "attention",
	resolveAll: resolveAllAttention,
	tokenize: tokenizeAttention
};
function resolveAllAttention(events, context) {
	let index = -1;
	let nextEvents;
	while (++index < events.length) if (events[index][0] === "enter" && events[index][1].type === "attentionSequence" && events[index][1]._close) {
		let open = index;
		while (open--) if (events[open][0] === "exit" && events[open][1].type === "attentionSequence" && events[open][1]._open && context.sliceSerialize(events[open][1]).charCodeAt(0) === context.sliceSerialize(events[index][1]).charCodeAt(0)) {
			if ((events[open][1]._close || events[index][1]._open) && (events[index][1].end.offset - events[index][1].start.offset) % 3 && !((events[open][1].end.offset - events[open][1].start.offset + events[index][1].end.offset - events[index][1].start.offset) % 3)) continue;
			const use = events[open][1].end.offset - events[open][1].start.offset > 1 && events[index][1].end.offset - events[index][1].start.offset > 1 ? 2 : 1;
			const start = { ...events[open][1].end };
			const end = { ...events[index][1].start };
			movePoint(start, -use);
			movePoint(end, use);
			const openingSequence = {
				type: use > 1 ? "strongSequence" : "emphasisSequence",
				start,
				end: { ...events[open][1].end }
			};
			const closingSequence = {
				type: use > 1 ? "strongSequence" : "emphasisSequence",
				start: { ...events[index][1].start },
				end
			};
			const text = {
				type: use > 1 ? "strongText" : "emphasisText",
				start: { ...events[open][1].end },
				end: { ...events[index][1].start }
			};
			const group = {
				type: use > 1 ? "strong" : "emphasis",
				start: { ...openingSequence.start },
				end: { ...closingSequence.end }
			};
			events[open][1].end = { ...openingSequence.start };
			events[index][1].start = { ...closingSequence.end };
			nextEvents = [];
			if (events[open][1].end.offset - events[open][1].start.offset) nextEvents = push(nextEvents, [[
				"enter",
				events[open][1],
				context
			], [
				"exit",
				events[open][1],
				context
			]]);
			nextEvents = push(nextEvents, [
				[
					"enter",
					group,
					context
				],
				[
					"enter",
					openingSequence,
					context
				],
				[
					"exit",
					openingSequence,
					context
				],
				[
					"enter",
					text,
					context
				]
			]);
			nextEvents = push(nextEvents, resolveAll(context.parser.constructs.insideSpan.null, events.slice(open + 1, index), context));
			nextEvents = push(nextEvents, [
				[
					"exit",
					text,
					context
				],
				[
					"enter",
					closingSequence,
					context
				],
				[
					"exit",
					closingSequence,
					context
				],
				[
					"exit",
					group,
					context
				]
			]);
			let offset = 0;
			if (events[index][1].end.offset - events[index][1].start.offset) {
				offset = 2;
				nextEvents = push(nextEvents, [[
					"enter",
					events[index][1],
					context
				], [
					"exit",
					events[index][1],
					context
				]]);
			}
			splice(events, open - 1, index - open + 3, nextEvents);
			index = open + nextEvents.length - offset - 2;
			break;
		}
	}
	index = -1;
	while (++index < events.length) if (events[index][1].type === "attentionSequence") events[index][1].type = "data";
	return events;
}
function tokenizeAttention(effects, ok) {
	const attentionMarkers = this.parser.constructs.attentionMarkers.null;
	const previous = this.previous;
	const before = classifyCharacter(previous);
	let marker;
	return start;
	function start(code) {
		marker = code;
		effects.enter("attentionSequence");
		return inside(code);
	}
	function inside(code) {
		if (code === marker) {
			effects.consume(code);
			return inside;
		}
		const token = effects.exit("attentionSequence");
		const after = classifyCharacter(code);
		const open = !after || after === 2 && before || attentionMarkers.includes(code) && code !== 42 && code !== 95;
		const close = !before || before === 2 && after || attentionMarkers.includes(previous) && previous !== 42 && previous !== 95;
		token._open = Boolean(marker === 42 ? open : open && (before || !close));
		token._close = Boolean(marker === 42 ? close : close && (after || !open));
		return ok(code);
	}
}
function movePoint(point, offset) {
	point.column += offset;
	point.offset += offset;
	point._bufferIndex += offset;
}

// node_modules/micromark-core-commonmark/lib/autolink.js
const autolink = {
	name: "autolink",
	tokenize: tokenizeAutolink
};
function tokenizeAutolink(effects, ok, nok) {
	let size = 0;
	return start;
	function start(code) {
		effects.enter("autolink");
		effects.enter("autolinkMarker");
		effects.consume(code);
		effects.exit("autolinkMarker");
		effects.enter("autolinkProtocol");
		return open;
	}
	function open(code) {
		if (asciiAlpha(code)) {
			effects.consume(code);
			return schemeOrEmailAtext;
		}
		if (code === 64) return nok(code);
		return emailAtext(code);
	}
	function schemeOrEmailAtext(code) {
		if (code === 43 || code === 45 || code === 46 || asciiAlphanumeric(code)) {
			size = 1;
			return schemeInsideOrEmailAtext(code);
		}
		return emailAtext(code);
	}
	function schemeInsideOrEmailAtext(code) {
		if (code === 58) {
			effects.consume(code);
			size = 0;
			return urlInside;
		}
		if ((code === 43 || code === 45 || code === 46 || asciiAlphanumeric(code)) && size++ < 32) {
			effects.consume(code);
			return schemeInsideOrEmailAtext;
		}
		size = 0;
		return emailAtext(code);
	}
	function urlInside(code) {
		if (code === 62) {
			effects.exit("autolinkProtocol");
			effects.enter("autolinkMarker");
			effects.consume(code);
			effects.exit("autolinkMarker");
			effects.exit("autolink");
			return ok;
		}
		if (code === null || code === 32 || code === 60 || asciiControl(code)) return nok(code);
		effects.consume(code);
		return urlInside;
	}
	function emailAtext(code) {
		if (code === 64) {
			effects.consume(code);
			return emailAtSignOrDot;
		}
		if (asciiAtext(code)) {
			effects.consume(code);
			return emailAtext;
		}
		return nok(code);
	}
	function emailAtSignOrDot(code) {
		return asciiAlphanumeric(code) ? emailLabel(code) : nok(code);
	}
	function emailLabel(code) {
		if (code === 46) {
			effects.consume(code);
			size = 0;
			return emailAtSignOrDot;
		}
		if (code === 62) {
			effects.exit("autolinkProtocol").type = "autolinkEmail";
			effects.enter("autolinkMarker");
			effects.consume(code);
			effects.exit("autolinkMarker");
			effects.exit("autolink");
			return ok;
		}
		return emailValue(code);
	}
	function emailValue(code) {
		if ((code === 45 || asciiAlphanumeric(code)) && size++ < 63) {
			const next = code === 45 ? emailValue : emailLabel;
			effects.consume(code);
			return next;
		}
		return nok(code);
	}
}

// node_modules/micromark-core-commonmark/lib/blank-line.js
const blankLine = {
	partial: true,
	tokenize: tokenizeBlankLine
};
function tokenizeBlankLine(effects, ok, nok) {
	return start;
	function start(code) {
		return markdownSpace(code) ? factorySpace(effects, after, "linePrefix")(code) : after(code);
	}
	function after(code) {
		return code === null || markdownLineEnding(code) ? ok(code) : nok(code);
	}
}

// node_modules/micromark-core-commonmark/lib/block-quote.js
const blockQuote = {
	continuation: { tokenize: tokenizeBlockQuoteContinuation },
	exit,
	name: "blockQuote",
	tokenize: tokenizeBlockQuoteStart
};
function tokenizeBlockQuoteStart(effects, ok, nok) {
	const self = this;
	return start;
	function start(code) {
		if (code === 62) {
			const state = self.containerState;
			if (!state.open) {
				effects.enter("blockQuote", { _container: true });
				state.open = true;
			}
			effects.enter("blockQuotePrefix");
			effects.enter("blockQuoteMarker");
			effects.consume(code);
			effects.exit("blockQuoteMarker");
			return after;
		}
		return nok(code);
	}
	function after(code) {
		if (markdownSpace(code)) {
			effects.enter("blockQuotePrefixWhitespace");
			effects.consume(code);
			effects.exit("blockQuotePrefixWhitespace");
			effects.exit("blockQuotePrefix");
			return ok;
		}
		effects.exit("blockQuotePrefix");
		return ok(code);
	}
}
function tokenizeBlockQuoteContinuation(effects, ok, nok) {
	const self = this;
	return contStart;
	function contStart(code) {
		if (markdownSpace(code)) return factorySpace(effects, contBefore, "linePrefix", self.parser.constructs.disable.null.includes("codeIndented") ? void 0 : 4)(code);
		return contBefore(code);
	}
	function contBefore(code) {
		return effects.attempt(blockQuote, ok, nok)(code);
	}
}
function exit(effects) {
	effects.exit("blockQuote");
}

// node_modules/micromark-core-commonmark/lib/character-escape.js
const characterEscape = {
	name: "characterEscape",
	tokenize: tokenizeCharacterEscape
};
function tokenizeCharacterEscape(effects, ok, nok) {
	return start;
	function start(code) {
		effects.enter("characterEscape");
		effects.enter("escapeMarker");
		effects.consume(code);
		effects.exit("escapeMarker");
		return inside;
	}
	function inside(code) {
		if (asciiPunctuation(code)) {
			effects.enter("characterEscapeValue");
			effects.consume(code);
			effects.exit("characterEscapeValue");
			effects.exit("characterEscape");
			return ok;
		}
		return nok(code);
	}
}

// node_modules/micromark-core-commonmark/lib/character-reference.js
const characterReference = {
	name: "characterReference",
	tokenize: tokenizeCharacterReference
};
function tokenizeCharacterReference(effects, ok, nok) {
	const self = this;
	let size = 0;
	let max;
	let test;
	return start;
	function start(code) {
		effects.enter("characterReference");
		effects.enter("characterReferenceMarker");
		effects.consume(code);
		effects.exit("characterReferenceMarker");
		return open;
	}
	function open(code) {
		if (code === 35) {
			effects.enter("characterReferenceMarkerNumeric");
			effects.consume(code);
			effects.exit("characterReferenceMarkerNumeric");
			return numeric;
		}
		effects.enter("characterReferenceValue");
		max = 31;
		test = asciiAlphanumeric;
		return value(code);
	}
	function numeric(code) {
		if (code === 88 || code === 120) {
			effects.enter("characterReferenceMarkerHexadecimal");
			effects.consume(code);
			effects.exit("characterReferenceMarkerHexadecimal");
			effects.enter("characterReferenceValue");
			max = 6;
			test = asciiHexDigit;
			return value;
		}
		effects.enter("characterReferenceValue");
		max = 7;
		test = asciiDigit;
		return value(code);
	}
	function value(code) {
		if (code === 59 && size) {
			const token = effects.exit("characterReferenceValue");
			if (test === asciiAlphanumeric && !decodeNamedCharacterReference(self.sliceSerialize(token))) return nok(code);
			effects.enter("characterReferenceMarker");
			effects.consume(code);
			effects.exit("characterReferenceMarker");
			effects.exit("characterReference");
			return ok;
		}
		if (test(code) && size++ < max) {
			effects.consume(code);
			return value;
		}
		return nok(code);
	}
}

// node_modules/micromark-core-commonmark/lib/partial-non-lazy-continuation.js
const nonLazyContinuation = {
	partial: true,
	tokenize: tokenizeNonLazyContinuation
};
function tokenizeNonLazyContinuation(effects, ok, nok) {
	const self = this;
	return start;
	function start(code) {
		if (code === null) return nok(code);
		effects.enter("lineEnding");
		effects.consume(code);
		effects.exit("lineEnding");
		return after;
	}
	function after(code) {
		return self.parser.lazy[self.now().line] ? nok(code) : ok(code);
	}
}

// node_modules/micromark-core-commonmark/lib/code-fenced.js
const codeFenced = {
	concrete: true,
	name: "codeFenced",
	tokenize: tokenizeCodeFenced
};
function tokenizeCodeFenced(effects, ok, nok) {
	const self = this;
	const closeStart = {
		partial: true,
		tokenize: tokenizeCloseStart
	};
	let initialPrefix = 0;
	let sizeOpen = 0;
	let marker;
	return start;
	function start(code) {
		return beforeSequenceOpen(code);
	}
	function beforeSequenceOpen(code) {
		const tail = self.events[self.events.length - 1];
		initialPrefix = tail && tail[1].type === "linePrefix" ? tail[2].sliceSerialize(tail[1], true).length : 0;
		marker = code;
		effects.enter("codeFenced");
		effects.enter("codeFencedFence");
		effects.enter("codeFencedFenceSequence");
		return sequenceOpen(code);
	}
	function sequenceOpen(code) {
		if (code === marker) {
			sizeOpen++;
			effects.consume(code);
			return sequenceOpen;
		}
		if (sizeOpen < 3) return nok(code);
		effects.exit("codeFencedFenceSequence");
		return markdownSpace(code) ? factorySpace(effects, infoBefore, "whitespace")(code) : infoBefore(code);
	}
	function infoBefore(code) {
		if (code === null || markdownLineEnding(code)) {
			effects.exit("codeFencedFence");
			return self.interrupt ? ok(code) : effects.check(nonLazyContinuation, atNonLazyBreak, after)(code);
		}
		effects.enter("codeFencedFenceInfo");
		effects.enter("chunkString", { contentType: "string" });
		return info(code);
	}
	function info(code) {
		if (code === null || markdownLineEnding(code)) {
			effects.exit("chunkString");
			effects.exit("codeFencedFenceInfo");
			return infoBefore(code);
		}
		if (markdownSpace(code)) {
			effects.exit("chunkString");
			effects.exit("codeFencedFenceInfo");
			return factorySpace(effects, metaBefore, "whitespace")(code);
		}
		if (code === 96 && code === marker) return nok(code);
		effects.consume(code);
		return info;
	}
	function metaBefore(code) {
		if (code === null || markdownLineEnding(code)) return infoBefore(code);
		effects.enter("codeFencedFenceMeta");
		effects.enter("chunkString", { contentType: "string" });
		return meta(code);
	}
	function meta(code) {
		if (code === null || markdownLineEnding(code)) {
			effects.exit("chunkString");
			effects.exit("codeFencedFenceMeta");
			return infoBefore(code);
		}
		if (code === 96 && code === marker) return nok(code);
		effects.consume(code);
		return meta;
	}
	function atNonLazyBreak(code) {
		return effects.attempt(closeStart, after, contentBefore)(code);
	}
	function contentBefore(code) {
		effects.enter("lineEnding");
		effects.consume(code);
		effects.exit("lineEnding");
		return contentStart;
	}
	function contentStart(code) {
		return initialPrefix > 0 && markdownSpace(code) ? factorySpace(effects, beforeContentChunk, "linePrefix", initialPrefix + 1)(code) : beforeContentChunk(code);
	}
	function beforeContentChunk(code) {
		if (code === null || markdownLineEnding(code)) return effects.check(nonLazyContinuation, atNonLazyBreak, after)(code);
		effects.enter("codeFlowValue");
		return contentChunk(code);
	}
	function contentChunk(code) {
		if (code === null || markdownLineEnding(code)) {
			effects.exit("codeFlowValue");
			return beforeContentChunk(code);
		}
		effects.consume(code);
		return contentChunk;
	}
	function after(code) {
		effects.exit("codeFenced");
		return ok(code);
	}
	function tokenizeCloseStart(effects, ok, nok) {
		let size = 0;
		return startBefore;
		function startBefore(code) {
			effects.enter("lineEnding");
			effects.consume(code);
			effects.exit("lineEnding");
			return start;
		}
		function start(code) {
			effects.enter("codeFencedFence");
			return markdownSpace(code) ? factorySpace(effects, beforeSequenceClose, "linePrefix", self.parser.constructs.disable.null.includes("codeIndented") ? void 0 : 4)(code) : beforeSequenceClose(code);
		}
		function beforeSequenceClose(code) {
			if (code === marker) {
				effects.enter("codeFencedFenceSequence");
				return sequenceClose(code);
			}
			return nok(code);
		}
		function sequenceClose(code) {
			if (code === marker) {
				size++;
				effects.consume(code);
				return sequenceClose;
			}
			if (size >= sizeOpen) {
				effects.exit("codeFencedFenceSequence");
				return markdownSpace(code) ? factorySpace(effects, sequenceCloseAfter, "whitespace")(code) : sequenceCloseAfter(code);
			}
			return nok(code);
		}
		function sequenceCloseAfter(code) {
			if (code === null || markdownLineEnding(code)) {
				effects.exit("codeFencedFence");
				return ok(code);
			}
			return nok(code);
		}
	}
}

// node_modules/micromark-core-commonmark/lib/code-indented.js
const codeIndented = {
	name: "codeIndented",
	tokenize: tokenizeCodeIndented
};
const furtherStart = {
	partial: true,
	tokenize: tokenizeFurtherStart
};
function tokenizeCodeIndented(effects, ok, nok) {
	return start;
	function start(code) {
		effects.enter("codeIndented");
		return factorySpaceMinMax(effects, atBreak, nok, "linePrefix", 4, 4)(code);
	}
	function atBreak(code) {
		if (code === null) return after(code);
		if (markdownLineEnding(code)) return effects.attempt(furtherStart, atBreak, after)(code);
		effects.enter("codeFlowValue");
		return inside(code);
	}
	function inside(code) {
		if (code === null || markdownLineEnding(code)) {
			effects.exit("codeFlowValue");
			return atBreak(code);
		}
		effects.consume(code);
		return inside;
	}
	function after(code) {
		effects.exit("codeIndented");
		return ok(code);
	}
}
function tokenizeFurtherStart(effects, ok, nok) {
	const self = this;
	return furtherStart;
	function furtherStart(code) {
		if (self.parser.lazy[self.now().line]) return nok(code);
		if (markdownLineEnding(code)) {
			effects.enter("lineEnding");
			effects.consume(code);
			effects.exit("lineEnding");
			return furtherStart;
		}
		return factorySpaceMinMax(effects, ok, onNotEnoughPrefix, "linePrefix", 4, 4)(code);
	}
	function onNotEnoughPrefix(code) {
		return markdownLineEnding(code) ? furtherStart(code) : nok(code);
	}
}

// node_modules/micromark-core-commonmark/lib/code-text.js
const codeText = {
	name: "codeText",
	previous,
	resolve: resolveCodeText,
	tokenize: tokenizeCodeText
};
function resolveCodeText(events) {
	let tailExitIndex = events.length - 4;
	let headEnterIndex = 3;
	let index;
	let enter;
	if ((events[headEnterIndex][1].type === "lineEnding" || events[headEnterIndex][1].type === "space") && (events[tailExitIndex][1].type === "lineEnding" || events[tailExitIndex][1].type === "space")) {
		index = headEnterIndex;
		while (++index < tailExitIndex) if (events[index][1].type === "codeTextData") {
			events[headEnterIndex][1].type = "codeTextPadding";
			events[tailExitIndex][1].type = "codeTextPadding";
			headEnterIndex += 2;
			tailExitIndex -= 2;
			break;
		}
	}
	index = headEnterIndex - 1;
	tailExitIndex++;
	while (++index <= tailExitIndex) if (enter === void 0) {
		if (index !== tailExitIndex && events[index][1].type !== "lineEnding") enter = index;
	} else if (index === tailExitIndex || events[index][1].type === "lineEnding") {
		events[enter][1].type = "codeTextData";
		if (index !== enter + 2) {
			events[enter][1].end = events[index - 1][1].end;
			events.splice(enter + 2, index - enter - 2);
			tailExitIndex -= index - enter - 2;
			index = enter + 2;
		}
		enter = void 0;
	}
	return events;
}
function previous(code) {
	return code !== 96 || this.events[this.events.length - 1][1].type === "characterEscape";
}
function tokenizeCodeText(effects, ok, nok) {
	let sizeOpen = 0;
	let size;
	let token;
	return start;
	function start(code) {
		effects.enter("codeText");
		effects.enter("codeTextSequence");
		return sequenceOpen(code);
	}
	function sequenceOpen(code) {
		if (code === 96) {
			effects.consume(code);
			sizeOpen++;
			return sequenceOpen;
		}
		effects.exit("codeTextSequence");
		return between(code);
	}
	function between(code) {
		if (code === null) return nok(code);
		if (code === 32) {
			effects.enter("space");
			effects.consume(code);
			effects.exit("space");
			return between;
		}
		if (code === 96) {
			token = effects.enter("codeTextSequence");
			size = 0;
			return sequenceClose(code);
		}
		if (markdownLineEnding(code)) {
			effects.enter("lineEnding");
			effects.consume(code);
			effects.exit("lineEnding");
			return between;
		}
		effects.enter("codeTextData");
		return data(code);
	}
	function data(code) {
		if (code === null || code === 32 || code === 96 || markdownLineEnding(code)) {
			effects.exit("codeTextData");
			return between(code);
		}
		effects.consume(code);
		return data;
	}
	function sequenceClose(code) {
		if (code === 96) {
			effects.consume(code);
			size++;
			return sequenceClose;
		}
		if (size === sizeOpen) {
			effects.exit("codeTextSequence");
			effects.exit("codeText");
			return ok(code);
		}
		token.type = "codeTextData";
		return data(code);
	}
}

// node_modules/micromark-util-subtokenize/lib/splice-buffer.js
var SpliceBuffer = class {
	constructor(initial) {
		this.left = initial ? [...initial] : [];
		this.right = [];
	}
	get(index) {
		if (index < 0 || index >= this.left.length + this.right.length) throw new RangeError("Cannot access index `" + index + "` in a splice buffer of size `" + (this.left.length + this.right.length) + "`");
		if (index < this.left.length) return this.left[index];
		return this.right[this.right.length - index + this.left.length - 1];
	}
	get length() {
		return this.left.length + this.right.length;
	}
	shift() {
		this.setCursor(0);
		return this.right.pop();
	}
	slice(start, end) {
		const stop = end === null || end === void 0 ? Number.POSITIVE_INFINITY : end;
		if (stop < this.left.length) return this.left.slice(start, stop);
		if (start > this.left.length) return this.right.slice(this.right.length - stop + this.left.length, this.right.length - start + this.left.length).reverse();
		return this.left.slice(start).concat(this.right.slice(this.right.length - stop + this.left.length).reverse());
	}
	splice(start, deleteCount, items) {
		const count = deleteCount || 0;
		this.setCursor(Math.trunc(start));
		const removed = this.right.splice(this.right.length - count, Number.POSITIVE_INFINITY);
		if (items) chunkedPush(this.left, items);
		return removed.reverse();
	}
	pop() {
		this.setCursor(Number.POSITIVE_INFINITY);
		return this.left.pop();
	}
	push(item) {
		this.setCursor(Number.POSITIVE_INFINITY);
		this.left.push(item);
	}
	pushMany(items) {
		this.setCursor(Number.POSITIVE_INFINITY);
		chunkedPush(this.left, items);
	}
	unshift(item) {
		this.setCursor(0);
		this.right.push(item);
	}
	unshiftMany(items) {
		this.setCursor(0);
		chunkedPush(this.right, items.reverse());
	}
	setCursor(n) {
		if (n === this.left.length || n > this.left.length && this.right.length === 0 || n < 0 && this.left.length === 0) return;
		if (n < this.left.length) {
			const removed = this.left.splice(n, Number.POSITIVE_INFINITY);
			chunkedPush(this.right, removed.reverse());
		} else {
			const removed = this.right.splice(this.left.length + this.right.length - n, Number.POSITIVE_INFINITY);
			chunkedPush(this.left, removed.reverse());
		}
	}
};
function chunkedPush(list, right) {
	let chunkStart = 0;
	if (right.length < 1e4) list.push(...right);
	else while (chunkStart < right.length) {
		list.push(...right.slice(chunkStart, chunkStart + 1e4));
		chunkStart += 1e4;
	}
}

// node_modules/micromark-util-subtokenize/index.js
function subtokenize(eventsArray) {
	const jumps = {};
	let index = -1;
	let event;
	let lineIndex;
	let otherIndex;
	let otherEvent;
	let parameters;
	let subevents;
	let more;
	const events = new SpliceBuffer(eventsArray);
	while (++index < events.length) {
		while (index in jumps) index = jumps[index];
		event = events.get(index);
		if (index && event[1].type === "chunkFlow" && events.get(index - 1)[1].type === "listItemPrefix") {
			subevents = event[1]._tokenizer.events;
			otherIndex = 0;
			if (otherIndex < subevents.length && subevents[otherIndex][1].type === "lineEndingBlank") otherIndex += 2;
			if (otherIndex < subevents.length && subevents[otherIndex][1].type === "content") while (++otherIndex < subevents.length) {
				if (subevents[otherIndex][1].type === "content") break;
				if (subevents[otherIndex][1].type === "chunkText") {
					subevents[otherIndex][1]._isInFirstContentOfListItem = true;
					otherIndex++;
				}
			}
		}
		if (event[0] === "enter") {
			if (event[1].contentType) {
				Object.assign(jumps, subcontent(events, index));
				index = jumps[index];
				more = true;
			}
		} else if (event[1]._container) {
			otherIndex = index;
			lineIndex = void 0;
			while (otherIndex--) {
				otherEvent = events.get(otherIndex);
				if (otherEvent[1].type === "lineEnding" || otherEvent[1].type === "lineEndingBlank") {
					if (otherEvent[0] === "enter") {
						if (lineIndex) events.get(lineIndex)[1].type = "lineEndingBlank";
						otherEvent[1].type = "lineEnding";
						lineIndex = otherIndex;
					}
				} else if (otherEvent[1].type === "linePrefix" || otherEvent[1].type === "listItemIndent") {} else break;
			}
			if (lineIndex) {
				event[1].end = { ...events.get(lineIndex)[1].start };
				parameters = events.slice(lineIndex, index);
				parameters.unshift(event);
				events.splice(lineIndex, index - lineIndex + 1, parameters);
			}
		}
	}
	splice(eventsArray, 0, Number.POSITIVE_INFINITY, events.slice(0));
	return !more;
}
function subcontent(events, eventIndex) {
	const token = events.get(eventIndex)[1];
	const context = events.get(eventIndex)[2];
	let startPosition = eventIndex - 1;
	const startPositions = [];
	let tokenizer = token._tokenizer;
	if (!tokenizer) {
		tokenizer = context.parser[token.contentType](token.start);
		if (token._contentTypeTextTrailing) tokenizer._contentTypeTextTrailing = true;
	}
	const childEvents = tokenizer.events;
	const jumps = [];
	const gaps = {};
	let stream;
	let previous;
	let index = -1;
	let current = token;
	let adjust = 0;
	let start = 0;
	const breaks = [start];
	while (current) {
		while (events.get(++startPosition)[1] !== current);
		startPositions.push(startPosition);
		if (!current._tokenizer) {
			stream = context.sliceStream(current);
			if (!current.next) stream.push(null);
			if (previous) tokenizer.defineSkip(current.start);
			if (current._isInFirstContentOfListItem) tokenizer._gfmTasklistFirstContentOfListItem = true;
			tokenizer.write(stream);
			if (current._isInFirstContentOfListItem) tokenizer._gfmTasklistFirstContentOfListItem = void 0;
		}
		previous = current;
		current = current.next;
	}
	current = token;
	while (++index < childEvents.length) if (childEvents[index][0] === "exit" && childEvents[index - 1][0] === "enter" && childEvents[index][1].type === childEvents[index - 1][1].type && childEvents[index][1].start.line !== childEvents[index][1].end.line) {
		start = index + 1;
		breaks.push(start);
		current._tokenizer = void 0;
		current.previous = void 0;
		current = current.next;
	}
	tokenizer.events = [];
	if (current) {
		current._tokenizer = void 0;
		current.previous = void 0;
	} else breaks.pop();
	index = breaks.length;
	while (index--) {
		const slice = childEvents.slice(breaks[index], breaks[index + 1]);
		const start = startPositions.pop();
		jumps.push([start, start + slice.length - 1]);
		events.splice(start, 2, slice);
	}
	jumps.reverse();
	index = -1;
	while (++index < jumps.length) {
		gaps[adjust + jumps[index][0]] = adjust + jumps[index][1];
		adjust += jumps[index][1] - jumps[index][0] - 1;
	}
	return gaps;
}

// node_modules/micromark-core-commonmark/lib/content.js
const content = {
	resolve: resolveContent,
	tokenize: tokenizeContent
};
const continuationConstruct = {
	partial: true,
	tokenize: tokenizeContinuation
};
function resolveContent(events) {
	subtokenize(events);
	return events;
}
function tokenizeContent(effects, ok) {
	let previous;
	return chunkStart;
	function chunkStart(code) {
		effects.enter("content");
		previous = effects.enter("chunkContent", { contentType: "content" });
		return chunkInside(code);
	}
	function chunkInside(code) {
		if (code === null) return contentEnd(code);
		if (markdownLineEnding(code)) return effects.check(continuationConstruct, contentContinue, contentEnd)(code);
		effects.consume(code);
		return chunkInside;
	}
	function contentEnd(code) {
		effects.exit("chunkContent");
		effects.exit("content");
		return ok(code);
	}
	function contentContinue(code) {
		effects.consume(code);
		effects.exit("chunkContent");
		previous.next = effects.enter("chunkContent", {
			contentType: "content",
			previous
		});
		previous = previous.next;
		return chunkInside;
	}
}
function tokenizeContinuation(effects, ok, nok) {
	const self = this;
	return startLookahead;
	function startLookahead(code) {
		effects.exit("chunkContent");
		effects.enter("lineEnding");
		effects.consume(code);
		effects.exit("lineEnding");
		return factorySpace(effects, prefixed, "linePrefix");
	}
	function prefixed(code) {
		if (code === null || markdownLineEnding(code)) return nok(code);
		const tail = self.events[self.events.length - 1];
		if (!self.parser.constructs.disable.null.includes("codeIndented") && tail && tail[1].type === "linePrefix" && tail[2].sliceSerialize(tail[1], true).length >= 4) return ok(code);
		return effects.interrupt(self.parser.constructs.flow, nok, ok)(code);
	}
}

// node_modules/micromark-factory-destination/index.js
function factoryDestination(effects, ok, nok, type, literalType, literalMarkerType, rawType, stringType, max) {
	const limit = max || Number.POSITIVE_INFINITY;
	let balance = 0;
	return start;
	function start(code) {
		if (code === 60) {
			effects.enter(type);
			effects.enter(literalType);
			effects.enter(literalMarkerType);
			effects.consume(code);
			effects.exit(literalMarkerType);
			return enclosedBefore;
		}
		if (code === null || code === 32 || code === 41 || asciiControl(code)) return nok(code);
		effects.enter(type);
		effects.enter(rawType);
		effects.enter(stringType);
		effects.enter("chunkString", { contentType: "string" });
		return raw(code);
	}
	function enclosedBefore(code) {
		if (code === 62) {
			effects.enter(literalMarkerType);
			effects.consume(code);
			effects.exit(literalMarkerType);
			effects.exit(literalType);
			effects.exit(type);
			return ok;
		}
		effects.enter(stringType);
		effects.enter("chunkString", { contentType: "string" });
		return enclosed(code);
	}
	function enclosed(code) {
		if (code === 62) {
			effects.exit("chunkString");
			effects.exit(stringType);
			return enclosedBefore(code);
		}
		if (code === null || code === 60 || markdownLineEnding(code)) return nok(code);
		effects.consume(code);
		return code === 92 ? enclosedEscape : enclosed;
	}
	function enclosedEscape(code) {
		if (code === 60 || code === 62 || code === 92) {
			effects.consume(code);
			return enclosed;
		}
		return enclosed(code);
	}
	function raw(code) {
		if (!balance && (code === null || code === 41 || markdownLineEndingOrSpace(code))) {
			effects.exit("chunkString");
			effects.exit(stringType);
			effects.exit(rawType);
			effects.exit(type);
			return ok(code);
		}
		if (balance < limit && code === 40) {
			effects.consume(code);
			balance++;
			return raw;
		}
		if (code === 41) {
			effects.consume(code);
			balance--;
			return raw;
		}
		if (code === null || code === 32 || code === 40 || asciiControl(code)) return nok(code);
		effects.consume(code);
		return code === 92 ? rawEscape : raw;
	}
	function rawEscape(code) {
		if (code === 40 || code === 41 || code === 92) {
			effects.consume(code);
			return raw;
		}
		return raw(code);
	}
}

// node_modules/micromark-factory-label/index.js
function factoryLabel(effects, ok, nok, type, markerType, stringType) {
	const self = this;
	let size = 0;
	let seen;
	return start;
	function start(code) {
		effects.enter(type);
		effects.enter(markerType);
		effects.consume(code);
		effects.exit(markerType);
		effects.enter(stringType);
		return atBreak;
	}
	function atBreak(code) {
		if (size > 999 || code === null || code === 91 || code === 93 && !seen || 
		/* c8 ignore next 3 */
		code === 94 && !size && "_hiddenFootnoteSupport" in self.parser.constructs) return nok(code);
		if (code === 93) {
			effects.exit(stringType);
			effects.enter(markerType);
			effects.consume(code);
			effects.exit(markerType);
			effects.exit(type);
			return ok;
		}
		if (markdownLineEnding(code)) {
			effects.enter("lineEnding");
			effects.consume(code);
			effects.exit("lineEnding");
			return atBreak;
		}
		effects.enter("chunkString", { contentType: "string" });
		return labelInside(code);
	}
	function labelInside(code) {
		if (code === null || code === 91 || code === 93 || markdownLineEnding(code) || size++ > 999) {
			effects.exit("chunkString");
			return atBreak(code);
		}
		effects.consume(code);
		if (!seen) seen = !markdownSpace(code);
		return code === 92 ? labelEscape : labelInside;
	}
	function labelEscape(code) {
		if (code === 91 || code === 92 || code === 93) {
			effects.consume(code);
			size++;
			return labelInside;
		}
		return labelInside(code);
	}
}

// node_modules/micromark-factory-title/index.js
function factoryTitle(effects, ok, nok, type, markerType, stringType) {
	let marker;
	return start;
	function start(code) {
		if (code === 34 || code === 39 || code === 40) {
			effects.enter(type);
			effects.enter(markerType);
			effects.consume(code);
			effects.exit(markerType);
			marker = code === 40 ? 41 : code;
			return begin;
		}
		return nok(code);
	}
	function begin(code) {
		if (code === marker) {
			effects.enter(markerType);
			effects.consume(code);
			effects.exit(markerType);
			effects.exit(type);
			return ok;
		}
		effects.enter(stringType);
		return atBreak(code);
	}
	function atBreak(code) {
		if (code === marker) {
			effects.exit(stringType);
			return begin(marker);
		}
		if (code === null) return nok(code);
		if (markdownLineEnding(code)) {
			effects.enter("lineEnding");
			effects.consume(code);
			effects.exit("lineEnding");
			return factorySpace(effects, atBreak, "linePrefix");
		}
		effects.enter("chunkString", { contentType: "string" });
		return inside(code);
	}
	function inside(code) {
		if (code === marker || code === null || markdownLineEnding(code)) {
			effects.exit("chunkString");
			return atBreak(code);
		}
		effects.consume(code);
		return code === 92 ? escape : inside;
	}
	function escape(code) {
		if (code === marker || code === 92) {
			effects.consume(code);
			return inside;
		}
		return inside(code);
	}
}

// node_modules/micromark-factory-whitespace/index.js
function factoryWhitespace(effects, ok) {
	let seen;
	return start;
	function start(code) {
		if (markdownLineEnding(code)) {
			effects.enter("lineEnding");
			effects.consume(code);
			effects.exit("lineEnding");
			seen = true;
			return start;
		}
		if (markdownSpace(code)) return factorySpace(effects, start, seen ? "linePrefix" : "lineSuffix")(code);
		return ok(code);
	}
}

// node_modules/micromark-core-commonmark/lib/definition.js
const definition = {
	name: "definition",
	tokenize: tokenizeDefinition
};
const titleBefore = {
	partial: true,
	tokenize: tokenizeTitleBefore
};
function tokenizeDefinition(effects, ok, nok) {
	const self = this;
	let identifier;
	return start;
	function start(code) {
		effects.enter("definition");
		return before(code);
	}
	function before(code) {
		return factoryLabel.call(self, effects, labelAfter, nok, "definitionLabel", "definitionLabelMarker", "definitionLabelString")(code);
	}
	function labelAfter(code) {
		identifier = normalizeIdentifier(self.sliceSerialize(self.events[self.events.length - 1][1]).slice(1, -1));
		if (code === 58) {
			effects.enter("definitionMarker");
			effects.consume(code);
			effects.exit("definitionMarker");
			return markerAfter;
		}
		return nok(code);
	}
	function markerAfter(code) {
		return markdownLineEndingOrSpace(code) ? factoryWhitespace(effects, destinationBefore)(code) : destinationBefore(code);
	}
	function destinationBefore(code) {
		return factoryDestination(effects, destinationAfter, nok, "definitionDestination", "definitionDestinationLiteral", "definitionDestinationLiteralMarker", "definitionDestinationRaw", "definitionDestinationString")(code);
	}
	function destinationAfter(code) {
		return effects.attempt(titleBefore, after, after)(code);
	}
	function after(code) {
		return markdownSpace(code) ? factorySpace(effects, afterWhitespace, "whitespace")(code) : afterWhitespace(code);
	}
	function afterWhitespace(code) {
		if (code === null || markdownLineEnding(code)) {
			effects.exit("definition");
			self.parser.defined.push(identifier);
			return ok(code);
		}
		return nok(code);
	}
}
function tokenizeTitleBefore(effects, ok, nok) {
	return titleBefore;
	function titleBefore(code) {
		return markdownLineEndingOrSpace(code) ? factoryWhitespace(effects, beforeMarker)(code) : nok(code);
	}
	function beforeMarker(code) {
		return factoryTitle(effects, titleAfter, nok, "definitionTitle", "definitionTitleMarker", "definitionTitleString")(code);
	}
	function titleAfter(code) {
		return markdownSpace(code) ? factorySpace(effects, titleAfterOptionalWhitespace, "whitespace")(code) : titleAfterOptionalWhitespace(code);
	}
	function titleAfterOptionalWhitespace(code) {
		return code === null || markdownLineEnding(code) ? ok(code) : nok(code);
	}
}

// node_modules/micromark-core-commonmark/lib/hard-break-escape.js
const hardBreakEscape = {
	name: "hardBreakEscape",
	tokenize: tokenizeHardBreakEscape
};
function tokenizeHardBreakEscape(effects, ok, nok) {
	return start;
	function start(code) {
		effects.enter("hardBreakEscape");
		effects.consume(code);
		return after;
	}
	function after(code) {
		if (markdownLineEnding(code)) {
			effects.exit("hardBreakEscape");
			return ok(code);
		}
		return nok(code);
	}
}

// node_modules/micromark-core-commonmark/lib/heading-atx.js
const headingAtx = {
	name: "headingAtx",
	resolve: resolveHeadingAtx,
	tokenize: tokenizeHeadingAtx
};
function resolveHeadingAtx(events, context) {
	let contentEnd = events.length - 2;
	let contentStart = 3;
	if (events[contentStart][1].type === "whitespace") contentStart += 2;
	if (contentEnd - 2 > contentStart && events[contentEnd][1].type === "whitespace") contentEnd -= 2;
	if (events[contentEnd][1].type === "atxHeadingSequence" && (contentStart === contentEnd - 1 || contentEnd - 4 > contentStart && events[contentEnd - 2][1].type === "whitespace")) contentEnd -= contentStart + 1 === contentEnd ? 2 : 4;
	if (contentEnd > contentStart) {
		const content = {
			type: "atxHeadingText",
			start: events[contentStart][1].start,
			end: events[contentEnd][1].end
		};
		const text = {
			type: "chunkText",
			start: events[contentStart][1].start,
			end: events[contentEnd][1].end,
			contentType: "text"
		};
		splice(events, contentStart, contentEnd - contentStart + 1, [
			[
				"enter",
				content,
				context
			],
			[
				"enter",
				text,
				context
			],
			[
				"exit",
				text,
				context
			],
			[
				"exit",
				content,
				context
			]
		]);
	}
	return events;
}
function tokenizeHeadingAtx(effects, ok, nok) {
	let size = 0;
	return start;
	function start(code) {
		effects.enter("atxHeading");
		return before(code);
	}
	function before(code) {
		effects.enter("atxHeadingSequence");
		return sequenceOpen(code);
	}
	function sequenceOpen(code) {
		if (code === 35 && size++ < 6) {
			effects.consume(code);
			return sequenceOpen;
		}
		if (code === null || markdownLineEndingOrSpace(code)) {
			effects.exit("atxHeadingSequence");
			return atBreak(code);
		}
		return nok(code);
	}
	function atBreak(code) {
		if (code === 35) {
			effects.enter("atxHeadingSequence");
			return sequenceFurther(code);
		}
		if (code === null || markdownLineEnding(code)) {
			effects.exit("atxHeading");
			return ok(code);
		}
		if (markdownSpace(code)) return factorySpace(effects, atBreak, "whitespace")(code);
		effects.enter("atxHeadingText");
		return data(code);
	}
	function sequenceFurther(code) {
		if (code === 35) {
			effects.consume(code);
			return sequenceFurther;
		}
		effects.exit("atxHeadingSequence");
		return atBreak(code);
	}
	function data(code) {
		if (code === null || code === 35 || markdownLineEndingOrSpace(code)) {
			effects.exit("atxHeadingText");
			return atBreak(code);
		}
		effects.consume(code);
		return data;
	}
}

// node_modules/micromark-util-html-tag-name/index.js
const htmlBlockNames = [
	"address",
	"article",
	"aside",
	"base",
	"basefont",
	"blockquote",
	"body",
	"caption",
	"center",
	"col",
	"colgroup",
	"dd",
	"details",
	"dialog",
	"dir",
	"div",
	"dl",
	"dt",
	"fieldset",
	"figcaption",
	"figure",
	"footer",
	"form",
	"frame",
	"frameset",
	"h1",
	"h2",
	"h3",
	"h4",
	"h5",
	"h6",
	"head",
	"header",
	"hr",
	"html",
	"iframe",
	"legend",
	"li",
	"link",
	"main",
	"menu",
	"menuitem",
	"nav",
	"noframes",
	"ol",
	"optgroup",
	"option",
	"p",
	"param",
	"search",
	"section",
	"summary",
	"table",
	"tbody",
	"td",
	"tfoot",
	"th",
	"thead",
	"title",
	"tr",
	"track",
	"ul"
];
const htmlRawNames = [
	"pre",
	"script",
	"style",
	"textarea"
];

// node_modules/micromark-core-commonmark/lib/html-flow.js
const htmlFlow = {
	concrete: true,
	name: "htmlFlow",
	resolveTo: resolveToHtmlFlow,
	tokenize: tokenizeHtmlFlow
};
const blankLineBefore = {
	partial: true,
	tokenize: tokenizeBlankLineBefore
};
function resolveToHtmlFlow(events) {
	let index = events.length;
	while (index--) if (events[index][0] === "enter" && events[index][1].type === "htmlFlow") break;
	if (index > 1 && events[index - 2][1].type === "linePrefix") {
		events[index][1].start = events[index - 2][1].start;
		events[index + 1][1].start = events[index - 2][1].start;
		events.splice(index - 2, 2);
	}
	return events;
}
function tokenizeHtmlFlow(effects, ok, nok) {
	const self = this;
	let marker;
	let closingTag;
	let buffer;
	let index;
	let markerB;
	return start;
	function start(code) {
		return before(code);
	}
	function before(code) {
		effects.enter("htmlFlow");
		effects.enter("htmlFlowData");
		effects.consume(code);
		return open;
	}
	function open(code) {
		if (code === 33) {
			effects.consume(code);
			return declarationOpen;
		}
		if (code === 47) {
			effects.consume(code);
			closingTag = true;
			return tagCloseStart;
		}
		if (code === 63) {
			effects.consume(code);
			marker = 3;
			return self.interrupt ? ok : continuationDeclarationInside;
		}
		if (asciiAlpha(code)) {
			effects.consume(code);
			buffer = String.fromCharCode(code);
			return tagName;
		}
		return nok(code);
	}
	function declarationOpen(code) {
		if (code === 45) {
			effects.consume(code);
			marker = 2;
			return commentOpenInside;
		}
		if (code === 91) {
			effects.consume(code);
			marker = 5;
			index = 0;
			return cdataOpenInside;
		}
		if (asciiAlpha(code)) {
			effects.consume(code);
			marker = 4;
			return self.interrupt ? ok : continuationDeclarationInside;
		}
		return nok(code);
	}
	function commentOpenInside(code) {
		if (code === 45) {
			effects.consume(code);
			return self.interrupt ? ok : continuationDeclarationInside;
		}
		return nok(code);
	}
	function cdataOpenInside(code) {
		if (code === "CDATA[".charCodeAt(index++)) {
			effects.consume(code);
			if (index === 6) return self.interrupt ? ok : continuation;
			return cdataOpenInside;
		}
		return nok(code);
	}
	function tagCloseStart(code) {
		if (asciiAlpha(code)) {
			effects.consume(code);
			buffer = String.fromCharCode(code);
			return tagName;
		}
		return nok(code);
	}
	function tagName(code) {
		if (code === null || code === 47 || code === 62 || markdownLineEndingOrSpace(code)) {
			const slash = code === 47;
			const name = buffer.toLowerCase();
			if (!slash && !closingTag && htmlRawNames.includes(name)) {
				marker = 1;
				return self.interrupt ? ok(code) : continuation(code);
			}
			if (htmlBlockNames.includes(buffer.toLowerCase())) {
				marker = 6;
				if (slash) {
					effects.consume(code);
					return basicSelfClosing;
				}
				return self.interrupt ? ok(code) : continuation(code);
			}
			marker = 7;
			return self.interrupt && !self.parser.lazy[self.now().line] ? nok(code) : closingTag ? completeClosingTagAfter(code) : completeAttributeNameBefore(code);
		}
		if (code === 45 || asciiAlphanumeric(code)) {
			effects.consume(code);
			buffer += String.fromCharCode(code);
			return tagName;
		}
		return nok(code);
	}
	function basicSelfClosing(code) {
		if (code === 62) {
			effects.consume(code);
			return self.interrupt ? ok : continuation;
		}
		return nok(code);
	}
	function completeClosingTagAfter(code) {
		if (markdownSpace(code)) {
			effects.consume(code);
			return completeClosingTagAfter;
		}
		return completeEnd(code);
	}
	function completeAttributeNameBefore(code) {
		if (code === 47) {
			effects.consume(code);
			return completeEnd;
		}
		if (code === 58 || code === 95 || asciiAlpha(code)) {
			effects.consume(code);
			return completeAttributeName;
		}
		if (markdownSpace(code)) {
			effects.consume(code);
			return completeAttributeNameBefore;
		}
		return completeEnd(code);
	}
	function completeAttributeName(code) {
		if (code === 45 || code === 46 || code === 58 || code === 95 || asciiAlphanumeric(code)) {
			effects.consume(code);
			return completeAttributeName;
		}
		return completeAttributeNameAfter(code);
	}
	function completeAttributeNameAfter(code) {
		if (code === 61) {
			effects.consume(code);
			return completeAttributeValueBefore;
		}
		if (markdownSpace(code)) {
			effects.consume(code);
			return completeAttributeNameAfter;
		}
		return completeAttributeNameBefore(code);
	}
	function completeAttributeValueBefore(code) {
		if (code === null || code === 60 || code === 61 || code === 62 || code === 96) return nok(code);
		if (code === 34 || code === 39) {
			effects.consume(code);
			markerB = code;
			return completeAttributeValueQuoted;
		}
		if (markdownSpace(code)) {
			effects.consume(code);
			return completeAttributeValueBefore;
		}
		return completeAttributeValueUnquoted(code);
	}
	function completeAttributeValueQuoted(code) {
		if (code === markerB) {
			effects.consume(code);
			markerB = null;
			return completeAttributeValueQuotedAfter;
		}
		if (code === null || markdownLineEnding(code)) return nok(code);
		effects.consume(code);
		return completeAttributeValueQuoted;
	}
	function completeAttributeValueUnquoted(code) {
		if (code === null || code === 34 || code === 39 || code === 47 || code === 60 || code === 61 || code === 62 || code === 96 || markdownLineEndingOrSpace(code)) return completeAttributeNameAfter(code);
		effects.consume(code);
		return completeAttributeValueUnquoted;
	}
	function completeAttributeValueQuotedAfter(code) {
		if (code === 47 || code === 62 || markdownSpace(code)) return completeAttributeNameBefore(code);
		return nok(code);
	}
	function completeEnd(code) {
		if (code === 62) {
			effects.consume(code);
			return completeAfter;
		}
		return nok(code);
	}
	function completeAfter(code) {
		if (code === null || markdownLineEnding(code)) return continuation(code);
		if (markdownSpace(code)) {
			effects.consume(code);
			return completeAfter;
		}
		return nok(code);
	}
	function continuation(code) {
		if (code === 45 && marker === 2) {
			effects.consume(code);
			return continuationCommentInside;
		}
		if (code === 60 && marker === 1) {
			effects.consume(code);
			return continuationRawTagOpen;
		}
		if (code === 62 && marker === 4) {
			effects.consume(code);
			return continuationClose;
		}
		if (code === 63 && marker === 3) {
			effects.consume(code);
			return continuationDeclarationInside;
		}
		if (code === 93 && marker === 5) {
			effects.consume(code);
			return continuationCdataInside;
		}
		if (markdownLineEnding(code) && (marker === 6 || marker === 7)) {
			effects.exit("htmlFlowData");
			return effects.check(blankLineBefore, continuationAfter, continuationStart)(code);
		}
		if (code === null || markdownLineEnding(code)) {
			effects.exit("htmlFlowData");
			return continuationStart(code);
		}
		effects.consume(code);
		return continuation;
	}
	function continuationStart(code) {
		return effects.check(nonLazyContinuation, continuationStartNonLazy, continuationAfter)(code);
	}
	function continuationStartNonLazy(code) {
		effects.enter("lineEnding");
		effects.consume(code);
		effects.exit("lineEnding");
		return continuationBefore;
	}
	function continuationBefore(code) {
		if (code === null || markdownLineEnding(code)) return continuationStart(code);
		effects.enter("htmlFlowData");
		return continuation(code);
	}
	function continuationCommentInside(code) {
		if (code === 45) {
			effects.consume(code);
			return continuationDeclarationInside;
		}
		return continuation(code);
	}
	function continuationRawTagOpen(code) {
		if (code === 47) {
			effects.consume(code);
			buffer = "";
			return continuationRawEndTag;
		}
		return continuation(code);
	}
	function continuationRawEndTag(code) {
		if (code === 62) {
			const name = buffer.toLowerCase();
			if (htmlRawNames.includes(name)) {
				effects.consume(code);
				return continuationClose;
			}
			return continuation(code);
		}
		if (asciiAlpha(code) && buffer.length < 8) {
			effects.consume(code);
			buffer += String.fromCharCode(code);
			return continuationRawEndTag;
		}
		return continuation(code);
	}
	function continuationCdataInside(code) {
		if (code === 93) {
			effects.consume(code);
			return continuationDeclarationInside;
		}
		return continuation(code);
	}
	function continuationDeclarationInside(code) {
		if (code === 62) {
			effects.consume(code);
			return continuationClose;
		}
		if (code === 45 && marker === 2) {
			effects.consume(code);
			return continuationDeclarationInside;
		}
		return continuation(code);
	}
	function continuationClose(code) {
		if (code === null || markdownLineEnding(code)) {
			effects.exit("htmlFlowData");
			return continuationAfter(code);
		}
		effects.consume(code);
		return continuationClose;
	}
	function continuationAfter(code) {
		effects.exit("htmlFlow");
		return ok(code);
	}
}
function tokenizeBlankLineBefore(effects, ok, nok) {
	return start;
	function start(code) {
		effects.enter("lineEnding");
		effects.consume(code);
		effects.exit("lineEnding");
		return effects.attempt(blankLine, ok, nok);
	}
}

// node_modules/micromark-core-commonmark/lib/html-text.js
const htmlText = {
	name: "htmlText",
	tokenize: tokenizeHtmlText
};
function tokenizeHtmlText(effects, ok, nok) {
	const self = this;
	let marker;
	let index;
	let returnState;
	return start;
	function start(code) {
		effects.enter("htmlText");
		effects.enter("htmlTextData");
		effects.consume(code);
		return open;
	}
	function open(code) {
		if (code === 33) {
			effects.consume(code);
			return declarationOpen;
		}
		if (code === 47) {
			effects.consume(code);
			return tagCloseStart;
		}
		if (code === 63) {
			effects.consume(code);
			return instruction;
		}
		if (asciiAlpha(code)) {
			effects.consume(code);
			return tagOpen;
		}
		return nok(code);
	}
	function declarationOpen(code) {
		if (code === 45) {
			effects.consume(code);
			return commentOpenInside;
		}
		if (code === 91) {
			effects.consume(code);
			index = 0;
			return cdataOpenInside;
		}
		if (asciiAlpha(code)) {
			effects.consume(code);
			return declaration;
		}
		return nok(code);
	}
	function commentOpenInside(code) {
		if (code === 45) {
			effects.consume(code);
			return commentEnd;
		}
		return nok(code);
	}
	function comment(code) {
		if (code === null) return nok(code);
		if (code === 45) {
			effects.consume(code);
			return commentClose;
		}
		if (markdownLineEnding(code)) {
			returnState = comment;
			return lineEndingBefore(code);
		}
		effects.consume(code);
		return comment;
	}
	function commentClose(code) {
		if (code === 45) {
			effects.consume(code);
			return commentEnd;
		}
		return comment(code);
	}
	function commentEnd(code) {
		return code === 62 ? end(code) : code === 45 ? commentClose(code) : comment(code);
	}
	function cdataOpenInside(code) {
		if (code === "CDATA[".charCodeAt(index++)) {
			effects.consume(code);
			return index === 6 ? cdata : cdataOpenInside;
		}
		return nok(code);
	}
	function cdata(code) {
		if (code === null) return nok(code);
		if (code === 93) {
			effects.consume(code);
			return cdataClose;
		}
		if (markdownLineEnding(code)) {
			returnState = cdata;
			return lineEndingBefore(code);
		}
		effects.consume(code);
		return cdata;
	}
	function cdataClose(code) {
		if (code === 93) {
			effects.consume(code);
			return cdataEnd;
		}
		return cdata(code);
	}
	function cdataEnd(code) {
		if (code === 62) return end(code);
		if (code === 93) {
			effects.consume(code);
			return cdataEnd;
		}
		return cdata(code);
	}
	function declaration(code) {
		if (code === null || code === 62) return end(code);
		if (markdownLineEnding(code)) {
			returnState = declaration;
			return lineEndingBefore(code);
		}
		effects.consume(code);
		return declaration;
	}
	function instruction(code) {
		if (code === null) return nok(code);
		if (code === 63) {
			effects.consume(code);
			return instructionClose;
		}
		if (markdownLineEnding(code)) {
			returnState = instruction;
			return lineEndingBefore(code);
		}
		effects.consume(code);
		return instruction;
	}
	function instructionClose(code) {
		return code === 62 ? end(code) : instruction(code);
	}
	function tagCloseStart(code) {
		if (asciiAlpha(code)) {
			effects.consume(code);
			return tagClose;
		}
		return nok(code);
	}
	function tagClose(code) {
		if (code === 45 || asciiAlphanumeric(code)) {
			effects.consume(code);
			return tagClose;
		}
		return tagCloseBetween(code);
	}
	function tagCloseBetween(code) {
		if (markdownLineEnding(code)) {
			returnState = tagCloseBetween;
			return lineEndingBefore(code);
		}
		if (markdownSpace(code)) {
			effects.consume(code);
			return tagCloseBetween;
		}
		return end(code);
	}
	function tagOpen(code) {
		if (code === 45 || asciiAlphanumeric(code)) {
			effects.consume(code);
			return tagOpen;
		}
		if (code === 47 || code === 62 || markdownLineEndingOrSpace(code)) return tagOpenBetween(code);
		return nok(code);
	}
	function tagOpenBetween(code) {
		if (code === 47) {
			effects.consume(code);
			return end;
		}
		if (code === 58 || code === 95 || asciiAlpha(code)) {
			effects.consume(code);
			return tagOpenAttributeName;
		}
		if (markdownLineEnding(code)) {
			returnState = tagOpenBetween;
			return lineEndingBefore(code);
		}
		if (markdownSpace(code)) {
			effects.consume(code);
			return tagOpenBetween;
		}
		return end(code);
	}
	function tagOpenAttributeName(code) {
		if (code === 45 || code === 46 || code === 58 || code === 95 || asciiAlphanumeric(code)) {
			effects.consume(code);
			return tagOpenAttributeName;
		}
		return tagOpenAttributeNameAfter(code);
	}
	function tagOpenAttributeNameAfter(code) {
		if (code === 61) {
			effects.consume(code);
			return tagOpenAttributeValueBefore;
		}
		if (markdownLineEnding(code)) {
			returnState = tagOpenAttributeNameAfter;
			return lineEndingBefore(code);
		}
		if (markdownSpace(code)) {
			effects.consume(code);
			return tagOpenAttributeNameAfter;
		}
		return tagOpenBetween(code);
	}
	function tagOpenAttributeValueBefore(code) {
		if (code === null || code === 60 || code === 61 || code === 62 || code === 96) return nok(code);
		if (code === 34 || code === 39) {
			effects.consume(code);
			marker = code;
			return tagOpenAttributeValueQuoted;
		}
		if (markdownLineEnding(code)) {
			returnState = tagOpenAttributeValueBefore;
			return lineEndingBefore(code);
		}
		if (markdownSpace(code)) {
			effects.consume(code);
			return tagOpenAttributeValueBefore;
		}
		effects.consume(code);
		return tagOpenAttributeValueUnquoted;
	}
	function tagOpenAttributeValueQuoted(code) {
		if (code === marker) {
			effects.consume(code);
			marker = void 0;
			return tagOpenAttributeValueQuotedAfter;
		}
		if (code === null) return nok(code);
		if (markdownLineEnding(code)) {
			returnState = tagOpenAttributeValueQuoted;
			return lineEndingBefore(code);
		}
		effects.consume(code);
		return tagOpenAttributeValueQuoted;
	}
	function tagOpenAttributeValueUnquoted(code) {
		if (code === null || code === 34 || code === 39 || code === 60 || code === 61 || code === 96) return nok(code);
		if (code === 47 || code === 62 || markdownLineEndingOrSpace(code)) return tagOpenBetween(code);
		effects.consume(code);
		return tagOpenAttributeValueUnquoted;
	}
	function tagOpenAttributeValueQuotedAfter(code) {
		if (code === 47 || code === 62 || markdownLineEndingOrSpace(code)) return tagOpenBetween(code);
		return nok(code);
	}
	function end(code) {
		if (code === 62) {
			effects.consume(code);
			effects.exit("htmlTextData");
			effects.exit("htmlText");
			return ok;
		}
		return nok(code);
	}
	function lineEndingBefore(code) {
		effects.exit("htmlTextData");
		effects.enter("lineEnding");
		effects.consume(code);
		effects.exit("lineEnding");
		return lineEndingAfter;
	}
	function lineEndingAfter(code) {
		return markdownSpace(code) ? factorySpace(effects, lineEndingAfterPrefix, "linePrefix", self.parser.constructs.disable.null.includes("codeIndented") ? void 0 : 4)(code) : lineEndingAfterPrefix(code);
	}
	function lineEndingAfterPrefix(code) {
		effects.enter("htmlTextData");
		return returnState(code);
	}
}

// node_modules/micromark-core-commonmark/lib/label-end.js
const labelEnd = {
	name: "labelEnd",
	resolveAll: resolveAllLabelEnd,
	resolveTo: resolveToLabelEnd,
	tokenize: tokenizeLabelEnd
};
const resourceConstruct = { tokenize: tokenizeResource };
const referenceFullConstruct = { tokenize: tokenizeReferenceFull };
const referenceCollapsedConstruct = { tokenize: tokenizeReferenceCollapsed };
function resolveAllLabelEnd(events) {
	let index = -1;
	const newEvents = [];
	while (++index < events.length) {
		const token = events[index][1];
		newEvents.push(events[index]);
		if (token.type === "labelImage" || token.type === "labelLink" || token.type === "labelEnd") {
			const offset = token.type === "labelImage" ? 4 : 2;
			token.type = "data";
			index += offset;
		}
	}
	if (events.length !== newEvents.length) splice(events, 0, events.length, newEvents);
	return events;
}
function resolveToLabelEnd(events, context) {
	let index = events.length;
	let offset = 0;
	let open;
	let close;
	let media;
	while (index--) {
		const token = events[index][1];
		if (open) {
			if (token.type === "link" || token.type === "labelLink" && token._inactive) break;
			if (events[index][0] === "enter" && token.type === "labelLink") token._inactive = true;
		} else if (close) {
			if (events[index][0] === "enter" && (token.type === "labelImage" || token.type === "labelLink") && !token._balanced) {
				open = index;
				if (token.type !== "labelLink") {
					offset = 2;
					break;
				}
			}
		} else if (token.type === "labelEnd") close = index;
	}
	const group = {
		type: events[open][1].type === "labelLink" ? "link" : "image",
		start: { ...events[open][1].start },
		end: { ...events[events.length - 1][1].end }
	};
	const label = {
		type: "label",
		start: { ...events[open][1].start },
		end: { ...events[close][1].end }
	};
	const text = {
		type: "labelText",
		start: { ...events[open + offset + 2][1].end },
		end: { ...events[close - 2][1].start }
	};
	media = [[
		"enter",
		group,
		context
	], [
		"enter",
		label,
		context
	]];
	media = push(media, events.slice(open + 1, open + offset + 3));
	media = push(media, [[
		"enter",
		text,
		context
	]]);
	media = push(media, resolveAll(context.parser.constructs.insideSpan.null, events.slice(open + offset + 4, close - 3), context));
	media = push(media, [
		[
			"exit",
			text,
			context
		],
		events[close - 2],
		events[close - 1],
		[
			"exit",
			label,
			context
		]
	]);
	media = push(media, events.slice(close + 1));
	media = push(media, [[
		"exit",
		group,
		context
	]]);
	splice(events, open, events.length, media);
	return events;
}
function tokenizeLabelEnd(effects, ok, nok) {
	const self = this;
	const labelStarts = self._labelStarts;
	let labelStart;
	let defined;
	if (labelStarts) {
		while (labelStarts.length > 0 && labelStarts[labelStarts.length - 1]._balanced) labelStarts.pop();
		labelStart = labelStarts[labelStarts.length - 1];
	}
	return start;
	function start(code) {
		if (!labelStart) return nok(code);
		if (labelStart._inactive) return labelEndNok(code);
		defined = self.parser.defined.includes(normalizeIdentifier(self.sliceSerialize({
			start: labelStart.end,
			end: self.now()
		})));
		effects.enter("labelEnd");
		effects.enter("labelMarker");
		effects.consume(code);
		effects.exit("labelMarker");
		effects.exit("labelEnd");
		return after;
	}
	function after(code) {
		if (code === 40) return effects.attempt(resourceConstruct, labelEndOk, defined ? labelEndOk : labelEndNok)(code);
		if (code === 91) return effects.attempt(referenceFullConstruct, labelEndOk, defined ? referenceNotFull : labelEndNok)(code);
		return defined ? labelEndOk(code) : labelEndNok(code);
	}
	function referenceNotFull(code) {
		return effects.attempt(referenceCollapsedConstruct, labelEndOk, labelEndNok)(code);
	}
	function labelEndOk(code) {
		labelStarts.pop();
		return ok(code);
	}
	function labelEndNok(code) {
		labelStart._balanced = true;
		return nok(code);
	}
}
function tokenizeResource(effects, ok, nok) {
	return resourceStart;
	function resourceStart(code) {
		effects.enter("resource");
		effects.enter("resourceMarker");
		effects.consume(code);
		effects.exit("resourceMarker");
		return resourceBefore;
	}
	function resourceBefore(code) {
		return markdownLineEndingOrSpace(code) ? factoryWhitespace(effects, resourceOpen)(code) : resourceOpen(code);
	}
	function resourceOpen(code) {
		if (code === 41) return resourceEnd(code);
		return factoryDestination(effects, resourceDestinationAfter, resourceDestinationMissing, "resourceDestination", "resourceDestinationLiteral", "resourceDestinationLiteralMarker", "resourceDestinationRaw", "resourceDestinationString", 32)(code);
	}
	function resourceDestinationAfter(code) {
		return markdownLineEndingOrSpace(code) ? factoryWhitespace(effects, resourceBetween)(code) : resourceEnd(code);
	}
	function resourceDestinationMissing(code) {
		return nok(code);
	}
	function resourceBetween(code) {
		if (code === 34 || code === 39 || code === 40) return factoryTitle(effects, resourceTitleAfter, nok, "resourceTitle", "resourceTitleMarker", "resourceTitleString")(code);
		return resourceEnd(code);
	}
	function resourceTitleAfter(code) {
		return markdownLineEndingOrSpace(code) ? factoryWhitespace(effects, resourceEnd)(code) : resourceEnd(code);
	}
	function resourceEnd(code) {
		if (code === 41) {
			effects.enter("resourceMarker");
			effects.consume(code);
			effects.exit("resourceMarker");
			effects.exit("resource");
			return ok;
		}
		return nok(code);
	}
}
function tokenizeReferenceFull(effects, ok, nok) {
	const self = this;
	return referenceFull;
	function referenceFull(code) {
		return factoryLabel.call(self, effects, referenceFullAfter, referenceFullMissing, "reference", "referenceMarker", "referenceString")(code);
	}
	function referenceFullAfter(code) {
		return self.parser.defined.includes(normalizeIdentifier(self.sliceSerialize(self.events[self.events.length - 1][1]).slice(1, -1))) ? ok(code) : nok(code);
	}
	function referenceFullMissing(code) {
		return nok(code);
	}
}
function tokenizeReferenceCollapsed(effects, ok, nok) {
	return referenceCollapsedStart;
	function referenceCollapsedStart(code) {
		effects.enter("reference");
		effects.enter("referenceMarker");
		effects.consume(code);
		effects.exit("referenceMarker");
		return referenceCollapsedOpen;
	}
	function referenceCollapsedOpen(code) {
		if (code === 93) {
			effects.enter("referenceMarker");
			effects.consume(code);
			effects.exit("referenceMarker");
			effects.exit("reference");
			return ok;
		}
		return nok(code);
	}
}

// node_modules/micromark-core-commonmark/lib/label-start-image.js
const labelStartImage = {
	name: "labelStartImage",
	resolveAll: labelEnd.resolveAll,
	tokenize: tokenizeLabelStartImage
};
function tokenizeLabelStartImage(effects, ok, nok) {
	const self = this;
	let labelImage;
	return start;
	function start(code) {
		effects.enter("labelImage");
		effects.enter("labelImageMarker");
		effects.consume(code);
		effects.exit("labelImageMarker");
		return open;
	}
	function open(code) {
		if (code === 91) {
			effects.enter("labelMarker");
			effects.consume(code);
			effects.exit("labelMarker");
			labelImage = effects.exit("labelImage");
			return after;
		}
		return nok(code);
	}
	function after(code) {
		/* c8 ignore next 6 */
		if (code === 94 && "_hiddenFootnoteSupport" in self.parser.constructs) return nok(code);
		self._labelStarts = self._labelStarts || [];
		self._labelStarts.push(labelImage);
		return ok(code);
	}
}

// node_modules/micromark-core-commonmark/lib/label-start-link.js
const labelStartLink = {
	name: "labelStartLink",
	resolveAll: labelEnd.resolveAll,
	tokenize: tokenizeLabelStartLink
};
function tokenizeLabelStartLink(effects, ok, nok) {
	const self = this;
	let labelLink;
	return start;
	function start(code) {
		effects.enter("labelLink");
		effects.enter("labelMarker");
		effects.consume(code);
		effects.exit("labelMarker");
		labelLink = effects.exit("labelLink");
		return after;
	}
	function after(code) {
		/* c8 ignore next 6 */
		if (code === 94 && "_hiddenFootnoteSupport" in self.parser.constructs) return nok(code);
		self._labelStarts = self._labelStarts || [];
		self._labelStarts.push(labelLink);
		return ok(code);
	}
}

// node_modules/micromark-core-commonmark/lib/line-ending.js
const lineEnding = {
	name: "lineEnding",
	tokenize: tokenizeLineEnding
};
function tokenizeLineEnding(effects, ok) {
	return start;
	function start(code) {
		effects.enter("lineEnding");
		effects.consume(code);
		effects.exit("lineEnding");
		return factorySpace(effects, ok, "linePrefix");
	}
}

// node_modules/micromark-core-commonmark/lib/thematic-break.js
const thematicBreak = {
	name: "thematicBreak",
	tokenize: tokenizeThematicBreak
};
function tokenizeThematicBreak(effects, ok, nok) {
	let size = 0;
	let marker;
	return start;
	function start(code) {
		effects.enter("thematicBreak");
		return before(code);
	}
	function before(code) {
		marker = code;
		return atBreak(code);
	}
	function atBreak(code) {
		if (code === marker) {
			effects.enter("thematicBreakSequence");
			return sequence(code);
		}
		if (size >= 3 && (code === null || markdownLineEnding(code))) {
			effects.exit("thematicBreak");
			return ok(code);
		}
		return nok(code);
	}
	function sequence(code) {
		if (code === marker) {
			effects.consume(code);
			size++;
			return sequence;
		}
		effects.exit("thematicBreakSequence");
		return markdownSpace(code) ? factorySpace(effects, atBreak, "whitespace")(code) : atBreak(code);
	}
}

// node_modules/micromark-core-commonmark/lib/list.js
const list = {
	continuation: { tokenize: tokenizeListContinuation },
	exit: tokenizeListEnd,
	name: "list",
	tokenize: tokenizeListStart
};
const listItemPrefixWhitespaceConstruct = {
	partial: true,
	tokenize: tokenizeListItemPrefixWhitespace
};
const indentConstruct = {
	partial: true,
	tokenize: tokenizeIndent
};
function tokenizeListStart(effects, ok, nok) {
	const self = this;
	const tail = self.events[self.events.length - 1];
	let initialSize = tail && tail[1].type === "linePrefix" ? tail[2].sliceSerialize(tail[1], true).length : 0;
	let size = 0;
	return start;
	function start(code) {
		const kind = self.containerState.type || (code === 42 || code === 43 || code === 45 ? "listUnordered" : "listOrdered");
		if (kind === "listUnordered" ? !self.containerState.marker || code === self.containerState.marker : asciiDigit(code)) {
			if (!self.containerState.type) {
				self.containerState.type = kind;
				effects.enter(kind, { _container: true });
			}
			if (kind === "listUnordered") {
				effects.enter("listItemPrefix");
				return code === 42 || code === 45 ? effects.check(thematicBreak, nok, atMarker)(code) : atMarker(code);
			}
			if (!self.interrupt || code === 49) {
				effects.enter("listItemPrefix");
				effects.enter("listItemValue");
				return inside(code);
			}
		}
		return nok(code);
	}
	function inside(code) {
		if (asciiDigit(code) && ++size < 10) {
			effects.consume(code);
			return inside;
		}
		if ((!self.interrupt || size < 2) && (self.containerState.marker ? code === self.containerState.marker : code === 41 || code === 46)) {
			effects.exit("listItemValue");
			return atMarker(code);
		}
		return nok(code);
	}
	function atMarker(code) {
		effects.enter("listItemMarker");
		effects.consume(code);
		effects.exit("listItemMarker");
		self.containerState.marker = self.containerState.marker || code;
		return effects.check(blankLine, self.interrupt ? nok : onBlank, effects.attempt(listItemPrefixWhitespaceConstruct, endOfPrefix, otherPrefix));
	}
	function onBlank(code) {
		self.containerState.initialBlankLine = true;
		initialSize++;
		return endOfPrefix(code);
	}
	function otherPrefix(code) {
		if (markdownSpace(code)) {
			effects.enter("listItemPrefixWhitespace");
			effects.consume(code);
			effects.exit("listItemPrefixWhitespace");
			return endOfPrefix;
		}
		return nok(code);
	}
	function endOfPrefix(code) {
		self.containerState.size = initialSize + self.sliceSerialize(effects.exit("listItemPrefix"), true).length;
		return ok(code);
	}
}
function tokenizeListContinuation(effects, ok, nok) {
	const self = this;
	self.containerState._closeFlow = void 0;
	return effects.check(blankLine, onBlank, notBlank);
	function onBlank(code) {
		self.containerState.furtherBlankLines = self.containerState.furtherBlankLines || self.containerState.initialBlankLine;
		return factorySpace(effects, ok, "listItemIndent", self.containerState.size + 1)(code);
	}
	function notBlank(code) {
		if (self.containerState.furtherBlankLines || !markdownSpace(code)) {
			self.containerState.furtherBlankLines = void 0;
			self.containerState.initialBlankLine = void 0;
			return notInCurrentItem(code);
		}
		self.containerState.furtherBlankLines = void 0;
		self.containerState.initialBlankLine = void 0;
		return effects.attempt(indentConstruct, ok, notInCurrentItem)(code);
	}
	function notInCurrentItem(code) {
		self.containerState._closeFlow = true;
		self.interrupt = void 0;
		return factorySpace(effects, effects.attempt(list, ok, nok), "linePrefix", self.parser.constructs.disable.null.includes("codeIndented") ? void 0 : 4)(code);
	}
}
function tokenizeIndent(effects, ok, nok) {
	const self = this;
	return factorySpace(effects, afterPrefix, "listItemIndent", self.containerState.size + 1);
	function afterPrefix(code) {
		const tail = self.events[self.events.length - 1];
		return tail && tail[1].type === "listItemIndent" && tail[2].sliceSerialize(tail[1], true).length === self.containerState.size ? ok(code) : nok(code);
	}
}
function tokenizeListEnd(effects) {
	effects.exit(this.containerState.type);
}
function tokenizeListItemPrefixWhitespace(effects, ok, nok) {
	const self = this;
	return factorySpace(effects, afterPrefix, "listItemPrefixWhitespace", self.parser.constructs.disable.null.includes("codeIndented") ? void 0 : 5);
	function afterPrefix(code) {
		const tail = self.events[self.events.length - 1];
		return !markdownSpace(code) && tail && tail[1].type === "listItemPrefixWhitespace" ? ok(code) : nok(code);
	}
}

// node_modules/micromark-core-commonmark/lib/setext-underline.js
const setextUnderline = {
	name: "setextUnderline",
	resolveTo: resolveToSetextUnderline,
	tokenize: tokenizeSetextUnderline
};
function resolveToSetextUnderline(events, context) {
	const editMap = new EditMap();
	let index = events.length;
	let content;
	let text;
	let definition;
	while (index--) if (events[index][0] === "enter") {
		if (events[index][1].type === "content") {
			content = index;
			break;
		}
		if (events[index][1].type === "paragraph") text = index;
	} else {
		if (events[index][1].type === "content") editMap.add(index, 1, []);
		if (!definition && events[index][1].type === "definition") definition = index;
	}
	const heading = {
		type: "setextHeading",
		start: { ...events[content][1].start },
		end: { ...events[events.length - 1][1].end }
	};
	events[text][1].type = "setextHeadingText";
	if (definition) {
		editMap.add(text, 0, [[
			"enter",
			heading,
			context
		]]);
		editMap.add(definition + 1, 0, [[
			"exit",
			events[content][1],
			context
		]]);
		events[content][1].end = { ...events[definition][1].end };
	} else events[content][1] = heading;
	editMap.add(events.length, 0, [[
		"exit",
		heading,
		context
	]]);
	editMap.consume(events);
	return events;
}
function tokenizeSetextUnderline(effects, ok, nok) {
	const self = this;
	let marker;
	return start;
	function start(code) {
		let index = self.events.length;
		let paragraph;
		while (index--) if (self.events[index][1].type !== "lineEnding" && self.events[index][1].type !== "linePrefix" && self.events[index][1].type !== "content") {
			paragraph = self.events[index][1].type === "paragraph";
			break;
		}
		if (!self.parser.lazy[self.now().line] && (self.interrupt || paragraph)) {
			effects.enter("setextHeadingLine");
			marker = code;
			return before(code);
		}
		return nok(code);
	}
	function before(code) {
		effects.enter("setextHeadingLineSequence");
		return inside(code);
	}
	function inside(code) {
		if (code === marker) {
			effects.consume(code);
			return inside;
		}
		effects.exit("setextHeadingLineSequence");
		return markdownSpace(code) ? factorySpace(effects, after, "lineSuffix")(code) : after(code);
	}
	function after(code) {
		if (code === null || markdownLineEnding(code)) {
			effects.exit("setextHeadingLine");
			return ok(code);
		}
		return nok(code);
	}
}

// node_modules/micromark/lib/initialize/flow.js
const flow$1 = { tokenize: initializeFlow };
function initializeFlow(effects) {
	const self = this;
	const initial = effects.attempt(blankLine, atBlankEnding, effects.attempt(this.parser.constructs.flowInitial, afterConstruct, factorySpace(effects, effects.attempt(this.parser.constructs.flow, afterConstruct, effects.attempt(content, afterConstruct)), "linePrefix")));
	return initial;
	function atBlankEnding(code) {
		if (code === null) {
			effects.consume(code);
			return;
		}
		effects.enter("lineEndingBlank");
		effects.consume(code);
		effects.exit("lineEndingBlank");
		self.currentConstruct = void 0;
		return initial;
	}
	function afterConstruct(code) {
		if (code === null) {
			effects.consume(code);
			return;
		}
		effects.enter("lineEnding");
		effects.consume(code);
		effects.exit("lineEnding");
		self.currentConstruct = void 0;
		return initial;
	}
}

// node_modules/micromark/lib/initialize/text.js
const resolver = { resolveAll: createResolver() };
const string$1 = initializeFactory("string");
const text$1 = initializeFactory("text");
function initializeFactory(field) {
	return {
		resolveAll: createResolver(field === "text" ? resolveAllLineSuffixes : void 0),
		tokenize: initializeText
	};
	function initializeText(effects) {
		const self = this;
		const constructs = this.parser.constructs[field];
		const text = effects.attempt(constructs, start, notText);
		return start;
		function start(code) {
			return atBreak(code) ? text(code) : notText(code);
		}
		function notText(code) {
			if (code === null) {
				effects.consume(code);
				return;
			}
			effects.enter("data");
			effects.consume(code);
			return data;
		}
		function data(code) {
			if (atBreak(code)) {
				effects.exit("data");
				return text(code);
			}
			effects.consume(code);
			return data;
		}
		function atBreak(code) {
			if (code === null) return true;
			const list = constructs[code];
			let index = -1;
			if (list) while (++index < list.length) {
				const item = list[index];
				if (!item.previous || item.previous.call(self, self.previous)) return true;
			}
			return false;
		}
	}
}
function createResolver(extraResolver) {
	return resolveAllText;
	function resolveAllText(events, context) {
		let index = -1;
		let enter;
		while (++index <= events.length) if (enter === void 0) {
			if (events[index] && events[index][1].type === "data") {
				enter = index;
				index++;
			}
		} else if (!events[index] || events[index][1].type !== "data") {
			if (index !== enter + 2) {
				events[enter][1].end = events[index - 1][1].end;
				events.splice(enter + 2, index - enter - 2);
				index = enter + 2;
			}
			enter = void 0;
		}
		return extraResolver ? extraResolver(events, context) : events;
	}
}
function resolveAllLineSuffixes(events, context) {
	const editMap = new EditMap();
	let eventIndex = 0;
	while (++eventIndex <= events.length) if ((eventIndex === events.length || events[eventIndex][1].type === "lineEnding") && events[eventIndex - 1][1].type === "data") {
		const data = events[eventIndex - 1][1];
		const chunks = context.sliceStream(data);
		let index = chunks.length;
		let bufferIndex = -1;
		let size = 0;
		let tabs;
		while (index--) {
			const chunk = chunks[index];
			if (typeof chunk === "string") {
				bufferIndex = chunk.length;
				while (chunk.charCodeAt(bufferIndex - 1) === 32) {
					size++;
					bufferIndex--;
				}
				if (bufferIndex) break;
				bufferIndex = -1;
			} else if (chunk === -2) {
				tabs = true;
				size++;
			} else if (chunk === -1) {} else {
				index++;
				break;
			}
		}
		if (context._contentTypeTextTrailing && eventIndex === events.length) size = 0;
		if (size) {
			const token = {
				type: eventIndex === events.length || tabs || size < 2 ? "lineSuffix" : "hardBreakTrailing",
				start: {
					_bufferIndex: index ? bufferIndex : data.start._bufferIndex + bufferIndex,
					_index: data.start._index + index,
					line: data.end.line,
					column: data.end.column - size,
					offset: data.end.offset - size
				},
				end: { ...data.end }
			};
			data.end = { ...token.start };
			if (data.start.offset === data.end.offset) Object.assign(data, token);
			else editMap.add(eventIndex, 0, [[
				"enter",
				token,
				context
			], [
				"exit",
				token,
				context
			]]);
		}
		eventIndex++;
	}
	editMap.consume(events);
	return events;
}

// node_modules/micromark/lib/constructs.js
var constructs_exports = /* @__PURE__ */ __exportAll({
	attentionMarkers: () => attentionMarkers,
	contentInitial: () => contentInitial,
	disable: () => disable,
	document: () => document,
	flow: () => flow,
	flowInitial: () => flowInitial,
	insideSpan: () => insideSpan,
	string: () => string,
	text: () => text
});
const document = {
	[42]: list,
	[43]: list,
	[45]: list,
	[48]: list,
	[49]: list,
	[50]: list,
	[51]: list,
	[52]: list,
	[53]: list,
	[54]: list,
	[55]: list,
	[56]: list,
	[57]: list,
	[62]: blockQuote
};
const contentInitial = { [91]: definition };
const flowInitial = {
	[-2]: codeIndented,
	[-1]: codeIndented,
	[32]: codeIndented
};
const flow = {
	[35]: headingAtx,
	[42]: thematicBreak,
	[45]: [setextUnderline, thematicBreak],
	[60]: htmlFlow,
	[61]: setextUnderline,
	[95]: thematicBreak,
	[96]: codeFenced,
	[126]: codeFenced
};
const string = {
	[38]: characterReference,
	[92]: characterEscape
};
const text = {
	[-5]: lineEnding,
	[-4]: lineEnding,
	[-3]: lineEnding,
	[33]: labelStartImage,
	[38]: characterReference,
	[42]: attention,
	[60]: [autolink, htmlText],
	[91]: labelStartLink,
	[92]: [hardBreakEscape, characterEscape],
	[93]: labelEnd,
	[95]: attention,
	[96]: codeText
};
const insideSpan = { null: [attention, resolver] };
const attentionMarkers = { null: [42, 95] };
const disable = { null: [] };

// node_modules/micromark/lib/create-tokenizer.js
function createTokenizer(parser, initialize, from) {
	let point = {
		_bufferIndex: -1,
		_index: 0,
		line: from && from.line || 1,
		column: from && from.column || 1,
		offset: from && from.offset || 0
	};
	const columnStart = {};
	const resolveAllConstructs = [];
	let chunks = [];
	let stack = [];
	const effects = {
		attempt: constructFactory(onsuccessfulconstruct),
		check: constructFactory(onsuccessfulcheck),
		consume,
		enter,
		exit,
		interrupt: constructFactory(onsuccessfulcheck, { interrupt: true })
	};
	const context = {
		code: null,
		containerState: {},
		defineSkip,
		events: [],
		now,
		parser,
		previous: null,
		sliceSerialize,
		sliceStream,
		write
	};
	let state = initialize.tokenize.call(context, effects);
	if (initialize.resolveAll) resolveAllConstructs.push(initialize);
	return context;
	function write(slice) {
		chunks = push(chunks, slice);
		main();
		if (chunks[chunks.length - 1] !== null) return [];
		addResult(initialize, 0);
		context.events = resolveAll(resolveAllConstructs, context.events, context);
		return context.events;
	}
	function sliceSerialize(token, expandTabs) {
		return serializeChunks(sliceStream(token), expandTabs);
	}
	function sliceStream(token) {
		return sliceChunks(chunks, token);
	}
	function now() {
		const { _bufferIndex, _index, line, column, offset } = point;
		return {
			_bufferIndex,
			_index,
			line,
			column,
			offset
		};
	}
	function defineSkip(value) {
		columnStart[value.line] = value.column;
		accountForPotentialSkip();
	}
	function main() {
		while (point._index < chunks.length) {
			const chunk = chunks[point._index];
			if (typeof chunk === "string") {
				const chunkIndex = point._index;
				if (point._bufferIndex < 0) point._bufferIndex = 0;
				while (point._index === chunkIndex && point._bufferIndex < chunk.length) go(chunk.charCodeAt(point._bufferIndex));
			} else go(chunk);
		}
	}
	function go(code) {
		state = state(code);
	}
	function consume(code) {
		if (markdownLineEnding(code)) {
			point.line++;
			point.column = 1;
			point.offset += code === -3 ? 2 : 1;
			accountForPotentialSkip();
		} else if (code !== -1) {
			point.column++;
			point.offset++;
		}
		if (point._bufferIndex < 0) point._index++;
		else {
			point._bufferIndex++;
			if (point._bufferIndex === chunks[point._index].length) {
				point._bufferIndex = -1;
				point._index++;
			}
		}
		context.previous = code;
	}
	function enter(type, fields) {
		const token = fields || {};
		token.type = type;
		token.start = now();
		context.events.push([
			"enter",
			token,
			context
		]);
		stack.push(token);
		return token;
	}
	function exit(type) {
		const token = stack.pop();
		token.end = now();
		context.events.push([
			"exit",
			token,
			context
		]);
		return token;
	}
	function onsuccessfulconstruct(construct, info) {
		addResult(construct, info.from);
	}
	function onsuccessfulcheck(_, info) {
		info.restore();
	}
	function constructFactory(onreturn, fields) {
		return hook;
		function hook(constructs, returnState, bogusState) {
			let listOfConstructs;
			let constructIndex;
			let currentConstruct;
			let info;
			return Array.isArray(constructs) ? handleListOfConstructs(constructs) : "tokenize" in constructs ? handleListOfConstructs([constructs]) : handleMapOfConstructs(constructs);
			function handleMapOfConstructs(map) {
				return start;
				function start(code) {
					const left = code !== null && map[code];
					const all = code !== null && map.null;
					return handleListOfConstructs([...Array.isArray(left) ? left : left ? [left] : [], ...Array.isArray(all) ? all : all ? [all] : []])(code);
				}
			}
			function handleListOfConstructs(list) {
				listOfConstructs = list;
				constructIndex = 0;
				if (list.length === 0) return bogusState;
				return handleConstruct(list[constructIndex]);
			}
			function handleConstruct(construct) {
				return start;
				function start(code) {
					info = store();
					currentConstruct = construct;
					if (!construct.partial) context.currentConstruct = construct;
					if (construct.name && context.parser.constructs.disable.null.includes(construct.name)) return nok(code);
					return construct.tokenize.call(fields ? Object.assign(Object.create(context), fields) : context, effects, ok, nok)(code);
				}
			}
			function ok(code) {
				onreturn(currentConstruct, info);
				return returnState;
			}
			function nok(code) {
				info.restore();
				if (++constructIndex < listOfConstructs.length) return handleConstruct(listOfConstructs[constructIndex]);
				return bogusState;
			}
		}
	}
	function addResult(construct, from) {
		if (construct.resolveAll && !resolveAllConstructs.includes(construct)) resolveAllConstructs.push(construct);
		if (construct.resolve) splice(context.events, from, context.events.length - from, construct.resolve(context.events.slice(from), context));
		if (construct.resolveTo) context.events = construct.resolveTo(context.events, context);
	}
	function store() {
		const startPoint = now();
		const startPrevious = context.previous;
		const startCurrentConstruct = context.currentConstruct;
		const startEventsIndex = context.events.length;
		const startStack = Array.from(stack);
		return {
			from: startEventsIndex,
			restore
		};
		function restore() {
			point = startPoint;
			context.previous = startPrevious;
			context.currentConstruct = startCurrentConstruct;
			context.events.length = startEventsIndex;
			stack = startStack;
			accountForPotentialSkip();
		}
	}
	function accountForPotentialSkip() {
		if (point.line in columnStart && point.column < 2) {
			point.column = columnStart[point.line];
			point.offset += columnStart[point.line] - 1;
		}
	}
}
function sliceChunks(chunks, token) {
	const startIndex = token.start._index;
	const startBufferIndex = token.start._bufferIndex;
	const endIndex = token.end._index;
	const endBufferIndex = token.end._bufferIndex;
	let view;
	if (startIndex === endIndex) view = [chunks[startIndex].slice(startBufferIndex, endBufferIndex)];
	else {
		view = chunks.slice(startIndex, endIndex);
		if (startBufferIndex > -1) {
			const head = view[0];
			if (typeof head === "string") view[0] = head.slice(startBufferIndex);
			else view.shift();
		}
		if (endBufferIndex > 0) view.push(chunks[endIndex].slice(0, endBufferIndex));
	}
	return view;
}
function serializeChunks(chunks, expandTabs) {
	let index = -1;
	const result = [];
	let atTab;
	while (++index < chunks.length) {
		const chunk = chunks[index];
		let value;
		if (typeof chunk === "string") value = chunk;
		else switch (chunk) {
			case -5:
				value = "\r";
				break;
			case -4:
				value = "\n";
				break;
			case -3:
				value = "\r\n";
				break;
			case -2:
				value = expandTabs ? " " : "	";
				break;
			case -1:
				if (!expandTabs && atTab) continue;
				value = " ";
				break;
			default: value = String.fromCharCode(chunk);
		}
		atTab = chunk === -2;
		result.push(value);
	}
	return result.join("");
}

// node_modules/micromark/lib/parse.js
function parse$1(options) {
	const parser = {
		constructs: combineExtensions([constructs_exports, ...(options || {}).extensions || []]),
		content: create(content$1),
		defined: [],
		document: create(document$1),
		flow: create(flow$1),
		lazy: {},
		string: create(string$1),
		text: create(text$1)
	};
	return parser;
	function create(initial) {
		return creator;
		function creator(from) {
			return createTokenizer(parser, initial, from);
		}
	}
}

// node_modules/micromark/lib/postprocess.js
function postprocess(events) {
	while (!subtokenize(events));
	return events;
}

// node_modules/micromark/lib/preprocess.js
const search = /[\0\t\n\r]/g;
function preprocess() {
	let column = 1;
	let buffer = "";
	let start = true;
	let atCarriageReturn;
	return preprocessor;
	function preprocessor(value, encoding, end) {
		value = buffer + (typeof value === "string" ? value.toString() : new TextDecoder(encoding || void 0).decode(value));
		const chunks = [];
		let startPosition = 0;
		buffer = "";
		if (start) {
			if (value.charCodeAt(0) === 65279) startPosition++;
			start = void 0;
		}
		while (startPosition < value.length) {
			search.lastIndex = startPosition;
			const match = search.exec(value);
			const endPosition = match && match.index !== void 0 ? match.index : value.length;
			const code = value.charCodeAt(endPosition);
			if (!match) {
				buffer = value.slice(startPosition);
				break;
			}
			if (code === 10 && startPosition === endPosition && atCarriageReturn) {
				chunks.push(-3);
				atCarriageReturn = void 0;
			} else {
				if (atCarriageReturn) {
					chunks.push(-5);
					atCarriageReturn = void 0;
				}
				if (startPosition < endPosition) {
					chunks.push(value.slice(startPosition, endPosition));
					column += endPosition - startPosition;
				}
				switch (code) {
					case 0:
						chunks.push(65533);
						column++;
						break;
					case 9: {
						const next = Math.ceil(column / 4) * 4;
						chunks.push(-2);
						while (column++ < next) chunks.push(-1);
						break;
					}
					case 10:
						chunks.push(-4);
						column = 1;
						break;
					default:
						atCarriageReturn = true;
						column = 1;
				}
			}
			startPosition = endPosition + 1;
		}
		if (end) {
			if (atCarriageReturn) chunks.push(-5);
			if (buffer) chunks.push(buffer);
			chunks.push(null);
		}
		return chunks;
	}
}

// node_modules/micromark/index.js
function micromark(value, encoding, options) {
	if (typeof encoding !== "string") {
		options = encoding;
		encoding = void 0;
	}
	return compile(options)(postprocess(parse$1(options).document().write(preprocess()(value, encoding, true))));
}

// node_modules/micromark-util-decode-string/index.js
const characterEscapeOrReference = /\\([!-/:-@[-`{-~])|&(#(?:\d{1,7}|x[\da-f]{1,6})|[\da-z]{1,31});/gi;
function decodeString(value) {
	return value.replace(characterEscapeOrReference, decode);
}
function decode($0, $1, $2) {
	if ($1) return $1;
	if ($2.charCodeAt(0) === 35) {
		const head = $2.charCodeAt(1);
		const hex = head === 120 || head === 88;
		return decodeNumericCharacterReference($2.slice(hex ? 2 : 1), hex ? 16 : 10);
	}
	return decodeNamedCharacterReference($2) || $0;
}

// node_modules/unist-util-stringify-position/lib/index.js
function stringifyPosition(value) {
	if (!value || typeof value !== "object") return "";
	if ("position" in value || "type" in value) return position(value.position);
	if ("start" in value || "end" in value) return position(value);
	if ("line" in value || "column" in value) return point$1(value);
	return "";
}
function point$1(point) {
	return index(point && point.line) + ":" + index(point && point.column);
}
function position(pos) {
	return point$1(pos && pos.start) + "-" + point$1(pos && pos.end);
}
function index(value) {
	return value && typeof value === "number" ? value : 1;
}

// node_modules/mdast-util-from-markdown/lib/index.js
const own = {}.hasOwnProperty;
function fromMarkdown(value, encoding, options) {
	if (encoding && typeof encoding === "object") {
		options = encoding;
		encoding = void 0;
	}
	return compiler(options)(postprocess(parse$1(options).document().write(preprocess()(value, encoding, true))));
}
function compiler(options) {
	const config = {
		afterExit: [],
		beforeEnter: [],
		transforms: [],
		canContainEols: [
			"emphasis",
			"fragment",
			"heading",
			"paragraph",
			"strong"
		],
		enter: {
			autolink: opener(link),
			autolinkProtocol: onenterdata,
			autolinkEmail: onenterdata,
			atxHeading: opener(heading),
			blockQuote: opener(blockQuote),
			characterEscape: onenterdata,
			characterReference: onenterdata,
			codeFenced: opener(codeFlow),
			codeFencedFenceInfo: buffer,
			codeFencedFenceMeta: buffer,
			codeIndented: opener(codeFlow, buffer),
			codeText: opener(codeText, buffer),
			codeTextData: onenterdata,
			data: onenterdata,
			codeFlowValue: onenterdata,
			definition: opener(definition),
			definitionDestinationString: buffer,
			definitionLabelString: buffer,
			definitionTitleString: buffer,
			emphasis: opener(emphasis),
			hardBreakEscape: opener(hardBreak),
			hardBreakTrailing: opener(hardBreak),
			htmlFlow: opener(html, buffer),
			htmlFlowData: onenterdata,
			htmlText: opener(html, buffer),
			htmlTextData: onenterdata,
			image: opener(image),
			label: buffer,
			link: opener(link),
			listItem: opener(listItem),
			listItemValue: onenterlistitemvalue,
			listOrdered: opener(list, onenterlistordered),
			listUnordered: opener(list),
			paragraph: opener(paragraph),
			reference: onenterreference,
			referenceString: buffer,
			resourceDestinationString: buffer,
			resourceTitleString: buffer,
			setextHeading: opener(heading),
			strong: opener(strong),
			thematicBreak: opener(thematicBreak)
		},
		exit: {
			atxHeading: closer(),
			atxHeadingSequence: onexitatxheadingsequence,
			autolink: closer(),
			autolinkEmail: onexitautolinkemail,
			autolinkProtocol: onexitautolinkprotocol,
			blockQuote: closer(),
			characterEscapeValue: onexitdata,
			characterReferenceMarkerHexadecimal: onexitcharacterreferencemarker,
			characterReferenceMarkerNumeric: onexitcharacterreferencemarker,
			characterReferenceValue: onexitcharacterreferencevalue,
			characterReference: onexitcharacterreference,
			codeFenced: closer(onexitcodefenced),
			codeFencedFence: onexitcodefencedfence,
			codeFencedFenceInfo: onexitcodefencedfenceinfo,
			codeFencedFenceMeta: onexitcodefencedfencemeta,
			codeFlowValue: onexitdata,
			codeIndented: closer(onexitcodeindented),
			codeText: closer(onexitcodetext),
			codeTextData: onexitdata,
			data: onexitdata,
			definition: closer(),
			definitionDestinationString: onexitdefinitiondestinationstring,
			definitionLabelString: onexitdefinitionlabelstring,
			definitionTitleString: onexitdefinitiontitlestring,
			emphasis: closer(),
			hardBreakEscape: closer(onexithardbreak),
			hardBreakTrailing: closer(onexithardbreak),
			htmlFlow: closer(onexithtmlflow),
			htmlFlowData: onexitdata,
			htmlText: closer(onexithtmltext),
			htmlTextData: onexitdata,
			image: closer(onexitimage),
			label: onexitlabel,
			labelText: onexitlabeltext,
			lineEnding: onexitlineending,
			link: closer(onexitlink),
			listItem: closer(),
			listOrdered: closer(),
			listUnordered: closer(),
			paragraph: closer(),
			referenceString: onexitreferencestring,
			resourceDestinationString: onexitresourcedestinationstring,
			resourceTitleString: onexitresourcetitlestring,
			resource: onexitresource,
			setextHeading: closer(onexitsetextheading),
			setextHeadingLineSequence: onexitsetextheadinglinesequence,
			setextHeadingText: onexitsetextheadingtext,
			strong: closer(),
			thematicBreak: closer()
		}
	};
	configure(config, (options || {}).mdastExtensions || []);
	const data = {};
	return compile;
	function compile(events) {
		let tree = {
			type: "root",
			children: [],
			position: void 0
		};
		const context = {
			stack: [tree],
			tokenStack: [],
			config,
			enter,
			exit,
			buffer,
			resume,
			data
		};
		const listStack = [];
		const prepared = [];
		let index = -1;
		while (++index < events.length) {
			prepared.push(events[index]);
			if (events[index][1].type === "listOrdered" || events[index][1].type === "listUnordered") {
				if (events[index][0] === "enter") listStack.push(prepared.length - 1);
				else prepareList(prepared, listStack.pop());
			}
		}
		events = prepared;
		index = -1;
		while (++index < events.length) {
			const handler = config[events[index][0]];
			if (events[index][0] === "enter" && config.beforeEnter.length > 0) callListeners(config.beforeEnter, {
				...context,
				sliceSerialize: events[index][2].sliceSerialize
			}, events[index][1]);
			if (own.call(handler, events[index][1].type)) handler[events[index][1].type].call({
				...context,
				sliceSerialize: events[index][2].sliceSerialize
			}, events[index][1]);
			if (events[index][0] === "exit" && config.afterExit.length > 0) callListeners(config.afterExit, {
				...context,
				sliceSerialize: events[index][2].sliceSerialize
			}, events[index][1]);
		}
		if (context.tokenStack.length > 0) {
			const tail = context.tokenStack[context.tokenStack.length - 1];
			(tail[1] || defaultOnError).call(context, void 0, tail[0]);
		}
		tree.position = {
			start: point(events.length > 0 ? events[0][1].start : {
				line: 1,
				column: 1,
				offset: 0
			}),
			end: point(events.length > 0 ? events[events.length - 2][1].end : {
				line: 1,
				column: 1,
				offset: 0
			})
		};
		index = -1;
		while (++index < config.transforms.length) tree = config.transforms[index](tree) || tree;
		return tree;
	}
	function callListeners(listeners, context, token) {
		let index = -1;
		while (++index < listeners.length) listeners[index].call(context, token);
	}
	function prepareList(events, start) {
		const end = events.length - 1;
		let index = start - 1;
		let containerBalance = -1;
		let listSpread = false;
		let listItem;
		let lineIndex;
		let firstBlankLineIndex;
		let atMarker;
		const insertions = [];
		while (++index <= end) {
			const event = events[index];
			switch (event[1].type) {
				case "listUnordered":
				case "listOrdered":
				case "blockQuote":
					if (event[0] === "enter") containerBalance++;
					else containerBalance--;
					atMarker = void 0;
					break;
				case "lineEndingBlank":
					if (event[0] === "enter") {
						if (listItem && !atMarker && !containerBalance && !firstBlankLineIndex) firstBlankLineIndex = index;
						atMarker = void 0;
					}
					break;
				case "linePrefix":
				case "listItemValue":
				case "listItemMarker":
				case "listItemPrefix":
				case "listItemPrefixWhitespace": break;
				default: atMarker = void 0;
			}
			if (!containerBalance && event[0] === "enter" && event[1].type === "listItemPrefix" || containerBalance === -1 && event[0] === "exit" && (event[1].type === "listUnordered" || event[1].type === "listOrdered")) {
				if (listItem) {
					let tailIndex = index;
					lineIndex = void 0;
					while (tailIndex--) {
						const tailEvent = events[tailIndex];
						if (tailEvent[1].type === "lineEnding" || tailEvent[1].type === "lineEndingBlank") {
							if (tailEvent[0] === "exit") continue;
							if (lineIndex) {
								events[lineIndex][1].type = "lineEndingBlank";
								listSpread = true;
							}
							tailEvent[1].type = "lineEnding";
							lineIndex = tailIndex;
						} else if (tailEvent[1].type === "linePrefix" || tailEvent[1].type === "blockQuotePrefix" || tailEvent[1].type === "blockQuotePrefixWhitespace" || tailEvent[1].type === "blockQuoteMarker" || tailEvent[1].type === "listItemIndent") {} else break;
					}
					if (firstBlankLineIndex && (!lineIndex || firstBlankLineIndex < lineIndex)) listItem._spread = true;
					listItem.end = Object.assign({}, lineIndex ? events[lineIndex][1].start : event[1].end);
					insertions.push({
						at: lineIndex || index,
						event: [
							"exit",
							listItem,
							event[2]
						]
					});
				}
				if (event[1].type === "listItemPrefix") {
					const item = {
						type: "listItem",
						_spread: false,
						start: Object.assign({}, event[1].start),
						end: void 0
					};
					listItem = item;
					insertions.push({
						at: index,
						event: [
							"enter",
							item,
							event[2]
						]
					});
					firstBlankLineIndex = void 0;
					atMarker = true;
				}
			}
		}
		const listEvents = events.splice(start);
		let insertion = 0;
		index = -1;
		while (++index < listEvents.length) {
			while (insertion < insertions.length && insertions[insertion].at === start + index) events.push(insertions[insertion++].event);
			events.push(listEvents[index]);
		}
		events[start][1]._spread = listSpread;
	}
	function opener(create, and) {
		return open;
		function open(token) {
			enter.call(this, create(token), token);
			if (and) and.call(this, token);
		}
	}
	function buffer() {
		this.stack.push({
			type: "fragment",
			children: []
		});
	}
	function enter(node, token, errorHandler) {
		this.stack[this.stack.length - 1].children.push(node);
		this.stack.push(node);
		this.tokenStack.push([token, errorHandler || void 0]);
		node.position = {
			start: point(token.start),
			end: void 0
		};
	}
	function closer(and) {
		return close;
		function close(token) {
			if (and) and.call(this, token);
			exit.call(this, token);
		}
	}
	function exit(token, onExitError) {
		const node = this.stack.pop();
		const open = this.tokenStack.pop();
		if (!open) throw new Error("Cannot close `" + token.type + "` (" + stringifyPosition({
			start: token.start,
			end: token.end
		}) + "): it’s not open");
		if (open[0].type !== token.type) {
			if (onExitError) onExitError.call(this, token, open[0]);
			else (open[1] || defaultOnError).call(this, token, open[0]);
		}
		node.position.end = point(token.end);
	}
	function resume() {
		return toString(this.stack.pop());
	}
	function onenterlistordered() {
		this.data.expectingFirstListItemValue = true;
	}
	function onenterlistitemvalue(token) {
		if (this.data.expectingFirstListItemValue) {
			const ancestor = this.stack[this.stack.length - 2];
			ancestor.start = Number.parseInt(this.sliceSerialize(token), 10);
			this.data.expectingFirstListItemValue = void 0;
		}
	}
	function onexitcodefencedfenceinfo() {
		const data = this.resume();
		const node = this.stack[this.stack.length - 1];
		node.lang = data;
	}
	function onexitcodefencedfencemeta() {
		const data = this.resume();
		const node = this.stack[this.stack.length - 1];
		node.meta = data;
	}
	function onexitcodefencedfence() {
		if (this.data.flowCodeInside) return;
		this.buffer();
		this.data.flowCodeInside = true;
	}
	function onexitcodefenced() {
		const data = this.resume();
		const node = this.stack[this.stack.length - 1];
		node.value = data.replace(/^(\r?\n|\r)|(\r?\n|\r)$/g, "");
		this.data.flowCodeInside = void 0;
	}
	function onexitcodeindented() {
		const data = this.resume();
		const node = this.stack[this.stack.length - 1];
		node.value = data.replace(/(\r?\n|\r)$/g, "");
	}
	function onexitdefinitionlabelstring(token) {
		const label = this.resume();
		const node = this.stack[this.stack.length - 1];
		node.label = label;
		node.identifier = normalizeIdentifier(this.sliceSerialize(token)).toLowerCase();
	}
	function onexitdefinitiontitlestring() {
		const data = this.resume();
		const node = this.stack[this.stack.length - 1];
		node.title = data;
	}
	function onexitdefinitiondestinationstring() {
		const data = this.resume();
		const node = this.stack[this.stack.length - 1];
		node.url = data;
	}
	function onexitatxheadingsequence(token) {
		const node = this.stack[this.stack.length - 1];
		if (!node.depth) node.depth = this.sliceSerialize(token).length;
	}
	function onexitsetextheadingtext() {
		this.data.setextHeadingSlurpLineEnding = true;
	}
	function onexitsetextheadinglinesequence(token) {
		const node = this.stack[this.stack.length - 1];
		node.depth = this.sliceSerialize(token).codePointAt(0) === 61 ? 1 : 2;
	}
	function onexitsetextheading() {
		this.data.setextHeadingSlurpLineEnding = void 0;
	}
	function onenterdata(token) {
		const siblings = this.stack[this.stack.length - 1].children;
		let tail = siblings[siblings.length - 1];
		if (!tail || tail.type !== "text") {
			tail = text();
			tail.position = {
				start: point(token.start),
				end: void 0
			};
			siblings.push(tail);
		}
		this.stack.push(tail);
	}
	function onexitdata(token) {
		const tail = this.stack.pop();
		tail.value += this.sliceSerialize(token);
		tail.position.end = point(token.end);
	}
	function onexitlineending(token) {
		const context = this.stack[this.stack.length - 1];
		if (this.data.atHardBreak) {
			const tail = context.children[context.children.length - 1];
			tail.position.end = point(token.end);
			this.data.atHardBreak = void 0;
			return;
		}
		if (!this.data.setextHeadingSlurpLineEnding && config.canContainEols.includes(context.type)) {
			onenterdata.call(this, token);
			onexitdata.call(this, token);
		}
	}
	function onexithardbreak() {
		this.data.atHardBreak = true;
	}
	function onexithtmlflow() {
		const data = this.resume();
		const node = this.stack[this.stack.length - 1];
		node.value = data;
	}
	function onexithtmltext() {
		const data = this.resume();
		const node = this.stack[this.stack.length - 1];
		node.value = data;
	}
	function onexitcodetext() {
		const data = this.resume();
		const node = this.stack[this.stack.length - 1];
		node.value = data;
	}
	function onexitlink() {
		const node = this.stack[this.stack.length - 1];
		if (this.data.inReference) {
			const referenceType = this.data.referenceType || "shortcut";
			node.type += "Reference";
			node.referenceType = referenceType;
			delete node.url;
			delete node.title;
		} else {
			delete node.identifier;
			delete node.label;
		}
		this.data.referenceType = void 0;
	}
	function onexitimage() {
		const node = this.stack[this.stack.length - 1];
		if (this.data.inReference) {
			const referenceType = this.data.referenceType || "shortcut";
			node.type += "Reference";
			node.referenceType = referenceType;
			delete node.url;
			delete node.title;
		} else {
			delete node.identifier;
			delete node.label;
		}
		this.data.referenceType = void 0;
	}
	function onexitlabeltext(token) {
		const string = this.sliceSerialize(token);
		const ancestor = this.stack[this.stack.length - 2];
		ancestor.label = decodeString(string);
		ancestor.identifier = normalizeIdentifier(string).toLowerCase();
	}
	function onexitlabel() {
		const fragment = this.stack[this.stack.length - 1];
		const value = this.resume();
		const node = this.stack[this.stack.length - 1];
		this.data.inReference = true;
		if (node.type === "link") node.children = fragment.children;
		else node.alt = value;
	}
	function onexitresourcedestinationstring() {
		const data = this.resume();
		const node = this.stack[this.stack.length - 1];
		node.url = data;
	}
	function onexitresourcetitlestring() {
		const data = this.resume();
		const node = this.stack[this.stack.length - 1];
		node.title = data;
	}
	function onexitresource() {
		this.data.inReference = void 0;
	}
	function onenterreference() {
		this.data.referenceType = "collapsed";
	}
	function onexitreferencestring(token) {
		const label = this.resume();
		const node = this.stack[this.stack.length - 1];
		node.label = label;
		node.identifier = normalizeIdentifier(this.sliceSerialize(token)).toLowerCase();
		this.data.referenceType = "full";
	}
	function onexitcharacterreferencemarker(token) {
		this.data.characterReferenceType = token.type;
	}
	function onexitcharacterreferencevalue(token) {
		const data = this.sliceSerialize(token);
		const type = this.data.characterReferenceType;
		let value;
		if (type) {
			value = decodeNumericCharacterReference(data, type === "characterReferenceMarkerNumeric" ? 10 : 16);
			this.data.characterReferenceType = void 0;
		} else value = decodeNamedCharacterReference(data);
		const tail = this.stack[this.stack.length - 1];
		tail.value += value;
	}
	function onexitcharacterreference(token) {
		const tail = this.stack.pop();
		tail.position.end = point(token.end);
	}
	function onexitautolinkprotocol(token) {
		onexitdata.call(this, token);
		const node = this.stack[this.stack.length - 1];
		node.url = this.sliceSerialize(token);
	}
	function onexitautolinkemail(token) {
		onexitdata.call(this, token);
		const node = this.stack[this.stack.length - 1];
		node.url = "mailto:" + this.sliceSerialize(token);
	}
	function blockQuote() {
		return {
			type: "blockquote",
			children: [],
			position: void 0
		};
	}
	function codeFlow() {
		return {
			type: "code",
			lang: null,
			meta: null,
			value: "",
			position: void 0
		};
	}
	function codeText() {
		return {
			type: "inlineCode",
			value: "",
			position: void 0
		};
	}
	function definition() {
		return {
			type: "definition",
			identifier: "",
			label: null,
			title: null,
			url: "",
			position: void 0
		};
	}
	function emphasis() {
		return {
			type: "emphasis",
			children: [],
			position: void 0
		};
	}
	function heading() {
		return {
			type: "heading",
			depth: 0,
			children: [],
			position: void 0
		};
	}
	function hardBreak() {
		return {
			type: "break",
			position: void 0
		};
	}
	function html() {
		return {
			type: "html",
			value: "",
			position: void 0
		};
	}
	function image() {
		return {
			type: "image",
			title: null,
			url: "",
			alt: null,
			position: void 0
		};
	}
	function link() {
		return {
			type: "link",
			title: null,
			url: "",
			children: [],
			position: void 0
		};
	}
	function list(token) {
		return {
			type: "list",
			ordered: token.type === "listOrdered",
			start: null,
			spread: token._spread,
			children: [],
			position: void 0
		};
	}
	function listItem(token) {
		return {
			type: "listItem",
			spread: token._spread,
			checked: null,
			children: [],
			position: void 0
		};
	}
	function paragraph() {
		return {
			type: "paragraph",
			children: [],
			position: void 0
		};
	}
	function strong() {
		return {
			type: "strong",
			children: [],
			position: void 0
		};
	}
	function text() {
		return {
			type: "text",
			value: "",
			position: void 0
		};
	}
	function thematicBreak() {
		return {
			type: "thematicBreak",
			position: void 0
		};
	}
}
function point(d) {
	return {
		line: d.line,
		column: d.column,
		offset: d.offset
	};
}
function configure(combined, extensions) {
	let index = -1;
	while (++index < extensions.length) {
		const value = extensions[index];
		if (Array.isArray(value)) configure(combined, value);
		else extension(combined, value);
	}
}
function extension(combined, extension) {
	let key;
	for (key in extension) if (own.call(extension, key)) switch (key) {
		case "canContainEols": {
			const right = extension[key];
			if (right) combined[key].push(...right);
			break;
		}
		case "transforms": {
			const right = extension[key];
			if (right) combined[key].push(...right);
			break;
		}
		case "afterExit":
		case "beforeEnter": {
			const right = extension[key];
			if (right) combined[key].push(right);
			break;
		}
		case "enter":
		case "exit": {
			const right = extension[key];
			if (right) Object.assign(combined[key], right);
			break;
		}
	}
}
function defaultOnError(left, right) {
	if (left) throw new Error("Cannot close `" + left.type + "` (" + stringifyPosition({
		start: left.start,
		end: left.end
	}) + "): a different token (`" + right.type + "`, " + stringifyPosition({
		start: right.start,
		end: right.end
	}) + ") is open");
	throw new Error("Cannot close document, a token (`" + right.type + "`, " + stringifyPosition({
		start: right.start,
		end: right.end
	}) + ") is still open");
}

// workflows/weaver/forge/markdown/line-kinds.ts
const PARAGRAPH_START = /^(?:[A-Za-z("'/{@%$|]|`(?!``)|\[|\*{1,2}(?=[A-Za-z`])|[0-9]+(?![0-9.)]))/;
const MARKER = /^( {0,3})([-*+]|([0-9]{1,9})([.)]))( +|$)/;
function isParagraphStart(line) {
	return PARAGRAPH_START.test(line);
}
function isBlank(line) {
	return line.trim() === "";
}
function indentOf$1(line) {
	return line.length - line.trimStart().length;
}
function markerOf(line) {
	const [whole, , mark = "", digits, delimiter, spaces = ""] = MARKER.exec(line) ?? [];
	if (whole === void 0) return void 0;
	const number = digits === void 0 ? void 0 : Number(digits);
	const hasText = whole.length < line.length && spaces.length <= 4;
	return {
		width: whole.length,
		kind: delimiter ?? mark,
		number,
		isFirst: digits === void 0 || digits === "1",
		hasText
	};
}
function isUnderline(line) {
	return /^ {0,3}(?:=+|-+) *$/.test(line);
}
function interruptsParagraph(line) {
	if (indentOf$1(line) > 3) return false;
	const rest = line.trimStart();
	if (/^(?:#{1,6}(?: |$)|>|```|~~~)/.test(rest) || /^([-*_])(?: *\1){2,} *$/.test(rest)) return true;
	const marker = markerOf(line);
	return marker !== void 0 && marker.hasText && marker.isFirst;
}

// workflows/weaver/forge/markdown/emphasis.ts
const ASCII$1 = /^[\0-\x7f]$/;
const SPACE$1 = /^\s$/;
const PUNCTUATION$1 = /^[!-/:-@[-`{-~]$/;
function delimiterRun(marks, before = "\n", after = "\n") {
	if (!ASCII$1.test(before) || !ASCII$1.test(after)) return void 0;
	const [mark = ""] = marks;
	const follows = {
		space: SPACE$1.test(before),
		punctuation: PUNCTUATION$1.test(before)
	};
	const leads = {
		space: SPACE$1.test(after),
		punctuation: PUNCTUATION$1.test(after)
	};
	const left = !leads.space && (!leads.punctuation || follows.space || follows.punctuation);
	const right = !follows.space && (!follows.punctuation || leads.space || leads.punctuation);
	const opens = mark === "*" ? left : left && (!right || follows.punctuation);
	const closes = mark === "*" ? right : right && (!left || leads.punctuation);
	return {
		type: "run",
		mark,
		count: marks.length,
		opens,
		closes
	};
}
function resolveEmphasis(pieces) {
	const open = [];
	for (const piece of pieces) if (piece.type !== "run") open.push(piece);
	else {
		if (piece.closes) close(open, piece);
		if (piece.count > 0) open.push(piece);
	}
	return joined(open);
}
function close(open, closing) {
	for (let at = openerOf(open, closing); at >= 0 && closing.count > 0; at = openerOf(open, closing)) {
		const opening = open[at];
		if (opening?.type !== "run") return;
		const size = opening.count > 1 && closing.count > 1 ? 2 : 1;
		const children = joined(open.splice(at + 1));
		opening.count -= size;
		closing.count -= size;
		if (opening.count === 0) open.pop();
		open.push({
			type: size === 2 ? "strong" : "emphasis",
			children
		});
	}
}
function openerOf(open, closing) {
	return open.findLastIndex((piece) => piece.type === "run" && piece.opens && matches(piece, closing));
}
function matches(opening, closing) {
	if (opening.mark !== closing.mark) return false;
	return !((opening.closes || closing.opens) && closing.count % 3 !== 0 && (opening.count + closing.count) % 3 === 0);
}
function joined(pieces) {
	const nodes = [];
	for (const piece of pieces) {
		const node = piece.type === "run" ? {
			type: "text",
			value: piece.mark.repeat(piece.count)
		} : piece;
		const last = nodes.at(-1);
		if (node.type !== "text" || last?.type !== "text") nodes.push(node);
		else nodes[nodes.length - 1] = {
			type: "text",
			value: last.value + node.value
		};
	}
	return nodes;
}

// workflows/weaver/forge/markdown/read-inlines.ts
const SPECIAL = /[\\`*_[\]<\n]/;
const TOKEN = /\\|`+|\*+|_+|!?\[|\]|<| *\n */g;
const PUNCTUATION = /^[!-/:-@[-`{-~]/;
const TARGET = /\( *(?:<([^<>\\\n]*)>|((?:[^\s()<>\\]|\([^\s()<>\\]*\))*))(?: +(?:"([^"\\\n]*)"|'([^'\\\n]*)'))? *\)/y;
const AUTOLINK = /<([A-Za-z][A-Za-z0-9.+-]{1,31}:[^\s<>]*)>/y;
const TAG = /<(?:[A-Za-z][A-Za-z0-9-]*(?: +[A-Za-z_:][\w.:-]*(?: *= *(?:[^\s"'=<>`]+|'[^'\n]*'|"[^"\n]*"))?)* *\/?|\/[A-Za-z][A-Za-z0-9-]* *)>/y;
const MOST_MARKS = 400;
function readInlines(text) {
	if (!SPECIAL.test(text)) return text === "" ? [] : [{
		type: "text",
		value: text
	}];
	const reader = new InlineReader(text);
	return reader.read() ? resolveEmphasis(reader.pieces) : void 0;
}
var InlineReader = class {
	#text;
	#brackets = [];
	#at = 0;
	#marks = 0;
	pieces = [];
	constructor(text) {
		this.#text = text;
	}
	read() {
		while (this.#at < this.#text.length) {
			TOKEN.lastIndex = this.#at;
			const token = TOKEN.exec(this.#text);
			this.#plain(this.#text.slice(this.#at, token?.index));
			if (token === null) return true;
			this.#at = token.index + token[0].length;
			if (!this.#token(token[0], token.index) || this.#marks > MOST_MARKS) return false;
		}
		return true;
	}
	#plain(value) {
		if (value === "") return;
		const last = this.pieces.at(-1);
		if (last?.type === "text" && this.#brackets.at(-1)?.piece !== last) last.value += value;
		else this.pieces.push({
			type: "text",
			value
		});
	}
	#token(token, start) {
		const [mark = ""] = token;
		switch (mark) {
			case "\\": return this.#escape();
			case "`": return this.#code(token);
			case "*":
			case "_":
				this.#marks++;
				return this.#run(token, start);
			case "[":
			case "!":
				this.#marks++;
				this.#openBracket(token);
				return true;
			case "]": return this.#closeBracket();
			case "<": return this.#angle(start);
			default:
				this.#lineEnd(token);
				return true;
		}
	}
	#escape() {
		const next = this.#text[this.#at] ?? "";
		if (next === "\n") return false;
		if (PUNCTUATION.test(next)) this.#at++;
		this.#plain(PUNCTUATION.test(next) ? next : "\\");
		return true;
	}
	#code(fence) {
		const end = this.#endOfCode(fence.length);
		if (end === void 0) {
			this.#plain(fence);
			return true;
		}
		const value = this.#text.slice(this.#at, end);
		if (/^\n|\n$/.test(value)) return false;
		const isPadded = value.startsWith(" ") && value.endsWith(" ") && value.trim() !== "";
		this.pieces.push({
			type: "inlineCode",
			value: isPadded ? value.slice(1, -1) : value
		});
		this.#at = end + fence.length;
		return true;
	}
	#endOfCode(length) {
		const ticks = /`+/g;
		ticks.lastIndex = this.#at;
		for (let found = ticks.exec(this.#text); found; found = ticks.exec(this.#text)) if (found[0].length === length) return found.index;
	}
	#run(marks, start) {
		const run = delimiterRun(marks, this.#text[start - 1], this.#text[this.#at]);
		if (run === void 0) return false;
		if (run.opens || run.closes) this.pieces.push(run);
		else this.#plain(marks);
		return true;
	}
	#openBracket(mark) {
		const piece = {
			type: "text",
			value: mark
		};
		this.pieces.push(piece);
		this.#brackets.push({
			piece,
			isImage: mark === "![",
			isActive: true
		});
	}
	#closeBracket() {
		const bracket = this.#brackets.pop();
		if (this.#text[this.#at] !== "(" || bracket === void 0) {
			this.#plain("]");
			return true;
		}
		TARGET.lastIndex = this.#at;
		const target = TARGET.exec(this.#text);
		if (!bracket.isActive || target === null) return false;
		this.#at = TARGET.lastIndex;
		this.#link(bracket, target);
		return true;
	}
	#link({ piece, isImage }, [, inAngles, bare, doubly, singly]) {
		const [url, title] = [inAngles ?? bare ?? "", (doubly ?? singly) || null];
		const at = this.pieces.indexOf(piece);
		const children = resolveEmphasis(this.pieces.slice(at + 1));
		this.pieces.length = at;
		if (isImage) this.pieces.push({
			type: "image",
			title,
			url,
			alt: children.map(plainText).join("")
		});
		else this.pieces.push({
			type: "link",
			title,
			url,
			children
		});
		if (!isImage) for (const bracket of this.#brackets) bracket.isActive &&= bracket.isImage;
	}
	#angle(start) {
		AUTOLINK.lastIndex = start;
		const address = AUTOLINK.exec(this.#text);
		if (address !== null) {
			const [whole, url = ""] = address;
			this.pieces.push({
				type: "link",
				title: null,
				url,
				children: [{
					type: "text",
					value: url
				}]
			});
			this.#at = start + whole.length;
			return true;
		}
		TAG.lastIndex = start;
		const [tag] = TAG.exec(this.#text) ?? [];
		if (tag !== void 0) {
			this.pieces.push({
				type: "html",
				value: tag
			});
			this.#at = start + tag.length;
			return true;
		}
		this.#plain("<");
		return !/^[^\s<>]*(?:@|\s[^<>]*>)/.test(this.#text.slice(this.#at));
	}
	#lineEnd(token) {
		const last = this.pieces.at(-1);
		if (token.startsWith("  ")) this.pieces.push({ type: "break" });
		else if (last?.type === "text" && this.#brackets.at(-1)?.piece !== last) last.value += "\n";
		else this.pieces.push({
			type: "text",
			value: "\n"
		});
	}
};
function plainText(node) {
	if ("children" in node) return node.children.map(plainText).join("");
	if ("alt" in node) return node.alt ?? "";
	return "value" in node ? node.value : "";
}

// workflows/weaver/forge/markdown/read-list.ts
function readList(start) {
	const { lines, marker } = start;
	const isApart = start.at === 0 ? start.depth === 0 : isBlank(lines[start.at - 1] ?? "");
	if (!marker.isFirst && !isApart) return void 0;
	const children = [];
	let next = start.at;
	for (let own = marker; own?.kind === marker.kind; own = itemMarker(lines, next)) {
		const item = readItem(start, next, own);
		if (item === void 0) return void 0;
		children.push(item.node);
		next = item.next;
	}
	return {
		node: {
			type: "list",
			ordered: marker.number !== void 0,
			start: marker.number ?? null,
			spread: false,
			children
		},
		next
	};
}
function itemMarker(lines, at) {
	const line = lines[at] ?? "";
	return /^ {0,3}([-*_])(?: *\1){2,} *$/.test(line) ? void 0 : markerOf(line);
}
function readItem({ lines, depth, readBlocks }, at, marker) {
	if (!marker.hasText) return void 0;
	const inner = [(lines[at] ?? "").slice(marker.width)];
	let next = at + 1;
	for (; next < lines.length; next++) {
		const line = lines[next] ?? "";
		if (isBlank(line)) inner.push("");
		else if (indentOf$1(line) >= marker.width) inner.push(line.slice(marker.width));
		else if (isOutside(line, inner)) break;
		else if (continues(line, inner)) inner.push(line);
		else return void 0;
	}
	while (inner.at(-1) === "") inner.pop();
	const children = readBlocks(inner, depth + 1);
	if (children === void 0) return void 0;
	return {
		node: {
			type: "listItem",
			spread: false,
			checked: null,
			children
		},
		next
	};
}
function isOutside(line, inner) {
	if (indentOf$1(line) > 3) return false;
	if (inner.at(-1) === "" || !isParagraphStart(line) && interruptsParagraph(line)) return true;
	const marker = markerOf(line);
	return marker?.number !== void 0 && marker.hasText;
}
function continues(line, inner) {
	const text = (inner.at(-1) ?? "").replace(/^(?:[\s>*+-]|\d{1,9}[.)] )+/, "");
	const isInCode = inner.some((each) => /^\s*(?:```|~~~)/.test(each));
	return isParagraphStart(line) && isParagraphStart(text) && !isInCode;
}

// workflows/weaver/forge/markdown/read-blocks.ts
const UNSURE = /[\t\r\0]|&(?:#|[A-Za-z])[A-Za-z0-9]*;|\]:|<[!?]|<\/?(?:script|pre|style|textarea)/i;
const LONGEST = 2e4;
const DEEPEST = 20;
function readMarkdown(text) {
	if (text.length > LONGEST || UNSURE.test(text)) return void 0;
	return readBlocks(text.split("\n"), 0);
}
function readBlocks(lines, depth) {
	if (depth > DEEPEST) return void 0;
	const blocks = [];
	let at = 0;
	while (at < lines.length) {
		if (isBlank(lines[at] ?? "")) {
			at++;
			continue;
		}
		const read = readBlock(lines, at, depth);
		if (read === void 0) return void 0;
		blocks.push(read.node);
		at = read.next;
	}
	return blocks;
}
function readBlock(lines, at, depth) {
	const line = lines[at] ?? "";
	if (isParagraphStart(line)) return readParagraph(lines, at);
	const indent = indentOf$1(line);
	if (indent > 3) return void 0;
	const rest = line.slice(indent);
	if (/^#{1,6}(?: |$)/.test(rest)) return readHeading(rest, at + 1);
	if (rest.startsWith(">")) return readQuote(lines, at, depth);
	if (/^(?:```|~~~)/.test(rest)) return indent === 0 ? readCode(lines, at) : void 0;
	if (/^([-*_])(?: *\1){2,} *$/.test(rest)) return {
		node: { type: "thematicBreak" },
		next: at + 1
	};
	const marker = markerOf(line);
	if (marker !== void 0) return readList({
		lines,
		at,
		depth,
		marker,
		readBlocks
	});
	return readParagraph(lines, at);
}
function readHeading(line, next) {
	const [marks = ""] = /^#+/.exec(line) ?? [];
	const text = line.slice(marks.length).trim();
	if (text.endsWith("#")) return void 0;
	const children = readInlines(text);
	return children && {
		node: {
			type: "heading",
			depth: marks.length,
			children
		},
		next
	};
}
function readQuote(lines, at, depth) {
	let next = at;
	const inner = [];
	for (let mark = /^ {0,3}> ?/.exec(lines[next] ?? ""); mark; mark = /^ {0,3}> ?/.exec(lines[next] ?? "")) {
		inner.push((lines[next] ?? "").slice(mark[0].length));
		next++;
	}
	if (!isBlank(lines[next] ?? "")) return void 0;
	const children = readBlocks(inner, depth + 1);
	return children && {
		node: {
			type: "blockquote",
			children
		},
		next
	};
}
function readCode(lines, at) {
	const [, fence = "", info = ""] = /^(`{3,}|~{3,})([^`~\\]*)$/.exec(lines[at] ?? "") ?? [];
	if (fence === "") return void 0;
	const closes = new RegExp(`^ {0,3}${fence}${fence[0]}* *$`);
	const end = lines.findIndex((line, index) => index > at && closes.test(line));
	if (end < 0) return void 0;
	const [, lang = null, meta = null] = /^(\S+)(?: +(.+))?$/.exec(info.trim()) ?? [];
	return {
		node: {
			type: "code",
			lang,
			meta,
			value: lines.slice(at + 1, end).join("\n")
		},
		next: end + 1
	};
}
function readParagraph(lines, at) {
	let next = at;
	const inner = [];
	for (let line = lines[next] ?? ""; !isBlank(line); line = lines[next] ?? "") {
		if (!isParagraphStart(line)) {
			if (isUnderline(line) || /^ {0,3}<(?![A-Za-z][A-Za-z0-9+.-]+:)/.test(line)) return void 0;
			if (next > at && interruptsParagraph(line)) break;
			if (markerOf(line)?.hasText === false) return void 0;
		}
		inner.push(line);
		next++;
	}
	const children = readInlines(inner.join("\n").trim());
	return children && {
		node: {
			type: "paragraph",
			children
		},
		next
	};
}

// workflows/weaver/forge/markdown/sections.ts
const FAR_REACHING = /\r|```|~~~|\]:|<[!?]|<\/?(?:script|pre|style|textarea)/i;
function sections(text) {
	if (!text.includes("\n\n") || FAR_REACHING.test(text)) return text.trim() === "" ? [] : [text];
	const blocks = text.split(/(\n\n+)/);
	const found = [];
	let open = "";
	for (let at = 0; at < blocks.length; at += 2) {
		const block = blocks[at] ?? "";
		if (!isPlainParagraph(block)) {
			open += block + (blocks[at + 1] ?? "");
			continue;
		}
		found.push(open, block.replace(/\n$/, ""));
		open = "";
	}
	return [...found, open].filter((section) => section.trim() !== "");
}
function isPlainParagraph(block) {
	return block.replace(/\n$/, "").split("\n").every(isParagraphStart);
}

// workflows/weaver/forge/markdown/parse-markdown.ts
const MAX_KEPT$1 = 2e4;
var MarkdownParser = class {
	#known = new Memo(MAX_KEPT$1);
	parse(text) {
		return {
			type: "root",
			children: sections(text).flatMap((section) => this.#section(section))
		};
	}
	#section(text) {
		return this.#known.of(text, () => readMarkdown(text) ?? fromMarkdown(text).children);
	}
};

// workflows/weaver/forge/known-rounds.ts
var KnownRounds = class {
	isOpen = false;
	#ids;
	#loops = /* @__PURE__ */ new WeakMap();
	#texts = new JsonTexts();
	#characters = 0;
	constructor(ids) {
		this.#ids = ids;
	}
	get characters() {
		return this.#characters + this.#texts.characters;
	}
	get texts() {
		return this.isOpen ? this.#texts : void 0;
	}
	of(loop, around) {
		const id = this.isOpen ? this.#ids.of(around()) : void 0;
		if (id === void 0) return void 0;
		const ofLoop = this.#loops.get(loop) ?? /* @__PURE__ */ new Map();
		this.#loops.set(loop, ofLoop);
		const rounds = ofLoop.get(id) ?? /* @__PURE__ */ new Map();
		ofLoop.set(id, rounds);
		return {
			get: (item) => rounds.get(this.#ids.of(item) ?? -1),
			keep: (item, round) => {
				const itemId = this.#ids.of(item);
				if (itemId === void 0) return;
				this.#characters += round.text.length;
				rounds.set(itemId, round);
			}
		};
	}
	forget() {
		this.#loops = /* @__PURE__ */ new WeakMap();
		this.#characters = 0;
		this.#texts.forget();
	}
};
var JsonTexts = class {
	#texts = /* @__PURE__ */ new WeakMap();
	characters = 0;
	get(value, way) {
		return this.#texts.get(value)?.get(way);
	}
	keep(value, way, known) {
		const ways = this.#texts.get(value) ?? /* @__PURE__ */ new Map();
		this.#texts.set(value, ways);
		this.characters += known.text.length;
		ways.set(way, known);
	}
	forget() {
		this.#texts = /* @__PURE__ */ new WeakMap();
		this.characters = 0;
	}
};

// workflows/weaver/forge/value-ids.ts
var ValueIds = class {
	#plain = /* @__PURE__ */ new Map();
	#composed = /* @__PURE__ */ new Map();
	#objects = /* @__PURE__ */ new WeakMap();
	#next = 0;
	get size() {
		return this.#next;
	}
	forget() {
		this.#plain.clear();
		this.#composed.clear();
		this.#objects = /* @__PURE__ */ new WeakMap();
		this.#next = 0;
	}
	of(value) {
		if (typeof value !== "object" || value === null) return this.#number(this.#plain, value);
		const known = this.#objects.get(value);
		if (known !== void 0) return known;
		const key = this.#keyOf(value);
		if (key === void 0) return void 0;
		const id = this.#number(this.#composed, key);
		this.#objects.set(value, id);
		return id;
	}
	#keyOf(value) {
		if (value instanceof Decimal) return `d${value.text}`;
		if (value instanceof Float) return `f${Object.is(value.value, -0) ? "-0" : value.value}`;
		if (value instanceof SafeString) return `s${this.of(value.value)}`;
		if (Array.isArray(value)) return this.#listKey(value);
		return isPlainMap(value) ? this.#mapKey(value) : void 0;
	}
	#listKey(list) {
		let key = "[";
		for (const item of list) {
			const id = this.of(item);
			if (id === void 0) return void 0;
			key += `${id},`;
		}
		return key;
	}
	#mapKey(map) {
		let key = "{";
		for (const name of Object.keys(map)) {
			const id = this.of(map[name]);
			if (id === void 0) return void 0;
			key += `${this.of(name)}:${id},`;
		}
		return key;
	}
	#number(numbers, key) {
		const known = numbers.get(key);
		if (known !== void 0) return known;
		const id = this.#next++;
		numbers.set(key, id);
		return id;
	}
};

// workflows/weaver/forge/rendered-files.ts
const MOST_FIRST_RUNS = 16;
var RenderedFiles = class {
	#bounds;
	#repeated = /* @__PURE__ */ new WeakSet();
	#templates = /* @__PURE__ */ new WeakMap();
	#templateCount = 0;
	#ids = new ValueIds();
	rounds = new KnownRounds(this.#ids);
	#files = /* @__PURE__ */ new Map();
	#jobs = /* @__PURE__ */ new WeakMap();
	#firstRuns = /* @__PURE__ */ new Map();
	#characters = 0;
	constructor(bounds = {
		characters: 67108864,
		values: 1e6
	}) {
		this.#bounds = bounds;
	}
	begin(target) {
		if (this.#characters + this.rounds.characters > this.#bounds.characters || this.#ids.size > this.#bounds.values) this.#forget();
		const first = this.#firstRuns.get(target);
		if (first) this.#take(target, first);
		else if (!this.#repeated.has(target)) this.#awaitSecond(target);
		this.rounds.isOpen = this.#repeated.has(target);
	}
	end() {
		this.rounds.isOpen = false;
	}
	#take(target, first) {
		this.#firstRuns.delete(target);
		this.#repeated.add(target);
		for (const [from, rendered] of first) {
			const id = this.#ids.of(from.ctx);
			if (id !== void 0) this.#filesOf(from)?.set(id, rendered);
		}
	}
	of(from, render) {
		const files = this.#repeated.has(from.target) ? this.#filesOf(from) : void 0;
		const id = files && this.#ids.of(from.ctx);
		const known = id === void 0 ? void 0 : files?.get(id);
		if (known !== void 0) return known;
		const rendered = render();
		this.#characters += rendered.path.length + rendered.content.length;
		if (id === void 0) this.#firstRuns.get(from.target)?.push([from, rendered]);
		else files?.set(id, rendered);
		return rendered;
	}
	#awaitSecond(target) {
		const [oldest] = this.#firstRuns.keys();
		if (oldest !== void 0 && this.#firstRuns.size >= MOST_FIRST_RUNS) this.#firstRuns.delete(oldest);
		this.#firstRuns.set(target, []);
	}
	#filesOf({ target, entry, file, params }) {
		const job = this.#jobs.get(params);
		if (job?.target === target && job.entry === entry && job.file === file) return job.files;
		const id = this.#ids.of([[...params.keys()], [...params.values()]]);
		const key = [
			this.#template(target),
			this.#template(entry),
			id,
			file
		].join(" ");
		const files = id === void 0 ? void 0 : this.#files.get(key) ?? /* @__PURE__ */ new Map();
		if (files) this.#files.set(key, files);
		this.#jobs.set(params, {
			target,
			entry,
			file,
			files
		});
		return files;
	}
	#template(object) {
		const id = this.#templates.get(object) ?? this.#templateCount++;
		this.#templates.set(object, id);
		return id;
	}
	#forget() {
		this.#ids.forget();
		this.rounds.forget();
		this.#files.clear();
		this.#jobs = /* @__PURE__ */ new WeakMap();
		this.#firstRuns = /* @__PURE__ */ new Map();
		this.#characters = 0;
	}
};

// workflows/weaver/forge/forge-cache.ts
const MAX_TARGETS = 16;
const MAX_NAMES = 1e4;
var ForgeCache = class {
	jq = new JqEngine();
	markdown = new MarkdownParser();
	names = new KnownNames(MAX_NAMES);
	rendered = new RenderedFiles();
	targets = /* @__PURE__ */ new Map();
	keep(key, target) {
		const [oldest] = this.targets.keys();
		if (oldest !== void 0 && this.targets.size >= MAX_TARGETS) this.targets.delete(oldest);
		this.targets.set(key, target);
	}
};

// workflows/weaver/forge/config-reader.ts
function placeText(text, offset) {
	const { line, column } = lineAndColumn(text, offset);
	return `line ${line} column ${column}`;
}
function lineAndColumn(text, offset) {
	const before = text.slice(0, offset);
	return {
		line: before.split("\n").length,
		column: charCount(before.slice(before.lastIndexOf("\n") + 1)) + 1
	};
}
function valueOf(node, source) {
	if (node.t === "scalar") {
		const { value } = node;
		if (typeof value !== "number") return value;
		return node.float ? float$1(value) : wholeNumber$1(value, source.slice(node.start, node.end));
	}
	if (node.t === "seq") return node.items.map((item) => valueOf(item, source));
	const map = Object.create(null);
	for (const [key, { node: item }] of node.entries) map[key] = valueOf(item, source);
	return map;
}
function wholeNumber$1(value, text) {
	if (Number.isSafeInteger(value)) return value;
	return BigInt(/^[+-]?[0-9]+$/.test(text) ? text.replace("+", "") : value);
}
function isNull(node) {
	return node === void 0 || node.t === "scalar" && node.value === null;
}
function shown(node) {
	if (node.t === "seq") return "sequence";
	if (node.t === "map") return "map";
	const { value } = node;
	if (value === null) return "unit value";
	if (typeof value === "string") return `string ${JSON.stringify(value)}`;
	if (typeof value === "boolean") return `boolean \`${value}\``;
	return node.float ? `floating point \`${value}\`` : `integer \`${value}\``;
}
function variants(choices) {
	const quoted = choices.map((choice) => `\`${choice}\``);
	return quoted.length === 2 ? quoted.join(" or ") : `one of ${quoted.join(", ")}`;
}
var ConfigReader = class {
	#file;
	#text;
	#fail;
	#paths = /* @__PURE__ */ new WeakMap();
	constructor({ path, text }, fail) {
		this.#file = path;
		this.#text = text;
		this.#fail = fail;
	}
	problem(node, message, path = this.pathOf(node)) {
		const told = `${path === "" ? "" : `${path}: `}${message} at ${placeText(this.#text, node.start)}`;
		return this.#fail(told, node.start);
	}
	place(node) {
		return {
			file: this.#file,
			...lineAndColumn(this.#text, node.start)
		};
	}
	pathOf(node) {
		return this.#paths.get(node) ?? "";
	}
	fields(node) {
		if (node.t !== "map" && !isNull(node)) this.problem(node, `invalid type: ${shown(node)}, expected struct`);
		return new Fields(this, node);
	}
	inner(node, parent, key) {
		const path = this.pathOf(parent);
		const step = typeof key === "number" ? `[${key}]` : `${path === "" ? "" : "."}${key}`;
		this.#paths.set(node, path + step);
		return node;
	}
	text(node) {
		return node.t === "scalar" && (typeof node.value === "number" || typeof node.value === "boolean") ? this.#text.slice(node.start, node.end) : this.quoted(node);
	}
	quoted(node) {
		if (node.t === "scalar" && typeof node.value === "string") return node.value;
		return this.problem(node, `invalid type: ${shown(node)}, expected a string`);
	}
	value(node) {
		return valueOf(node, this.#text);
	}
	textMap(node) {
		if (node.t !== "map") return this.problem(node, `invalid type: ${shown(node)}, expected a map`);
		return new Map([...node.entries].map(([key, entry]) => [key, this.text(this.inner(entry.node, node, key))]));
	}
	choice(node, choices, where) {
		const text = this.text(node);
		const found = choices.find((choice) => choice === text);
		if (found !== void 0) return found;
		const message = `unknown variant \`${text}\`, expected ${variants(choices)}`;
		return this.problem(where?.at ?? node, message, where?.path ?? this.pathOf(node));
	}
};
var Fields = class {
	#reader;
	#node;
	constructor(reader, node) {
		this.#reader = reader;
		this.#node = node;
	}
	get path() {
		return this.#reader.pathOf(this.#node);
	}
	node(key) {
		const found = this.#node.t === "map" ? this.#node.entries.get(key)?.node : void 0;
		return found === void 0 || isNull(found) ? void 0 : this.#reader.inner(found, this.#node, key);
	}
	missing(key) {
		return this.#reader.problem(this.#node, `missing field \`${key}\``);
	}
	required(key) {
		return this.node(key) ?? this.missing(key);
	}
	fail(key) {
		return (message) => this.#reader.problem(this.required(key), message);
	}
	text(key) {
		const node = this.node(key);
		return node && this.#reader.text(node);
	}
	quoted(key) {
		const node = this.node(key);
		return node && this.#reader.quoted(node);
	}
	flag(key, fallback = false) {
		return this.optionalFlag(key) ?? fallback;
	}
	optionalFlag(key) {
		const node = this.node(key);
		if (!node) return void 0;
		if (node.t === "scalar" && typeof node.value === "boolean") return node.value;
		return this.#reader.problem(node, `invalid type: ${shown(node)}, expected a boolean`);
	}
	count(key) {
		const node = this.node(key);
		if (!node) return void 0;
		const { value } = node.t === "scalar" ? node : { value: void 0 };
		if (typeof value === "number" && Number.isInteger(value) && value >= 0) return value;
		return this.#reader.problem(node, `invalid type: ${shown(node)}, expected usize`);
	}
	choice(key, choices) {
		const node = this.node(key);
		return node && this.#reader.choice(node, choices);
	}
	list(key) {
		const node = this.node(key);
		if (!node) return void 0;
		if (node.t !== "seq") return this.#reader.problem(node, `invalid type: ${shown(node)}, expected a sequence`);
		return node.items.map((item, at) => this.#reader.inner(item, node, at));
	}
	entries(key) {
		const node = this.node(key);
		if (!node) return void 0;
		if (node.t !== "map") return this.#reader.problem(node, `invalid type: ${shown(node)}, expected a map`);
		return new Map([...node.entries].map(([name, entry]) => [name, this.#reader.inner(entry.node, node, name)]));
	}
	texts(key) {
		const node = this.node(key);
		return node && this.#reader.textMap(node);
	}
	values(key) {
		const entries = this.entries(key);
		return entries && new Map([...entries].map(([name, node]) => [name, this.#reader.value(node)]));
	}
};

// workflows/weaver/forge/failure.ts
var ForgeFailure = class extends Error {
	kind;
	data;
	hint;
	at;
	constructor(kind, data, message, extra) {
		super(message);
		this.kind = kind;
		this.data = data;
		this.hint = extra.hint;
		this.at = extra.at;
	}
};
function forgeFailure(kind, data, message, extra = {}) {
	return new ForgeFailure(kind, data, message, extra);
}
function diagnosticOf(failure) {
	return {
		severity: "error",
		kind: failure.kind,
		error: { [failure.kind]: failure.data },
		message: failure.message,
		hint: failure.hint,
		at: failure.at,
		related: []
	};
}

// workflows/weaver/forge/config.ts
const DEFAULT_COMMENT_FORMAT = {
	kind: {
		is: "markdown",
		options: {
			escapeBackslashes: false,
			escapeSquareBrackets: false,
			indentFirstLevelListItems: false,
			shortcutReferenceLink: false,
			defaultBlockCodeLanguage: void 0,
			useGoStyleListIndent: false
		}
	},
	header: "",
	prefix: "",
	footer: "",
	indentType: "space",
	trim: false,
	removeTrailingDots: false,
	enforceTrailingDots: false,
	wordWrap: {
		lineLength: void 0,
		ignoreNewlines: false
	}
};
const EMPTY = {
	typeMapping: /* @__PURE__ */ new Map(),
	textMaps: /* @__PURE__ */ new Map(),
	acronyms: [],
	params: /* @__PURE__ */ new Map(),
	syntax: {},
	trimBlocks: false,
	lstripBlocks: false,
	keepTrailingNewline: false,
	commentFormats: void 0,
	defaultCommentFormat: void 0,
	templates: []
};
const NOTHING = {
	t: "scalar",
	value: null,
	float: false,
	tag: void 0,
	start: 0,
	end: 0
};
function commentFormat(reader, node) {
	const fields = reader.fields(node);
	const format = reader.choice(fields.required("format"), ["markdown", "html"], {
		at: node,
		path: fields.path
	});
	const wrap = reader.fields(fields.node("word_wrap") ?? NOTHING);
	return {
		kind: format === "markdown" ? {
			is: "markdown",
			options: {
				escapeBackslashes: fields.flag("escape_backslashes"),
				escapeSquareBrackets: fields.flag("escape_square_brackets"),
				indentFirstLevelListItems: fields.flag("indent_first_level_list_items"),
				shortcutReferenceLink: fields.flag("shortcut_reference_link"),
				defaultBlockCodeLanguage: fields.quoted("default_block_code_language"),
				useGoStyleListIndent: fields.flag("use_go_style_list_indent")
			}
		} : {
			is: "html",
			oldStyleParagraph: fields.flag("old_style_paragraph"),
			omitClosingLi: fields.flag("omit_closing_li"),
			inlineCodeSnippet: fields.quoted("inline_code_snippet") ?? "<c>{{code}}</c>",
			blockCodeSnippet: fields.quoted("block_code_snippet") ?? "<pre>\n{{code}}\n</pre>"
		},
		header: fields.text("header") ?? "",
		prefix: fields.text("prefix") ?? "",
		footer: fields.text("footer") ?? "",
		indentType: fields.choice("indent_type", ["Space", "Tab"]) === "Tab" ? "tab" : "space",
		trim: fields.flag("trim", true),
		removeTrailingDots: fields.flag("remove_trailing_dots"),
		enforceTrailingDots: fields.flag("enforce_trailing_dots"),
		wordWrap: {
			lineLength: wrap.count("line_length"),
			ignoreNewlines: wrap.flag("ignore_newlines")
		}
	};
}
function templateEntry(reader, node) {
	const fields = reader.fields(node);
	const patternKey = fields.node("template") ? "template" : "pattern";
	const pattern = fields.text(patternKey) ?? fields.missing("template");
	const mode = fields.choice("application_mode", ["single", "each"]) ?? fields.missing("application_mode");
	return {
		pattern,
		glob: globOf(pattern, () => fields.fail(patternKey)),
		filter: fields.text("filter") ?? ".",
		filterAt: reader.place(fields.node("filter") ?? node),
		mode,
		params: fields.values("params") ?? /* @__PURE__ */ new Map(),
		fileName: fields.text("file_name"),
		autoEscape: fields.choice("auto_escape", [
			"none",
			"html",
			"json"
		]) ?? "none",
		when: fields.text("when"),
		whenAt: reader.place(fields.node("when") ?? node),
		at: reader.place(node)
	};
}
function globOf(pattern, problem) {
	try {
		return new Glob(pattern);
	} catch (error) {
		if (!(error instanceof SyntaxError)) throw error;
		return problem()(`error parsing glob '${pattern}': ${error.message}`);
	}
}
function layerOf(reader, root) {
	const fields = reader.fields(root);
	const syntax = reader.fields(fields.node("template_syntax") ?? NOTHING);
	const white = reader.fields(fields.node("whitespace_control") ?? NOTHING);
	const formats = fields.entries("comment_formats");
	const maps = fields.entries("text_maps");
	return {
		typeMapping: fields.texts("type_mapping"),
		textMaps: maps && new Map([...maps].map(([name, node]) => [name, reader.textMap(node)])),
		acronyms: fields.list("acronyms")?.map((node) => reader.text(node)),
		params: fields.values("params"),
		syntax: {
			blockStart: syntax.text("block_start"),
			blockEnd: syntax.text("block_end"),
			variableStart: syntax.text("variable_start"),
			variableEnd: syntax.text("variable_end"),
			commentStart: syntax.text("comment_start"),
			commentEnd: syntax.text("comment_end")
		},
		trimBlocks: white.optionalFlag("trim_blocks"),
		lstripBlocks: white.optionalFlag("lstrip_blocks"),
		keepTrailingNewline: white.optionalFlag("keep_trailing_newline"),
		commentFormats: formats && new Map([...formats].map(([name, node]) => [name, commentFormat(reader, node)])),
		defaultCommentFormat: fields.text("default_comment_format"),
		templates: fields.list("templates")?.map((node) => templateEntry(reader, node))
	};
}
function defined(layer) {
	return Object.fromEntries(Object.entries(layer).filter(([, value]) => value !== void 0));
}
function merge(config, layer) {
	const params = new Map(config.params);
	for (const [name, value] of layer.params ?? []) if (value === null) params.delete(name);
	else params.set(name, value);
	return {
		...config,
		...defined(layer),
		syntax: {
			...config.syntax,
			...defined(layer.syntax ?? {})
		},
		params
	};
}
function syntaxProblem(text, { message, start }) {
	if (!(message.startsWith("Flow sequence") && /[[,]\s*$/.test(text))) return `${message} at ${placeText(text, start)}`;
	return `did not find expected node content at ${placeText(text, text.length)}, while parsing a flow node`;
}
function readConfig(files) {
	return files.reduce((config, { path, text }) => {
		const result = readYaml(text);
		if (!result.ok) return invalidConfig(path, syntaxProblem(text, result.problem), lineAndColumn(text, result.problem.start));
		return merge(config, layerOf(new ConfigReader({
			path,
			text
		}, (error, offset) => invalidConfig(path, error, lineAndColumn(text, offset))), result.root));
	}, EMPTY);
}
function invalidConfig(path, error, at = { line: 1 }) {
	throw forgeFailure("InvalidConfigFile", {
		config_file: path,
		error
	}, `Invalid config file \`${path}\`: ${error}`, {
		hint: "Please check the syntax of the weaver.yaml file.",
		at: {
			file: path,
			...at
		}
	});
}

// workflows/weaver/forge/project-config.ts
function withProject(config, { acronyms = [], textMaps = {} } = {}) {
	const merged = [...config.acronyms];
	for (const acronym of acronyms) {
		const index = merged.findIndex((known) => known.toLowerCase() === acronym.toLowerCase());
		merged.splice(index < 0 ? merged.length : index, 1, acronym);
	}
	const maps = Object.entries(textMaps).map(([name, map]) => [name, new Map(Object.entries(map))]);
	return {
		...config,
		acronyms: merged,
		textMaps: new Map([...config.textMaps, ...maps])
	};
}

// workflows/weaver/forge/output-path.ts
const MAX_LENGTH = 1024;
const MAX_NAME = 255;
const CONTROL = /[\p{Cc}\u2028\u2029]/u;
function outputPath(name) {
	if (name.length > MAX_LENGTH) return { refused: "the path is too long" };
	if (CONTROL.test(name)) return { refused: "the path has control characters" };
	if (name.startsWith("/") || name.includes("\\") || /^[A-Za-z]:/.test(name)) return { refused: "the path is not relative to the output folder" };
	const parts = name.split("/").filter((part) => part !== "" && part !== ".");
	if (parts.length === 0 || name.endsWith("/")) return { refused: "the path names no file" };
	if (parts.includes("..")) return { refused: "the path leads out of the output folder" };
	if (parts.some(isGitFolder)) return { refused: "the path leads into a .git folder" };
	if (parts.some((part) => Buffer.byteLength(part) > MAX_NAME)) return { refused: "a name of the path is too long" };
	return { path: parts.join("/") };
}
function isGitFolder(part) {
	const plain = part.normalize("NFKC").replaceAll(/[\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/g, "").toLowerCase();
	return /^(?:\.git|git~[0-9]+)(?:[ .]*|:.*)$/.test(plain);
}

// workflows/weaver/forge/params.ts
function templateParams(own, given, common) {
	const params = new Map([
		...common,
		...own,
		...given
	]);
	if (params.has("params")) {
		const error = "The parameter `params` is a reserved parameter name";
		throw forgeFailure("DuplicateParamKey", {
			key: "params",
			error
		}, `Duplicate parameter key 'params': ${error}`);
	}
	return new Map([...params, ["params", mapOf$1(params)]]);
}
function mapOf$1(params) {
	const map = Object.create(null);
	for (const [name, value] of [...params].toSorted(([a], [b]) => a < b ? -1 : Number(a > b))) map[name] = value;
	return map;
}

// workflows/weaver/forge/render-template.ts
var TemplateObject = class extends JinjaObject {
	shape = "map";
	fileName;
	constructor(fileName) {
		super();
		this.fileName = fileName;
	}
	items() {
		return [];
	}
	callMethod(name, args, kwargs, _state) {
		if (name !== "set_file_name") throw new JinjaError("unknown method", `map has no method named ${name}`);
		const [fileName, ...more] = args;
		if (args.length === 0) throw new JinjaError("missing argument");
		if (more.length > 0 || Object.keys(kwargs).length > 0) throw new JinjaError("too many arguments");
		this.fileName = requireText(fileName);
		return "";
	}
};
function placeOf({ folder }, error) {
	let place;
	let at = error;
	for (let depth = 0; at instanceof JinjaError && depth < mostCauses; depth++) {
		const { template, line } = at;
		if (template !== void 0 && line !== void 0 && folder.read(template) !== void 0) place = {
			file: folder.folder === "" ? template : `${folder.folder}/${template}`,
			line
		};
		at = at.cause;
	}
	return place;
}
const mostCauses = 200;
function summary(error) {
	const messages = [];
	for (let at = error; at instanceof Error && messages.length < mostCauses; at = at.cause) messages.push(at.message);
	return `${messages.join("\nCaused by:\n")}\n`;
}
function fileNameOf(target, job, context) {
	const { fileName, autoEscape } = job.entry;
	if (fileName === void 0) return (job.file.split("/").at(-1) ?? job.file).replace(/(?:\.j2)+$/, "");
	try {
		return target.fileName(fileName, autoEscape).render(context);
	} catch (error) {
		if (!(error instanceof JinjaError)) throw error;
		throw forgeFailure("InvalidFilePath", {
			file_path: fileName,
			error: error.message
		}, `A \`file_path\` must be a valid Jinja expression (file_path: '${fileName}'): ${error.message}`, { at: job.entry.at });
	}
}
function load(target, { entry, file }) {
	try {
		return target.environment(entry.autoEscape).template(file);
	} catch (caught) {
		if (!(caught instanceof JinjaError)) throw caught;
		const error = `${caught.message}. Available templates: []`;
		throw forgeFailure("InvalidTemplateFile", {
			template: file,
			error
		}, `Invalid template file '${file}': ${error}`, { at: placeOf(target, caught) });
	}
}
function renderTemplate(target, job) {
	const context = {
		ctx: job.ctx,
		params: mapOf$1(job.params)
	};
	const template = new TemplateObject(fileNameOf(target, job, context));
	const content = contentOf(target, load(target, job), {
		...context,
		template
	});
	const checked = outputPath(template.fileName);
	if ("path" in checked) return {
		path: checked.path,
		content
	};
	throw forgeFailure("WriteGeneratedCodeFailed", {
		template: template.fileName,
		error: checked.refused
	}, `Writing of the generated code ${JSON.stringify(template.fileName)} failed: ${checked.refused}`, {
		hint: `Correct file_name in weaver.yaml, or set_file_name in ${job.file}.`,
		at: {
			file: `${target.folder.folder}/${job.file}`,
			line: 1
		}
	});
}
function contentOf(target, template, context) {
	try {
		return template.render(context);
	} catch (error) {
		if (!(error instanceof JinjaError)) throw error;
		const text = summary(error);
		throw forgeFailure("TemplateEvaluationFailed", {
			template: template.name,
			error_id: error.message,
			error: text
		}, `Template evaluation error -> ${text}`, { at: placeOf(target, error) });
	}
}

// workflows/weaver/forge/run-filter.ts
function runFilter(engine, { at, ...request }) {
	const { program } = request;
	try {
		return engine.evaluate(request);
	} catch (error) {
		if (error instanceof FilterError) {
			const data = {
				details: error.details,
				filter: program
			};
			throw forgeFailure("FilterError", data, `Filter '${program}' failed: ${error.message}`, { at });
		}
		if (!(error instanceof UserError) || error.code !== "jq-limit") throw error;
		const { message, hint, code } = error;
		const details = {
			message: `${message} The filter: ${shortened(program)}`,
			at,
			cause: error
		};
		throw new UserError(code, {
			...details,
			...hint !== void 0 && { hint }
		});
	}
}
function shortened(program) {
	const line = program.trim().replaceAll(/\s+/g, " ");
	const start = /^.{119}(?=..)/su.exec(line)?.[0];
	return start === void 0 ? line : `${start}…`;
}

// workflows/weaver/jinja/arguments.ts
var SurplusKeywords = class extends JinjaObject {
	shape = "map";
	#kwargs;
	constructor(kwargs) {
		super();
		this.#kwargs = kwargs;
	}
	get(key) {
		return this.#kwargs[textOf(key) ?? ""];
	}
	items() {
		return Object.keys(this.#kwargs).sort(compareText);
	}
};
var Arguments = class {
	#values;
	#kwargs;
	#used = /* @__PURE__ */ new Set();
	#next = 0;
	constructor(values, kwargs, keywords = "positional") {
		this.#kwargs = kwargs;
		const surplus = keywords === "positional" && Object.keys(kwargs).length > 0;
		this.#values = surplus ? [...values, new SurplusKeywords(kwargs)] : values;
	}
	value() {
		if (this.#next >= this.#values.length) throw new JinjaError("missing argument");
		return this.#values[this.#next++];
	}
	optional() {
		return this.#values[this.#next++] ?? void 0;
	}
	text() {
		return asText(this.value());
	}
	optionalText() {
		const value = this.optional();
		return value === void 0 ? void 0 : asText(value);
	}
	string() {
		return asString(this.value());
	}
	optionalString() {
		const value = this.optional();
		return value === void 0 ? void 0 : asString(value);
	}
	count() {
		return toCount(this.value());
	}
	optionalCount() {
		const value = this.optional();
		return value === void 0 ? void 0 : toCount(value);
	}
	index(type) {
		return toIndex(this.value(), type);
	}
	optionalIndex(type) {
		const value = this.optional();
		return value === void 0 ? void 0 : toIndex(value, type);
	}
	optionalBool() {
		const value = this.optional();
		return value === void 0 ? void 0 : toBool(value);
	}
	rest() {
		const rest = this.#values.slice(this.#next);
		this.#next = this.#values.length;
		return rest;
	}
	keyword(name) {
		this.#used.add(name);
		return Object.hasOwn(this.#kwargs, name) ? this.#kwargs[name] ?? void 0 : void 0;
	}
	hasKeyword(name) {
		return Object.hasOwn(this.#kwargs, name);
	}
	keywordBool(name) {
		const value = this.keyword(name);
		return value === void 0 ? void 0 : toBool(value);
	}
	keywordString(name) {
		const value = this.keyword(name);
		return value === void 0 ? void 0 : asString(value);
	}
	keywordCount(name) {
		const value = this.keyword(name);
		return value === void 0 ? void 0 : toCount(value);
	}
	end() {
		if (this.#next < this.#values.length) throw new JinjaError("too many arguments");
	}
	endKeywords() {
		const unknown = Object.keys(this.#kwargs).sort(compareText).find((name) => !this.#used.has(name));
		if (unknown !== void 0) throw new JinjaError("too many arguments", `unknown keyword argument '${unknown}'`);
	}
};
function asText(value) {
	if (value instanceof SurplusKeywords) throw invalid("cannot convert kwargs to string");
	return toText$1(value);
}
function asString(value) {
	const text = textOf(value);
	if (text === void 0) throw invalid("value is not a string");
	return text;
}
function toCount(value) {
	const count = asCount(value);
	if (count === void 0) throw invalid(`cannot convert ${kindOf(value)} to usize`);
	return count;
}
function toIndex(value, type) {
	const index = asIndex(value);
	if (index === void 0) throw invalid(`cannot convert ${kindOf(value)} to ${type}`);
	return index;
}
function toBool(value) {
	if (typeof value !== "boolean") throw invalid(`cannot convert ${kindOf(value)} to bool`);
	return value;
}
function toFloat(value) {
	const number = typeof value === "boolean" ? void 0 : numeric(value);
	if (number === void 0) throw invalid(`cannot convert ${kindOf(value)} to f64`);
	return Number(number);
}

// workflows/weaver/jinja/map-value.ts
var MapValue = class extends JinjaObject {
	shape = "map";
	#entries;
	constructor(entries) {
		super();
		this.#entries = entries;
	}
	get(key) {
		return this.#entries.find(([own]) => compare$1(own, key) === 0)?.[1];
	}
	has(key) {
		return this.#entries.some(([own]) => compare$1(own, key) === 0);
	}
	items() {
		return this.#entries.map(([key]) => key);
	}
};
function mapOf(entries) {
	if (entries.every(([key]) => typeof key === "string")) return plainMap(entries);
	const sorted = [];
	for (const [key, value] of entries) {
		const at = sorted.findIndex(([own]) => compare$1(own, key) === 0);
		if (at >= 0) sorted[at] = [sorted[at]?.[0], value];
		else sorted.push([key, value]);
	}
	return new MapValue(sorted.sort((a, b) => compare$1(a[0], b[0])));
}
function plainMap(entries) {
	const map = Object.create(null);
	for (const [key, value] of entries) map[textOf(key) ?? ""] = value;
	return map;
}

// workflows/weaver/jinja/module.ts
var Names = class extends JinjaObject {
	shape = "map";
	get(key) {
		return this.values.get(textOf(key) ?? "\0");
	}
	has(key) {
		return this.values.has(textOf(key) ?? "\0");
	}
	items() {
		return [...this.values.keys()].sort(compareText);
	}
};
var ModuleObject = class extends Names {
	values;
	#text;
	constructor(values, text) {
		super();
		this.values = values;
		this.#text = text;
	}
	render() {
		return this.#text;
	}
};
var Namespace = class extends Names {
	values = /* @__PURE__ */ new Map();
	set(name, value) {
		this.values.set(name, value);
	}
};

// workflows/weaver/jinja/builtin-functions.ts
const longestRange = 1e5;
const range = (args, kwargs) => {
	const given = new Arguments(args, kwargs);
	const [lower, upper, step] = [
		given.index("isize"),
		given.optionalIndex("isize"),
		given.optionalIndex("isize") ?? 1
	];
	given.end();
	if (step === 0) throw invalid("cannot create range with step of 0");
	const [start, end] = upper === void 0 ? [0, lower] : [lower, upper];
	const length = Math.max(0, Math.ceil((end - start) / step));
	if (length > longestRange) throw invalid("range has too many elements");
	return new Iterable(Array.from({ length }, (_, i) => start + i * step));
};
const dict = (args, kwargs) => {
	const given = new Arguments(args, kwargs, "keywords");
	const value = given.optional();
	given.end();
	if (value !== void 0 && kindOf(value) !== "map") throw invalid();
	return mapOf([...entriesOf$1(value), ...entriesOf$1(kwargs)]);
};
const namespace = (args, kwargs) => {
	const given = new Arguments(args, kwargs);
	const value = given.optional();
	given.end();
	if (value !== void 0 && kindOf(value) !== "map") throw invalid(`expected object or keyword arguments, got ${kindOf(value)}`);
	const created = new Namespace();
	for (const [key, item] of entriesOf$1(value)) {
		const name = textOf(key);
		if (name !== void 0) created.set(name, item);
	}
	return created;
};
const debug = (args, kwargs, state) => {
	const values = new Arguments(args, kwargs).rest();
	if (values.length === 0) return prettyText(variables(state));
	return prettyText(values.length === 1 ? values[0] : values);
};
function variables(state) {
	const all = [...entriesOf$1(state.context)];
	const scopes = [];
	for (let scope = state.scope; scope; scope = scope.parent) scopes.unshift(scope);
	for (const { enclosed, variables: own } of scopes) all.push(...enclosed ?? [], ...own ?? []);
	return mapOf(all);
}
var Cycler = class extends JinjaObject {
	#values;
	#next = 0;
	constructor(values) {
		super();
		this.#values = values;
	}
	callMethod(name, args, kwargs) {
		if (name !== "next") throw new JinjaError("unknown method");
		new Arguments(args, kwargs).end();
		return this.#values[this.#next++ % this.#values.length];
	}
	render() {
		return `Cycler { items: ${debugText(this.#values)}, pos: ${this.#next % this.#values.length} }`;
	}
};
const cycler = (args, kwargs) => {
	const all = new Arguments(args, kwargs).rest();
	const [value] = all;
	const values = all.length === 0 ? [] : kindOf(value) === "map" ? void 0 : objectItems(value);
	if (!values) throw invalid("not iterable");
	if (all.length > 1) throw new JinjaError("too many arguments");
	if (values.length === 0) throw invalid("at least one value required");
	return new Cycler(values);
};
var Joiner = class extends JinjaObject {
	#separator;
	#used = false;
	constructor(separator) {
		super();
		this.#separator = separator;
	}
	call(args, kwargs) {
		new Arguments(args, kwargs).end();
		const text = this.#used ? this.#separator : "";
		this.#used = true;
		return text;
	}
	render() {
		return `Joiner { sep: ${debugText(this.#separator)}, used: ${this.#used} }`;
	}
};
const joiner = (args, kwargs) => {
	const given = new Arguments(args, kwargs);
	const separator = given.optional();
	given.end();
	return new Joiner(separator ?? ", ");
};
const builtinFunctions = {
	range: {
		call: range,
		origin: "minijinja::functions::builtins::range"
	},
	dict: {
		call: dict,
		origin: "minijinja::functions::builtins::dict"
	},
	namespace: {
		call: namespace,
		origin: "minijinja::functions::builtins::namespace"
	},
	debug: {
		call: debug,
		origin: "minijinja::functions::builtins::debug"
	},
	cycler: {
		call: cycler,
		origin: "minijinja_contrib::globals::cycler"
	},
	joiner: {
		call: joiner,
		origin: "minijinja_contrib::globals::joiner"
	}
};

// workflows/weaver/jinja/builtin-tests.ts
function unary$2(test) {
	return (args, kwargs) => {
		const given = new Arguments(args, kwargs);
		const value = given.value();
		given.end();
		return test(value);
	};
}
function binary(test) {
	return (args, kwargs) => {
		const given = new Arguments(args, kwargs);
		const [value, other] = [given.value(), given.value()];
		given.end();
		return test(value, other);
	};
}
function ofTexts(test) {
	return (args, kwargs) => {
		const given = new Arguments(args, kwargs);
		const [text, other] = [given.text(), given.text()];
		given.end();
		return test(text, other);
	};
}
function ofCharacters(pattern) {
	return (args, kwargs) => {
		const given = new Arguments(args, kwargs);
		const text = given.string();
		given.end();
		return everyChar(text, (char) => pattern.test(char));
	};
}
function ofKind(kind) {
	return unary$2((value) => kindOf(value) === kind);
}
function parity(value) {
	const number = numeric(value);
	if (number === void 0 || !Number.isInteger(Number(number))) return void 0;
	return isFloat(value) && Math.abs(Number(number)) >= 2 ** 63 ? void 0 : BigInt(number) & 1n;
}
function isDivisible(value, other) {
	const [a, b] = [numeric(value), numeric(other)];
	if (a === void 0 || b === void 0) return false;
	if (isFloat(value) || isFloat(other)) return Number(a) % Number(b) === 0;
	return BigInt(b) !== 0n && BigInt(a) % BigInt(b) === 0n;
}
function isSame(value, other) {
	const objects = [value, other].filter((each) => isObject(each)).length;
	if (objects === 2) return value === other;
	return objects === 0 && kindOf(value) === kindOf(other) && isInteger$1(value) === isInteger$1(other) && equals$1(value, other);
}
function isObject(value) {
	return value instanceof JinjaObject || kindOf(value) === "map" || kindOf(value) === "sequence";
}
function isIn(value, container) {
	try {
		return contains$1(container, value);
	} catch (error) {
		if (error instanceof JinjaError) return false;
		throw error;
	}
}
function known$1(names) {
	return (args, kwargs, state) => {
		const given = new Arguments(args, kwargs);
		const name = given.string();
		given.end();
		return state.engine[names].has(name);
	};
}
const eq = binary(equals$1);
const ne = binary((value, other) => !equals$1(value, other));
const lt = binary((value, other) => compare$1(value, other) < 0);
const le = binary((value, other) => compare$1(value, other) <= 0);
const gt = binary((value, other) => compare$1(value, other) > 0);
const ge = binary((value, other) => compare$1(value, other) >= 0);
const safe$1 = unary$2((value) => value instanceof SafeString);
const integer = unary$2(isInteger$1);
const builtinTests = {
	undefined: ofKind("undefined"),
	defined: unary$2((value) => value !== void 0),
	none: ofKind("none"),
	safe: safe$1,
	escaped: safe$1,
	boolean: ofKind("bool"),
	odd: unary$2((value) => parity(value) === 1n),
	even: unary$2((value) => parity(value) === 0n),
	divisibleby: binary(isDivisible),
	number: ofKind("number"),
	integer,
	int: integer,
	float: unary$2(isFloat),
	string: ofKind("string"),
	sequence: ofKind("sequence"),
	iterable: unary$2((value) => itemsOf$1(value) !== void 0),
	mapping: ofKind("map"),
	startingwith: ofTexts((text, other) => text.startsWith(other)),
	endingwith: ofTexts((text, other) => text.endsWith(other)),
	lower: ofCharacters(/^\p{Lowercase}$/u),
	upper: ofCharacters(/^\p{Uppercase}$/u),
	sameas: binary(isSame),
	eq,
	equalto: eq,
	"==": eq,
	ne,
	"!=": ne,
	lt,
	lessthan: lt,
	"<": lt,
	le,
	"<=": le,
	gt,
	greaterthan: gt,
	">": gt,
	ge,
	">=": ge,
	in: binary(isIn),
	true: unary$2((value) => value === true),
	false: unary$2((value) => value === false),
	filter: known$1("filters"),
	test: known$1("tests")
};

// workflows/weaver/jinja/scope.ts
var Scope = class {
	parent;
	variables;
	loop;
	closure;
	enclosed;
	constructor(parent, origin) {
		this.parent = parent;
		this.loop = origin?.loop;
		this.enclosed = origin?.enclosed;
	}
	store(name, value) {
		this.closure?.set(name, value);
		this.variables ??= /* @__PURE__ */ new Map();
		this.variables.set(name, value);
	}
};

// workflows/weaver/jinja/output.ts
var Output = class Output {
	#text = "";
	#discards = false;
	#outer = [];
	#budget;
	constructor(budget) {
		this.#budget = budget;
	}
	fresh() {
		return new Output(this.#budget);
	}
	get text() {
		return this.#text;
	}
	get discards() {
		return this.#discards;
	}
	write(text) {
		if (this.#discards) return;
		this.#budget.left -= text.length;
		if (this.#budget.left < 0) throw new JinjaError("engine ran out of fuel", "the output is too long");
		this.#text += text;
	}
	during(work) {
		const before = this.#text;
		this.#text = "";
		const result = work();
		const text = this.#text;
		this.#text = before + text;
		return {
			result,
			text
		};
	}
	capture(mode = "keep") {
		this.#outer.push({
			text: this.#text,
			discards: this.#discards
		});
		this.#text = "";
		this.#discards = mode === "discard";
	}
	release() {
		const captured = this.#discards ? void 0 : this.#text;
		const outer = this.#outer.pop();
		this.#text = outer?.text ?? "";
		this.#discards = outer?.discards ?? false;
		return captured;
	}
};

// workflows/weaver/jinja/state.ts
const deepest$1 = 500;
const absent = Symbol("absent");
var State = class {
	engine;
	context;
	scope = new Scope();
	out;
	autoEscape;
	initialAutoEscape;
	blocks = /* @__PURE__ */ new Map();
	currentBlock;
	extending;
	loaded;
	site;
	piped;
	isKept = false;
	#depth = 1;
	#fuel;
	#steps = 0;
	constructor(engine, context, template) {
		this.engine = engine;
		this.context = context;
		this.autoEscape = engine.autoEscape;
		this.initialAutoEscape = engine.autoEscape;
		this.out = new Output({ left: engine.maxOutput });
		this.loaded = /* @__PURE__ */ new Set([template]);
		this.#fuel = engine.fuel;
	}
	get depth() {
		return this.#depth;
	}
	get fuel() {
		return this.#fuel;
	}
	burn(amount = 1) {
		this.#fuel -= amount;
		if (this.#fuel < 0) throw new JinjaError("engine ran out of fuel");
		if ((++this.#steps & 1023) === 0 && this.engine.signal?.aborted) throw new JinjaError("engine ran out of fuel", "cancelled");
	}
	find(name) {
		for (let scope = this.scope; scope; scope = scope.parent) {
			const found = findIn(scope, name);
			if (found !== absent) return found;
		}
		if (isPlainMap(this.context) && Object.hasOwn(this.context, name)) return this.context[name];
		const global = this.engine.globals.get(name);
		return global === void 0 ? absent : global;
	}
	lookUp(name) {
		const found = this.find(name);
		return found === absent ? void 0 : found;
	}
	applyFilter(name, args) {
		const filter = this.engine.filters.get(name);
		if (!filter) throw new JinjaError("unknown filter");
		this.burn();
		return filter(args, {}, this);
	}
	currentLoop() {
		for (let scope = this.scope; scope; scope = scope.parent) if (scope.loop) return scope.loop;
	}
	push(scope) {
		this.enter(0);
		this.#depth++;
		this.scope = scope;
	}
	pop(outer) {
		this.leave(1);
		this.scope = outer;
	}
	enter(cost) {
		this.#depth += cost;
		if (this.#depth > deepest$1) throw invalid("recursion limit exceeded");
	}
	leave(cost) {
		this.#depth -= cost;
	}
	release() {
		return this.asResult(this.out.release());
	}
	asResult(text) {
		return text === void 0 || this.autoEscape === "none" ? text : new SafeString(text);
	}
};
function findIn(scope, name) {
	const own = scope.variables?.get(name);
	if (own !== void 0 || scope.variables?.has(name)) return own;
	if (name === "loop" && scope.loop?.isNamed) return scope.loop;
	const enclosed = scope.enclosed?.get(name);
	return enclosed !== void 0 || scope.enclosed?.has(name) ? enclosed : absent;
}
function run(state, body) {
	const outer = {
		extending: state.extending,
		initial: state.initialAutoEscape
	};
	state.extending = void 0;
	state.initialAutoEscape = state.autoEscape;
	body(state);
	for (let parent = takeParent(state); parent; parent = takeParent(state)) {
		state.out.release();
		parent.run(state);
	}
	state.extending = outer.extending;
	state.initialAutoEscape = outer.initial;
}
function takeParent(state) {
	const parent = state.extending;
	state.extending = void 0;
	return parent;
}

// workflows/weaver/jinja/blocks.ts
function extend(state, value) {
	if (state.extending) throw invalid("tried to extend a second time in a template");
	const name = textOf(value);
	if (name === void 0) throw invalid("template name was not a string");
	if (state.loaded.has(name)) throw invalid(`cycle in template inheritance. ${quote(name)} was referenced more than once`);
	const parent = state.engine.load(name);
	state.loaded = /* @__PURE__ */ new Set([...state.loaded, parent.name]);
	for (const [block, layer] of parent.blocks) state.blocks.set(block, {
		layers: [...state.blocks.get(block)?.layers ?? [], layer],
		at: 0
	});
	state.extending = parent;
	state.out.capture("discard");
}
function blockStacks(template) {
	return new Map([...template.blocks].map(([name, layer]) => [name, {
		layers: [layer],
		at: 0
	}]));
}
function runBlock(state, name) {
	if (state.extending || state.out.discards) return;
	const stack = state.blocks.get(name);
	const layer = stack?.layers[stack.at];
	if (!stack || !layer) throw new JinjaError("unknown block", `block '${name}' not found`);
	if (stack.layers.length === 1 && layer.required) throw invalid(`Required block '${name}' not found`);
	const outer = state.currentBlock;
	state.currentBlock = name;
	runLayer(state, layer);
	state.currentBlock = outer;
}
function captureBlock(state, name) {
	state.out.capture();
	runBlock(state, name);
	return state.release();
}
function runLayer(state, layer) {
	const { scope } = state;
	state.push(new Scope(scope));
	run(state, layer.run);
	state.pop(scope);
}
function callSuper(state, mode) {
	const name = state.currentBlock;
	const stack = name === void 0 ? void 0 : state.blocks.get(name);
	if (name === void 0 || !stack) throw invalid("cannot super outside of block");
	const layer = stack.layers[stack.at + 1];
	if (!layer) throw invalid("no parent block exists");
	const { site } = state;
	state.blocks.set(name, {
		...stack,
		at: stack.at + 1
	});
	if (mode === "capture") state.out.capture();
	try {
		runLayer(state, layer);
	} catch (error) {
		if (!(error instanceof JinjaError)) throw error;
		error.locate(state.site);
		throw new JinjaError("could not render block", "error in super block", {
			cause: error,
			...site && { site }
		});
	}
	state.blocks.set(name, stack);
	return mode === "capture" ? state.release() : void 0;
}

// workflows/weaver/jinja/compile-target.ts
function assign(state, name, value) {
	state.scope.store(name, value);
}
function compileTarget(compiler, target, of) {
	const store = compileStore(compiler, target);
	return (state) => store(state, of(state));
}
function compileStore(compiler, target) {
	if (target.is === "list") return compileUnpacking(compiler, target);
	if (target.is === "attribute") return compileAttributeStore(compiler, target);
	if (target.is !== "variable") throw new JinjaError("syntax error", "cannot assign to this expression");
	const { name } = target;
	return (state, value) => state.scope.store(name, value);
}
function compileUnpacking(compiler, target) {
	compiler.line = target.line;
	const site = compiler.site();
	const stores = target.items.map((item) => compileStore(compiler, item));
	return (state, value) => {
		const items = objectItems(value);
		state.site = site;
		if (!items) throw new JinjaError("cannot unpack", "value is not iterable");
		if (items.length !== stores.length) throw new JinjaError("cannot unpack", `sequence of wrong length (expected ${stores.length}, got ${items.length})`);
		stores.forEach((store, i) => store(state, items[i]));
	};
}
function compileAttributeStore(compiler, target) {
	const { name } = target;
	compiler.line = target.line;
	const of = compiler.expression(target.of);
	const site = compiler.site();
	return (state, value) => {
		const object = of(state);
		state.site = site;
		if (!(object instanceof Namespace)) throw invalid(`can only assign to namespaces, not ${kindOf(object)}`);
		object.set(name, value);
	};
}

// workflows/weaver/jinja/cost.ts
function costOf(value) {
	if (typeof value === "string" || Array.isArray(value)) return 1 + (value.length >> 4);
	return value instanceof Iterable ? 1 + (value.items().length >> 4) : 1;
}

// workflows/weaver/jinja/compile-arguments.ts
const none = Object.freeze(Object.create(null));
function compileArguments(compiler, args, makeCaller) {
	const positional = args.filter((arg) => arg.is === "positional" || arg.is === "splat");
	const keyword = args.filter((arg) => arg.is === "keyword" || arg.is === "keyword splat");
	const values = positional.map((arg) => ({
		isSplat: arg.is === "splat",
		of: compiler.expression(arg.of)
	}));
	const { line } = compiler;
	const keywords = keyword.map((arg) => ({
		name: arg.is === "keyword" ? arg.name : void 0,
		of: compiler.expression(arg.of)
	}));
	if (!makeCaller && keyword.every((arg) => arg.is === "keyword" && arg.of.is === "constant")) compiler.line = line;
	const caller = makeCaller?.();
	const site = compiler.site();
	return (state, before) => {
		for (const { isSplat, of } of values) {
			const value = of(state);
			if (!isSplat) {
				before.push(value);
				continue;
			}
			state.site = site;
			for (const item of iterate(value)) before.push(item);
		}
		if (keywords.length === 0 && !caller) return {
			args: before,
			kwargs: none
		};
		return {
			args: before,
			kwargs: evaluateKeywords(state, {
				keywords,
				caller,
				site
			})
		};
	};
}
function evaluateKeywords(state, { keywords, caller, site }) {
	const kwargs = Object.create(null);
	for (const { name, of } of keywords) {
		const value = of(state);
		state.site = site;
		if (name === void 0) spread(kwargs, value);
		else kwargs[name] = value;
	}
	if (caller) kwargs.caller = caller(state);
	return kwargs;
}
function spread(kwargs, value) {
	if (kindOf(value) !== "map") throw invalid(`attempted to apply keyword arguments from non map (got ${kindOf(value)})`);
	for (const [key, item] of entriesOf$1(value)) {
		const name = textOf(key);
		if (name === void 0) throw invalid("non string keys passed to kwargs");
		kwargs[name] = item;
	}
}

// workflows/weaver/jinja/loop.ts
const names = [
	"index0",
	"index",
	"length",
	"revindex",
	"revindex0",
	"first",
	"last",
	"depth",
	"depth0",
	"previtem",
	"nextitem"
];
var LoopObject = class extends JinjaObject {
	shape = "map";
	#items;
	#length;
	depth;
	isNamed;
	recurse;
	#changed;
	index = -1;
	constructor(options) {
		super();
		this.#items = options.items;
		this.#length = options.sized ? options.items.length : void 0;
		this.depth = options.depth;
		this.isNamed = options.isNamed;
		this.recurse = options.recurse;
	}
	items() {
		return names;
	}
	has(key) {
		return names.some((name) => name === key);
	}
	get(key) {
		const { index } = this;
		const length = this.#length;
		switch (textOf(key) ?? "") {
			case "index": return index + 1;
			case "index0": return index;
			case "length": return length;
			case "revindex": return length === void 0 ? void 0 : Math.max(length - index, 0);
			case "revindex0": return length === void 0 ? void 0 : Math.max(length - index - 1, 0);
			case "first": return index === 0;
			case "last": return length !== void 0 && (length === 0 || index === length - 1);
			case "depth": return this.depth + 1;
			case "depth0": return this.depth;
			case "previtem": return this.#items[index - 1];
			case "nextitem": return this.#items[index + 1];
			default: return;
		}
	}
	call() {
		throw invalid("loop recursion cannot be called this way");
	}
	callMethod(name, args, kwargs, _state) {
		const all = Object.keys(kwargs).length > 0 ? [...args, kwargs] : args;
		if (name === "cycle") return all[this.index % all.length];
		if (name !== "changed") throw new JinjaError("unknown method");
		const before = this.#changed;
		if (before && before.length === all.length && before.every((value, i) => equals$1(value, all[i]))) return false;
		this.#changed = all;
		return true;
	}
	render() {
		return `<loop ${this.index}/${this.#length ?? "?"}>`;
	}
};

// workflows/weaver/jinja/format-cursor.ts
var FormatCursor = class {
	#source;
	#at = 0;
	constructor(source) {
		this.#source = source;
	}
	get offset() {
		return Buffer.byteLength(this.#source.slice(0, this.#at));
	}
	get rest() {
		return this.#source.slice(this.#at);
	}
	take(length) {
		const taken = this.#source.slice(this.#at, this.#at + length);
		this.#at += length;
		return taken;
	}
	match(pattern) {
		pattern.lastIndex = this.#at;
		const found = pattern.exec(this.#source)?.[0];
		if (found !== void 0) this.#at += found.length;
		return found;
	}
	skip(char) {
		if (this.#source.charAt(this.#at) !== char) return false;
		this.#at++;
		return true;
	}
	number() {
		const digits = this.match(/\d+/y);
		if (digits === void 0) return void 0;
		const number = Number(digits);
		if (number > 2 ** 53) throw invalid(`invalid integer in the format string at offset ${this.offset}`);
		return number;
	}
	till(end) {
		const start = this.offset;
		const at = this.#source.indexOf(end, this.#at);
		if (at < 0) throw invalid(`incomplete format key at offset ${start}; missing closing '${end}'`);
		const text = this.#source.slice(this.#at, at);
		this.#at = at + end.length;
		return text;
	}
	conversion(style) {
		const char = this.#source.charAt(this.#at);
		if (style === "braces" && char === "}") return "";
		const known = style === "braces" ? "bdeEfFgGoxXcs" : "dieEfFgGoxXcs";
		if (char === "") throw invalid(`incomplete format spec at offset ${this.offset}; missing conversion type`);
		if (!known.includes(char)) throw invalid(`invalid conversion type '${char}' in format spec at offset ${this.offset}`);
		this.#at++;
		return char === "i" ? "d" : char;
	}
	literal(style) {
		const delimiter = style === "printf" ? "%" : "{";
		for (let length = 0;; length++) {
			const char = this.#source.charAt(this.#at + length);
			const doubled = this.#source.charAt(this.#at + length + 1) === char;
			const closes = style === "braces" && char === "}";
			if ((char === delimiter || closes) && doubled) {
				const text = this.take(length + 1);
				this.take(1);
				return text;
			}
			if (closes) throw invalid(`invalid single '}' in format string at offset ${length}; use escape sequence '}}'`);
			if (char === "" || char === delimiter) return length === 0 ? void 0 : this.take(length);
		}
	}
};

// workflows/weaver/jinja/format-spec.ts
const descriptions = {
	"": "",
	b: "binary format ('b')",
	o: "octal format ('o')",
	x: "hex format ('x')",
	X: "hex format ('X')",
	d: "decimal format ('d')",
	e: "scientific notation ('e')",
	E: "scientific notation ('E')",
	f: "fixed-point notation ('f')",
	F: "fixed-point notation ('F')",
	g: "general format ('g')",
	G: "general format ('G')",
	c: "character format ('c')",
	s: "string format ('s')"
};
const radices = {
	b: 2,
	o: 8,
	x: 16,
	X: 16
};
const prefixes = {
	b: "0b",
	o: "0o",
	x: "0x",
	X: "0X"
};
function describe$1(conversion) {
	return descriptions[conversion];
}
function formatValue(spec, value) {
	if (typeof value === "boolean") return formatBool(spec, value);
	if (isInteger$1(value)) return formatInteger(spec, BigInt(value));
	return isFloat(value) ? formatFloat(spec, toFloat(value)) : formatText(spec, toText$1(value));
}
function mismatch(spec, kind) {
	return invalid(`invalid format spec at offset ${spec.location}; '${kind}' cannot be formatted in ${descriptions[spec.conversion]}`);
}
function formatBool(spec, value) {
	const asNumber = spec.align !== void 0 || spec.sign === "+" || spec.alternate || spec.zeroPadded || spec.width !== void 0 || spec.precision !== void 0;
	if (spec.conversion === "" && !asNumber) return String(value);
	if (spec.conversion !== "s") return formatInteger(spec, value ? 1n : 0n);
	if (spec.style === "braces") throw mismatch(spec, "bool");
	return pad(spec, String(value), ">");
}
function formatText(spec, text) {
	if (spec.conversion === "c" && spec.style === "printf") {
		if (Array.from(text).length !== 1) throw invalid(`${descriptions.c} requires integer or char`);
		return formatChar(spec, text);
	}
	if (spec.conversion !== "" && spec.conversion !== "s") throw mismatch(spec, "string");
	const bytes = Buffer.from(text);
	return pad(spec, spec.precision !== void 0 && spec.precision < bytes.length ? bytes.subarray(0, spec.precision).toString().replace(/\ufffd+$/, "") : text, spec.style === "printf" ? ">" : "<");
}
function formatInteger(spec, value) {
	const size = value < 0n ? -value : value;
	const sign = value < 0n ? "-" : spec.conversion === "s" ? "" : spec.sign;
	const radix = radices[spec.conversion];
	if (radix !== void 0) return formatNumber(spec, groupBinary(spec, size.toString(radix)), sign);
	if (spec.conversion === "c") return formatCharCode(spec, value);
	if (spec.conversion === "s" && spec.style === "braces") throw mismatch(spec, "integer");
	return formatNumber(spec, integerDigits(spec, size), sign);
}
function integerDigits(spec, size) {
	const { conversion } = spec;
	if (conversion === "s") return String(size);
	if (conversion === "f" || conversion === "F") {
		const decimals = spec.precision ?? 6;
		return group(spec, withPoint(spec, decimals === 0 ? String(size) : `${size}.${repeatText$1("0", decimals)}`));
	}
	return conversion === "e" || conversion === "E" || conversion === "g" || conversion === "G" ? notation(spec, Number(size)) : group(spec, String(size));
}
function formatCharCode(spec, value) {
	if (!(value >= 0n && value <= 1114111n && (value < 55296n || value > 57343n))) throw invalid(`${descriptions.c} arg not in range(0x110000)`);
	return formatChar(spec, String.fromCodePoint(Number(value)));
}
function formatFloat(spec, value) {
	const { conversion } = spec;
	if (radices[conversion] !== void 0 || conversion === "d" || conversion === "c") throw mismatch(spec, "float");
	if (conversion === "s" && spec.style === "braces") throw mismatch(spec, "float");
	const sign = value < 0 || Object.is(value, -0) ? "-" : conversion === "s" && spec.sign === "+" ? "" : spec.sign;
	const upper = conversion === "E" || conversion === "F" || conversion === "G";
	if (Number.isNaN(value)) return formatNumber(spec, upper ? "NAN" : "nan", "");
	if (!Number.isFinite(value)) return formatNumber(spec, upper ? "INF" : "inf", sign);
	return formatNumber(spec, finiteDigits(spec, Math.abs(value)), sign);
}
function finiteDigits(spec, size) {
	const { conversion } = spec;
	if (conversion === "f" || conversion === "F") return group(spec, withPoint(spec, fixed$1(size, checkDecimals(spec.precision ?? 6))));
	if (conversion === "e" || conversion === "E") return notation(spec, size);
	if (size === 0) return "0";
	const digits = notation(spec, size);
	return (conversion === "" || conversion === "s") && !/[.eE]/.test(digits) ? `${digits}.0` : digits;
}
function checkDecimals(decimals) {
	repeatText$1("0", decimals);
	return decimals;
}
function notation(spec, size) {
	const { conversion } = spec;
	const letter = conversion === "E" || conversion === "G" ? "E" : "e";
	if (conversion === "e" || conversion === "E") {
		const { mantissa, exponent } = scientific(size, checkDecimals(spec.precision ?? 6));
		return group(spec, withPoint(spec, mantissa)) + letter + exponentText(exponent);
	}
	const precision = checkDecimals(spec.precision === 0 ? 1 : spec.precision ?? 6);
	const { mantissa, exponent } = scientific(size, precision - 1);
	if (exponent >= -4 && exponent < precision) return group(spec, withoutZeros(spec, fixed$1(size, precision - 1 - exponent)));
	return group(spec, withoutZeros(spec, mantissa)) + letter + exponentText(exponent);
}
function exponentText(exponent) {
	return `${exponent < 0 ? "-" : "+"}${String(Math.abs(exponent)).padStart(2, "0")}`;
}
function withPoint(spec, number) {
	return spec.precision === 0 && spec.alternate ? `${number}.` : number;
}
function withoutZeros(spec, number) {
	return spec.alternate || !number.includes(".") ? number : number.replace(/0+$/, "").replace(/\.$/, "");
}
function group(spec, number) {
	if (spec.grouping === void 0) return number;
	const [whole = "", ...fraction] = number.split(".");
	return [inGroups(whole, spec.grouping, 3), ...fraction].join(".");
}
function groupBinary(spec, digits) {
	const cased = spec.conversion === "X" ? digits.toUpperCase() : digits;
	if (spec.grouping === void 0) return cased;
	if (spec.grouping === "_") return inGroups(cased, "_", 4);
	throw invalid(`invalid format spec at offset ${spec.location}; ',' cannot be specified with ${descriptions[spec.conversion]}`);
}
function inGroups(digits, separator, size) {
	const head = digits.length % size;
	const groups = head > 0 ? [digits.slice(0, head)] : [];
	for (let at = head; at < digits.length; at += size) groups.push(digits.slice(at, at + size));
	return groups.join(separator);
}
function formatNumber(spec, number, sign) {
	const prefix = sign + (spec.alternate ? prefixes[spec.conversion] ?? "" : "");
	if (!spec.zeroPadded) return pad(spec, prefix + number, ">");
	const missing = (spec.width ?? 0) - prefix.length - number.length;
	return prefix + (missing > 0 ? zeroPad(spec, number, missing) : number);
}
function zeroPad(spec, number, missing) {
	const zeros = repeatText$1("0", missing);
	if (spec.grouping === void 0) return zeros + number;
	const point = number.indexOf(".");
	const end = point >= 0 ? point : number.search(/[eE]|$/);
	const separator = number.slice(0, end).indexOf(spec.grouping);
	const first = separator >= 0 ? separator : end;
	const size = spec.grouping === "_" && radices[spec.conversion] !== void 0 ? 4 : 3;
	const grouped = inGroups(zeros + number.slice(0, first), spec.grouping, size);
	const trimmed = grouped.slice(grouped.length - first - missing);
	return (trimmed.startsWith(spec.grouping) ? "0" : "") + trimmed + number.slice(first);
}
function formatChar(spec, char) {
	if (spec.style === "braces" && spec.align === void 0 && spec.zeroPadded) return repeatText$1("0", Math.max(0, (spec.width ?? 0) - 1)) + char;
	return pad(spec, char, ">", 1);
}
function pad(spec, text, defaultAlign, size = Buffer.byteLength(text)) {
	const missing = (spec.width ?? 0) - size;
	if (missing <= 0) return text;
	const fill = spec.fill ?? " ";
	const align = spec.align ?? defaultAlign;
	const left = align === "<" ? 0 : align === ">" ? missing : Math.floor(missing / 2);
	return repeatText$1(fill, left) + text + repeatText$1(fill, missing - left);
}

// workflows/weaver/jinja/format-braces.ts
function formatBraces(format, args, kwargs) {
	const cursor = new FormatCursor(format);
	const choose = argumentChooser(args, kwargs);
	let result = "";
	for (;;) {
		const literal = cursor.literal("braces");
		if (literal !== void 0) {
			result += literal;
			continue;
		}
		const location = cursor.offset;
		if (!cursor.skip("{")) return checkedText(result);
		const field = parseField(cursor, location);
		result = checkedText(result + formatValue(field.spec, choose(field)));
	}
}
function notFound$1(location, cause) {
	const options = cause === void 0 ? void 0 : { cause };
	return new JinjaError("invalid operation", `argument not found for format field at offset ${location}`, options);
}
function argumentChooser(args, kwargs) {
	let next = 0;
	let numbering;
	const number = (kind, location) => {
		if (numbering !== void 0 && numbering !== kind) throw invalid(`cannot switch from ${numbering} to ${kind} in field at offset ${location}`);
		numbering = kind;
	};
	return ({ name, path, location }) => {
		if (typeof name === "string") {
			if (!Object.hasOwn(kwargs, name)) throw notFound$1(location);
			return follow(kwargs[name], path, location);
		}
		number(name === void 0 ? "automatic numbering" : "manual field specification", location);
		const at = name ?? next++;
		if (at >= args.length) throw notFound$1(location);
		return name === void 0 ? args[at] : follow(args[at], path, location);
	};
}
function follow(start, path, location) {
	try {
		const found = path.reduce((value, part) => /^\d+$/.test(part) ? getItem(value, Number(part)) : getAttribute(value, part), start);
		if (found === void 0) throw new JinjaError("undefined value");
		return found;
	} catch (error) {
		throw notFound$1(location, error);
	}
}
function parseField(cursor, location) {
	const name = cursor.number() ?? cursor.match(/[A-Za-z_][A-Za-z0-9_]*/y);
	const path = name === void 0 ? [] : parsePath(cursor);
	const spec = cursor.skip(":") ? parseSpec$1(cursor) : {
		...plainSpec,
		location
	};
	if (cursor.skip("}")) return {
		name,
		path,
		spec,
		location
	};
	const [found] = cursor.rest;
	throw invalid(found === void 0 ? `missing closing '}' in format spec at offset ${location}` : `expected closing '}' in format spec at offset ${location}; found '${found}'`);
}
function parsePath(cursor) {
	const path = [];
	for (;;) if (cursor.skip(".")) {
		const name = cursor.match(/[A-Za-z_][A-Za-z0-9_]*/y);
		if (name === void 0) throw invalid(`missing attribute name after '.' in format spec at offset ${cursor.offset}`);
		path.push(name);
	} else if (cursor.skip("[")) path.push(cursor.till("]"));
	else return path;
}
const plainSpec = {
	style: "braces",
	fill: void 0,
	align: void 0,
	sign: "",
	alternate: false,
	zeroPadded: false,
	width: void 0,
	grouping: void 0,
	precision: void 0,
	conversion: ""
};
function parseSpec$1(cursor) {
	const location = cursor.offset;
	const [align, fill] = Array.from(cursor.match(/[^][<>^]|[<>^]/uy) ?? "").reverse();
	const sign = cursor.match(/[-+ ]/y) ?? "";
	const alternate = cursor.skip("#");
	const zero = cursor.skip("0");
	const width = cursor.number();
	const grouping = cursor.match(/[,_]/y);
	const precision = cursor.skip(".") ? cursor.number() : void 0;
	const conversion = cursor.conversion("braces");
	if (conversion === "c") checkCharacter({
		location,
		sign,
		alternate,
		grouping
	});
	return {
		...plainSpec,
		fill,
		align,
		sign: sign === "-" ? "" : sign,
		alternate,
		zeroPadded: zero && width !== void 0,
		width: width ?? (zero ? 0 : void 0),
		grouping,
		precision,
		conversion,
		location
	};
}
function checkCharacter({ location, sign, alternate, grouping }) {
	const at = `invalid format spec at offset ${location};`;
	if (sign !== "") throw invalid(`${at} sign flags are not allowed with ${describe$1("c")}`);
	if (alternate) throw invalid(`${at} '#' cannot be specified with ${describe$1("c")}`);
	if (grouping !== void 0) throw invalid(`${at} '${grouping}' cannot be specified with ${describe$1("c")}`);
}

// workflows/weaver/jinja/escape.ts
const entities$1 = {
	"<": "&lt;",
	">": "&gt;",
	"&": "&amp;",
	"\"": "&quot;",
	"'": "&#x27;",
	"/": "&#x2f;"
};
function escape$1(value, mode) {
	if (value instanceof SafeString || mode === "none") return toText$1(value);
	if (mode === "json") return toJson$1(value);
	const kind = kindOf(value);
	return kind === "undefined" || kind === "none" || kind === "bool" || kind === "number" ? toText$1(value) : toText$1(value).replace(/[<>&"'/]/g, (char) => entities$1[char] ?? char);
}
function write(state, value) {
	state.out.write(escape$1(value, state.autoEscape));
}
function modeOf(value, initial) {
	const text = textOf(value);
	if (text === "html" || text === "json" || text === "none") return text;
	if (text !== void 0) throw invalid("invalid value to autoescape tag");
	if (!equals$1(value, true)) return "none";
	return initial === "none" ? "html" : initial;
}

// workflows/weaver/jinja/text-filters.ts
function simple$1(filter) {
	return (args, kwargs) => {
		const given = new Arguments(args, kwargs);
		const text = given.text();
		given.end();
		checkLength(2 * text.length > longestText ? text.length : 2 * text.length);
		return checkedText(filter(text));
	};
}
function titleCase(text) {
	let starts = true;
	let result = "";
	for (const char of text) {
		const separates = isSpace(char) || /^[!-/:-@[-`{-~]$/.test(char);
		result += separates ? char : starts ? char.toUpperCase() : char.toLowerCase();
		starts = separates;
	}
	return result;
}
function capitalize(text) {
	const [first = ""] = text;
	return first.toUpperCase() + text.slice(first.length).toLowerCase();
}
const safe = (args, kwargs) => {
	const given = new Arguments(args, kwargs);
	const text = given.text();
	given.end();
	return new SafeString(text);
};
const escapeFilter = (args, kwargs, state) => {
	const given = new Arguments(args, kwargs);
	const value = given.value();
	given.end();
	if (value instanceof SafeString) return value;
	const modes = [state.autoEscape, state.engine.autoEscape];
	return new SafeString(escape$1(value, modes.find((mode) => mode !== "none") ?? "html"));
};
function replaceText(text, from, to, count = Number.POSITIVE_INFINITY) {
	const parts = splitText(text, from);
	const times = Math.min(parts.length - 1, count);
	checkLength(times * (to.length - from.length) + text.length);
	const rest = parts.slice(times).join(from);
	return [...parts.slice(0, times), rest].join(to);
}
function splitText(text, separator) {
	return separator === "" ? [
		"",
		...chars(text),
		""
	] : cut(text, separator);
}
const replace = (args, kwargs) => {
	const given = new Arguments(args, kwargs);
	const [text, from, to] = [
		given.text(),
		given.text(),
		given.text()
	];
	given.end();
	return from === to ? text : replaceText(text, from, to);
};
const trimFilter = (args, kwargs) => {
	const given = new Arguments(args, kwargs);
	const text = given.text();
	const set = given.optionalText();
	given.end();
	return set === void 0 ? trim(text) : trimChars(text, set, "both");
};
const join$1 = (args, kwargs) => {
	const given = new Arguments(args, kwargs);
	const value = given.value();
	const joiner = given.optionalText() ?? "";
	given.end();
	if (value === void 0 || value === null) return "";
	return joinTexts(iterateFor(value, `cannot join value of type ${kindOf(value)}`), joiner);
};
function joinTexts(items, joiner) {
	const texts = items.map(toText$1);
	checkLength(texts.reduce((sum, text) => sum + text.length, joiner.length * texts.length));
	return texts.join(joiner);
}
function iterateFor(value, detail) {
	try {
		return iterate(value);
	} catch {
		throw invalid(detail);
	}
}
function splitParts(text, separator, limit) {
	const cuts = limit === void 0 || limit < 0 ? void 0 : limit;
	if (separator === void 0) return cuts === void 0 ? words(text) : splitWords(text, cuts + 1);
	const parts = splitText(text, separator);
	if (cuts === void 0 || parts.length <= cuts + 1) return parts;
	return [...parts.slice(0, cuts), parts.slice(cuts).join(separator)];
}
function splitWords(text, most) {
	const parts = [];
	let rest = text;
	while (parts.length < most - 1) {
		const start = rest.length - trimLeft(rest).length;
		let end = start;
		while (end < rest.length && !isSpace(rest.charAt(end))) end++;
		if (end === rest.length) break;
		parts.push(rest.slice(start, end));
		rest = rest.slice(end);
	}
	const last = trimLeft(rest);
	return last === "" ? rest === "" ? parts : [...parts, rest] : [...parts, last];
}
function trimLeft(text) {
	let start = 0;
	while (start < text.length && isSpace(text.charAt(start))) start++;
	return text.slice(start);
}
const split = (args, kwargs) => {
	const given = new Arguments(args, kwargs);
	const text = given.string();
	const separator = given.optionalString();
	const limit = given.optionalIndex("i64");
	given.end();
	return new Iterable(splitParts(text, separator, limit), false);
};
const linesFilter = (args, kwargs) => {
	const given = new Arguments(args, kwargs);
	const text = given.string();
	given.end();
	return lines(text);
};
const indent = (args, kwargs) => {
	const given = new Arguments(args, kwargs, "keywords");
	const text = given.text();
	const width = given.optionalCount() ?? given.keywordCount("width") ?? 4;
	const first = given.optionalBool() ?? given.keywordBool("first") ?? false;
	const blank = given.optionalBool() ?? given.keywordBool("blank") ?? false;
	given.end();
	given.endKeywords();
	const all = cut(withoutNewline(text), "\n");
	const prefix = repeatText$1(" ", width);
	checkLength(text.length + width * all.length);
	return withoutNewline(`${all.map((line, i) => i === 0 && !first || line === "" && !blank ? line : prefix + line).join("\n")}\n`);
};
function withoutNewline(text) {
	const rest = text.endsWith("\n") ? text.slice(0, -1) : text;
	return rest.endsWith("\r") ? rest.slice(0, -1) : rest;
}
const urlencode = (args, kwargs) => {
	const given = new Arguments(args, kwargs);
	const value = given.value();
	given.end();
	if (kindOf(value) !== "map") return value === null ? "" : percentEncode(toText$1(value));
	return entriesOf$1(value).filter(([, item]) => item !== null && item !== void 0).map(([key, item]) => `${percentEncode(toText$1(key))}=${percentEncode(toText$1(item))}`).join("&");
};
function percentEncode(text) {
	return encodeURIComponent(text.toWellFormed()).replace(/[!'()*~]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`).replaceAll("%2F", "/");
}
const truncate = (args, kwargs, state) => {
	const given = new Arguments(args, kwargs, "keywords");
	const value = given.value();
	given.end();
	if (value === void 0 || value === null) return "";
	const text = textOf(value);
	if (text === void 0) throw invalid(`expected string, got ${kindOf(value)}`);
	const length = given.keywordCount("length") ?? 255;
	const killwords = given.keywordBool("killwords") ?? false;
	const end = given.keywordString("end") ?? "...";
	const leeway = given.keywordCount("leeway") ?? leewayOf(state.lookUp("TRUNCATE_LEEWAY"));
	given.endKeywords();
	if (length < charCount(end)) throw invalid(`expected length >= ${charCount(end)}, got ${length}`);
	if (charCount(text) <= length + leeway) return text;
	const kept = chars(text).slice(0, length - charCount(end));
	const space = killwords ? -1 : kept.lastIndexOf(" ");
	return kept.slice(0, space < 0 ? void 0 : space).join("") + end;
};
function leewayOf(value) {
	return typeof value === "number" && Number.isInteger(value) && value >= 0 ? value : 5;
}
const textFilters$1 = {
	safe,
	escape: escapeFilter,
	e: escapeFilter,
	lower: simple$1((text) => text.toLowerCase()),
	upper: simple$1((text) => text.toUpperCase()),
	title: simple$1(titleCase),
	capitalize: simple$1(capitalize),
	replace,
	trim: trimFilter,
	join: join$1,
	split,
	lines: linesFilter,
	indent,
	urlencode,
	truncate
};

// workflows/weaver/jinja/python-methods.ts
function callPythonMethod(call) {
	const text = textOf(call.value);
	const given = new Arguments(call.args, call.kwargs);
	if (text !== void 0) return callOn(stringMethods, call, (method) => method(text, given, call));
	const kind = kindOf(call.value);
	if (kind === "map") return callOn(mapMethods, call, (method) => method(call.value, given));
	if (kind === "sequence") return callOn(listMethods, call, (method) => method(call.value, given));
	return absent;
}
function callOn(methods, call, run) {
	const method = Object.hasOwn(methods, call.name) ? methods[call.name] : void 0;
	return method === void 0 ? absent : run(method);
}
function plain$1(method) {
	return (text, given) => {
		given.end();
		return method(text);
	};
}
function every(test) {
	return plain$1((text) => everyChar(text, test));
}
function matching(pattern) {
	return every((char) => pattern.test(char));
}
function stripping(ends, strip) {
	return (text, given) => {
		const set = given.optionalString();
		given.end();
		return set === void 0 ? strip(text) : trimChars(text, set, ends);
	};
}
function finding(find) {
	return (text, given) => {
		const what = given.string();
		given.end();
		const at = find(text, what);
		return at < 0 ? -1 : Buffer.byteLength(text.slice(0, at));
	};
}
function affix(name, holds) {
	return (text, given) => {
		const value = given.value();
		given.end();
		const only = textOf(value);
		if (only !== void 0) return holds(text, only);
		const kind = kindOf(value);
		if (kind !== "sequence" && kind !== "iterator") throw invalid(`${name} argument must be string or a tuple of strings, not ${kind}`);
		return (objectItems(value) ?? []).some((item) => {
			const each = textOf(item);
			if (each === void 0) throw invalid(`tuple for ${name} must contain only strings, not ${kindOf(item)}`);
			return holds(text, each);
		});
	};
}
const stringMethods = {
	upper: plain$1((text) => text.toUpperCase()),
	lower: plain$1((text) => text.toLowerCase()),
	islower: matching(/^\p{Lowercase}$/u),
	isupper: matching(/^\p{Uppercase}$/u),
	isspace: every(isSpace),
	isdigit: matching(/^\p{N}$/u),
	isnumeric: matching(/^\p{N}$/u),
	isalnum: matching(/^[\p{N}\p{Alphabetic}]$/u),
	isalpha: matching(/^\p{Alphabetic}$/u),
	isascii: matching(/^\p{ASCII}$/u),
	strip: stripping("both", trim),
	lstrip: stripping("start", trimStart),
	rstrip: stripping("end", trimEnd),
	replace: (text, given) => {
		const [from, to, count] = [
			given.string(),
			given.string(),
			given.optionalIndex("i32") ?? -1
		];
		given.end();
		return replaceText(text, from, to, count < 0 ? void 0 : count);
	},
	title: plain$1(titleCase),
	split: (text, given) => {
		const [separator, limit] = [given.optionalString(), given.optionalIndex("i64")];
		given.end();
		return splitParts(text, separator, limit);
	},
	splitlines: (text, given) => {
		const keepEnds = given.optionalBool() ?? false;
		given.end();
		return keepEnds ? text.match(/[^\n]*\n|[^\n]+$/g) ?? [] : lines(text);
	},
	capitalize: plain$1(capitalize),
	count: (text, given) => {
		const what = given.string();
		given.end();
		if (what === "") throw invalid("cannot count an empty text");
		return cut(text, what).length - 1;
	},
	find: finding((text, what) => text.indexOf(what)),
	rfind: finding((text, what) => text.lastIndexOf(what)),
	format: (text, _given, { args, kwargs }) => formatBraces(text, args, kwargs),
	startswith: affix("startswith", (text, prefix) => text.startsWith(prefix)),
	endswith: affix("endswith", (text, suffix) => text.endsWith(suffix)),
	join: (text, given) => {
		const value = given.value();
		given.end();
		return joinTexts(iterate(value), text);
	}
};
function listing(pick) {
	return (value, given) => {
		given.end();
		return new Iterable(entriesOf$1(value).map(pick));
	};
}
const mapMethods = {
	keys: listing(([key]) => key),
	values: listing(([, item]) => item),
	items: listing((entry) => entry),
	get: (value, given) => {
		const key = given.value();
		const fallback = given.optional();
		given.end();
		if (hasKey(value, key)) return lookUpKey(value, key);
		return fallback === void 0 ? null : fallback;
	}
};
const listMethods = { count: (value, given) => {
	const what = given.value();
	given.end();
	return (objectItems(value) ?? []).filter((item) => equals$1(item, what)).length;
} };
const pythonMethods = [...new Set([
	stringMethods,
	mapMethods,
	listMethods
].flatMap((methods) => Object.keys(methods)))];

// workflows/weaver/jinja/compile-call.ts
function compileCall(compiler, call, caller) {
	compiler.line = call.line;
	const { of } = call;
	if (of.is === "variable") return compileFunctionCall(compiler, call, of.name, caller);
	if (of.is !== "attribute") return compileObjectCall(compiler, call, caller);
	if (of.of.is === "variable" && of.of.name === "self") return compileBlockCall(compiler, of.name);
	const target = compiler.expression(of.of);
	const args = compileArguments(compiler, call.args, caller);
	const site = compiler.site();
	const { name } = of;
	return (state) => {
		const value = target(state);
		const given = args(state, []);
		state.site = site;
		state.burn(costOf(value));
		return callMethod(state, value, name, given);
	};
}
function compileBlockCall(compiler, name) {
	const site = compiler.site();
	return (state) => {
		state.site = site;
		return captureBlock(state, name);
	};
}
function compileObjectCall(compiler, call, caller) {
	const target = compiler.expression(call.of);
	const args = compileArguments(compiler, call.args, caller);
	const site = compiler.site();
	return (state) => {
		const value = target(state);
		const given = args(state, []);
		state.site = site;
		state.burn();
		return callValue(value, given.args, given.kwargs, state);
	};
}
function compileFunctionCall(compiler, call, name, caller) {
	const args = compileArguments(compiler, call.args, caller);
	const site = compiler.site();
	return (state) => {
		const given = args(state, []);
		state.site = site;
		state.burn();
		return callFunction(state, name, given);
	};
}
function callFunction(state, name, given) {
	if (name === "super") {
		if (given.args.length > 0) throw invalid("super() takes no arguments");
		return callSuper(state, "capture");
	}
	const value = state.find(name);
	if (value === absent) throw new JinjaError("unknown function", `${name} is unknown`);
	if (value instanceof LoopObject) return recurse(state, value, given);
	return callValue(value, given.args, given.kwargs, state);
}
function recurse(state, loop, given) {
	if (given.args.length !== 1) throw invalid("loop() takes one argument");
	if (!loop.recurse) throw invalid("cannot recurse outside of recursive loop");
	state.out.capture();
	loop.recurse(state, given.args[0]);
	return state.release();
}
function callMethod(state, value, name, { args, kwargs }) {
	try {
		if (value instanceof JinjaObject) return value.callMethod(name, args, kwargs, state);
		if (hasKey(value, name)) return callValue(lookUpKey(value, name), args, kwargs, state);
	} catch (error) {
		if (!(error instanceof JinjaError) || error.kind !== "unknown method" || error.detail !== void 0) throw error;
	}
	const result = callPythonMethod({
		value,
		name,
		args,
		kwargs
	});
	if (result === absent) throw new JinjaError("unknown method", `${kindOf(value)} has no method named ${name}`);
	return result;
}

// workflows/weaver/jinja/fold.ts
const known = /* @__PURE__ */ new WeakMap();
function fold(expression) {
	const before = known.get(expression);
	if (before) return before.folded;
	const folded = attempt(() => foldNew(expression));
	known.set(expression, { folded });
	return folded;
}
function attempt(evaluate) {
	try {
		return evaluate();
	} catch (error) {
		if (error instanceof JinjaError) return void 0;
		throw error;
	}
}
function foldNew(expression) {
	switch (expression.is) {
		case "constant": return expression;
		case "list": return foldList(expression.items);
		case "map": return foldMap(expression.entries);
		case "not": {
			const of = fold(expression.of);
			return of && { value: !isTrue$1(of.value) };
		}
		case "negate": {
			const of = fold(expression.of);
			return of && { value: negate$2(of.value) };
		}
		case "binary": {
			const left = fold(expression.left);
			const right = fold(expression.right);
			return left && right && { value: foldBinary(expression.operator, left.value, right.value) };
		}
		case "comparison": return foldComparison(expression);
		case "variable":
		case "attribute":
		case "item":
		case "slice":
		case "condition":
		case "filter":
		case "test":
		case "call": return;
	}
}
function constants(expressions) {
	const values = expressions.flatMap((item) => item.is === "constant" ? [item.value] : []);
	return values.length === expressions.length ? values : void 0;
}
function foldList(items) {
	const value = constants(items);
	return value && { value };
}
function foldMap(entries) {
	const keys = constants(entries.map(([key]) => key));
	const values = constants(entries.map(([, value]) => value));
	return keys && values && { value: mapOf(keys.map((key, i) => [key, values[i]])) };
}
function foldComparison(expression) {
	let left = fold(expression.first);
	for (const { operator, of } of expression.rest) {
		const right = left && fold(of);
		if (!left || !right) return void 0;
		if (!compareValues(operator, left.value, right.value)) return { value: false };
		left = right;
	}
	return { value: true };
}
function foldBinary(operator, left, right) {
	if (operator === "and") return isTrue$1(left) && isTrue$1(right) ? right : false;
	if (operator === "or") return isTrue$1(left) ? left : right;
	return operate(operator, left, right);
}
function operate(operator, left, right) {
	switch (operator) {
		case "~": return checkedText(toText$1(left) + toText$1(right));
		case "+":
		case "-":
		case "*":
		case "/":
		case "//":
		case "%":
		case "**": return calculate$1(operator, left, right);
		case "==":
		case "!=":
		case "<":
		case "<=":
		case ">":
		case ">=":
		case "in": return compareValues(operator, left, right);
	}
}
function compareValues(operator, left, right) {
	switch (operator) {
		case "==": return equals$1(left, right);
		case "!=": return !equals$1(left, right);
		case "<": return compare$1(left, right) < 0;
		case "<=": return compare$1(left, right) <= 0;
		case ">": return compare$1(left, right) > 0;
		case ">=": return compare$1(left, right) >= 0;
		case "in": return contains$1(right, left);
		case "not in": return !contains$1(right, left);
	}
}

// workflows/weaver/jinja/compile-expression.ts
function compileExpression(compiler, expression) {
	compiler.line = expression.line;
	const folded = fold(expression);
	if (folded) return constant(folded.value);
	switch (expression.is) {
		case "constant": return constant(expression.value);
		case "variable": {
			const { name } = expression;
			return (state) => state.lookUp(name);
		}
		case "list": return compileList(compiler, expression.items);
		case "map": return compileMap(compiler, expression.entries);
		case "attribute": return compileAttribute(compiler, expression);
		case "item": return compileItem(compiler, expression);
		case "slice": return compileSlice(compiler, expression);
		case "not": {
			const of = compileExpression(compiler, expression.of);
			return (state) => !isTrue$1(of(state));
		}
		case "negate": return compileNegation(compiler, expression);
		case "binary": return compileBinary(compiler, expression);
		case "comparison": return compileComparison(compiler, expression);
		case "condition": return compileCondition(compiler, expression);
		case "filter":
		case "test": return compileApplication(compiler, expression);
		case "call": return compileCall(compiler, expression);
	}
}
function constant(value) {
	return () => value;
}
function compileList(compiler, expressions) {
	const items = expressions.map((item) => compileExpression(compiler, item));
	return (state) => items.map((item) => item(state));
}
function compileMap(compiler, entries) {
	const compiled = entries.map(([key, value]) => [compileExpression(compiler, key), compileExpression(compiler, value)]);
	return (state) => mapOf(compiled.map(([key, value]) => [key(state), value(state)]));
}
function compileAttribute(compiler, expression) {
	const { name } = expression;
	const of = compileExpression(compiler, expression.of);
	const site = compiler.site();
	return (state) => {
		const value = of(state);
		state.site = site;
		return getAttribute(value, name);
	};
}
function compileItem(compiler, expression) {
	const of = compileExpression(compiler, expression.of);
	const key = compileExpression(compiler, expression.key);
	const site = compiler.site();
	return (state) => {
		const value = of(state);
		const subscript = key(state);
		state.site = site;
		if (typeof value === "string") state.burn(value.length >> 4);
		return getItem(value, subscript);
	};
}
function compileSlice(compiler, expression) {
	const of = compileExpression(compiler, expression.of);
	const [start = constant(null), stop = constant(null), step = constant(null)] = expression.bounds.map((bound) => bound && compileExpression(compiler, bound));
	const site = compiler.site();
	return (state) => {
		const value = of(state);
		const bounds = [
			start(state),
			stop(state),
			step(state)
		];
		state.site = site;
		state.burn(costOf(value) << 3);
		return slice$2(value, bounds);
	};
}
function compileNegation(compiler, expression) {
	const of = compileExpression(compiler, expression.of);
	const site = compiler.site(expression.line);
	return (state) => {
		const value = of(state);
		state.site = site;
		return negate$2(value);
	};
}
function compileBinary(compiler, expression) {
	const { operator } = expression;
	const left = compileExpression(compiler, expression.left);
	const right = compileExpression(compiler, expression.right);
	if (operator === "and" || operator === "or") return shortCircuit(operator, left, right);
	const site = compiler.site();
	return (state) => {
		const a = left(state);
		const b = right(state);
		state.site = site;
		if (isLarge(a) || isLarge(b)) state.burn(costOf(a) + costOf(b));
		return operate(operator, a, b);
	};
}
function shortCircuit(operator, left, right) {
	if (operator === "and") return (state) => {
		const value = left(state);
		return isTrue$1(value) ? right(state) : value;
	};
	return (state) => {
		const value = left(state);
		return isTrue$1(value) ? value : right(state);
	};
}
function compileComparison(compiler, expression) {
	const first = compileExpression(compiler, expression.first);
	const rest = expression.rest.map(({ operator, of }) => ({
		operator,
		of: compileExpression(compiler, of),
		site: compiler.site()
	}));
	return (state) => {
		let left = first(state);
		for (const { operator, of, site } of rest) {
			const right = of(state);
			state.site = site;
			if (!compareValues(operator, left, right)) return false;
			left = right;
		}
		return true;
	};
}
function compileCondition(compiler, expression) {
	const test = compileExpression(compiler, expression.test);
	const whenTrue = compileExpression(compiler, expression.whenTrue);
	const otherwise = expression.otherwise ? compileExpression(compiler, expression.otherwise) : constant(void 0);
	return (state) => isTrue$1(test(state)) ? whenTrue(state) : otherwise(state);
}
function compileApplication(compiler, expression) {
	const { is, name } = expression;
	const of = expression.of ? compileExpression(compiler, expression.of) : (state) => state.piped;
	const args = compileArguments(compiler, expression.args);
	const apply = (is === "filter" ? compiler.engine.filters : compiler.engine.tests).get(name);
	const site = compiler.site();
	return (state) => {
		const value = of(state);
		const given = args(state, [value]);
		state.site = site;
		if (!apply) throw new JinjaError(`unknown ${is}`, `${is} ${name} is unknown`);
		state.burn(costOf(value));
		const result = apply(given.args, given.kwargs, state);
		return is === "test" ? isTrue$1(result) : result;
	};
}
function isLarge(value) {
	return typeof value === "string" && value.length > 1024 || typeof value === "object" && value !== null;
}

// workflows/weaver/jinja/kept-rounds.ts
function openRounds(state, loop, names) {
	if (state.isKept || state.out.discards) return void 0;
	return state.engine.rounds?.of(loop, () => [
		state.depth,
		state.autoEscape,
		state.initialAutoEscape,
		...names.map((name) => around(state, name))
	]);
}
function around(state, name) {
	const found = state.find(name);
	if (found === absent) return ["absent"];
	return found !== void 0 && found === state.engine.globals.get(name) ? ["global"] : ["value", found];
}
function runRound(state, rounds, item, body) {
	const known = rounds.get(item);
	if (known !== void 0) {
		state.burn(known.fuel);
		state.out.write(known.text);
		state.site = known.site;
		return "next";
	}
	const fuel = state.fuel;
	state.isKept = true;
	const { result, text } = state.out.during(() => body(state));
	state.isKept = false;
	if (result === "next") rounds.keep(item, {
		text,
		fuel: fuel - state.fuel,
		site: state.site
	});
	return result;
}

// workflows/weaver/jinja/expression-parts.ts
function partsOf(expression) {
	switch (expression.is) {
		case "constant":
		case "variable": return [];
		case "list": return expression.items;
		case "map": return expression.entries.flat();
		case "attribute":
		case "not":
		case "negate": return [expression.of];
		case "item": return [expression.of, expression.key];
		case "slice": return [expression.of, ...expression.bounds.filter((bound) => bound !== void 0)];
		case "binary": return [expression.left, expression.right];
		case "comparison": return [expression.first, ...expression.rest.map((operand) => operand.of)];
		case "condition": return [
			expression.test,
			expression.whenTrue,
			...expression.otherwise ? [expression.otherwise] : []
		];
		case "filter":
		case "test":
		case "call": return [...expression.of ? [expression.of] : [], ...expression.args.map((arg) => arg.of)];
	}
}

// workflows/weaver/jinja/round-names.ts
const beyond = /* @__PURE__ */ new Set([
	"loop",
	"self",
	"super",
	"caller",
	"debug"
]);
const readByFilters = "TRUNCATE_LEEWAY";
function roundNames({ target, body, recursive }) {
	const round = new Round();
	round.nested(() => {
		round.target(target);
		round.statements(body);
	});
	const { reads, assigned } = round;
	const handsOn = [...reads].some((name) => assigned.has(name) || beyond.has(name));
	return recursive || !round.onlyPrints || handsOn ? void 0 : [...reads, readByFilters];
}
var Round = class {
	reads = /* @__PURE__ */ new Set();
	assigned = /* @__PURE__ */ new Set();
	onlyPrints = true;
	#loops = 0;
	#bound = [];
	nested(visit, ...names) {
		this.#bound.push(new Set(names));
		visit();
		this.#bound.pop();
	}
	target(target) {
		if (target.is === "variable") this.#bound.at(-1)?.add(target.name);
		else if (target.is === "list") for (const item of target.items) this.target(item);
		else this.#expression(target);
	}
	statements(statements) {
		for (const statement of statements) this.#statement(statement);
	}
	#expression(expression) {
		if (expression.is !== "variable") {
			for (const part of partsOf(expression)) this.#expression(part);
			return;
		}
		const { name } = expression;
		if (!this.#bound.some((names) => names.has(name))) this.reads.add(name);
	}
	#set(target) {
		this.target(target);
		if (target.is === "variable") this.assigned.add(target.name);
		if (target.is === "list") for (const item of target.items) this.#set(item);
	}
	#statement(statement) {
		switch (statement.is) {
			case "text": return;
			case "print": return this.#expression(statement.of);
			case "if":
				this.#expression(statement.test);
				this.nested(() => this.statements(statement.whenTrue));
				return this.nested(() => this.statements(statement.otherwise));
			case "with": return this.#with(statement);
			case "for": return this.#for(statement);
			case "set":
				this.#expression(statement.of);
				return this.#set(statement.target);
			case "set block":
				this.nested(() => this.statements(statement.body));
				if (statement.filter) this.#expression(statement.filter);
				return this.#set(statement.target);
			case "filter block":
				this.#expression(statement.filter);
				return this.nested(() => this.statements(statement.body));
			case "autoescape":
				this.#expression(statement.mode);
				return this.nested(() => this.statements(statement.body));
			case "break":
			case "continue":
				this.onlyPrints &&= this.#loops > 0;
				return;
			case "block":
			case "extends":
			case "include":
			case "import":
			case "from import":
			case "macro":
			case "call block":
			case "do": this.onlyPrints = false;
		}
	}
	#with({ assignments, body }) {
		this.nested(() => {
			for (const [target, value] of assignments) {
				this.#expression(value);
				this.target(target);
			}
			this.statements(body);
		});
	}
	#for({ of, target, filter, recursive, body, otherwise }) {
		this.#expression(of);
		this.nested(() => {
			this.target(target);
			if (filter) this.#expression(filter);
		});
		this.onlyPrints &&= !recursive;
		this.#loops++;
		this.nested(() => {
			this.target(target);
			this.statements(body);
		}, "loop");
		this.#loops--;
		this.nested(() => this.statements(otherwise));
	}
};

// workflows/weaver/jinja/compile-for.ts
function compileFor(compiler, statement) {
	const of = compiler.expression(statement.of);
	const site = compiler.site();
	const store = compileStore(compiler, statement.target);
	const filter = statement.filter && compiler.expression(statement.filter);
	const { recursive } = statement;
	const loop = {
		store,
		recursive,
		site,
		names: compiler.engine.rounds && roundNames(statement),
		body: compiler.body(statement.body)
	};
	const otherwise = statement.otherwise.length > 0 ? compiler.body(statement.otherwise) : void 0;
	return (state) => {
		const value = of(state);
		state.site = site;
		const items = filter ? select(state, value, loop, filter) : value;
		state.site = site;
		return runLoop(state, loop, items) || !otherwise ? "next" : otherwise(state);
	};
}
function select(state, value, loop, filter) {
	const items = iterate(value);
	const object = openLoop(state, items, true, { isNamed: false });
	const { scope } = state;
	state.push(new Scope(scope, { loop: object }));
	const kept = [];
	for (const item of items) {
		state.burn();
		loop.store(state, item);
		if (isTrue$1(filter(state))) kept.push(item);
	}
	state.pop(scope);
	return kept;
}
function openLoop(state, items, sized, options) {
	const around = state.currentLoop();
	const depth = around?.recurse ? around.depth + 1 : 0;
	return new LoopObject({
		items,
		sized,
		depth,
		isNamed: options.isNamed,
		recurse: options.recurse
	});
}
function runLoop(state, loop, value) {
	const items = iterate(value);
	const recurse = loop.recursive ? (inner, again) => runAgain(inner, loop, again) : void 0;
	const object = openLoop(state, items, isSized(value), {
		isNamed: true,
		recurse
	});
	const { scope } = state;
	const rounds = loop.names && openRounds(state, loop, loop.names);
	state.push(new Scope(scope, { loop: object }));
	for (const item of items) {
		state.burn();
		object.index++;
		loop.store(state, item);
		if ((rounds ? runRound(state, rounds, item, loop.body) : loop.body(state)) !== "break") continue;
		state.pop(scope);
		return object.index > 0;
	}
	state.pop(scope);
	return items.length > 0;
}
function runAgain(state, loop, value) {
	const { site } = state;
	try {
		iterate(value);
	} catch (error) {
		if (!(error instanceof JinjaError)) throw error;
		const cause = error.locate(loop.site);
		throw new JinjaError("invalid operation", "cannot recurse because of non-iterable value", {
			cause,
			...site && { site }
		});
	}
	runLoop(state, loop, value);
}
function recurseHere(state, items) {
	const loop = state.currentLoop();
	if (!loop) throw new JinjaError("unknown function", "loop is unknown");
	if (!loop.recurse) throw invalid("cannot recurse outside of recursive loop");
	loop.recurse(state, items);
}

// workflows/weaver/jinja/free-names.ts
function freeNames(macro) {
	const walk = new Walk();
	walk.macro(macro);
	return walk.free;
}
var Walk = class {
	free = /* @__PURE__ */ new Set();
	#assigned = [/* @__PURE__ */ new Set()];
	macro({ parameters, defaults, body }) {
		for (const name of parameters) this.#assign(name);
		this.#expressions(defaults);
		this.#statements(body);
	}
	#assign(name) {
		this.#assigned.at(-1)?.add(name);
	}
	#target(target) {
		if (target.is === "variable") this.#assign(target.name);
		if (target.is === "list") for (const item of target.items) this.#target(item);
	}
	#nested(visit, ...names) {
		this.#assigned.push(new Set(names));
		visit();
		this.#assigned.pop();
	}
	#read(name) {
		if (this.#assigned.some((names) => names.has(name))) return;
		this.free.add(name);
		this.#assign(name);
	}
	#expressions(expressions) {
		for (const expression of expressions) if (expression) this.#expression(expression);
	}
	#expression(expression) {
		if (expression.is === "variable") return this.#read(expression.name);
		if (expression.is === "slice") return this.#expressions(expression.bounds);
		return this.#expressions(partsOf(expression));
	}
	#statements(statements) {
		for (const statement of statements) this.#statement(statement);
	}
	#statement(statement) {
		switch (statement.is) {
			case "text":
			case "break":
			case "continue":
			case "extends":
			case "include": return;
			case "print": return this.#expression(statement.of);
			case "for": return this.#for(statement);
			case "if":
				this.#expression(statement.test);
				this.#nested(() => this.#statements(statement.whenTrue));
				return this.#nested(() => this.#statements(statement.otherwise));
			case "with": return this.#nested(() => {
				for (const [target, value] of statement.assignments) {
					this.#target(target);
					this.#expression(value);
				}
				this.#statements(statement.body);
			});
			case "set":
				this.#target(statement.target);
				return this.#expression(statement.of);
			case "set block":
				this.#target(statement.target);
				return this.#nested(() => this.#statements(statement.body));
			case "autoescape":
			case "filter block": return this.#nested(() => this.#statements(statement.body));
			case "block": return this.#nested(() => this.#statements(statement.body), "super");
			case "import": return this.#target(statement.target);
			case "from import":
				for (const { as } of statement.names) this.#assign(as);
				return;
			case "macro":
				this.#assign(statement.macro.name);
				return this.#nested(() => this.macro(statement.macro), "caller");
			case "call block":
				this.#expression(statement.call);
				return this.#nested(() => this.macro(statement.caller), "caller");
			case "do": return this.#expression(statement.call);
		}
	}
	#for(statement) {
		this.#nested(() => {
			this.#expression(statement.of);
			this.#target(statement.target);
			this.#expressions([statement.filter]);
			this.#statements(statement.body);
		}, "loop");
		this.#nested(() => this.#statements(statement.otherwise));
	}
};

// workflows/weaver/jinja/macro.ts
const macroCost = 6;
var MacroObject = class extends JinjaObject {
	shape = "map";
	#macro;
	#enclosed;
	constructor(macro, enclosed) {
		super();
		this.#macro = macro;
		this.#enclosed = enclosed;
	}
	items() {
		return [
			"name",
			"arguments",
			"caller"
		];
	}
	get(key) {
		if (key === "name") return this.#macro.name;
		if (key === "arguments") return this.#macro.parameters;
		return key === "caller" ? this.#macro.usesCaller : void 0;
	}
	render() {
		return `<macro ${this.#macro.name}>`;
	}
	call(args, kwargs, state) {
		const values = this.#bind(args, kwargs);
		const { scope, out, blocks, currentBlock } = state;
		state.enter(macroCost);
		state.burn(1);
		state.scope = new Scope(void 0, { enclosed: this.#enclosed });
		if (this.#macro.usesCaller) state.scope.store("caller", kwargs.caller);
		state.out = out.fresh();
		state.blocks = /* @__PURE__ */ new Map();
		state.currentBlock = void 0;
		this.#run(state, values);
		const text = state.out.text;
		Object.assign(state, {
			scope,
			out,
			blocks,
			currentBlock
		});
		state.leave(macroCost);
		return state.asResult(text);
	}
	#run(state, values) {
		run(state, (inner) => {
			const { parameters, defaults, body } = this.#macro;
			for (let i = parameters.length - 1; i >= 0; i--) {
				const value = values[i];
				inner.scope.store(parameters[i] ?? "", value === void 0 ? defaults[i]?.(inner) : value);
			}
			return body(inner);
		});
	}
	#bind(args, kwargs) {
		const { parameters, usesCaller } = this.#macro;
		if (args.length > parameters.length) throw new JinjaError("too many arguments");
		const known = new Set(usesCaller ? ["caller"] : []);
		const values = parameters.map((name, i) => {
			const isKeyword = Object.hasOwn(kwargs, name);
			if (i < args.length && isKeyword) throw new JinjaError("too many arguments", `duplicate argument \`${name}\``);
			known.add(name);
			return i < args.length ? args[i] : isKeyword ? kwargs[name] : void 0;
		});
		const unknown = Object.keys(kwargs).sort(compareText).find((name) => !known.has(name));
		if (unknown !== void 0) throw new JinjaError("too many arguments", `unknown keyword argument \`${unknown}\``);
		return values;
	}
};

// workflows/weaver/jinja/compile-macro.ts
function compileMacro(compiler, macro) {
	compiler.line = macro.line;
	const required = macro.parameters.length - macro.defaults.length;
	const defaults = macro.parameters.map((_, i) => {
		const expression = macro.defaults[i - required];
		return expression && compiler.expression(expression);
	});
	const body = compiler.body(macro.body);
	const free = freeNames(macro);
	const usesCaller = free.has("caller");
	const names = [...free].filter((name) => name !== "caller");
	const compiled = {
		name: macro.name,
		parameters: macro.parameters,
		defaults,
		usesCaller,
		body
	};
	return (state) => new MacroObject(compiled, enclose(state, names));
}
function enclose(state, names) {
	const { scope } = state;
	if (names.length > 0) scope.closure ??= /* @__PURE__ */ new Map();
	for (const name of names) if (!scope.closure?.has(name)) scope.closure?.set(name, state.lookUp(name));
	return scope.closure;
}

// workflows/weaver/jinja/include.ts
const includeCost = 10;
function include(state, name, ignoreMissing) {
	const tried = [];
	for (const choice of objectItems(name) ?? (name instanceof JinjaObject ? [] : [name])) {
		const template = loadChoice(state, choice);
		if (template) return runIncluded(state, template);
		tried.push(choice);
	}
	if (tried.length > 0 && !ignoreMissing) throw notFound(tried);
}
function loadChoice(state, choice) {
	const name = textOf(choice);
	if (name === void 0) throw invalid("template name was not a string");
	try {
		return state.engine.load(name);
	} catch (error) {
		if (error instanceof JinjaError && error.kind === "template not found") return void 0;
		throw error;
	}
}
function notFound(tried) {
	const [only] = tried;
	const detail = tried.length === 1 ? `tried to include non-existing template ${quote(textOf(only) ?? "")}` : `tried to include one of multiple templates, none of which existed ${debugText(tried)}`;
	return new JinjaError("template not found", detail);
}
function runIncluded(state, template) {
	const { site, autoEscape, blocks, loaded, scope } = state;
	const { closure } = scope;
	state.enter(includeCost);
	state.burn();
	state.autoEscape = state.engine.autoEscape;
	state.blocks = blockStacks(template);
	scope.closure = void 0;
	try {
		run(state, template.run);
	} catch (error) {
		if (!(error instanceof JinjaError)) throw error;
		error.locate(state.site);
		throw new JinjaError("could not render include", `error in "${template.name}"`, {
			cause: error,
			...site && { site }
		});
	}
	scope.closure = closure;
	Object.assign(state, {
		autoEscape,
		blocks,
		loaded
	});
	state.leave(includeCost);
}

// workflows/weaver/jinja/compile-statement.ts
function compileBody(compiler, statements) {
	const steps = statements.map((statement) => compileStatement(compiler, statement));
	const [first = () => "next", second] = steps;
	if (steps.length <= 1) return first;
	if (second && steps.length === 2) return (state) => {
		const signal = first(state);
		return signal === "next" ? second(state) : signal;
	};
	return (state) => {
		for (const step of steps) {
			const signal = step(state);
			if (signal !== "next") return signal;
		}
		return "next";
	};
}
function plain(step) {
	return (state) => {
		step(state);
		return "next";
	};
}
function compileStatement(compiler, statement) {
	compiler.line = statement.line;
	switch (statement.is) {
		case "text": {
			const { text } = statement;
			return plain((state) => state.out.write(text));
		}
		case "print": return compilePrint(compiler, statement.of);
		case "for": return compileFor(compiler, statement);
		case "if": return compileIf(compiler, statement);
		case "with": return compileWith(compiler, statement);
		case "set": {
			const of = compileExpression(compiler, statement.of);
			return plain(compileTarget(compiler, statement.target, of));
		}
		case "set block": return compileSetBlock(compiler, statement);
		case "filter block": return compileFilterBlock(compiler, statement);
		case "autoescape": return compileAutoEscape(compiler, statement);
		case "block": return compileBlock(compiler, statement);
		case "extends": return compileNamed(compiler, statement, extend);
		case "include": {
			const { ignoreMissing } = statement;
			return compileNamed(compiler, statement, (state, name) => include(state, name, ignoreMissing));
		}
		case "import": return compileImport(compiler, statement);
		case "from import": return compileFromImport(compiler, statement);
		case "macro": {
			const make = compileMacro(compiler, statement.macro);
			const { name } = statement.macro;
			return plain((state) => state.scope.store(name, make(state)));
		}
		case "call block": return compileCallBlock(compiler, statement);
		case "do": {
			const call = compileCall(compiler, statement.call);
			return plain((state) => void call(state));
		}
		case "break":
		case "continue": {
			const { is } = statement;
			return () => is;
		}
	}
}
function compilePrint(compiler, of) {
	const direct = of.is === "call" && compileDirect(compiler, of);
	if (direct) return direct;
	const evaluate = compileExpression(compiler, of);
	const site = compiler.site();
	return plain((state) => print(state, evaluate(state), site));
}
function print(state, value, site) {
	if (typeof value === "string" && state.autoEscape === "none") return state.out.write(value);
	state.site = site;
	write(state, value);
}
function compileDirect(compiler, call) {
	const { of, args } = call;
	compiler.line = call.line;
	const site = compiler.site();
	if (of.is === "attribute" && of.of.is === "variable" && of.of.name === "self") return located(site, (state) => runBlock(state, of.name));
	if (of.is !== "variable") return void 0;
	if (of.name === "super" && args.length === 0) return located(site, (state) => void callSuper(state, "print"));
	const [arg] = args;
	if (of.name !== "loop" || args.length !== 1 || arg?.is !== "positional") return void 0;
	const items = compileExpression(compiler, arg.of);
	return plain((state) => {
		const value = items(state);
		state.site = site;
		recurseHere(state, value);
	});
}
function located(site, step) {
	return plain((state) => {
		state.site = site;
		step(state);
	});
}
function compileIf(compiler, statement) {
	const test = compileExpression(compiler, statement.test);
	const whenTrue = compileBody(compiler, statement.whenTrue);
	if (statement.otherwise.length === 0) return (state) => isTrue$1(test(state)) ? whenTrue(state) : "next";
	const otherwise = compileBody(compiler, statement.otherwise);
	return (state) => isTrue$1(test(state)) ? whenTrue(state) : otherwise(state);
}
function compileWith(compiler, statement) {
	const site = compiler.site();
	const assignments = statement.assignments.map(([target, of]) => {
		const value = compileExpression(compiler, of);
		return compileTarget(compiler, target, value);
	});
	const body = compileBody(compiler, statement.body);
	return (state) => {
		const { scope } = state;
		state.site = site;
		state.push(new Scope(scope));
		for (const step of assignments) step(state);
		const signal = body(state);
		state.pop(scope);
		return signal;
	};
}
function compileSetBlock(compiler, statement) {
	const body = compileBody(compiler, statement.body);
	const filter = statement.filter && compileExpression(compiler, statement.filter);
	const store = compileTarget(compiler, statement.target, (state) => state.piped);
	return (state) => {
		state.out.capture();
		const signal = body(state);
		state.piped = state.release();
		if (signal !== "next") return signal;
		if (filter) state.piped = filter(state);
		store(state);
		return "next";
	};
}
function compileFilterBlock(compiler, statement) {
	const body = compileBody(compiler, statement.body);
	const filter = compileExpression(compiler, statement.filter);
	const site = compiler.site();
	return (state) => {
		state.out.capture();
		const signal = body(state);
		state.piped = state.release();
		if (signal === "next") print(state, filter(state), site);
		return signal;
	};
}
function compileAutoEscape(compiler, statement) {
	const mode = compileExpression(compiler, statement.mode);
	const site = compiler.site();
	const body = compileBody(compiler, statement.body);
	return (state) => {
		const { autoEscape } = state;
		const wanted = mode(state);
		state.site = site;
		state.autoEscape = modeOf(wanted, state.initialAutoEscape);
		const signal = body(state);
		state.autoEscape = autoEscape;
		return signal;
	};
}
function compileBlock(compiler, statement) {
	const { name, required } = statement;
	const site = compiler.site();
	compiler.blocks.set(name, {
		required,
		run: compileBody(compiler, statement.body)
	});
	return located(site, (state) => runBlock(state, name));
}
function compileNamed(compiler, statement, step) {
	const name = compileExpression(compiler, statement.name);
	const site = compiler.site(statement.line);
	return plain((state) => {
		const value = name(state);
		state.site = site;
		step(state, value);
	});
}
function compileImport(compiler, statement) {
	const name = compileExpression(compiler, statement.name);
	const site = compiler.site(statement.line);
	const store = compileTarget(compiler, statement.target, (state) => state.piped);
	return plain((state) => {
		state.piped = importModule(state, name, site);
		store(state);
	});
}
function importModule(state, name, site) {
	const { scope } = state;
	const inner = new Scope(scope);
	state.out.capture();
	state.push(inner);
	const value = name(state);
	state.site = site;
	include(state, value, false);
	state.pop(scope);
	return new ModuleObject(inner.variables ?? /* @__PURE__ */ new Map(), state.out.release() ?? "");
}
function compileFromImport(compiler, statement) {
	const { names } = statement;
	const name = compileExpression(compiler, statement.name);
	const site = compiler.site(statement.line);
	return plain((state) => {
		const { scope } = state;
		state.out.capture("discard");
		state.push(new Scope(scope));
		const value = name(state);
		state.site = site;
		include(state, value, false);
		const values = names.map((each) => state.lookUp(each.name));
		state.pop(scope);
		names.forEach((each, i) => assign(state, each.as, values[i]));
		state.out.release();
	});
}
function compileCallBlock(compiler, statement) {
	const call = compileCall(compiler, statement.call, () => compileMacro(compiler, statement.caller));
	const site = compiler.site();
	return plain((state) => print(state, call(state), site));
}

// workflows/weaver/jinja/compiler.ts
var Compiler = class {
	engine;
	template;
	blocks = /* @__PURE__ */ new Map();
	line = 1;
	#parts;
	#site;
	constructor(engine, template, parts) {
		this.engine = engine;
		this.template = template;
		this.#parts = parts;
	}
	expression(expression) {
		return this.#parts.expression(this, expression);
	}
	body(statements) {
		return this.#parts.body(this, statements);
	}
	site(line = this.line) {
		if (this.#site?.line !== line) this.#site = {
			template: this.template,
			line
		};
		return this.#site;
	}
};

// workflows/weaver/jinja/list-objects.ts
var GroupTuple = class extends JinjaObject {
	shape = "seq";
	#grouper;
	#list;
	constructor(grouper, items) {
		super();
		this.#grouper = grouper;
		this.#list = new Iterable(items);
	}
	get(key) {
		if (key === "grouper") return this.#grouper;
		return key === "list" ? this.#list : void 0;
	}
	items() {
		return [this.#grouper, this.#list];
	}
};
var MergedMap = class extends JinjaObject {
	shape = "map";
	#maps;
	constructor(maps) {
		super();
		this.#maps = maps;
	}
	get(key) {
		return lookUpKey(this.#maps.findLast((map) => hasKey(map, key) && lookUpKey(map, key) !== void 0), key);
	}
	items() {
		return entriesOf$1(mapOf(this.#maps.flatMap((map) => entriesOf$1(map)))).map(([key]) => key);
	}
};
var Chained = class extends JinjaObject {
	shape = "iterable";
	#values;
	constructor(values) {
		super();
		this.#values = values;
	}
	items() {
		const all = this.#values.flatMap((value) => iterate(value));
		checkCount(all.length);
		return all;
	}
	get sized() {
		return false;
	}
	render() {
		return "<iterator>";
	}
};

// workflows/weaver/jinja/list-filters.ts
function listItems(value) {
	try {
		return iterate(value);
	} catch (cause) {
		throw new JinjaError("invalid operation", "cannot convert value to list", { cause });
	}
}
function unary$1(filter) {
	return (args, kwargs) => {
		const given = new Arguments(args, kwargs);
		const value = given.value();
		given.end();
		return filter(value);
	};
}
function orderBy(caseSensitive, reverse) {
	const order = caseSensitive ? compare$1 : compareWithoutCase;
	return reverse ? (left, right) => order(right, left) : order;
}
function compareWithoutCase(left, right) {
	const one = textOf(left);
	const two = one === void 0 ? void 0 : textOf(right);
	return one === void 0 || two === void 0 ? compare$1(left, right) : compareText(asciiLower(one), asciiLower(two));
}
const sort = (args, kwargs) => {
	const given = new Arguments(args, kwargs, "keywords");
	const items = listItems(given.value());
	given.end();
	const order = orderBy(given.keywordBool("case_sensitive") ?? false, given.keywordBool("reverse") ?? false);
	const attribute = given.keywordString("attribute");
	given.endKeywords();
	if (attribute === void 0) return sortByKey(items, (item) => item, order);
	return sortByAttribute(items, attribute, order);
};
function sortByAttribute(items, attribute, order) {
	const paths = attribute.split(",").filter((path) => path !== "");
	if (paths.length > 1) return sortByKey(items, (item) => paths.map((path) => getPathOr(item, path.trim(), void 0)), order);
	const path = paths[0]?.trim() ?? attribute;
	const keyed = items.map((item) => ({
		item,
		key: keyOf(item, path)
	}));
	keyed.sort((a, b) => a.key && b.key ? order(a.key.value, b.key.value) : 0);
	return keyed.map(({ item }) => item);
}
function keyOf(item, path) {
	try {
		return { value: getPath(item, path) };
	} catch {
		return;
	}
}
function sortByKey(items, key, order) {
	return items.map((item) => ({
		item,
		key: key(item)
	})).sort((a, b) => order(a.key, b.key)).map(({ item }) => item);
}
const dictsort = (args, kwargs) => {
	const given = new Arguments(args, kwargs, "keywords");
	const value = given.value();
	given.end();
	if (kindOf(value) !== "map") throw invalid("cannot convert value into pair list");
	const at = given.keywordString("by") === "value" ? 1 : 0;
	const order = orderBy(given.keywordBool("case_sensitive") ?? false, given.keywordBool("reverse") ?? false);
	const sorted = entriesOf$1(value).sort((a, b) => order(a[at], b[at]));
	given.endKeywords();
	return sorted;
};
const items = unary$1((value) => {
	if (kindOf(value) !== "map") throw invalid("cannot convert value into pairs");
	return new Iterable(entriesOf$1(value));
});
const reverse = unary$1((value) => {
	if (value === void 0 || value === null) return value;
	const text = textOf(value);
	if (text !== void 0) return chars(text).reverse().join("");
	const list = objectItems(value);
	if (!list) throw invalid(`cannot reverse values of type ${kindOf(value)}`);
	return new Iterable(isPlainMap(value) || value instanceof MapValue ? list : [...list].reverse());
});
const length = unary$1((value) => {
	const count = lengthOf(value);
	if (count === void 0) throw invalid(`cannot calculate length of value of type ${kindOf(value)}`);
	return count;
});
const first = unary$1((value) => {
	const text = textOf(value);
	if (text !== void 0) return text === "" ? void 0 : String.fromCodePoint(text.codePointAt(0) ?? 0);
	const list = value === null || value === void 0 ? void 0 : objectItems(value);
	if (!list) throw invalid("cannot get first item from value");
	return list[0];
});
const last = unary$1((value) => {
	const text = textOf(value);
	if (text !== void 0) return chars(text.slice(-2)).at(-1);
	if (kindOf(value) !== "sequence" && kindOf(value) !== "iterator") throw invalid("cannot get last item from value");
	return objectItems(value)?.at(-1);
});
const min = unary$1((value) => listItems(value).reduce((best, item, i) => i > 0 && compare$1(best, item) <= 0 ? best : item, void 0));
const max = unary$1((value) => listItems(value).reduce((best, item, i) => i > 0 && compare$1(best, item) > 0 ? best : item, void 0));
const sum = unary$1((value) => {
	let total = 0;
	for (const item of iterate(value)) {
		if (item === void 0) continue;
		if (kindOf(item) !== "number") throw invalid(`can only sum numbers, got ${kindOf(item)}`);
		total = calculate$1("+", total, item);
	}
	return total;
});
const slice = (args, kwargs) => {
	const given = new Arguments(args, kwargs);
	const [value, count, filler] = [
		given.value(),
		given.count(),
		given.optional()
	];
	given.end();
	if (count === 0) throw invalid("count cannot be 0");
	checkCount(count);
	const list = iterate(value);
	const size = Math.floor(list.length / count);
	const extra = list.length % count;
	return Array.from({ length: count }, (_, i) => {
		const start = i * size + Math.min(i, extra);
		const part = list.slice(start, start + size + (i < extra ? 1 : 0));
		return filler !== void 0 && i >= extra ? [...part, filler] : part;
	});
};
const batch = (args, kwargs) => {
	const given = new Arguments(args, kwargs);
	const [value, count, filler] = [
		given.value(),
		given.count(),
		given.optional()
	];
	given.end();
	if (count === 0) throw invalid("count cannot be 0");
	const list = iterate(value);
	const batches = [];
	for (let i = 0; i < list.length; i += count) batches.push(list.slice(i, i + count));
	const tail = batches.at(-1);
	if (tail && filler !== void 0 && tail.length < count) {
		checkCount(count);
		tail.push(...Array.from({ length: count - tail.length }, () => filler));
	}
	return batches;
};
const groupby = (args, kwargs) => {
	const given = new Arguments(args, kwargs, "keywords");
	const value = given.value();
	const attribute = given.optionalString();
	given.end();
	const fallback = given.keyword("default");
	const order = orderBy(given.keywordBool("case_sensitive") ?? false, false);
	const path = attribute ?? given.keywordString("attribute");
	if (path === void 0) throw new JinjaError("missing argument", "missing keyword argument 'attribute'");
	const sorted = sortByKey(iterate(value), (item) => getPathOr(item, path, fallback), order);
	given.endKeywords();
	const groups = [];
	for (const item of sorted) {
		const key = getPathOr(item, path, fallback);
		const group = groups.at(-1);
		if (group && order(group.key, key) === 0) Object.assign(group, { key }).items.push(item);
		else groups.push({
			key,
			items: [item]
		});
	}
	return groups.map((group) => new GroupTuple(group.key, group.items));
};
const unique = (args, kwargs) => {
	const given = new Arguments(args, kwargs, "keywords");
	const value = given.value();
	given.end();
	const attribute = given.keywordString("attribute");
	const caseSensitive = given.keywordBool("case_sensitive") ?? false;
	given.endKeywords();
	const seen = new Seen();
	return iterate(value).filter((item) => {
		const key = attribute === void 0 ? item : getPathOr(item, attribute, void 0);
		const text = textOf(key);
		return seen.add(text === void 0 ? key : caseSensitive ? text : text.toLowerCase());
	});
};
var Seen = class {
	#texts = /* @__PURE__ */ new Set();
	#others = [];
	add(value) {
		if (typeof value === "string") return this.#texts.size < this.#texts.add(value).size;
		let low = 0;
		for (let high = this.#others.length; low < high;) {
			const middle = low + high >> 1;
			const order = compare$1(this.#others[middle], value);
			if (order === 0) return false;
			if (order < 0) low = middle + 1;
			else high = middle;
		}
		this.#others.splice(low, 0, value);
		return true;
	}
};
const chain = (args, kwargs) => {
	const values = new Arguments(args, kwargs).rest();
	if (values.every((value) => kindOf(value) === "map")) return new MergedMap(values);
	const chained = new Chained(values);
	return values.every((value) => kindOf(value) === "sequence") ? chained.items() : chained;
};
const zip = (args, kwargs) => {
	const values = new Arguments(args, kwargs).rest();
	const lists = values.map((value) => {
		try {
			return iterate(value);
		} catch {
			throw invalid(`zip filter argument must be iterable, got ${kindOf(value)}`);
		}
	});
	const shortest = Math.min(...lists.map((list) => list.length));
	const tuples = Array.from({ length: shortest }, (_, i) => lists.map((list) => list[i]));
	return new Iterable(tuples, values.every((value) => lengthOf(value) !== void 0));
};
const attr = (args, kwargs) => {
	const given = new Arguments(args, kwargs);
	const [value, key] = [given.value(), given.value()];
	given.end();
	return getItem(value, key);
};
const listFilters = {
	sort,
	dictsort,
	items,
	reverse,
	length,
	count: length,
	first,
	last,
	min,
	max,
	sum,
	slice,
	batch,
	groupby,
	unique,
	chain,
	zip,
	attr,
	list: unary$1((value) => isList(value) ? value : listItems(value)),
	bool: unary$1(isTrue$1)
};

// workflows/weaver/jinja/tokens.ts
const defaultSyntax = {
	blockStart: "{%",
	blockEnd: "%}",
	variableStart: "{{",
	variableEnd: "}}",
	commentStart: "{#",
	commentEnd: "#}"
};
function checkSyntax(syntax) {
	const starts = [
		syntax.variableStart,
		syntax.blockStart,
		syntax.commentStart
	];
	if (starts.includes("") || new Set(starts).size < starts.length) throw new JinjaError("invalid custom delimiters");
}
const kinds = {
	data: "template-data",
	variableStart: "start of variable block",
	variableEnd: "end of variable block",
	blockStart: "start of block",
	blockEnd: "end of block",
	name: "identifier",
	string: "string",
	integer: "integer",
	float: "float"
};

// workflows/weaver/jinja/unescape.ts
const simple = {
	"\"": "\"",
	"'": "'",
	"\\": "\\",
	"/": "/",
	b: "\b",
	f: "\f",
	n: "\n",
	r: "\r",
	t: "	"
};
const escape = /\\(?:u([^]{0,4})|x([^]{0,2})|([0-7]{1,3})|([^])|$)/gu;
function unescape(text) {
	const decoded = text.replace(escape, (all, unicode, hex, octal, other) => {
		if (unicode !== void 0) return codeUnit(unicode);
		if (hex !== void 0) return byte(hex, 16, /^[0-9a-fA-F]{2}$/);
		if (octal !== void 0) return byte(octal, 8, /^[0-7]+$/);
		if (other === void 0) throw new JinjaError("bad string escape");
		return simple[other] ?? all;
	});
	if (!decoded.isWellFormed()) throw new JinjaError("bad string escape");
	return decoded;
}
function codeUnit(digits) {
	if (!/^[0-9a-fA-F]{4}$/.test(digits)) throw new JinjaError("bad string escape");
	return String.fromCharCode(Number.parseInt(digits, 16));
}
function byte(digits, radix, form) {
	const value = form.test(digits) ? Number.parseInt(digits, radix) : 256;
	if (value > 255) throw new JinjaError("bad string escape");
	return String.fromCharCode(value);
}

// workflows/weaver/jinja/scan-expression.ts
const operators = /\/\/|\*\*|==|!=|>=|<=|[-+*/%.,:~|=><()[\]{}]/y;
const name = /[A-Za-z_][A-Za-z0-9_]*/y;
const largest = 2n ** 128n;
function scanExpressionToken(source, at) {
	const char = source.charAt(at);
	if (char === "'" || char === "\"") return scanString(source, at, char);
	if (char >= "0" && char <= "9") return scanNumber(source, at);
	operators.lastIndex = at;
	const operator = operators.exec(source)?.[0];
	if (operator) return {
		kind: `\`${operator}\``,
		end: at + operator.length,
		text: operator
	};
	name.lastIndex = at;
	const word = name.exec(source)?.[0];
	if (word) return {
		kind: kinds.name,
		end: at + word.length,
		text: word
	};
	return {
		kind: "error",
		end: at,
		text: "unexpected character"
	};
}
function scanString(source, at, delimiter) {
	let end = at + 1;
	let escapes = false;
	for (; end < source.length && source.charAt(end) !== delimiter; end++) {
		if (source.charAt(end) !== "\\") continue;
		escapes = true;
		end++;
	}
	if (end >= source.length) return {
		kind: "error",
		end: source.length,
		text: "unexpected end of string"
	};
	const text = source.slice(at + 1, end);
	if (!escapes) return {
		kind: kinds.string,
		end: end + 1,
		text
	};
	try {
		return {
			kind: kinds.string,
			end: end + 1,
			text: unescape(text)
		};
	} catch (error) {
		if (!(error instanceof JinjaError)) throw error;
		return {
			kind: "error",
			end: end + 1,
			text: "",
			error
		};
	}
}
function scanNumber(source, at) {
	const prefix = /^0[bBoOxX]/.exec(source.slice(at, at + 2))?.[0].toLowerCase();
	const start = at + (prefix ? 2 : 0);
	let state = prefix ? "radix" : "integer";
	let end = start;
	for (; end < source.length; end++) {
		const next = nextState(source, end, state, prefix);
		if (!next) break;
		state = next;
	}
	const digits = source.slice(start, end);
	if (digits.endsWith("_")) return {
		kind: "error",
		end,
		text: "'_' may not occur at end of number"
	};
	return toNumber(digits.replaceAll("_", ""), end, state, prefix);
}
function nextState(source, at, state, prefix) {
	const char = source.charAt(at);
	if (char === "_") return state;
	if (/[0-9]/.test(char)) return state === "exponent" ? "exponent digits" : state;
	if (char === "." && state === "integer") return isPoint(source, at) ? "fraction" : void 0;
	if (/[eE]/.test(char) && (state === "integer" || state === "fraction")) return "exponent";
	if (/[-+]/.test(char) && state === "exponent") return "exponent digits";
	return state === "radix" && prefix === "0x" && /[a-fA-F]/.test(char) ? state : void 0;
}
function isPoint(source, at) {
	const after = source.slice(at + 1, at + 3);
	return /^[eE][-+0-9]/.test(after) || !/^[A-Za-z_]/.test(after);
}
function toNumber(digits, end, state, prefix) {
	if (state !== "integer" && state !== "radix") {
		const value = Number(digits);
		if (/[-+eE]$/.test(digits) || Number.isNaN(value)) return {
			kind: "error",
			end,
			text: "invalid float"
		};
		return {
			kind: kinds.float,
			end,
			text: digits,
			number: value
		};
	}
	const value = parseInteger((prefix ?? "") + digits);
	if (value === void 0) return {
		kind: "error",
		end,
		text: "invalid integer (too large)"
	};
	return {
		kind: kinds.integer,
		end,
		text: digits,
		number: value
	};
}
function parseInteger(digits) {
	try {
		const value = BigInt(digits);
		return value < largest && !/^0[box]$/.test(digits) ? value : void 0;
	} catch {
		return;
	}
}

// workflows/weaver/jinja/lexer.ts
function tokenize(input) {
	const lexer = new Lexer(input);
	try {
		lexer.run();
		return {
			tokens: lexer.tokens,
			error: void 0
		};
	} catch (error) {
		if (!(error instanceof JinjaError)) throw error;
		return {
			tokens: lexer.tokens,
			error
		};
	}
}
var Lexer = class {
	tokens = [];
	#input;
	#source;
	#starts;
	#rawTag;
	#endRawTag;
	#offset = 0;
	#line = 1;
	#newline;
	#trimNext = false;
	#balance = 0;
	constructor(input) {
		this.#input = input;
		this.#source = input.whitespace.keepTrailingNewline ? input.source : withoutLastNewline(input.source);
		this.#newline = this.#newlineFrom(0);
		const { variableStart, blockStart, commentStart } = input.syntax;
		const starts = [
			variableStart,
			blockStart,
			commentStart
		].sort((a, b) => b.length - a.length);
		this.#starts = new RegExp(starts.map((start) => escapePattern(start)).join("|"), "g");
		const space = "[ \\t\\n\\f\\r]*";
		const end = `([-+]?)${escapePattern(input.syntax.blockEnd)}`;
		this.#rawTag = new RegExp(`${space}raw${space}${end}`, "y");
		this.#endRawTag = new RegExp(`[-+]?${space}endraw${space}${end}`, "y");
	}
	run() {
		if (this.#input.inExpression) this.#expression(kinds.variableEnd);
		while (this.#offset < this.#source.length) this.#root();
	}
	#root() {
		if (this.#trimNext) {
			this.#trimNext = false;
			this.#skipSpace();
		}
		this.#starts.lastIndex = this.#offset;
		const found = this.#starts.exec(this.#source);
		if (!found) return this.#data(this.#source.length, this.#source.length);
		const [start] = found;
		const mark = markAt(this.#source, found.index + start.length);
		this.#data(this.#dataEnd(found.index, start, mark), found.index);
		this.#startOf(start, mark);
	}
	#dataEnd(index, start, mark) {
		const lead = this.#source.slice(this.#offset, index);
		if (mark === "-") return this.#offset + trimEnd(lead).length;
		return mark === "" && this.#input.whitespace.lstripBlocks && start !== this.#input.syntax.variableStart && startsLine(this.#source, index) ? this.#offset + stripLine(lead).length : index;
	}
	#data(end, next) {
		if (end > this.#offset) this.#push(kinds.data, end, this.#source.slice(this.#offset, end));
		this.#advanceTo(next);
	}
	#startOf(start, mark) {
		const { syntax } = this.#input;
		const skip = start.length + mark.length;
		if (start === syntax.commentStart) return this.#comment(skip);
		if (start === syntax.variableStart) {
			this.#push(kinds.variableStart, this.#offset + skip, "");
			return this.#expression(kinds.variableEnd);
		}
		const raw = this.#tag("raw", this.#offset + skip);
		if (raw) return this.#raw(raw.end, raw.mark);
		this.#push(kinds.blockStart, this.#offset + skip, "");
		this.#expression(kinds.blockEnd);
	}
	#comment(skip) {
		const { commentEnd } = this.#input.syntax;
		const end = this.#source.indexOf(commentEnd, this.#offset + skip);
		if (end < 0) {
			this.#advanceTo(this.#source.length);
			throw this.#error("unexpected end of comment");
		}
		const mark = markAt(this.#source, Math.max(end - 1, this.#offset + skip));
		this.#advanceTo(end + commentEnd.length);
		this.#afterTag(mark);
	}
	#raw(contentStart, startMark) {
		this.#advanceTo(contentStart);
		const { blockStart } = this.#input.syntax;
		for (let at = this.#source.indexOf(blockStart, this.#offset); at >= 0; at = this.#source.indexOf(blockStart, at + 1)) {
			const inner = at + blockStart.length;
			const end = this.#tag("endraw", inner);
			if (!end) continue;
			const text = this.#rawText(this.#source.slice(this.#offset, at), startMark, markAt(this.#source, inner));
			this.#push(kinds.data, at, text);
			this.#advanceTo(end.end);
			return this.#afterTag(end.mark);
		}
		this.#advanceTo(this.#source.length);
		throw this.#error("unexpected end of raw block");
	}
	#rawText(content, start, end) {
		const { trimBlocks, lstripBlocks } = this.#input.whitespace;
		let text = content;
		if (start === "-") text = trimStart(text);
		else if (start === "" && trimBlocks) text = text.replace(/^\r?\n?/, "");
		if (end === "-") return trimEnd(text);
		return end === "" && lstripBlocks ? stripLine(text) : text;
	}
	#tag(name, at) {
		const pattern = name === "raw" ? this.#rawTag : this.#endRawTag;
		pattern.lastIndex = at;
		const match = pattern.exec(this.#source);
		return match ? {
			end: pattern.lastIndex,
			mark: match[1] ?? ""
		} : void 0;
	}
	#expression(endKind) {
		const end = endKind === kinds.blockEnd ? this.#input.syntax.blockEnd : this.#input.syntax.variableEnd;
		while (this.#offset < this.#source.length) {
			const char = this.#source.charAt(this.#offset);
			if (/[ \t\n\f\r]/.test(char)) this.#advanceTo(this.#offset + 1);
			else if (this.#balance === 0 && this.#ends(end, endKind)) return;
			else this.#token();
		}
	}
	#ends(end, endKind) {
		const mark = markAt(this.#source, this.#offset);
		const marked = mark !== "" && this.#source.startsWith(end, this.#offset + 1);
		if (!marked && !this.#source.startsWith(end, this.#offset)) return false;
		this.#push(endKind, this.#offset + end.length + (marked ? 1 : 0), "");
		if (marked) this.#trimNext = mark === "-";
		else if (endKind === kinds.blockEnd) this.#trimNewline();
		return true;
	}
	#token() {
		const token = scanExpressionToken(this.#source, this.#offset);
		if (token.kind === "error") {
			this.#advanceTo(token.end);
			throw token.error ?? this.#error(token.text);
		}
		if (/^`[([{]/.test(token.kind)) this.#balance++;
		if (/^`[)\]}]/.test(token.kind)) this.#balance--;
		this.#push(token.kind, token.end, token.text, token.number);
	}
	#push(kind, end, text, number) {
		const token = {
			kind,
			line: this.#line,
			start: this.#offset,
			end,
			text
		};
		this.tokens.push(number === void 0 ? token : {
			...token,
			number
		});
		this.#advanceTo(end);
	}
	#afterTag(mark) {
		if (mark === "") this.#trimNewline();
		else if (mark === "-") this.#trimNext = true;
	}
	#trimNewline() {
		if (!this.#input.whitespace.trimBlocks) return;
		if (this.#source.charAt(this.#offset) === "\r") this.#advanceTo(this.#offset + 1);
		if (this.#source.charAt(this.#offset) === "\n") this.#advanceTo(this.#offset + 1);
	}
	#skipSpace() {
		let end = this.#offset;
		while (end < this.#source.length && isSpace(this.#source.charAt(end))) end++;
		this.#advanceTo(end);
	}
	#advanceTo(end) {
		while (this.#newline < end) {
			this.#line++;
			this.#newline = this.#newlineFrom(this.#newline + 1);
		}
		this.#offset = end;
	}
	#newlineFrom(at) {
		const found = this.#source.indexOf("\n", at);
		return found < 0 ? Number.POSITIVE_INFINITY : found;
	}
	#error(detail) {
		return new JinjaError("syntax error", detail, { site: {
			template: this.#input.name,
			line: this.#line
		} });
	}
};
function withoutLastNewline(source) {
	const rest = source.endsWith("\n") ? source.slice(0, -1) : source;
	return rest.endsWith("\r") ? rest.slice(0, -1) : rest;
}
function markAt(source, at) {
	const char = source.charAt(at);
	return char === "-" || char === "+" ? char : "";
}
function startsLine(source, index) {
	for (let at = index - 1; at >= 0; at--) {
		const char = source.charAt(at);
		if (char === "\n" || char === "\r") return true;
		if (!isSpace(char)) return false;
	}
	return true;
}
function stripLine(text) {
	let end = text.length;
	while (end > 0 && isSpace(text.charAt(end - 1)) && !/[\r\n]/.test(text.charAt(end - 1))) end--;
	return end === 0 || text.charAt(end - 1) === "\n" ? text.slice(0, end) : text;
}

// workflows/weaver/jinja/token-stream.ts
const deepest = 150;
var TokenStream = class {
	#tokens;
	#error;
	#next = 0;
	#depth = 0;
	lastLine = 0;
	constructor(tokens) {
		this.#tokens = tokens.tokens;
		this.#error = tokens.error;
	}
	peek() {
		const token = this.#tokens[this.#next];
		if (!token && this.#error) throw this.#error;
		return token;
	}
	next() {
		const token = this.peek();
		if (!token) return void 0;
		this.#next++;
		this.lastLine = token.line;
		return token;
	}
	expect(expectation, kind, word) {
		const token = this.next();
		if (!token) throw syntaxError(`unexpected end of input, expected ${expectation}`);
		if (!kind || token.kind === kind && (word === void 0 || token.text === word)) return token;
		throw syntaxError(`unexpected ${token.kind}, expected ${expectation}`);
	}
	is(kind) {
		return this.peek()?.kind === kind;
	}
	isWord(...words) {
		const token = this.peek();
		return token?.kind === kinds.name && words.includes(token.text);
	}
	skip(kind) {
		if (!this.is(kind)) return false;
		this.next();
		return true;
	}
	skipWord(...words) {
		if (!this.isWord(...words)) return false;
		this.next();
		return true;
	}
	currentLine() {
		return this.#tokens[this.#next]?.line ?? this.lastLine;
	}
	nested(parse) {
		if (++this.#depth > deepest) throw syntaxError("template exceeds maximum recursion limits");
		const result = parse();
		this.#depth--;
		return result;
	}
};
function syntaxError(detail) {
	return new JinjaError("syntax error", detail);
}

// workflows/weaver/jinja/parse-expression.ts
const comparisons = /* @__PURE__ */ new Set([
	"`==`",
	"`!=`",
	"`<`",
	"`<=`",
	"`>`",
	"`>=`"
]);
const literals = /* @__PURE__ */ new Map([
	["true", true],
	["True", true],
	["false", false],
	["False", false],
	["none", null],
	["None", null]
]);
function parseExpression(stream) {
	return stream.nested(() => parseCondition(stream));
}
function parseCondition(stream) {
	let line = stream.lastLine;
	let whenTrue = parseOr(stream);
	while (stream.skipWord("if")) {
		const test = parseOr(stream);
		const otherwise = stream.skipWord("else") ? parseCondition(stream) : void 0;
		whenTrue = {
			is: "condition",
			line,
			test,
			whenTrue,
			otherwise
		};
		line = stream.lastLine;
	}
	return whenTrue;
}
function parseOr(stream) {
	return parseBinary(stream, parseAnd, () => stream.isWord("or") ? "or" : void 0);
}
function parseAnd(stream) {
	return parseBinary(stream, parseNot, () => stream.isWord("and") ? "and" : void 0);
}
function parseBinary(stream, operand, operatorHere) {
	const line = stream.currentLine();
	let left = operand(stream);
	for (let operator = operatorHere(); operator; operator = operatorHere()) {
		stream.next();
		left = {
			is: "binary",
			line,
			operator,
			left,
			right: operand(stream)
		};
	}
	return left;
}
function parseNot(stream) {
	const line = stream.currentLine();
	if (!stream.skipWord("not")) return parseComparison(stream);
	return {
		is: "not",
		line,
		of: parseNot(stream)
	};
}
function parseComparison(stream) {
	const line = stream.lastLine;
	const first = parseSum(stream);
	const rest = [];
	for (let operator = comparisonHere(stream); operator; operator = comparisonHere(stream)) rest.push({
		operator,
		of: parseSum(stream)
	});
	const [only] = rest;
	if (!only) return first;
	if (rest.length > 1) return {
		is: "comparison",
		line,
		first,
		rest
	};
	const binary = {
		is: "binary",
		line,
		operator: only.operator === "not in" ? "in" : only.operator,
		left: first,
		right: only.of
	};
	return only.operator === "not in" ? {
		is: "not",
		line,
		of: binary
	} : binary;
}
function comparisonHere(stream) {
	if (stream.skipWord("in")) return "in";
	if (stream.skipWord("not")) {
		stream.expect("in", kinds.name, "in");
		return "not in";
	}
	const kind = stream.peek()?.kind;
	if (!kind || !comparisons.has(kind)) return void 0;
	return stream.next()?.text;
}
function operatorsIn(stream, ...operators) {
	return () => operators.find((operator) => stream.is(`\`${operator}\``));
}
function parseSum(stream) {
	return parseBinary(stream, parseConcatenation, operatorsIn(stream, "+", "-"));
}
function parseConcatenation(stream) {
	return parseBinary(stream, parseProduct, operatorsIn(stream, "~"));
}
function parseProduct(stream) {
	return parseBinary(stream, parsePower, operatorsIn(stream, "*", "/", "//", "%"));
}
function parsePower(stream) {
	return parseBinary(stream, parseUnary, operatorsIn(stream, "**"));
}
function parseUnary(stream) {
	const line = stream.currentLine();
	return parseFilters(stream, parsePostfix(stream, parseNegation(stream), line));
}
function parseNegation(stream) {
	const line = stream.currentLine();
	if (!stream.skip("`-`")) return stream.nested(() => parsePrimary(stream));
	return {
		is: "negate",
		line,
		of: parseNegation(stream)
	};
}
function parsePostfix(stream, start, startLine) {
	let of = start;
	let line = startLine;
	for (;;) {
		const nextLine = stream.currentLine();
		if (stream.skip("`.`")) of = parseAttribute(stream, of, line);
		else if (stream.skip("`[`")) of = parseSubscript(stream, of, line);
		else if (stream.is("`(`")) of = {
			is: "call",
			line,
			of,
			args: parseArguments(stream)
		};
		else return of;
		line = nextLine;
	}
}
function parseAttribute(stream, of, line) {
	const token = stream.expect("identifier or integer");
	if (token.kind === kinds.name) return {
		is: "attribute",
		line,
		of,
		name: token.text
	};
	if (token.kind !== kinds.integer) throw syntaxError(`unexpected ${token.kind}, expected identifier or integer`);
	return {
		is: "item",
		line,
		of,
		key: {
			is: "constant",
			line: token.line,
			value: integer$2(BigInt(token.number ?? 0))
		}
	};
}
function parseSubscript(stream, of, line) {
	const start = stream.is("`:`") ? void 0 : parseExpression(stream);
	if (!stream.skip("`:`")) {
		stream.expect("`]`", "`]`");
		if (!start) throw syntaxError("empty subscript");
		return {
			is: "item",
			line,
			of,
			key: start
		};
	}
	const stop = stream.is("`]`") || stream.is("`:`") ? void 0 : parseExpression(stream);
	const step = stream.skip("`:`") && !stream.is("`]`") ? parseExpression(stream) : void 0;
	stream.expect("`]`", "`]`");
	return {
		is: "slice",
		line,
		of,
		bounds: [
			start,
			stop,
			step
		]
	};
}
function parseDottedName(stream) {
	const first = stream.expect("identifier", kinds.name);
	let name = first.text;
	while (stream.skip("`.`")) name += `.${stream.expect("identifier", kinds.name).text}`;
	return {
		name,
		line: first.line
	};
}
function parseFilters(stream, start) {
	let of = start;
	for (;;) if (stream.skip("`|`")) {
		const { name, line } = parseDottedName(stream);
		of = {
			is: "filter",
			line,
			name,
			of,
			args: stream.is("`(`") ? parseArguments(stream) : []
		};
	} else if (stream.skipWord("is")) of = parseTest(stream, of);
	else return of;
}
const argumentStarts = /* @__PURE__ */ new Set([
	kinds.name,
	kinds.string,
	kinds.integer,
	kinds.float,
	"`+`",
	"`-`",
	"`[`",
	"`{`"
]);
function parseTest(stream, of) {
	const negated = stream.skipWord("not");
	const { name, line } = parseDottedName(stream);
	const test = {
		is: "test",
		line,
		name,
		of,
		args: parseTestArguments(stream)
	};
	return negated ? {
		is: "not",
		line,
		of: test
	} : test;
}
function parseTestArguments(stream) {
	if (stream.is("`(`")) return parseArguments(stream);
	const token = stream.peek();
	if (!token || !argumentStarts.has(token.kind) || stream.isWord("and", "or", "else", "is")) return [];
	const line = stream.currentLine();
	return [{
		is: "positional",
		of: parsePostfix(stream, parseNegation(stream), line)
	}];
}
function parseArguments(stream) {
	const args = [];
	let keywords = false;
	stream.expect("`(`", "`(`");
	while (!stream.skip("`)`")) {
		if (args.length > 0) {
			stream.expect("`,`", "`,`");
			if (stream.skip("`)`")) break;
		}
		const arg = parseArgument(stream, keywords);
		keywords ||= arg.is === "keyword" || arg.is === "keyword splat";
		args.push(arg);
		if (args.length > 2e3) throw syntaxError("Too many arguments in function call");
	}
	return args;
}
function parseArgument(stream, afterKeyword) {
	if (stream.skip("`**`")) return {
		is: "keyword splat",
		of: parseExpression(stream)
	};
	if (stream.skip("`*`")) return {
		is: "splat",
		of: parseExpression(stream)
	};
	const of = parseExpression(stream);
	if (of.is === "variable" && stream.skip("`=`")) return {
		is: "keyword",
		name: of.name,
		of: parseOr(stream)
	};
	if (afterKeyword) throw syntaxError("non-keyword arg after keyword arg");
	return {
		is: "positional",
		of
	};
}
function parsePrimary(stream) {
	const { kind, line, text, number } = stream.expect("expression");
	switch (kind) {
		case kinds.name: return literals.has(text) ? {
			is: "constant",
			line,
			value: literals.get(text)
		} : {
			is: "variable",
			line,
			name: text
		};
		case kinds.string: return {
			is: "constant",
			line,
			value: text + adjacentStrings(stream)
		};
		case kinds.integer: return {
			is: "constant",
			line,
			value: integer$2(BigInt(number ?? 0))
		};
		case kinds.float: return {
			is: "constant",
			line,
			value: float$1(Number(number))
		};
		case "`(`": return parseParentheses(stream, line);
		case "`[`": return {
			is: "list",
			line,
			items: parseItems(stream, "`]`", () => parseExpression(stream))
		};
		case "`{`": return {
			is: "map",
			line,
			entries: parseItems(stream, "`}`", () => parseEntry(stream))
		};
		default: throw syntaxError(`unexpected ${kind}`);
	}
}
function adjacentStrings(stream) {
	let text = "";
	while (stream.is(kinds.string)) text += stream.next()?.text ?? "";
	return text;
}
function parseItems(stream, end, parse, first = []) {
	const items = [...first];
	while (!stream.skip(end)) {
		if (items.length > 0) {
			stream.expect("`,`", "`,`");
			if (stream.skip(end)) break;
		}
		items.push(parse());
	}
	return items;
}
function parseEntry(stream) {
	const key = parseExpression(stream);
	stream.expect("`:`", "`:`");
	return [key, parseExpression(stream)];
}
function parseParentheses(stream, line) {
	if (stream.skip("`)`")) return {
		is: "list",
		line,
		items: []
	};
	const first = parseExpression(stream);
	if (stream.is("`,`")) return {
		is: "list",
		line,
		items: parseItems(stream, "`)`", () => parseExpression(stream), [first])
	};
	stream.expect("`)`", "`)`");
	return first;
}

// workflows/weaver/jinja/parse-statement.ts
const reserved = /* @__PURE__ */ new Set([
	"true",
	"True",
	"false",
	"False",
	"none",
	"None",
	"loop",
	"self"
]);
const describe = {
	constant: "constant",
	variable: "variable",
	list: "list literal",
	map: "map literal",
	attribute: "expression",
	item: "expression",
	slice: "expression",
	not: "expression",
	negate: "expression",
	binary: "expression",
	comparison: "expression",
	condition: "expression",
	filter: "filter expression",
	test: "test expression",
	call: "call"
};
var StatementParser = class {
	#stream;
	#blocks = /* @__PURE__ */ new Set();
	#inMacro = false;
	#inLoop = false;
	constructor(stream) {
		this.#stream = stream;
	}
	parseTemplate() {
		return this.#body();
	}
	#body(...ends) {
		const statements = [];
		const stream = this.#stream;
		for (let token = stream.next(); token; token = stream.next()) {
			const { line, text } = token;
			if (token.kind === kinds.data) statements.push({
				is: "text",
				line,
				text
			});
			else if (token.kind === kinds.variableStart) {
				statements.push({
					is: "print",
					line,
					of: parseExpression(stream)
				});
				stream.expect("end of variable block", kinds.variableEnd);
			} else {
				if (!stream.peek()) throw syntaxError("unexpected end of input, expected keyword");
				if (stream.isWord(...ends)) return statements;
				statements.push(stream.nested(() => this.#statement()));
				stream.expect("end of block", kinds.blockEnd);
			}
		}
		return statements;
	}
	#statement() {
		const { kind, line, text } = this.#stream.expect("block keyword");
		if (kind !== kinds.name) throw syntaxError(`unknown ${kind}, expected statement`);
		const parse = this.#statements[text];
		if (!parse || !Object.hasOwn(this.#statements, text)) throw syntaxError(`unknown statement ${text}`);
		return parse(line);
	}
	#statements = {
		for: (line) => this.#for(line),
		if: (line) => this.#if(line),
		with: (line) => this.#with(line),
		set: (line) => this.#set(line),
		autoescape: (line) => {
			return {
				is: "autoescape",
				line,
				mode: parseExpression(this.#stream),
				body: this.#closed("endautoescape")
			};
		},
		filter: (line) => {
			return {
				is: "filter block",
				line,
				filter: this.#filters(),
				body: this.#closed("endfilter")
			};
		},
		block: (line) => this.#block(line),
		extends: (line) => ({
			is: "extends",
			line,
			name: parseExpression(this.#stream)
		}),
		include: (line) => this.#include(line),
		import: (line) => this.#import(line),
		from: (line) => this.#fromImport(line),
		macro: (line) => this.#macro(line),
		call: (line) => this.#callBlock(line),
		do: (line) => ({
			is: "do",
			line,
			call: this.#call()
		}),
		break: (line) => this.#jump("break", line),
		continue: (line) => this.#jump("continue", line)
	};
	#closed(end) {
		this.#endOfTag();
		const body = this.#body(end);
		this.#stream.next();
		return body;
	}
	#endOfTag() {
		this.#stream.expect("end of block", kinds.blockEnd);
	}
	#jump(is, line) {
		if (!this.#inLoop) throw syntaxError(`'${is}' must be placed inside a loop`);
		return {
			is,
			line
		};
	}
	#for(line) {
		const stream = this.#stream;
		const outer = this.#inLoop;
		this.#inLoop = true;
		const target = this.#target(false);
		stream.expect("in", kinds.name, "in");
		const of = parseOr(stream);
		const filter = stream.skipWord("if") ? parseExpression(stream) : void 0;
		const recursive = stream.skipWord("recursive");
		this.#endOfTag();
		const body = this.#body("endfor", "else");
		const otherwise = stream.skipWord("else") ? this.#bodyAfterTag("endfor") : [];
		stream.next();
		this.#inLoop = outer;
		return {
			is: "for",
			line,
			target,
			of,
			filter,
			recursive,
			body,
			otherwise
		};
	}
	#bodyAfterTag(end) {
		this.#endOfTag();
		return this.#body(end);
	}
	#if(line) {
		const test = parseOr(this.#stream);
		this.#endOfTag();
		const whenTrue = this.#body("endif", "else", "elif");
		const next = this.#stream.next();
		if (next?.text === "elif") return {
			is: "if",
			line,
			test,
			whenTrue,
			otherwise: [this.#if(next.line)]
		};
		return {
			is: "if",
			line,
			test,
			whenTrue,
			otherwise: next?.text === "else" ? this.#closed("endif") : []
		};
	}
	#with(line) {
		const stream = this.#stream;
		const assignments = [];
		while (!stream.is(kinds.blockEnd)) {
			if (assignments.length > 0) stream.expect("comma", "`,`");
			const target = stream.skip("`(`") ? this.#parenthesized(false) : this.#name(false);
			stream.expect("assignment operator", "`=`");
			assignments.push([target, parseExpression(stream)]);
		}
		return {
			is: "with",
			line,
			assignments,
			body: this.#closed("endwith")
		};
	}
	#parenthesized(dotted) {
		const target = this.#target(dotted);
		this.#stream.expect("`)`", "`)`");
		return target;
	}
	#set(line) {
		const stream = this.#stream;
		const target = this.#target(true);
		if (stream.is(kinds.blockEnd) || stream.is("`|`")) return {
			is: "set block",
			line,
			target,
			filter: stream.skip("`|`") ? this.#filters() : void 0,
			body: this.#closed("endset")
		};
		stream.expect("assignment operator", "`=`");
		const of = parseExpression(stream);
		return {
			is: "set",
			line,
			target,
			of: stream.skip("`,`") ? this.#tuple(of) : of
		};
	}
	#tuple(first) {
		const line = this.#stream.currentLine();
		const items = [first];
		while (!this.#stream.is(kinds.blockEnd)) {
			items.push(parseExpression(this.#stream));
			if (!this.#stream.skip("`,`")) break;
		}
		return {
			is: "list",
			line,
			items
		};
	}
	#target(dotted) {
		const stream = this.#stream;
		const line = stream.currentLine();
		const items = [];
		let isTuple = false;
		for (;;) {
			if (items.length > 0) stream.expect("`,`", "`,`");
			if (stream.is("`)`") || stream.is(kinds.variableEnd) || stream.is(kinds.blockEnd) || stream.isWord("in")) break;
			items.push(stream.skip("`(`") ? this.#parenthesized(dotted) : this.#name(dotted));
			if (!stream.is("`,`")) break;
			isTuple = true;
		}
		const [only] = items;
		return only && !isTuple ? only : {
			is: "list",
			line,
			items
		};
	}
	#name(dotted) {
		const { text, line } = this.#stream.expect("identifier", kinds.name);
		if (reserved.has(text)) throw syntaxError(`cannot assign to reserved variable name ${text}`);
		let target = {
			is: "variable",
			line,
			name: text
		};
		while (dotted && this.#stream.skip("`.`")) {
			const attribute = this.#stream.expect("identifier", kinds.name);
			target = {
				is: "attribute",
				line: attribute.line,
				of: target,
				name: attribute.text
			};
		}
		return target;
	}
	#filters() {
		let filter;
		while (!this.#stream.is(kinds.blockEnd)) {
			if (filter) this.#stream.expect("`|`", "`|`");
			const { name, line } = parseDottedName(this.#stream);
			filter = {
				is: "filter",
				line,
				name,
				of: filter,
				args: this.#argumentsOfFilter()
			};
		}
		if (!filter) throw syntaxError("expected a filter");
		return filter;
	}
	#argumentsOfFilter() {
		return this.#stream.is("`(`") ? parseArguments(this.#stream) : [];
	}
	#block(line) {
		const stream = this.#stream;
		if (this.#inMacro) throw syntaxError("block tags in macros are not allowed");
		const outer = this.#inLoop;
		this.#inLoop = false;
		const name = stream.expect("identifier", kinds.name).text;
		stream.skipWord("scoped");
		const required = stream.skipWord("required");
		if (this.#blocks.has(name)) throw syntaxError(`block '${name}' defined twice`);
		this.#blocks.add(name);
		const body = this.#closed("endblock");
		if (required && !body.every((statement) => statement.is === "text" && trim(statement.text) === "")) throw syntaxError("Required blocks can only contain comments or whitespace");
		this.#trailingName(name);
		this.#inLoop = outer;
		return {
			is: "block",
			line,
			name,
			required,
			body
		};
	}
	#trailingName(name) {
		const token = this.#stream.peek();
		if (token?.kind !== kinds.name) return;
		if (token.text !== name) throw syntaxError(`mismatching name on block. Got \`${token.text}\`, expected \`${name}\``);
		this.#stream.next();
	}
	#include(line) {
		const name = parseExpression(this.#stream);
		const marked = this.#contextMarker();
		const ignoreMissing = this.#stream.skipWord("ignore");
		if (ignoreMissing) {
			this.#stream.expect("missing keyword", kinds.name, "missing");
			if (!marked) this.#contextMarker();
		}
		return {
			is: "include",
			line,
			name,
			ignoreMissing
		};
	}
	#contextMarker() {
		if (!this.#stream.skipWord("with", "without")) return false;
		this.#stream.expect("context", kinds.name, "context");
		return true;
	}
	#import(line) {
		const name = parseExpression(this.#stream);
		this.#stream.expect("as", kinds.name, "as");
		const target = parseExpression(this.#stream);
		this.#contextMarker();
		return {
			is: "import",
			line,
			name,
			target
		};
	}
	#fromImport(line) {
		const stream = this.#stream;
		const name = parseExpression(stream);
		const names = [];
		stream.expect("import", kinds.name, "import");
		while (!this.#contextMarker() && !stream.is(kinds.blockEnd)) {
			if (names.length > 0) stream.expect("`,`", "`,`");
			if (this.#contextMarker() || stream.is(kinds.blockEnd)) break;
			const own = variableName(this.#name(false));
			const as = stream.skipWord("as") ? variableName(this.#name(false)) : own;
			names.push({
				name: own,
				line: stream.lastLine,
				as
			});
		}
		return {
			is: "from import",
			line,
			name,
			names
		};
	}
	#macro(line) {
		const name = this.#stream.expect("identifier", kinds.name).text;
		this.#stream.expect("`(`", "`(`");
		return {
			is: "macro",
			line,
			macro: this.#macroBody({
				...this.#parameters(),
				line,
				name
			}, "endmacro")
		};
	}
	#parameters() {
		const stream = this.#stream;
		const parameters = [];
		const defaults = [];
		while (!stream.skip("`)`")) {
			if (parameters.length > 0) {
				stream.expect("`,`", "`,`");
				if (stream.skip("`)`")) break;
			}
			parameters.push(variableName(this.#name(false)));
			if (stream.skip("`=`")) defaults.push(parseExpression(stream));
			else if (defaults.length > 0) stream.expect("`=`", "`=`");
		}
		return {
			parameters,
			defaults
		};
	}
	#macroBody(head, end) {
		const outer = {
			loop: this.#inLoop,
			macro: this.#inMacro
		};
		this.#endOfTag();
		this.#inLoop = false;
		this.#inMacro = true;
		const body = this.#body(end);
		this.#inLoop = outer.loop;
		this.#inMacro = outer.macro;
		this.#stream.next();
		return {
			...head,
			body
		};
	}
	#callBlock(line) {
		const head = this.#stream.skip("`(`") ? this.#parameters() : {
			parameters: [],
			defaults: []
		};
		return {
			is: "call block",
			line,
			call: this.#call(),
			caller: this.#macroBody({
				...head,
				line,
				name: "caller"
			}, "endcall")
		};
	}
	#call() {
		const of = parseExpression(this.#stream);
		if (of.is !== "call") throw syntaxError(`expected call expression in call block, got ${describe[of.is]}`);
		return of;
	}
};
function variableName(target) {
	return target.is === "variable" ? target.name : "";
}

// workflows/weaver/jinja/parse-template.ts
function parseTemplate(input) {
	return parse({
		...input,
		inExpression: false
	}, (stream) => new StatementParser(stream).parseTemplate());
}
function parseStandaloneExpression(input) {
	return parse({
		...input,
		inExpression: true
	}, (stream) => {
		const expression = parseExpression(stream);
		if (stream.next()) throw syntaxError("unexpected input after expression");
		return expression;
	});
}
function parse(input, run) {
	const stream = new TokenStream(tokenize(input));
	try {
		return run(stream);
	} catch (error) {
		throw asSyntaxError(error).locate({
			template: input.name,
			line: stream.lastLine
		});
	}
}
function asSyntaxError(error) {
	if (error instanceof JinjaError) return error;
	if (error instanceof RangeError) return syntaxError("template exceeds maximum recursion limits");
	throw error;
}

// workflows/weaver/jinja/select-filters.ts
function selection({ keeps, byAttribute }) {
	return (args, kwargs, state) => {
		const given = new Arguments(args, kwargs);
		const value = given.value();
		const path = byAttribute ? given.text() : void 0;
		const testName = given.optionalText();
		const rest = given.rest();
		const test = testName === void 0 ? void 0 : state.engine.tests.get(testName);
		if (testName !== void 0 && !test) throw new JinjaError("unknown test");
		return iterate(value).filter((item) => {
			const tested = path === void 0 ? item : getPath(item, path);
			state.burn();
			return isTrue$1(test ? test([tested, ...rest], {}, state) : tested) === keeps;
		});
	};
}
const map = (args, kwargs, state) => {
	const given = new Arguments(args, kwargs, "keywords");
	const value = given.value();
	const rest = given.rest();
	if (given.keyword("attribute") === void 0) return mapFilter(value, rest, state);
	if (rest.length > 0) throw new JinjaError("too many arguments");
	const mapped = mapAttribute(value, kwargs);
	given.keyword("default");
	given.endKeywords();
	return mapped;
};
function mapAttribute(value, kwargs) {
	const attribute = kwargs.attribute;
	const fallback = kwargs.default;
	const path = textOf(attribute);
	return iterate(value).map((item) => {
		try {
			const found = path === void 0 ? getItem(item, attribute) : getPath(item, path);
			return found === void 0 ? fallback : found;
		} catch (error) {
			if (fallback === void 0) throw error;
			return fallback;
		}
	});
}
function mapFilter(value, rest, state) {
	const [filter, ...args] = rest;
	if (rest.length === 0) throw invalid("filter name is required");
	const name = textOf(filter);
	if (name === void 0) throw invalid("filter name must be a string");
	if (!state.engine.filters.has(name)) throw new JinjaError("unknown filter");
	return iterate(value).map((item) => state.applyFilter(name, [item, ...args]));
}
const selectFilters = {
	select: selection({
		keeps: true,
		byAttribute: false
	}),
	reject: selection({
		keeps: false,
		byAttribute: false
	}),
	selectattr: selection({
		keeps: true,
		byAttribute: true
	}),
	rejectattr: selection({
		keeps: false,
		byAttribute: true
	}),
	map
};

// workflows/weaver/jinja/format-printf.ts
function formatPrintf(format, args) {
	const cursor = new FormatCursor(format);
	let result = "";
	let next = 0;
	for (;;) {
		const literal = cursor.literal("printf");
		if (literal !== void 0) {
			result += literal;
			continue;
		}
		if (!cursor.skip("%")) return checkedText(result);
		const key = cursor.skip("(") ? cursor.till(")") : void 0;
		const spec = parseSpec(cursor);
		const value = key === void 0 ? argument(args, next++, spec) : keyed(args, key, spec);
		result = checkedText(result + formatValue(spec, value));
	}
}
function missing(spec) {
	return invalid(`missing an argument for format spec at offset '${spec.location}'`);
}
function argument(args, at, spec) {
	if (at >= args.length) throw missing(spec);
	return args[at];
}
function keyed(args, key, spec) {
	if (args.length === 0) throw missing(spec);
	if (kindOf(args[0]) !== "map") throw invalid("format argument must be a mapping");
	const value = getAttribute(args[0], key);
	if (value === void 0) throw missing(spec);
	return value;
}
function parseSpec(cursor) {
	const location = cursor.offset;
	const flags = cursor.match(/[#0\- +]*/y) ?? "";
	const width = cursor.number();
	const precision = cursor.skip(".") ? cursor.number() : void 0;
	cursor.match(/[hlL]/y);
	const isLeft = flags.includes("-");
	const wantsZeros = flags.includes("0") && !isLeft;
	return {
		style: "printf",
		fill: void 0,
		align: isLeft ? "<" : void 0,
		sign: flags.includes("+") ? "+" : flags.includes(" ") ? " " : "",
		alternate: flags.includes("#"),
		zeroPadded: wantsZeros && width !== void 0,
		width: width ?? (wantsZeros ? 0 : void 0),
		grouping: void 0,
		precision,
		conversion: cursor.conversion("printf"),
		location
	};
}

// workflows/weaver/jinja/value-filters.ts
function unary(filter) {
	return (args, kwargs) => {
		const given = new Arguments(args, kwargs);
		const value = given.value();
		given.end();
		return filter(value);
	};
}
const defaultFilter = (args, kwargs) => {
	const given = new Arguments(args, kwargs);
	const value = given.value();
	const rest = given.rest();
	if (rest.length > 2) throw new JinjaError("too many arguments");
	if (!(value === void 0 || isTrue$1(rest[1]) && !isTrue$1(value))) return value;
	return rest.length > 0 ? rest[0] : "";
};
const abs = unary((value) => {
	if (isFloat(value)) return float$1(Math.abs(toFloat(value)));
	if (!isInteger$1(value)) throw invalid("cannot get absolute value");
	return value < 0 ? integer$2(-BigInt(value)) : value;
});
const int = unary((value) => {
	if (value === void 0 || value === null) return 0;
	if (typeof value === "boolean") return Number(value);
	if (isInteger$1(value)) return value;
	if (isFloat(value)) return truncated(toFloat(value));
	const text = textOf(value);
	if (text === void 0) throw invalid(`cannot convert ${kindOf(value)} to integer`);
	return /^[+-]?\d+$/.test(text) && text.length < 40 ? integer$2(BigInt(text.replace("+", ""))) : truncated(parseFloatText(text));
});
const mostInteger = 2n ** 127n;
function truncated(value) {
	if (Number.isNaN(value)) return 0;
	if (Math.abs(value) >= 2 ** 127) return value > 0 ? mostInteger - 1n : -mostInteger;
	return integer$2(BigInt(Math.trunc(value)));
}
function parseFloatText(text) {
	if (text === "") throw invalid("cannot parse float from empty string");
	const special = /^([+-]?)(inf|infinity|nan)$/i.exec(text);
	if (special) return /nan/i.test(text) ? NaN : special[1] === "-" ? -1e400 : 1e400;
	if (!/^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(text)) throw invalid("invalid float literal");
	return Number(text);
}
const floatFilter = unary((value) => {
	if (value === void 0 || value === null) return float$1(0);
	const text = textOf(value);
	if (text !== void 0) return float$1(parseFloatText(text));
	const number = numeric(value);
	if (number === void 0) throw invalid(`cannot convert ${kindOf(value)} to float`);
	return float$1(Number(number));
});
const round = (args, kwargs) => {
	const given = new Arguments(args, kwargs);
	const value = given.value();
	const precision = given.optionalIndex("i32") ?? 0;
	given.end();
	if (isInteger$1(value)) return value;
	if (!isFloat(value)) throw invalid(`cannot round value (${kindOf(value)})`);
	const scale = 10 ** precision;
	const scaled = scale * toFloat(value);
	return float$1(roundHalfUp(scaled) / scale);
};
function roundHalfUp(value) {
	const whole = Math.trunc(value);
	return Math.abs(value - whole) >= .5 ? whole + Math.sign(value) : whole;
}
const tojson = (args, kwargs, state) => {
	const given = new Arguments(args, kwargs, "keywords");
	const value = given.value();
	const indent = jsonIndent(given.optional() ?? given.keyword("indent"));
	given.end();
	given.endKeywords();
	return new SafeString(toJson$1(value, {
		indent,
		escaped: true,
		known: state.engine.rounds?.texts
	}));
};
function jsonIndent(value) {
	if (value === void 0 || value === false) return void 0;
	if (value === true) return 2;
	const count = asCount(value);
	if (count === void 0) throw invalid(`cannot convert ${kindOf(value)} to usize`);
	return count;
}
const pluralize = (args, kwargs) => {
	const given = new Arguments(args, kwargs);
	const [value, singular, plural] = [
		given.value(),
		given.optional(),
		given.optional()
	];
	given.end();
	const count = lengthOf(value) ?? asIndex(value);
	if (count === void 0) throw invalid(`Pluralize argument is not an integer, or a sequence / object with a length but of type ${kindOf(value)}`);
	return count === 1 ? singular ?? "" : plural ?? "s";
};
const binaryUnits = [
	"KiB",
	"MiB",
	"GiB",
	"TiB",
	"PiB",
	"EiB",
	"ZiB",
	"YiB"
];
const decimalUnits = [
	"kB",
	"MB",
	"GB",
	"TB",
	"PB",
	"EB",
	"ZB",
	"YB"
];
const filesizeformat = (args, kwargs) => {
	const given = new Arguments(args, kwargs);
	const size = toFloat(given.value());
	const binary = given.optionalBool() ?? false;
	given.end();
	if (size === 1) return "1 Byte";
	const [units, base] = binary ? [binaryUnits, 1024] : [decimalUnits, 1e3];
	const sign = size < 0 ? "-" : "";
	const rest = Math.abs(size);
	if (rest < base) return `${sign}${toText$1(float$1(rest)).replace(/\.0$/, "")} Bytes`;
	const found = units.findIndex((_, i) => rest < base ** (i + 2));
	const at = found < 0 ? units.length - 1 : found;
	return `${sign}${fixed$1(base * rest / base ** (at + 2), 1)} ${units[at]}`;
};
const format = (args, kwargs) => {
	const given = new Arguments(args, kwargs);
	return formatPrintf(given.string(), given.rest());
};
const valueFilters = {
	default: defaultFilter,
	d: defaultFilter,
	abs,
	int,
	float: floatFilter,
	round,
	string: unary((value) => kindOf(value) === "string" ? value : toText$1(value)),
	tojson,
	pprint: unary(prettyText),
	pluralize,
	filesizeformat,
	format
};

// workflows/weaver/jinja/striptags.ts
const entities = {
	amp: "&",
	gt: ">",
	lt: "<",
	quot: "\""
};
const striptags = (args, kwargs) => {
	const given = new Arguments(args, kwargs);
	const text = given.text();
	given.end();
	return trimEnd(new Stripper().strip(text));
};
var Stripper = class {
	#result = "";
	#acceptsSpace = false;
	#entity = "";
	strip(text) {
		let where = "text";
		for (const char of text) where = this.#next(where, char);
		this.#next(where, "");
		return this.#result;
	}
	#next(where, char) {
		switch (where) {
			case "text": return this.#inText(char);
			case "tag start": return char === ">" ? "text" : char === "!" ? "!" : "tag";
			case "tag": return char === ">" ? "text" : "tag";
			case "!": return char === "-" ? "!-" : "tag";
			case "!-": return char === "-" ? "comment" : "tag";
			case "comment": return char === "-" ? "comment -" : "comment";
			case "comment -": return char === "-" ? "comment --" : "comment";
			case "comment --": return char === ">" ? "text" : "comment";
			case "entity": return this.#inEntity(char);
		}
	}
	#inText(char) {
		if (char === "<") return "tag start";
		if (char === "&") {
			this.#entity = "";
			return "entity";
		}
		this.#push(char);
		return "text";
	}
	#push(char) {
		if (char === "") return;
		const space = isSpace(char);
		if (!space) this.#result += char;
		else if (this.#acceptsSpace) this.#result += " ";
		this.#acceptsSpace = !space;
	}
	#inEntity(char) {
		if (!(char === "" || char === "\0" || char === ";" || char === "<" || char === "&" || isSpace(char))) {
			this.#entity += char;
			return "entity";
		}
		this.#resolve(char);
		if (char === "<") return "tag";
		this.#entity = "";
		if (char === "&") return "entity";
		if (isSpace(char)) this.#push(char);
		return "text";
	}
	#resolve(end) {
		const resolved = numericEntity(this.#entity) ?? (Object.hasOwn(entities, this.#entity) ? entities[this.#entity] : void 0);
		if (resolved !== void 0) this.#push(resolved);
		else {
			this.#result += `&${this.#entity}${end === ";" ? ";" : ""}`;
			this.#acceptsSpace = true;
		}
	}
};
function numericEntity(entity) {
	const hex = /^#[xX]\+?([0-9a-fA-F]+)$/.exec(entity)?.[1];
	const decimal = /^#\+?(\d+)$/.exec(entity)?.[1];
	const code = hex ? Number.parseInt(hex, 16) : decimal ? Number(decimal) : void 0;
	return code !== void 0 && code <= 1114111 && (code < 55296 || code > 57343) ? String.fromCodePoint(code) : void 0;
}

// workflows/weaver/jinja/environment.ts
const defaultFuel = 2e7;
const defaultMaxOutput = 2 ** 26;
function createEnvironment(options) {
	return new JinjaEnvironment(options);
}
var JinjaEnvironment = class {
	#options;
	#syntax;
	#engine;
	#compiled = /* @__PURE__ */ new Map();
	constructor(options) {
		this.#options = options;
		this.#syntax = completeSyntax(options.syntax);
		checkSyntax(this.#syntax);
		this.#engine = this.#createEngine(options);
	}
	#createEngine(options) {
		const filters = {
			...textFilters$1,
			...listFilters,
			...selectFilters,
			...valueFilters,
			striptags,
			...options.filters
		};
		return {
			filters: new Map(Object.entries(filters)),
			tests: new Map(Object.entries({
				...builtinTests,
				...options.tests
			})),
			globals: globalsOf(options.functions ?? {}),
			autoEscape: options.autoEscape ?? "none",
			fuel: options.fuel ?? defaultFuel,
			maxOutput: options.maxOutput ?? defaultMaxOutput,
			signal: options.signal,
			rounds: options.rounds,
			load: (name) => this.#load(name)
		};
	}
	template(name) {
		return this.#renderable(this.#load(name));
	}
	compile(source, name) {
		return this.#renderable(this.#compile(source, name));
	}
	evaluateExpression(source, context) {
		const name = "<expression>";
		const expression = parseStandaloneExpression({
			source,
			name,
			syntax: defaultSyntax,
			whitespace: {
				trimBlocks: false,
				lstripBlocks: false,
				keepTrailingNewline: false
			}
		});
		const evaluate = compileExpression(this.#compiler(name), expression);
		const state = new State(this.#engine, context, name);
		return guard(state, name, () => evaluate(state));
	}
	#load(name) {
		const known = this.#compiled.get(name);
		if (known) return known;
		const source = this.#options.load(name);
		if (source === void 0) throw new JinjaError("template not found", `template ${quote(name)} does not exist`);
		const compiled = this.#compile(source, name);
		this.#compiled.set(name, compiled);
		return compiled;
	}
	#compile(source, name) {
		const { trimBlocks = false, lstripBlocks = false, keepTrailingNewline = false } = this.#options;
		const whitespace = {
			trimBlocks,
			lstripBlocks,
			keepTrailingNewline
		};
		const statements = parseTemplate({
			source,
			name,
			syntax: this.#syntax,
			whitespace
		});
		const compiler = this.#compiler(name);
		try {
			return {
				name,
				run: compileBody(compiler, statements),
				blocks: compiler.blocks
			};
		} catch (error) {
			if (!(error instanceof RangeError)) throw error;
			throw new JinjaError("syntax error", "template exceeds maximum recursion limits", { site: compiler.site() });
		}
	}
	#compiler(name) {
		return new Compiler(this.#engine, name, {
			expression: compileExpression,
			body: compileBody
		});
	}
	#renderable(template) {
		return {
			name: template.name,
			render: (context) => this.#render(template, context)
		};
	}
	#render(template, context) {
		const state = new State(this.#engine, context, template.name);
		state.blocks = blockStacks(template);
		return guard(state, template.name, () => {
			run(state, template.run);
			const { text } = state.out;
			if (!hasRoom(2 * text.length)) throw invalid("not enough memory is left");
			return text;
		});
	}
};
function globalsOf(functions) {
	const builtin = Object.entries(builtinFunctions).map(([name, { call, origin }]) => [name, new FunctionObject(origin, call)]);
	const own = Object.entries(functions).map(([name, call]) => [name, new FunctionObject(name, call)]);
	return new Map([...builtin, ...own]);
}
function completeSyntax(syntax) {
	const given = Object.entries(syntax ?? {}).filter(([, delimiter]) => delimiter !== void 0);
	return {
		...defaultSyntax,
		...Object.fromEntries(given)
	};
}
function guard(state, name, render) {
	try {
		return render();
	} catch (error) {
		const site = state.site ?? {
			template: name,
			line: 1
		};
		if (error instanceof JinjaError) throw error.locate(site);
		if (error instanceof RangeError) throw invalid("recursion limit exceeded").locate(site);
		throw error;
	}
}

// workflows/weaver/forge/markdown/word-wrap.ts
const ASCII = /^[\0-\x7f]*$/;
function byteLength(text) {
	return ASCII.test(text) ? text.length : Buffer.byteLength(text);
}
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const SPACE = 32;
function wordsOf(text, ignoreNewlines) {
	const words = [];
	const separates = (at) => {
		const code = text.charCodeAt(at);
		return code === SPACE || ignoreNewlines && (code === LINE_FEED || code === CARRIAGE_RETURN);
	};
	for (let at = 0; at < text.length;) {
		const start = at;
		while (at < text.length && !separates(at)) at++;
		const word = text.slice(start, at);
		words.push(ignoreNewlines ? word.trimEnd() : word);
		while (at < text.length && separates(at)) at++;
	}
	return words;
}
var WrappingWriter = class {
	#wrap;
	#parts = [];
	#tail = "";
	#length = 0;
	#pendingSpace = false;
	size = 0;
	constructor(wrap) {
		this.#wrap = wrap;
	}
	get wraps() {
		return this.#wrap.lineLength !== void 0;
	}
	get ignoresNewlines() {
		return this.#wrap.ignoreNewlines;
	}
	get text() {
		return this.#parts.join("");
	}
	get isEmpty() {
		return this.#parts.length === 0;
	}
	endsWith(end) {
		return this.#tail.endsWith(end);
	}
	raw(text) {
		if (text === "") return;
		this.#parts.push(text);
		this.size += text.length;
		this.#tail = text.length > 1 ? text.slice(-2) : this.#tail.slice(-1) + text;
	}
	#exceeds(length) {
		return this.#wrap.lineLength !== void 0 && this.#length + length > this.#wrap.lineLength;
	}
	line(indent) {
		this.raw(`\n${indent}`);
		this.#length = byteLength(indent);
		this.#pendingSpace = false;
	}
	unbroken(text, indent) {
		if (this.#exceeds(byteLength(text))) this.line(indent);
		else if (this.#pendingSpace) {
			this.raw(" ");
			this.#length += 1;
		}
		this.raw(text);
		this.#length += byteLength(text);
		this.#pendingSpace = false;
	}
	words(text, indent) {
		if (!this.wraps) {
			this.raw(text);
			this.#length += byteLength(text);
			return;
		}
		const lengthOf = ASCII.test(text) ? (word) => word.length : byteLength;
		const newLine = `\n${indent}`;
		let written = "";
		let isFirst = true;
		for (const word of wordsOf(text, this.#wrap.ignoreNewlines)) {
			const isNewLine = this.#exceeds(lengthOf(word));
			if (isNewLine) {
				written += newLine;
				this.#length = byteLength(indent);
			} else if (this.#pendingSpace || !isFirst) {
				written += " ";
				this.#length += 1;
			}
			const shown = isFirst && isNewLine ? word.trimStart() : word;
			written += shown;
			this.#length += lengthOf(shown);
			isFirst = false;
			this.#pendingSpace = false;
		}
		this.raw(written);
		this.#pendingSpace = text.endsWith(" ") || this.#wrap.ignoreNewlines && text.endsWith("\n");
	}
};

// workflows/weaver/forge/markdown/render-html.ts
var HtmlWriter = class {
	#options;
	#out;
	#newLine = false;
	#paragraphDue = false;
	constructor(options, wrap) {
		this.#options = options;
		this.#out = new WrappingWriter(wrap);
	}
	get text() {
		return this.#out.text;
	}
	all(nodes, indent) {
		for (const node of nodes) this.write(node, indent);
	}
	#before(node, indent) {
		if (this.#newLine) this.#out.line(indent);
		this.#newLine = false;
		if (this.#paragraphDue && node.type === "paragraph") {
			const [first] = node.children;
			const isTag = first?.type === "text" && first.value.startsWith("@");
			this.#out.unbroken(isTag ? "" : "<p>", indent);
			this.#out.line(indent);
		}
		this.#paragraphDue = false;
	}
	write(node, indent) {
		this.#before(node, indent);
		const out = this.#out;
		switch (node.type) {
			case "root":
				this.all(node.children, indent);
				break;
			case "text":
				out.words(node.value, indent);
				break;
			case "paragraph":
				this.#paragraph(node.children, indent);
				break;
			case "list":
				this.#list(node.children, node.ordered === true ? "ol" : "ul", indent);
				break;
			case "listItem":
				for (const child of node.children) if (child.type === "paragraph") this.all(child.children, indent);
				else this.write(child, indent);
				break;
			case "html":
				out.raw(node.value);
				break;
			case "inlineCode":
				out.unbroken(this.#options.inlineCode(node.value), indent);
				break;
			case "code":
				out.unbroken(this.#options.blockCode(node.value), indent);
				break;
			case "blockquote":
				out.unbroken("<blockquote>", indent);
				out.line(indent);
				this.all(node.children, indent);
				out.unbroken("</blockquote>", indent);
				this.#newLine = true;
				break;
			case "link":
				this.#element(`<a href="${node.url}">`, node.children, "</a>", indent);
				break;
			case "strong":
				this.#element("<strong>", node.children, "</strong>", indent);
				break;
			case "emphasis":
				this.#element("<em>", node.children, "</em>", indent);
				break;
			case "delete":
				this.#element("<s>", node.children, "</s>", indent);
				break;
			case "heading": this.#element(`<h${node.depth}>`, node.children, `</h${node.depth}>\n`, indent);
		}
	}
	#element(open, children, close, indent) {
		this.#out.unbroken(open, indent);
		this.all(children, indent);
		this.#out.unbroken(close, indent);
	}
	#paragraph(children, indent) {
		if (!this.#options.oldStyleParagraph) this.#out.unbroken("<p>", indent);
		this.all(children, indent);
		if (this.#options.oldStyleParagraph) this.#paragraphDue = true;
		else this.#out.unbroken("</p>", indent);
		this.#newLine = true;
	}
	#list(items, tag, indent) {
		const inner = `${indent}  `;
		this.#out.unbroken(`<${tag}>`, indent);
		for (const item of items) {
			this.#out.line(inner);
			this.#out.unbroken("<li>", inner);
			this.write(item, inner);
			if (!this.#options.omitClosingLi) this.#out.unbroken("</li>", indent);
		}
		this.#out.line(indent);
		this.#out.unbroken(`</${tag}>`, indent);
		this.#newLine = true;
		if (this.#options.oldStyleParagraph) this.#paragraphDue = true;
	}
};
function renderHtml(tree, options, wrap) {
	const writer = new HtmlWriter(options, wrap);
	writer.write(tree, "");
	return writer.text;
}

// workflows/weaver/forge/markdown/render-markdown.ts
function escapeBrackets(text) {
	return text.replaceAll(/(\\*)([[\]])/g, (all, slashes, bracket) => slashes.length % 2 === 0 ? `${slashes}\\${bracket}` : all);
}
var MarkdownWriter = class {
	#options;
	#out;
	#links = [];
	#unbroken;
	#linePrefix = "";
	#skipsPrefix = false;
	#listLevel = 0;
	#itemNumber = 0;
	#pendingLines = 0;
	constructor(options, wrap) {
		this.#options = options;
		this.#out = new WrappingWriter(wrap);
	}
	finish() {
		if (this.#links.length > 0) {
			this.#out.raw("\n".repeat(this.#pendingLines));
			for (const { label, url } of this.#links) this.#out.raw(`\n[${label}]: ${url}`);
		}
		return this.#out.text;
	}
	#line() {
		this.#out.line(this.#linePrefix);
	}
	#blankLine() {
		if (!this.#out.endsWith("\n\n") && !this.#out.isEmpty) this.#line();
	}
	#takePending() {
		const lines = this.#pendingLines;
		this.#pendingLines = 0;
		return lines;
	}
	#addUnbroken(text) {
		if (this.#unbroken === void 0) this.#out.unbroken(text, this.#linePrefix);
		else this.#unbroken += text;
	}
	#open(text) {
		if (this.#unbroken !== void 0) this.#out.unbroken(this.#unbroken, this.#linePrefix);
		if (this.#out.wraps) this.#unbroken = text;
		else this.#out.raw(text);
	}
	#close(text) {
		const whole = (this.#unbroken ?? "") + text;
		this.#unbroken = void 0;
		this.#addUnbroken(whole);
	}
	#addText(text) {
		if (this.#unbroken !== void 0) {
			this.#unbroken += text;
			return;
		}
		if (this.#out.wraps) this.#wrapText(text);
		else this.#plainText(text);
	}
	#wrapText(text) {
		if (this.#linePrefix !== "" && !this.#skipsPrefix) this.#addUnbroken(this.#linePrefix);
		(this.#out.ignoresNewlines ? [text] : text.split("\n")).forEach((line, at) => {
			if (at > 0) this.#line();
			this.#out.words(line, this.#linePrefix);
		});
	}
	#plainText(text) {
		text.split("\n").forEach((line, at) => {
			if (at > 0) this.#out.raw("\n");
			if (!this.#skipsPrefix || at > 0) this.#out.raw(this.#linePrefix);
			this.#out.raw(line);
		});
	}
	all(nodes, indent) {
		for (const node of nodes) this.write(node, indent);
	}
	#inner(nodes, indent) {
		for (const node of nodes) if (node.type === "paragraph") this.all(node.children, indent);
		else this.write(node, indent);
	}
	write(node, indent) {
		const lines = this.#takePending();
		if (node.type !== "list") for (let i = 0; i < lines; i++) this.#line();
		switch (node.type) {
			case "root":
				this.all(node.children, indent);
				break;
			case "text":
				this.#text(node.value);
				break;
			case "paragraph":
				this.#blankLine();
				this.all(node.children, indent);
				this.#line();
				break;
			case "list":
				this.#list(node.children, node.ordered === true, indent);
				break;
			case "listItem":
				this.#inner(node.children, indent);
				break;
			case "html":
				this.#addUnbroken(node.value);
				break;
			case "inlineCode":
				this.#addUnbroken(`\`${node.value}\``);
				break;
			case "code": {
				const language = node.lang ?? this.#options.defaultBlockCodeLanguage ?? "";
				this.#addUnbroken(`\`\`\`${language}\n${node.value}\n\`\`\``);
				this.#line();
				break;
			}
			case "blockquote":
				this.#blankLine();
				this.#linePrefix = "> ";
				this.#inner(node.children, indent);
				this.#resetPrefix();
				this.#line();
				break;
			case "link":
				this.#link(node.children, node.url, indent);
				break;
			case "strong":
				this.#wrapped("**", node.children, indent);
				break;
			case "emphasis":
				this.#wrapped("*", node.children, indent);
				break;
			case "delete":
				this.#wrapped("~~", node.children, indent);
				break;
			case "heading":
				this.#blankLine();
				this.#open(`${indent}${"#".repeat(node.depth)} `);
				this.all(node.children, indent);
				this.#close("");
				this.#line();
				this.#pendingLines += 1;
		}
	}
	#text(value) {
		const text = this.#options.escapeBackslashes ? value.replaceAll("\\", "\\\\") : value;
		this.#addText(this.#options.escapeSquareBrackets ? escapeBrackets(text) : text);
	}
	#wrapped(mark, children, indent) {
		this.#open(mark);
		this.all(children, indent);
		this.#close(mark);
	}
	#resetPrefix() {
		this.#linePrefix = "";
		this.#skipsPrefix = false;
	}
	#listIndent(isOrdered, indent) {
		if (!this.#options.indentFirstLevelListItems && this.#listLevel === 1) return indent;
		return this.#options.useGoStyleListIndent && isOrdered ? `${indent} ` : `${indent}  `;
	}
	#list(items, isOrdered, outerIndent) {
		this.#listLevel += 1;
		const indent = this.#listIndent(isOrdered, outerIndent);
		this.#line();
		for (const item of items) {
			const lines = this.#takePending();
			if (lines > 0) this.#linePrefix = "";
			for (let i = 0; i < lines; i++) this.#line();
			this.#itemNumber += 1;
			const bullet = isOrdered ? `${indent}${this.#itemNumber}. ` : `${indent}- `;
			this.#skipsPrefix = true;
			this.#linePrefix = " ".repeat(bullet.length);
			this.#addUnbroken(bullet);
			this.write(item, indent);
			this.#pendingLines += 1;
		}
		this.#listLevel -= 1;
		this.#itemNumber = 0;
		this.#resetPrefix();
		this.#pendingLines += 1;
	}
	#link(children, url, indent) {
		this.#open("[");
		const before = this.#out.size;
		this.all(children, indent);
		const label = this.#unbroken === void 0 ? this.#out.text.slice(before) : this.#unbroken.slice(1);
		this.#addUnbroken("]");
		if (this.#options.shortcutReferenceLink && url !== "") this.#links.push({
			label,
			url
		});
		else this.#addUnbroken(`(${url})`);
		this.#close("");
	}
};
function renderMarkdown(tree, options, wrap) {
	const writer = new MarkdownWriter(options, wrap);
	writer.write(tree, "");
	return writer.finish();
}

// workflows/weaver/forge/comment.ts
const MAX_COUNT = 2 ** 32 - 1;
const MAX_INDENT = 1e3;
const MAX_KEPT = 2e4;
const MAX_SETTINGS = 16;
function keyword(kwargs, name) {
	const value = kwargs[name];
	return value === void 0 ? void 0 : textOf(value) ?? toText$1(value);
}
function count(kwargs, name) {
	const value = kwargs[name];
	const number = value instanceof Float ? value.value : typeof value === "boolean" ? Number(value) : value;
	return typeof number === "number" && Number.isInteger(number) && number >= 0 && number <= MAX_COUNT ? number : void 0;
}
function indentOf(kwargs, format) {
	const type = keyword(kwargs, "indent_type") ?? format.indentType;
	if (type !== "space" && type !== "tab") throw invalid("Invalid indent type, must be 'space' or 'tab'");
	const times = count(kwargs, "indent") ?? 0;
	if (times > MAX_INDENT) throw invalid(`an indent of ${times} is too large`);
	return (type === "space" ? " " : "	").repeat(times);
}
function settingsOf(config, kwargs) {
	const formatName = keyword(kwargs, "format") ?? config.defaultCommentFormat ?? "default";
	const format = config.commentFormats?.get(formatName) ?? DEFAULT_COMMENT_FORMAT;
	return {
		formatName,
		format,
		lineLength: count(kwargs, "line_length") ?? format.wordWrap.lineLength,
		indent: indentOf(kwargs, format),
		header: keyword(kwargs, "header") ?? format.header,
		prefix: keyword(kwargs, "prefix") ?? format.prefix,
		footer: keyword(kwargs, "footer") ?? format.footer
	};
}
function inputText(value) {
	return isList(value) ? value.map((item) => toText$1(item)).join("\n") : toText$1(value);
}
function withDots(text, { format, formatName }) {
	if (format.removeTrailingDots && format.enforceTrailingDots) throw invalid(`'remove_trailing_dots' and 'enforce_trailing_dots' can't be both set to true at the same time for format '${formatName}'`);
	if (format.removeTrailingDots) return text.endsWith(".") ? text.replace(/\.+$/, "") : text;
	return format.enforceTrailingDots && text !== "" && !text.endsWith(".") ? `${text}.` : text;
}
function linesOf(text) {
	if (text === "") return [];
	const lines = cut(text, "\n");
	if (lines.at(-1) === "") lines.pop();
	return text.includes("\r") ? lines.map((line) => line.replace(/\r$/, "")) : lines;
}
function prefixed$1(text, { format, header, indent, prefix }) {
	let result = "";
	for (const line of linesOf(text)) {
		const whole = `${result === "" && header === "" ? "" : indent}${prefix}${line}`;
		if (result !== "") result += "\n";
		result += format.trim ? trimEnd(whole) : whole;
		checkText$1(result.length);
	}
	return result;
}
function render(text, settings, config, tools) {
	const { format, formatName, lineLength, indent, prefix } = settings;
	const left = lineLength === void 0 ? void 0 : lineLength - byteLength(indent) - byteLength(prefix);
	const wrap = {
		lineLength: left === void 0 ? format.wordWrap.lineLength : left < 0 ? Number.MAX_SAFE_INTEGER : left,
		ignoreNewlines: format.wordWrap.ignoreNewlines
	};
	if (!(config.commentFormats?.has(formatName) === true)) {
		const known = [...config.commentFormats ?? []].flatMap(([name, { kind }]) => kind.is === "markdown" ? [JSON.stringify(name)] : []);
		throw new Error(`Comment format \`${formatName}\` not found in the configuration. Available formats: [${known.join(", ")}]`);
	}
	const { kind } = format;
	if (kind.is === "markdown") return renderMarkdown(tools.parser.parse(text), kind.options, wrap);
	const code = (mode, template) => (inner) => {
		try {
			return tools.snippet(template, inner);
		} catch (error) {
			if (!(error instanceof JinjaError)) throw error;
			throw new Error(`Invalid ${mode} code snippet: ${error.message}`, { cause: error });
		}
	};
	const options = {
		oldStyleParagraph: kind.oldStyleParagraph,
		omitClosingLi: kind.omitClosingLi,
		inlineCode: code("inline_code", kind.inlineCodeSnippet),
		blockCode: code("block_code", kind.blockCodeSnippet)
	};
	return renderHtml(tools.parser.parse(text), options, wrap);
}
function rendered(text, settings, config, tools) {
	try {
		return render(text, settings, config, tools);
	} catch (error) {
		if (!(error instanceof Error) || error instanceof RangeError || error instanceof TypeError) throw error;
		const kind = settings.format.kind.is === "markdown" ? "Markdown" : "HTML";
		throw invalid(`Comment ${kind} rendering failed for format '${config.defaultCommentFormat ?? "default"}': ${error.message}`);
	}
}
function commentFilter(config, tools) {
	const known = new Memo(MAX_SETTINGS);
	const renderedWith = (kwargs) => {
		const settings = settingsOf(config, kwargs);
		const { formatName, lineLength, indent, prefix } = settings;
		const key = JSON.stringify([
			formatName,
			lineLength,
			indent.length,
			prefix
		]);
		return {
			settings,
			comments: known.of(key, () => new Memo(MAX_KEPT))
		};
	};
	let usual;
	return (args, kwargs) => {
		const [value] = args;
		if (args.length > 1) throw new JinjaError("too many arguments");
		if (kindOf(value) === "undefined") return "";
		const { settings, comments } = Object.keys(kwargs).length === 0 ? usual ??= renderedWith(kwargs) : renderedWith(kwargs);
		const { format, header, footer, indent } = settings;
		const input = inputText(value);
		checkMarkdown(input.length);
		const text = withDots(format.trim ? trim(input) : input, settings);
		const body = prefixed$1(comments.of(text, () => rendered(text, settings, config, tools)), settings);
		const withHeader = header === "" ? body : `${header}\n${body}`;
		const whole = footer === "" ? withHeader : `${trimEnd(withHeader)}\n${indent}${footer}`;
		return trimEnd(whole);
	};
}

// workflows/weaver/forge/filters/ansi.ts
const COLOURS = [
	"black",
	"red",
	"green",
	"yellow",
	"blue",
	"magenta",
	"cyan",
	"white"
];
const STYLES = {
	bold: 1,
	italic: 3,
	underline: 4,
	strikethrough: 9
};
function codes() {
	const all = { ...STYLES };
	COLOURS.forEach((colour, at) => {
		all[colour] = 30 + at;
		all[`bright_${colour}`] = 90 + at;
		all[`bg_${colour}`] = 40 + at;
		all[`bg_bright_${colour}`] = 100 + at;
	});
	return all;
}
const ANSI_FILTERS = Object.fromEntries(Object.entries(codes()).map(([name, code]) => [`ansi_${name}`, onValue((value) => `\u001b[${code}m${toText$1(value)}\u001b[0m`)]));

// workflows/weaver/forge/filters/prometheus.ts
const UNITS = new Map(Object.entries({
	d: "days",
	h: "hours",
	min: "minutes",
	s: "seconds",
	ms: "milliseconds",
	us: "microseconds",
	ns: "nanoseconds",
	By: "bytes",
	KiBy: "kibibytes",
	MiBy: "mebibytes",
	GiBy: "gibibytes",
	TiBy: "tibibytes",
	KBy: "kilobytes",
	MBy: "megabytes",
	GBy: "gigabytes",
	TBy: "terabytes",
	B: "bytes",
	KB: "kilobytes",
	MB: "megabytes",
	GB: "gigabytes",
	TB: "terabytes",
	m: "meters",
	V: "volts",
	A: "amperes",
	J: "joules",
	W: "watts",
	g: "grams",
	Cel: "celsius",
	Hz: "hertz",
	"1": "ratio",
	"%": "percent"
}));
const PER_UNITS = new Map(Object.entries({
	s: "second",
	m: "minute",
	h: "hour",
	d: "day",
	w: "week",
	mo: "month",
	y: "year"
}));
const SILENT = /* @__PURE__ */ new Set([
	"1",
	"d",
	"h",
	"min",
	"s",
	"ms",
	"us",
	"ns"
]);
function unitSuffix(unit) {
	const known = UNITS.get(unit);
	if (unit === "" || known !== void 0) return known;
	const slash = unit.indexOf("/");
	if (slash < 0) return void 0;
	const first = unit.slice(0, slash);
	const per = PER_UNITS.get(unit.slice(slash + 1));
	if (per === void 0) return void 0;
	const counted = SILENT.has(first) ? void 0 : UNITS.get(first);
	return counted === void 0 ? `per_${per}` : `${counted}_per_${per}`;
}
function sanitize(name) {
	if (!/^[0-9]/.test(name) && !/[^\p{Alphabetic}\p{N}_:]/u.test(name)) return name;
	const wrong = /^[0-9]/.test(name) ? 0 : name.search(/[^\p{Alphabetic}\p{N}_:]/u);
	const rest = name.slice(wrong).replaceAll(/[^0-9A-Za-z_:]/gu, "_");
	return `${/^[0-9]/.test(name) ? "_" : ""}${name.slice(0, wrong)}${rest}`;
}
function suffixed(name, { unit, instrument }) {
	const suffix = unitSuffix(unit);
	return `${name}${suffix === void 0 ? "" : `_${suffix}`}${instrument === "counter" ? "_total" : ""}`;
}
const STRATEGIES = {
	NoTranslation: (metric) => metric.name,
	UnderscoreEscapingWithoutSuffixes: (metric) => sanitize(metric.name),
	NoUTF8EscapingWithSuffixes: (metric) => suffixed(metric.name, metric),
	UnderscoreEscapingWithSuffixes: (metric) => suffixed(sanitize(metric.name), metric)
};
function strategyOf(kwargs) {
	const value = kwargs["translation_strategy"];
	if (value === void 0 || value === null) return void 0;
	const name = requireText(value);
	const strategy = Object.hasOwn(STRATEGIES, name) ? STRATEGIES[name] : void 0;
	if (!strategy) throw wrongValue(`Invalid translation_strategy: '${name}'. Valid values are: ${Object.keys(STRATEGIES).join(", ")}`);
	return strategy;
}
function textAttribute(value, name) {
	const text = textOf(getAttribute(value, name));
	if (text === void 0) throw wrongValue(`Expected ${name} to be a string`);
	return text;
}
function metricOf(value) {
	return {
		name: textAttribute(value, "metric_name"),
		unit: textAttribute(value, "unit"),
		instrument: textAttribute(value, "instrument")
	};
}
function expanded(name, instrument) {
	if (instrument === "histogram") return [
		name,
		`${name}_bucket`,
		`${name}_count`,
		`${name}_sum`
	];
	return instrument === "summary" ? [
		name,
		`${name}_count`,
		`${name}_sum`
	] : [name];
}
function flag(kwargs, name) {
	const value = kwargs[name];
	if (value === void 0 || value === null) return false;
	if (typeof value !== "boolean") throw new JinjaError("invalid operation", "cannot convert value to bool");
	return value;
}
function allNames(value, kwargs) {
	const strategy = strategyOf(kwargs);
	const isExpanded = flag(kwargs, "expand_summary_and_histogram");
	const metric = metricOf(value);
	const names = (strategy ? [strategy] : Object.values(STRATEGIES)).map((translate) => translate(metric));
	return [...new Set(names)].flatMap((name) => isExpanded ? expanded(name, metric.instrument) : [name]);
}
function oneName(value, kwargs) {
	const strategy = strategyOf(kwargs);
	if (!strategy) throw wrongValue("translation_strategy parameter is required for prometheus_metric_name filter");
	return strategy(metricOf(value));
}
const PROMETHEUS_FILTERS = {
	prometheus_metric_names: withKeywords(allNames),
	prometheus_metric_name: withKeywords(oneName),
	prometheus_unit_name: onValue((value) => {
		const unit = textAttribute(value, "unit");
		return UNITS.get(unit) ?? unit;
	})
};

// workflows/weaver/forge/filters/semconv.ts
const SIMPLE_TYPES = /* @__PURE__ */ new Set([
	"string",
	"string[]",
	"int",
	"int[]",
	"double",
	"double[]",
	"boolean",
	"boolean[]"
]);
function isRequired(attribute) {
	return textOf(getAttribute(attribute, "requirement_level")) === "required";
}
function idParts(id, kind) {
	const [first, second] = id.split(".");
	if (first === kind && second !== void 0) return second;
	throw invalid(`This ${kind === "registry" ? "attribute registry" : kind} id \`${id}\` is invalid`);
}
function attributeParts(name) {
	if (name === "") throw invalid("``: must not be empty");
	const dot = name.indexOf(".");
	if (dot < 0) return ["other", name];
	if (dot === name.length - 1) throw invalid(`\`${name}\`: id must not be empty`);
	if (dot === 0) throw invalid(`\`${name}\`: namespace must not be empty`);
	return [name.slice(0, dot), name.slice(dot + 1)];
}
function isDefined(value, name) {
	return value !== void 0 && getAttribute(value, name) !== void 0;
}
function levelRank(attribute) {
	const level = getAttribute(attribute, "requirement_level");
	if (level === void 0) return 0;
	if (isDefined(level, "conditionally_required")) return 2;
	if (isDefined(level, "recommended")) return 3;
	const rank = {
		required: 1,
		recommended: 3,
		opt_in: 4
	}[textOf(level) ?? ""];
	if (rank === void 0) throw wrongValue(`Expected requirement level, found ${toText$1(level)}`);
	return rank;
}
function nameOf(attribute) {
	const name = getAttribute(attribute, "name");
	return name === void 0 ? getAttribute(attribute, "key") : name;
}
function sortAttributes(value) {
	const items = iterate(value);
	if (items.length < 2) return items;
	return items.map((item) => ({
		item,
		rank: levelRank(item),
		name: nameOf(item)
	})).toSorted((a, b) => a.rank - b.rank || compare$1(a.name, b.name)).map(({ item }) => item);
}
function attributeOrUndefined(value, name) {
	return value === void 0 ? void 0 : getAttribute(value, name);
}
function isTemplateType(type) {
	const text = textOf(type);
	return text !== void 0 && text.startsWith("template[") && text.endsWith("]") && SIMPLE_TYPES.has(text.slice(9, -1));
}
function isSimpleType(type) {
	return SIMPLE_TYPES.has(textOf(type) ?? "");
}
function isEnumType(type) {
	return attributeOrUndefined(type, "members") !== void 0;
}
function memberType(value) {
	if (isInteger$1(value)) return "int";
	if (isFloat(value)) return Number.isInteger(typeof value === "number" ? value : value.value) ? "int" : "double";
	if (textOf(value) !== void 0) return "string";
	throw wrongValue(`Enum values are expected to be int, double, or string, found ${toText$1(value)}`);
}
function enumType(type) {
	if (type === void 0) throw wrongValue("Expected enum type, found ");
	let inferred;
	for (const member of iterate(getAttribute(type, "members"))) {
		const own = memberType(getAttribute(member, "value"));
		inferred = inferred === void 0 || inferred === own ? own : "string";
	}
	if (inferred === void 0) throw wrongValue("Empty enum type");
	return inferred;
}
function instantiatedType(type) {
	if (isSimpleType(type)) return textOf(type) ?? "";
	if (isTemplateType(type)) return (textOf(type) ?? "").slice(9, -1);
	if (isEnumType(type)) return enumType(type);
	throw wrongValue(`Expected simple type, template type, or enum type, found ${toText$1(type)}`);
}
function printMemberValue(value) {
	const text = textOf(value);
	if (text !== void 0) return JSON.stringify(text);
	const kind = kindOf(value);
	return kind === "number" || kind === "bool" ? toText$1(value) : "";
}
function stabilityOf(value) {
	return textOf(attributeOrUndefined(value, "stability"));
}
function isDeprecated(value) {
	const deprecated = attributeOrUndefined(value, "deprecated");
	if (deprecated instanceof JinjaObject) return true;
	const kind = kindOf(deprecated);
	return kind === "map" || kind === "sequence" || kind === "iterator";
}
function bodyFields(state, body, kwargs) {
	const sort = state.engine.filters.get("sort");
	const sortBy = kwargs["sort_by"] === void 0 || kwargs["sort_by"] === null ? "id" : requireText(kwargs["sort_by"]);
	const found = [];
	const visit = (field, path, depth) => {
		if (field === void 0 || field === null) return;
		const id = toText$1(getAttribute(field, "id"));
		const here = path === "" ? id : `${path}.${id}`;
		found.push([
			here,
			field,
			depth
		]);
		checkItems$1(found.length);
		const inner = getAttribute(field, "fields");
		if (inner === void 0 || !sort) return;
		for (const item of iterate(sort([inner], { attribute: sortBy }, state))) visit(item, here, depth + 1);
	};
	visit(body, "", 0);
	return found;
}
const SEMCONV_FILTERS = {
	attribute_namespace: onText((name) => attributeParts(name)[0]),
	attribute_id: onText((name) => attributeParts(name)[1]),
	attribute_registry_namespace: onText((id) => idParts(id, "registry")),
	attribute_registry_title: onText((id) => convertCase("title_case", idParts(id, "registry"))),
	attribute_registry_file: onText((id) => `attributes-registry/${convertCase("kebab_case", idParts(id, "registry"))}.md`),
	metric_namespace: onText((id) => idParts(id, "metric")),
	attribute_sort: onValue(sortAttributes),
	required: onValue((list) => iterate(list).filter(isRequired)),
	not_required: onValue((list) => iterate(list).filter((attribute) => !isRequired(attribute))),
	instantiated_type: onValue(instantiatedType),
	enum_type: onValue(enumType),
	print_member_value: onValue(printMemberValue),
	body_fields: (args, kwargs, state) => {
		if (args.length !== 1) throw new JinjaError(args.length < 1 ? "missing argument" : "too many arguments");
		return bodyFields(state, args[0], kwargs);
	}
};
const SEMCONV_TESTS = {
	stable: onValue((value) => stabilityOf(value) === "stable"),
	experimental: onValue((value) => stabilityOf(value) !== "stable"),
	deprecated: onValue(isDeprecated),
	enum: onValue((value) => isEnumType(attributeOrUndefined(value, "type"))),
	simple_type: onValue(isSimpleType),
	template_type: onValue(isTemplateType),
	enum_type: onValue(isEnumType),
	array: onValue((value) => /^(?:string|int|double|boolean)\[\]$/.test(textOf(value) ?? ""))
};

// workflows/weaver/forge/markdown/to-html.ts
function markdownToHtml(text) {
	return micromark(text);
}

// workflows/weaver/forge/filters/text.ts
const PIECES = /\s+|[\p{Alphabetic}\p{M}\p{Nd}\p{Pc}\p{Join_Control}]+|[^\s\p{Alphabetic}\p{M}\p{Nd}\p{Pc}\p{Join_Control}]+/gu;
const MAX_REGEXES = 200;
function wordwise(text) {
	checkItems$1(text.length);
	return text;
}
function acronym(acronyms) {
	const known = new Map(acronyms.map((text) => [text.toLowerCase(), text]));
	return onText((text) => wordwise(text).replaceAll(PIECES, (piece) => known.get(piece.toLowerCase()) ?? piece));
}
function flatten(value) {
	const lists = iterate(value).map((list) => iterate(list));
	checkItems$1(lists.reduce((sum, list) => sum + list.length, 0));
	return lists.flat();
}
function wholeNumber(key) {
	if (isInteger$1(key)) return BigInt(key);
	const text = textOf(key);
	return text !== void 0 && /^[+-]?[0-9]+$/.test(text) ? BigInt(text.replace("+", "")) : void 0;
}
function sortByNumber(value) {
	return iterate(value).map((key) => ({
		key,
		number: wholeNumber(key),
		item: getItem(value, key)
	})).toSorted((a, b) => {
		if (a.number === void 0 && b.number === void 0) return compareText(toText$1(a.key), toText$1(b.key));
		if (a.number === void 0 || b.number === void 0) return a.number === void 0 ? 1 : -1;
		return a.number < b.number ? -1 : Number(a.number > b.number);
	}).map(({ key, item }) => [key, item]);
}
function splitId(value) {
	const text = textOf(value);
	if (text === void 0) throw invalid(`Expected string, found: ${toText$1(value)}`);
	return cut(text, ".").map((part) => new SafeString(part));
}
function underlined(pattern, problem) {
	const found = ([
		["look-around", /\(\?<?[=!]/],
		["backreferences", /\\[1-9]/],
		["unclosed character class", /\[/],
		["repetition", /[*+?]/]
	].find(([start]) => problem.startsWith(start))?.[1] ?? /\(/).exec(pattern);
	return `    ${pattern}\n    ${" ".repeat(found?.index ?? 0)}${"^".repeat(found?.[0].length ?? 1)}`;
}
function regexReplace() {
	const compiled = /* @__PURE__ */ new Map();
	const regexOf = (pattern) => {
		const known = compiled.get(pattern);
		if (known) return known;
		try {
			const regex = compileRegex(pattern);
			if (compiled.size < MAX_REGEXES) compiled.set(pattern, regex);
			return regex;
		} catch (error) {
			if (!(error instanceof RegexError)) throw error;
			throw invalid(`Invalid regex pattern: regex parse error:\n${underlined(pattern, error.message)}\nerror: ${error.message}`);
		}
	};
	return positional(3, 3, ([value, pattern, replacement]) => replaceMatches(regexOf(asText$1(pattern)), asText$1(value), asText$1(replacement)));
}
const YAML_ESCAPES = {
	"<": "\\u003c",
	">": "\\u003e",
	"&": "\\u0026",
	"'": "\\u0027"
};
function mapText(maps) {
	return positional(2, 3, ([value, name, fallback]) => {
		const text = textOf(value);
		const found = text === void 0 ? void 0 : maps.get(requireText(name))?.get(text);
		if (found !== void 0) return found;
		return fallback === void 0 || fallback === null ? value : requireText(fallback);
	});
}
function prefixed(value, prefix) {
	const text = toText$1(value);
	const lines = text === "" ? [] : cut(text.replace(/\r?\n$/, ""), /\r?\n/);
	checkText$1(text.length + lines.length * prefix.length);
	return lines.reduce((result, line) => `${result}${result === "" ? "" : "\n"}${prefix}${line}`, "");
}
function concatIf(positional, kwargs) {
	const args = new Arguments(positional, kwargs).rest();
	return args.some((arg) => arg === void 0) ? void 0 : joined$2(args.map((arg) => toText$1(arg)), "");
}
function textFilters(config) {
	return {
		acronym: acronym(config.acronyms),
		flatten: onValue(flatten),
		numsort: onValue(sortByNumber),
		split_id: onValue(splitId),
		regex_replace: regexReplace(),
		toyaml: onValue((value) => new SafeString(toYaml(value).replaceAll(/[<>&']/g, (char) => YAML_ESCAPES[char] ?? char))),
		map_text: mapText(config.textMaps),
		type_mapping: onValue((value) => config.typeMapping.get(textOf(value) ?? "") ?? value),
		comment_with_prefix: positional(2, 2, ([value, prefix]) => prefixed(value, requireText(prefix))),
		markdown_to_html: onValue((value) => {
			const text = toText$1(value);
			checkMarkdown(text.length);
			return markdownToHtml(text);
		})
	};
}

// workflows/weaver/forge/target.ts
var Target = class {
	config;
	folder;
	#limits;
	#signal;
	#environments = /* @__PURE__ */ new Map();
	#fileNames = /* @__PURE__ */ new Map();
	#filters;
	#rounds;
	constructor(parts) {
		const { config } = parts;
		this.config = config;
		this.folder = parts.folder;
		this.#limits = parts.limits ?? {};
		this.#signal = parts.signal;
		this.#rounds = parts.rounds;
		const filters = {
			...caseFilters(parts.names),
			...ANSI_FILTERS,
			...SEMCONV_FILTERS,
			...PROMETHEUS_FILTERS,
			...textFilters(config)
		};
		const snippets = this.#create("none", filters);
		const compiled = /* @__PURE__ */ new Map();
		const snippet = (template, code) => {
			const known = compiled.get(template) ?? snippets.compile(template, "<string>");
			compiled.set(template, known);
			return known.render({ code });
		};
		this.#filters = {
			...filters,
			comment: commentFilter(config, {
				parser: parts.parser,
				snippet
			})
		};
	}
	environment(autoEscape) {
		const known = this.#environments.get(autoEscape);
		if (known) return known;
		try {
			const environment = this.#create(autoEscape, this.#filters, this.config);
			this.#environments.set(autoEscape, environment);
			return environment;
		} catch (error) {
			if (!(error instanceof JinjaError)) throw error;
			return invalidConfig(`${this.folder.folder}/weaver.yaml`, error.message);
		}
	}
	fileName(text, autoEscape) {
		const key = `${autoEscape} ${text}`;
		const template = this.#fileNames.get(key) ?? this.environment(autoEscape).compile(text, "<string>");
		this.#fileNames.set(key, template);
		return template;
	}
	#create(autoEscape, filters, config) {
		const { fuel, maxOutput } = this.#limits;
		return createEnvironment({
			...config && {
				syntax: config.syntax,
				trimBlocks: config.trimBlocks,
				lstripBlocks: config.lstripBlocks,
				keepTrailingNewline: config.keepTrailingNewline,
				...this.#rounds && { rounds: this.#rounds }
			},
			filters,
			tests: SEMCONV_TESTS,
			functions: { concat_if: concatIf },
			autoEscape,
			load: (name) => this.folder.read(name),
			...fuel !== void 0 && { fuel },
			...maxOutput !== void 0 && { maxOutput },
			...this.#signal && { signal: this.#signal }
		});
	}
};

// workflows/weaver/forge/template-folder.ts
function join(...parts) {
	return parts.filter((part) => part !== "" && part !== ".").join("/");
}
function clean(path) {
	const parts = path.split("/").filter((part) => part !== "" && part !== ".");
	return parts.includes("..") ? void 0 : parts.join("/");
}
function namesIn(files, folder) {
	const start = folder === "" ? 0 : folder.length + 1;
	return files.list(folder).map((path) => path.slice(start));
}
function templateFolder(templates, target) {
	const { files } = templates;
	const base = clean(templates.folder) ?? "";
	const registry = join(base, "registry");
	const root = files.list(registry).length > 0 ? registry : base;
	const name = clean(target);
	const folder = name === void 0 ? void 0 : join(root, name);
	const names = folder === void 0 ? [] : namesIn(files, folder);
	if (folder === void 0 || names.length === 0) throw notSupported(root, target);
	const read = (path) => {
		const inside = clean(path);
		return inside === void 0 || path.startsWith("/") ? void 0 : files.read(join(folder, inside));
	};
	return {
		folder,
		names,
		read
	};
}
function notSupported(root, target) {
	const error = `invalid operation: Failed to canonicalize the path '${join(root, target)}' (error: No such file or directory (os error 2)). The current working directory is '.'`;
	return forgeFailure("TargetNotSupported", {
		error,
		root_path: root,
		target
	}, `Target \`${target}\` not found in \`${root}\`. Error: ${error}`, { hint: "Please check the subdirectories of the template path for the target." });
}
function configFiles(files, folder) {
	const parts = folder === "" ? [] : folder.split("/");
	return [...Array(parts.length + 1).keys()].flatMap((depth) => {
		const path = join(...parts.slice(0, depth), "weaver.yaml");
		const text = files.read(path);
		return text === void 0 ? [] : [{
			path,
			text
		}];
	});
}
function namedConfigFiles(files, paths) {
	return paths.map((path) => {
		const inside = clean(path);
		const text = inside === void 0 ? void 0 : files.read(inside);
		if (text !== void 0) return {
			path,
			text
		};
		const error = "No such file or directory (os error 2)";
		throw forgeFailure("FileLoaderError", {
			file: path,
			error
		}, `Error loading the file '${path}': ${error}`);
	});
}

// workflows/weaver/forge/generate.ts
const DEFAULT_MAX_FILES = 1e4;
var Run = class {
	files = /* @__PURE__ */ new Map();
	overwritten = [];
	failures = [];
	#maxFiles;
	constructor(maxFiles) {
		this.#maxFiles = maxFiles;
	}
	attempt(work) {
		try {
			work();
		} catch (error) {
			if (!(error instanceof ForgeFailure)) throw error;
			this.failures.push(error);
		}
	}
	write(path, content) {
		if (this.files.size >= this.#maxFiles && !this.files.has(path)) throw new UserError("too-many-generated-files", {
			message: `The templates write more than ${this.#maxFiles} files.`,
			hint: "Check file_name and application_mode of the templates in weaver.yaml."
		});
		const before = this.files.get(path);
		if (before !== void 0) this.overwritten.push(before);
		this.files.set(path, content);
	}
	result() {
		return {
			files: [...this.files].map(([path, content]) => ({
				path,
				content
			})),
			...this.overwritten.length > 0 && { overwritten: this.overwritten },
			diagnostics: this.failures.map(diagnosticOf),
			exitCode: this.failures.length > 0 ? 1 : 0
		};
	}
};
function checkPatterns(config, folder, run) {
	for (const { pattern, glob, at } of config.templates) {
		if (folder.names.some((name) => glob.matches(name))) continue;
		const error = `Template pattern '${pattern}' did not match any files`;
		run.failures.push(forgeFailure("InvalidTemplateFile", {
			template: pattern,
			error
		}, `Invalid template file '${pattern}': ${error}`, { at }));
	}
}
function isWanted(engine, request, { entry, params }) {
	const { when, whenAt: at } = entry;
	if (when === void 0) return true;
	const result = runJq(engine, request, {
		program: when,
		params,
		at
	});
	if (typeof result === "boolean") return result;
	const actual = toJson(result);
	throw forgeFailure("WhenClauseNotBoolean", {
		when,
		actual
	}, `The \`when\` clause \`${when}\` must evaluate to a single boolean (\`true\` or \`false\`), but it produced \`${actual}\`. Wrap the expression so it yields a boolean, e.g. use \`any(...)\`/\`all(...)\` or an explicit comparison (\`.groups | any(.id == "foo")\` instead of \`.groups[] | select(.id == "foo")\`).`, { at });
}
function runJq(engine, request, { program, params, at }) {
	const steps = request.limits?.jqSteps;
	const input = request.context;
	const limit = steps === void 0 ? {} : { maxSteps: steps };
	return runFilter(engine, {
		program,
		input,
		variables: mapOf$1(params),
		at,
		...limit
	});
}
function inputsOf(entry, result) {
	if (entry.mode === "each") return isArray(result) ? result : [result];
	return result === null || isArray(result) && result.length === 0 ? [] : [result];
}
function process({ jq, rendered }, request, job, run) {
	if (!isWanted(jq, request, job)) return;
	const result = runJq(jq, request, {
		program: job.entry.filter,
		params: job.params,
		at: job.entry.filterAt
	});
	for (const ctx of inputsOf(job.entry, result)) {
		request.signal?.throwIfAborted();
		run.attempt(() => {
			const from = {
				...job,
				ctx
			};
			const { path, content } = rendered.of(from, () => renderTemplate(job.target, from));
			run.write(path, content);
		});
	}
}
function prepare(request, cache, run) {
	let target;
	run.attempt(() => {
		const { templates, configs, project, limits, signal, templatesKey } = request;
		const key = templatesKey && JSON.stringify([
			templatesKey,
			templates.folder,
			request.target,
			configs,
			project,
			limits
		]);
		target = key === void 0 ? void 0 : cache.targets.get(key);
		if (target) return;
		const folder = templateFolder(templates, request.target);
		const files = configs ? namedConfigFiles(templates.files, configs) : configFiles(templates.files, folder.folder);
		const config = withProject(readConfig(files), project);
		checkPatterns(config, folder, run);
		if (run.failures.length > 0) return;
		const { markdown: parser, names, rendered } = cache;
		target = new Target({
			config,
			folder,
			limits,
			signal,
			parser,
			names,
			rounds: rendered.rounds
		});
		if (key !== void 0) cache.keep(key, target);
	});
	return target;
}
function generate(request, cache = new ForgeCache()) {
	const run = new Run(request.limits?.maxFiles ?? DEFAULT_MAX_FILES);
	const target = prepare(request, cache, run);
	if (!target) return run.result();
	cache.rendered.begin(target);
	try {
		renderAll(target, cache, request, run);
	} finally {
		cache.rendered.end();
	}
	return run.result();
}
function renderAll(target, cache, request, run) {
	const given = new Map(Object.entries(request.params ?? {}));
	for (const file of target.folder.names) for (const entry of target.config.templates.filter(({ glob }) => glob.matches(file))) {
		request.signal?.throwIfAborted();
		run.attempt(() => {
			const params = templateParams(entry.params, given, target.config.params);
			process(cache, request, {
				target,
				entry,
				file,
				params
			}, run);
		});
	}
}

// workflows/weaver/forge/find-signal.ts
const KINDS = {
	attributes: {
		signalType: "attribute",
		key: "key"
	},
	attribute_groups: {
		signalType: "attribute_group",
		key: "id"
	},
	spans: {
		signalType: "span",
		key: "type"
	},
	metrics: {
		signalType: "metric",
		key: "name"
	},
	events: {
		signalType: "event",
		key: "name"
	},
	entities: {
		signalType: "entity",
		key: "type"
	}
};
const ID = /^([A-Za-z][A-Za-z0-9_-]*)\.([A-Za-z][A-Za-z0-9_-]*)\.([A-Za-z][A-Za-z0-9._-]*)$/;
function withoutProvenance(value) {
	if (isList(value)) return value.map(withoutProvenance);
	if (!isPlainMap(value)) return value;
	const result = Object.create(null);
	for (const [key, item] of Object.entries(value)) if (key !== "provenance") result[key] = withoutProvenance(item);
	return result;
}
function itemsOf(context, path) {
	const list = path.reduce((value, key) => value === void 0 ? void 0 : getAttribute(value, key), context);
	return isList(list) ? list : [];
}
function findSignal(context, id) {
	const [, place, plural = "", name = ""] = ID.exec(id) ?? [];
	const kind = Object.hasOwn(KINDS, plural) ? KINDS[plural] : void 0;
	const isRefinement = place === "refinements";
	if (!(kind && (place === "registry" || isRefinement && !plural.startsWith("attribute")))) return { problem: `Could not parse snippet id: [${id}]` };
	const key = isRefinement ? "id" : kind.key;
	const item = itemsOf(context, [place ?? "", plural]).find((one) => textOf(getAttribute(one, key)) === name);
	if (!isPlainMap(item)) return { problem: `Could not find: ${id}` };
	const { id: _id, ...signal } = item;
	return { found: {
		...withoutProvenance(isRefinement ? signal : item),
		signal_type: kind.signalType
	} };
}
function findGroup(context, id, refinements = []) {
	const group = [...itemsOf(context, ["groups"]), ...refinements].find((one) => textOf(getAttribute(one, "id")) === id);
	return group === void 0 ? { problem: `Could not find: ${id}` } : { found: group };
}

// workflows/weaver/forge/snippet-directive.ts
const COMMENT = /^<!--((?:(?!-->)[\s\S])*)-->\s*$/;
const SEMCONV = /^[ \t\r\n]*semconv[ \t\r\n]*([A-Za-z][A-Za-z0-9._-]*)(?:\(([^()]*)\))?[ \t\r\n]*$/;
const ARGUMENT = /^(?:full|metric_table|omit_requirement_level|tag=[A-Za-z_][A-Za-z0-9_-]*)$/;
const WEAVER = /^[ \t\r\n]*weaver[ \t\r\n]*(?:template:([A-Za-z][A-Za-z0-9._-]*))?([\s\S]*)$/;
function semconvDirective(comment) {
	const found = SEMCONV.exec(comment);
	const id = found?.[1];
	if (id === void 0) return void 0;
	const list = found?.[2];
	const args = list === void 0 || list === "" ? [] : list.split(",");
	if (!args.every((arg) => ARGUMENT.test(arg))) return void 0;
	const tag = args.find((arg) => arg.startsWith("tag="));
	return {
		kind: "semconv",
		id,
		isMetricTable: args.includes("metric_table"),
		tags: tag === void 0 ? [] : [tag.slice(4)]
	};
}
function snippetDirective(line) {
	const comment = COMMENT.exec(line)?.[1];
	if (comment === void 0) return void 0;
	const semconv = semconvDirective(comment);
	if (semconv) return semconv;
	const found = WEAVER.exec(comment);
	return found ? {
		kind: "weaver",
		template: found[1],
		query: (found[2] ?? "").trim()
	} : void 0;
}
function endsSnippet(line, kind) {
	return COMMENT.exec(line)?.[1]?.trim() === `end${kind}`;
}

// workflows/weaver/forge/update-markdown.ts
var SnippetProblem = class extends Error {
	line;
	constructor(message, line) {
		super(message);
		this.line = line;
	}
};
const DEFAULT_TEMPLATE = "snippet.md.j2";
var SnippetWriter = class {
	#request;
	#target;
	#cache;
	#params;
	constructor(request, target, cache) {
		this.#request = request;
		this.#target = target;
		this.#cache = cache;
		this.#params = new Map([...target.config.params, ...Object.entries(request.params ?? {})]);
	}
	render(directive, at) {
		try {
			return `${directive.kind === "semconv" ? this.#semconv(directive, at.line) : this.#weaver(directive, at)}\n`;
		} catch (error) {
			if (error instanceof JinjaError || error instanceof ForgeFailure) throw new SnippetProblem(error.message, at.line);
			throw error;
		}
	}
	#semconv(directive, line) {
		const { context, v2, attributeRegistryBaseUrl: baseUrl, refinementGroups } = this.#request;
		const group = v2 === true ? findSignal(context, directive.id) : findGroup(context, directive.id, refinementGroups);
		if ("problem" in group) throw new SnippetProblem(group.problem, line);
		const snippetType = directive.isMetricTable ? "metric_table" : "attribute_table";
		return this.#template(DEFAULT_TEMPLATE, {
			group: group.found,
			...v2 !== true && { snippet_type: snippetType },
			tag_filter: directive.tags,
			...baseUrl !== void 0 && { attribute_registry_base_url: baseUrl }
		});
	}
	#weaver(directive, at) {
		if (this.#request.v2 !== true) throw new SnippetProblem("Weaver snippets are not supported in V1", at.line);
		const steps = this.#request.limits?.jqSteps;
		const result = runFilter(this.#cache.jq, {
			program: directive.query,
			input: this.#request.context,
			variables: mapOf$1(this.#params),
			at,
			...steps !== void 0 && { maxSteps: steps }
		});
		return this.#template(directive.template ?? DEFAULT_TEMPLATE, result);
	}
	#template(name, context) {
		const template = this.#target.environment("none").template(name);
		const own = isPlainMap(context) ? context : {};
		return template.render({
			params: mapOf$1(this.#params),
			...own
		});
	}
};
function updated({ path, text }, writer) {
	const lines = text.split("\n");
	if (lines.at(-1) === "") lines.pop();
	let result = "";
	let inside;
	lines.forEach((line, at) => {
		if (inside) {
			if (!endsSnippet(line, inside)) return;
			inside = void 0;
			result += `${line}\n`;
			return;
		}
		result += `${line}\n`;
		const directive = snippetDirective(line);
		if (!directive) return;
		inside = directive.kind;
		result += writer.render(directive, {
			file: path,
			line: at + 1,
			column: 1
		});
	});
	return result;
}
function createWriter(request, cache) {
	const folder = templateFolder(request.templates, request.target);
	const text = folder.read("weaver.yaml");
	const files = text === void 0 ? [] : [{
		path: `${folder.folder}/weaver.yaml`,
		text
	}];
	const { project, limits, signal } = request;
	const config = withProject(readConfig(files), project);
	const target = new Target({
		config,
		folder,
		limits,
		signal,
		parser: cache.markdown,
		names: cache.names
	});
	return new SnippetWriter(request, target, cache);
}
function failed(problems, message) {
	return {
		severity: "error",
		kind: "MarkdownUpdateFailed",
		error: "MarkdownUpdateFailed",
		message,
		hint: void 0,
		at: problems[0],
		related: problems
	};
}
function updateMarkdown(request, cache = new ForgeCache()) {
	const files = [];
	const problems = [];
	const messages = ["weaver registry update-markdown failed."];
	try {
		const writer = createWriter(request, cache);
		const { files: tree, folder } = request.documents;
		for (const path of tree.list(folder).filter((name) => /[^/]\.md$/.test(name))) {
			request.signal?.throwIfAborted();
			const before = tree.read(path);
			if (before === void 0) continue;
			try {
				const content = updated({
					path,
					text: before.replaceAll("\r\n", "\n")
				}, writer);
				if (content !== before) files.push({
					path: folder === "" ? path : path.slice(folder.length + 1),
					content
				});
			} catch (error) {
				if (!(error instanceof SnippetProblem)) throw error;
				problems.push({
					file: path,
					line: error.line
				});
				messages.push(`${path}:${error.line}: ${error.message}`);
			}
		}
	} catch (error) {
		if (!(error instanceof ForgeFailure)) throw error;
		return {
			files: [],
			diagnostics: [diagnosticOf(error)],
			exitCode: 1
		};
	}
	return {
		files,
		diagnostics: problems.length > 0 ? [failed(problems, messages.join("\n"))] : [],
		exitCode: problems.length > 0 ? 1 : 0
	};
}

// workflows/weaver/forge/answer-work.ts
var Answerer = class {
	#cache = new ForgeCache();
	#kept = new KeptParts();
	#lastFiles = new LastFiles();
	#templates = memoryTree({});
	answer(work) {
		try {
			return {
				ok: true,
				result: this.#perform(work)
			};
		} catch (error) {
			const user = error instanceof UserError;
			return {
				ok: false,
				user,
				code: user ? error.code : "render-failed",
				message: user || !(error instanceof Error) ? messageOf(error) : error.stack ?? error.message,
				hint: user ? error.hint : void 0,
				at: user ? error.at : void 0
			};
		}
	}
	#perform(work) {
		const params = fromJson$1(work.paramsJson);
		if (work.templateFiles !== void 0) this.#templates = memoryTree(work.templateFiles);
		const common = {
			context: this.#kept.context(work.context, work.parts),
			templates: {
				files: this.#templates,
				folder: work.templateFolder
			},
			target: work.target,
			params: isPlainMap(params) ? params : {},
			...work.project && { project: work.project },
			...work.limits && { limits: work.limits }
		};
		if (work.kind === "generate") {
			const { templatesKey, configs, run } = work;
			const result = generate({
				...common,
				templatesKey,
				...configs && { configs }
			}, this.#cache);
			return {
				...result,
				files: this.#lastFiles.sent(run, result.files)
			};
		}
		const baseUrl = work.attributeRegistryBaseUrl;
		const refinements = fromJson$1(work.refinementsJson);
		const documents = {
			files: memoryTree(work.documentFiles),
			folder: work.documentFolder
		};
		const request = {
			...common,
			documents,
			v2: work.v2,
			refinementGroups: isList(refinements) ? refinements : [],
			...baseUrl !== void 0 && { attributeRegistryBaseUrl: baseUrl }
		};
		return updateMarkdown(request, this.#cache);
	}
};

// workflows/weaver/forge/render-worker.ts
const answerer = new Answerer();
parentPort?.on("message", (work) => parentPort?.postMessage(answerer.answer(work)));
parentPort?.postMessage("ready");

export {  };