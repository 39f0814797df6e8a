import { i as compareText, y as invalid } from "./text.js";
import { D as sortedKeys, E as objectItems, O as textOf, _ as isInteger, c as Float, d as JinjaObject, s as toText, w as kindOf, y as isPlainMap } from "./display.js";

// workflows/weaver/jinja/order.ts
const rank = {
	undefined: 0,
	none: 1,
	bool: 2,
	number: 3,
	string: 4,
	sequence: 6,
	map: 7,
	iterator: 8,
	"plain object": 9
};
function numeric(value) {
	if (typeof value === "number" || typeof value === "bigint") return value;
	if (typeof value === "boolean") return value ? 1 : 0;
	return value instanceof Float ? value.value : void 0;
}
const mostParts = 2 ** 22;
function spend(budget) {
	if (--budget.left < 0) throw invalid("values are too large to compare");
}
function equals(left, right, budget = { left: mostParts }) {
	if (left === right) return true;
	spend(budget);
	const text = textOf(left);
	if (text !== void 0) return text === textOf(right);
	const number = numeric(left);
	if (number !== void 0) {
		const other = numeric(right);
		return other !== void 0 && number == other;
	}
	return areObjectsEqual(left, right, budget);
}
function areObjectsEqual(left, right, budget) {
	const kinds = [kindOf(left), kindOf(right)];
	if (kinds.every((kind) => kind === "map")) return areMapsEqual(left, right, budget);
	if (kinds.every((kind) => kind === "sequence" || kind === "iterator")) {
		const one = objectItems(left) ?? [];
		const two = objectItems(right) ?? [];
		return one.length === two.length && one.every((item, i) => equals(item, two[i], budget));
	}
	return kinds.every((kind) => kind === "plain object") && toText(left) === toText(right);
}
function areMapsEqual(left, right, budget) {
	const one = entriesOf(left);
	const two = entriesOf(right);
	return one.length === two.length && one.every(([key, item]) => hasKey(right, key) && equals(item, lookUpKey(right, key), budget));
}
function entriesOf(value) {
	if (isPlainMap(value)) return sortedKeys(value).map((key) => [key, value[key]]);
	if (value instanceof JinjaObject && value.shape === "map") return (value.items() ?? []).map((key) => [key, value.get(key)]);
	return [];
}
function hasKey(map, key) {
	if (map instanceof JinjaObject) return map.has(key);
	const text = textOf(key);
	return text !== void 0 && isPlainMap(map) && Object.hasOwn(map, text);
}
function lookUpKey(map, key) {
	if (map instanceof JinjaObject) return map.get(key);
	const text = textOf(key);
	return text !== void 0 && isPlainMap(map) && Object.hasOwn(map, text) ? map[text] : void 0;
}
function compare(left, right, budget = { left: mostParts }) {
	if (typeof left === "string" && typeof right === "string") return compareText(left, right);
	spend(budget);
	const byKind = rank[kindOf(left)] - rank[kindOf(right)];
	if (byKind !== 0) return byKind;
	const text = textOf(left);
	if (text !== void 0) return compareText(text, textOf(right) ?? "");
	const number = numeric(left);
	if (number !== void 0) return compareNumbers(number, numeric(right) ?? 0);
	if (left === void 0 || left === null || left === right) return 0;
	return compareObjects(left, right, budget);
}
function compareNumbers(left, right) {
	if (left < right) return -1;
	if (left > right) return 1;
	return compareSpecial(left) - compareSpecial(right);
}
function compareSpecial(value) {
	if (typeof value === "bigint" || isInteger(value)) return 0;
	if (Number.isNaN(value)) return 1;
	return Object.is(value, -0) ? -1 : 0;
}
function compareObjects(left, right, budget) {
	if (kindOf(left) === "plain object") return compareText(toText(left), toText(right));
	if (kindOf(left) === "map") return compareLists(entriesOf(left).flat(), entriesOf(right).flat(), budget);
	return compareLists(objectItems(left) ?? [], objectItems(right) ?? [], budget);
}
function compareLists(left, right, budget) {
	const end = Math.min(left.length, right.length);
	for (let i = 0; i < end; i++) {
		const order = compare(left[i], right[i], budget);
		if (order !== 0) return order;
	}
	return left.length - right.length;
}

export { lookUpKey as a, hasKey as i, entriesOf as n, numeric as o, equals as r, compare as t };