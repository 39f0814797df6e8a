// workflows/weaver/embedded/written-floats.ts
const floats = /* @__PURE__ */ new WeakMap();
function markFloat(container, key) {
	const keys = floats.get(container) ?? /* @__PURE__ */ new Set();
	floats.set(container, keys.add(String(key)));
}
function floatsOf(container) {
	return [...floats.get(container) ?? []];
}
function isWrittenFloat(container, key) {
	return floats.get(container)?.has(String(key)) ?? false;
}
function copyFloat(original, copy, key) {
	if (isWrittenFloat(original, key)) markFloat(copy, key);
}
function copyFloats(original, copy) {
	for (const key of floats.get(original) ?? []) markFloat(copy, key);
	return copy;
}

export { markFloat as a, isWrittenFloat as i, copyFloats as n, floatsOf as r, copyFloat as t };