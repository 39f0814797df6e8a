import { Gt as isIntegralFloat, Yt as withFloats, en as markFloat, qt as toData } from "./rendering.js";

// workflows/weaver/embedded/decode-values.ts
var Undecodable = class extends Error {
	node;
	constructor(node, message) {
		super(message);
		this.node = node;
	}
};
function scalarOf(node) {
	return node.t === "scalar" && node.tag === void 0 ? node : void 0;
}
function isNull(node) {
	return scalarOf(node)?.value === null;
}
function string(node) {
	const scalar = scalarOf(node);
	if (typeof scalar?.value !== "string") throw new Undecodable(node, `expected a string, found ${describe(node)}`);
	return scalar.value;
}
function boolean(node) {
	const scalar = scalarOf(node);
	if (typeof scalar?.value !== "boolean") throw new Undecodable(node, `expected true or false, found ${describe(node)}`);
	return scalar.value;
}
function oneOf(words) {
	return (node) => {
		const text = string(node);
		const word = words.find((candidate) => candidate === text);
		if (word === void 0) throw new Undecodable(node, `unknown variant \`${text}\`, expected one of ${words.map((option) => `\`${option}\``).join(", ")}`);
		return word;
	};
}
function list(decode) {
	return (node) => {
		if (node.t !== "seq") throw new Undecodable(node, `expected a sequence, found ${describe(node)}`);
		return node.items.map(decode);
	};
}
function listOrNothing(decode) {
	return (node) => isNull(node) ? [] : list(decode)(node);
}
function listOrUnwritten(decode) {
	return (node) => isUnwritten(node) ? [] : list(decode)(node);
}
function isUnwritten(node) {
	return isNull(node) && node.start === node.end;
}
function annotations(node) {
	if (node.t !== "map") throw new Undecodable(node, `expected a map, found ${describe(node)}`);
	const children = [...node.entries].toSorted(([left], [right]) => left < right ? -1 : 1).map(([key, entry]) => [key, entry.node]);
	return withFloats(Object.fromEntries(children.map(([key, item]) => [key, toData(item)])), children);
}
function describe(node) {
	if (node.t === "seq") return "a sequence";
	if (node.t === "map") return "a map";
	if (node.value === null) return "nothing";
	return typeof node.value === "string" ? `string ${JSON.stringify(node.value)}` : `\`${node.value}\``;
}
var MapReader = class {
	node;
	places;
	constructor(node, places, allowed) {
		if (node.t !== "map") throw new Undecodable(node, `expected a map, found ${describe(node)}`);
		this.node = node;
		this.places = places;
		if (allowed === void 0) return;
		for (const [key, entry] of node.entries) if (!allowed.has(key)) throw new Undecodable(entry.node, `unknown field \`${key}\``);
	}
	has(key) {
		return this.node.entries.has(key);
	}
	value(key) {
		return this.node.entries.get(key)?.node;
	}
	required(key, decode) {
		const node = this.value(key);
		if (node === void 0) throw new Undecodable(this.node, `missing field \`${key}\``);
		return decode(node);
	}
	optional(key, decode) {
		const node = this.value(key);
		return node === void 0 || isNull(node) ? void 0 : decode(node);
	}
	fallback(key, decode, otherwise) {
		const node = this.value(key);
		return node === void 0 ? otherwise : decode(node);
	}
	at(key) {
		const node = this.value(key);
		return this.places.of(node ?? this.node);
	}
	fields() {
		const fields = Object.create(null);
		for (const [key, entry] of this.node.entries) fields[key] = this.places.entry(entry);
		const deprecated = this.value("deprecated");
		if (deprecated?.t === "map") {
			for (const [key, entry] of deprecated.entries) if (key !== "note") fields[key] ??= this.places.entry(entry);
		}
		return fields;
	}
};

// workflows/weaver/embedded/decode-attribute-parts.ts
const stabilityWord = oneOf([
	"deprecated",
	"stable",
	"development",
	"experimental",
	"alpha",
	"beta",
	"release_candidate"
]);
function stability(node) {
	const word = stabilityWord(node);
	return word === "experimental" ? "development" : word;
}
const primitives = [
	"boolean",
	"int",
	"double",
	"string",
	"any",
	"string[]",
	"int[]",
	"double[]",
	"boolean[]"
];
const attributeTypeWords = [...primitives, ...primitives.map((primitive) => `template[${primitive}]`)];
const typeWords = new Set(attributeTypeWords);
function attributeType(places, deprecated) {
	const members = list((node) => enumMember(node, places, deprecated));
	return (node) => {
		if (node.t === "map") return { members: new MapReader(node, places).required("members", members) };
		const word = string(node);
		if (!typeWords.has(word)) throw new Undecodable(node, `unknown attribute type \`${word}\``);
		return word;
	};
}
const memberKeys = /* @__PURE__ */ new Set([
	"id",
	"value",
	"brief",
	"note",
	"stability",
	"deprecated",
	"annotations"
]);
function enumMember(node, places, deprecated) {
	const reader = new MapReader(node, places, memberKeys);
	const id = reader.required("id", string);
	const member = compact({
		id,
		value: reader.optional("value", enumValue) ?? id,
		brief: reader.optional("brief", string),
		note: reader.optional("note", string),
		stability: reader.optional("stability", stability),
		deprecated: reader.optional("deprecated", deprecated),
		annotations: reader.optional("annotations", annotations)
	});
	const value = reader.value("value");
	return withFloats(member, value === void 0 ? [] : [["value", value]]);
}
function enumValue(node) {
	const value = scalarOf(node)?.value;
	if (value === void 0 || value === null) throw new Undecodable(node, "expected an enum value");
	return value;
}
const levelWord = oneOf([
	"required",
	"recommended",
	"opt_in"
]);
function requirementLevel(node) {
	if (node.t !== "map") return levelWord(node);
	const [only] = node.entries;
	if (only !== void 0 && node.entries.size === 1 && isNull(only[1].node)) return levelNamed(node, only[0]);
	const text = (key) => {
		const value = node.entries.get(key)?.node;
		const scalar = value === void 0 ? void 0 : scalarOf(value)?.value;
		return typeof scalar === "string" ? scalar : void 0;
	};
	const condition = text("conditionally_required");
	if (condition !== void 0) return { conditionally_required: condition };
	const recommended = text("recommended");
	if (recommended !== void 0) return { recommended };
	const optIn = text("opt_in");
	if (optIn !== void 0) return { opt_in: optIn };
	throw new Undecodable(node, "unknown requirement level");
}
function levelNamed(node, name) {
	return levelWord({
		t: "scalar",
		value: name,
		float: false,
		tag: void 0,
		start: node.start,
		end: node.end
	});
}
const deprecatedKeys = /* @__PURE__ */ new Set([
	"reason",
	"note",
	"renamed_to"
]);
function deprecatedV1(places) {
	return (node) => {
		if (node.t !== "map") return {
			reason: "unspecified",
			note: string(node)
		};
		const reader = new MapReader(node, places, deprecatedKeys);
		const note = reader.has("note") ? reader.required("note", string) : void 0;
		const renamedTo = reader.has("renamed_to") ? reader.required("renamed_to", string) : void 0;
		const reason = reader.has("reason") ? reader.required("reason", string) : void 0;
		if (reason === "renamed") return renamed(node, renamedTo, note);
		if (reason === "obsoleted") return {
			reason,
			note: note ?? "Obsoleted."
		};
		if (reason === "uncategorized") return {
			reason,
			note: note ?? "Uncategorized."
		};
		throw new Undecodable(node, "missing field `action`");
	};
}
const reasonWord = oneOf([
	"renamed",
	"obsoleted",
	"uncategorized",
	"unspecified"
]);
function deprecatedV2(places) {
	return (node) => {
		const reader = new MapReader(node, places);
		const reason = reader.required("reason", reasonWord);
		if (reason !== "renamed") return {
			reason,
			note: reader.required("note", string)
		};
		return renamed(node, reader.required("renamed_to", string), reader.optional("note", string));
	};
}
function renamed(node, renamedTo, note) {
	if (renamedTo === void 0) throw new Undecodable(node, "missing field `renamed_to`");
	return {
		reason: "renamed",
		renamed_to: renamedTo,
		note: note ?? `Replaced by \`${renamedTo}\`.`
	};
}
function examples(node) {
	const decoded = examplesOf(node);
	if (node.t === "seq") markFloats(node.items, decoded.json, decoded.kind);
	return decoded;
}
function markFloats(items, json, kind) {
	if (!Array.isArray(json)) return;
	for (const [index, item] of items.entries()) if (item.t === "seq") markFloats(item.items, json[index], kind);
	else if (kind.endsWith("Doubles") ? Number.isInteger(plain(item)) : isIntegralFloat(item)) markFloat(json, index);
}
function markExamples(spec, owner) {
	if (spec?.kind === "Double" && Number.isInteger(spec.json)) markFloat(owner, "examples");
	return owner;
}
function examplesOf(node) {
	if (node.t === "scalar") return {
		kind: scalarKind(node),
		json: scalarOf(node)?.value
	};
	if (node.t === "map") throw new Undecodable(node, "examples are a value or a list of values");
	if (!node.items.some((item) => item.t === "seq")) return {
		kind: listKind(node.items, "Anys"),
		json: node.items.map(plain)
	};
	return {
		kind: nestedKind(node),
		json: node.items.map((item) => item.t === "seq" ? item.items.map(plain) : plain(item))
	};
}
function scalarKind(node) {
	const scalar = scalarOf(node);
	if (scalar === void 0 || scalar.value === null) throw new Undecodable(node, "expected an example value");
	if (typeof scalar.value === "boolean") return "Bool";
	if (typeof scalar.value === "string") return "String";
	return scalar.float ? "Double" : "Int";
}
function listKind(items, mixed) {
	const kinds = new Set(items.map(scalarKind));
	const [only] = kinds;
	if (only === void 0) return "Ints";
	if (kinds.size === 1) return `${only}s`;
	if (kinds.size === 2 && kinds.has("Int") && kinds.has("Double")) return "Doubles";
	if (mixed === void 0) throw new Undecodable(items[0] ?? nothing, "a list of examples mixes types");
	return mixed;
}
const nestedKinds = /* @__PURE__ */ new Map([
	["Ints", "ListOfInts"],
	["Doubles", "ListOfDoubles"],
	["Bools", "ListOfBools"],
	["Strings", "ListOfStrings"]
]);
function nestedKind(node) {
	const flat = [];
	for (const item of node.items) {
		if (item.t !== "seq") throw new Undecodable(item, "a list of examples mixes lists and values");
		flat.push(...item.items);
	}
	const kind = nestedKinds.get(listKind(flat, void 0));
	if (kind === void 0) throw new Undecodable(node, "a list of examples mixes types");
	return kind;
}
function plain(node) {
	return scalarOf(node)?.value;
}
const nothing = {
	t: "scalar",
	value: null,
	float: false,
	tag: void 0,
	start: 0,
	end: 0
};
function entityAssociation(node) {
	if (node.t !== "map") return string(node);
	const children = list(entityAssociation);
	const oneOfNode = node.entries.get("one_of")?.node;
	if (oneOfNode !== void 0) return { one_of: children(oneOfNode) };
	const allOfNode = node.entries.get("all_of")?.node;
	if (allOfNode !== void 0) return { all_of: children(allOfNode) };
	throw new Undecodable(node, "expected an entity, `one_of` or `all_of`");
}
function compact(value) {
	const result = {};
	for (const [key, item] of Object.entries(value)) if (item !== void 0) result[key] = item;
	return result;
}

export { string as S, list as _, deprecatedV2 as a, oneOf as b, examples as c, stability as d, MapReader as f, isUnwritten as g, boolean as h, deprecatedV1 as i, markExamples as l, annotations as m, attributeTypeWords as n, entityAssociation as o, Undecodable as p, compact as r, enumMember as s, attributeType as t, requirementLevel as u, listOrNothing as v, scalarOf as x, listOrUnwritten as y };