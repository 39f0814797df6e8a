// workflows/weaver/embedded/glob.ts
var Glob = class {
	pattern;
	#alternatives;
	constructor(pattern) {
		this.pattern = pattern;
		this.#alternatives = expand(pattern).map(parse);
	}
	matches(text) {
		return this.#alternatives.some((parts) => matchParts(parts, text));
	}
};
const maxAlternatives = 256;
function expand(pattern) {
	const open = pattern.indexOf("{");
	if (open < 0) {
		if (pattern.includes("}")) throw new SyntaxError("unopened alternate group; missing '{' (maybe escape '}' with '[}]'?)");
		return [pattern];
	}
	const close = closing(pattern, open);
	const [before, after] = [pattern.slice(0, open), pattern.slice(close + 1)];
	const all = choices(pattern.slice(open + 1, close)).flatMap((choice) => expand(`${before}${choice}${after}`));
	if (all.length > maxAlternatives) throw new SyntaxError("too many alternatives");
	return all;
}
function closing(pattern, open) {
	let depth = 0;
	for (let at = open; at < pattern.length; at++) {
		if (pattern[at] === "{") depth++;
		if (pattern[at] === "}" && --depth === 0) return at;
		if (depth > 8) throw new SyntaxError("alternate groups are nested too deeply");
	}
	throw new SyntaxError("unclosed alternate group; missing '}' (maybe escape '{' with '[{]'?)");
}
function choices(body) {
	const parts = [""];
	let depth = 0;
	for (const character of body) {
		if (character === "{") depth++;
		if (character === "}") depth--;
		if (character === "," && depth === 0) parts.push("");
		else parts.push(`${parts.pop() ?? ""}${character}`);
	}
	return parts;
}
function parse(pattern) {
	const parts = [];
	for (let at = 0; at < pattern.length; at++) {
		const character = pattern[at] ?? "";
		if (character === "*") {
			if (parts.at(-1) !== "star") parts.push("star");
		} else if (character === "?") parts.push(() => true);
		else if (character === "[") {
			const end = pattern.indexOf("]", at + 2);
			if (end < 0) throw new SyntaxError("unclosed character class; missing ']'");
			parts.push(characterClass(pattern.slice(at + 1, end)));
			at = end;
		} else {
			const literal = character === "\\" ? pattern[++at] ?? "\\" : character;
			parts.push((other) => other === literal);
		}
	}
	return parts;
}
function characterClass(body) {
	const negated = /^[!^]/.test(body);
	const set = negated ? body.slice(1) : body;
	const contains = (character) => {
		for (let at = 0; at < set.length; at++) {
			const from = set[at] ?? "";
			const to = set[at + 1] === "-" && at + 2 < set.length ? set[at + 2] ?? from : from;
			if (character >= from && character <= to) return true;
			if (to !== from) at += 2;
		}
		return false;
	};
	return (character) => contains(character) !== negated;
}
function matchParts(parts, text) {
	let [part, at, star, retry] = [
		0,
		0,
		-1,
		0
	];
	while (at < text.length) {
		const current = parts[part];
		if (current === "star") {
			star = part++;
			retry = at;
		} else if (current !== void 0 && current(text[at] ?? "")) {
			part++;
			at++;
		} else if (star >= 0) {
			part = star + 1;
			at = ++retry;
		} else return false;
	}
	while (parts[part] === "star") part++;
	return part === parts.length;
}

export { Glob as t };