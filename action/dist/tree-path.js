// workflows/workspace/tree-path.ts
function treeSegments(path) {
	const segments = path.split("/");
	return segments.every(isPlainSegment) ? segments : void 0;
}
function isPlainSegment(segment) {
	if (segment === "" || segment === "." || segment === "..") return false;
	if (segment.toLowerCase() === ".git") return false;
	return !/[\\\0]/.test(segment) && !/^[A-Za-z]:/.test(segment);
}
function isBelow(path, folder) {
	return folder === "" || path.startsWith(`${folder}/`);
}
function plainFolder(folder) {
	return folder.split("/").filter((segment) => segment !== "" && segment !== ".").join("/");
}
function isInside(path, folder) {
	const plain = plainFolder(folder);
	return path === plain || isBelow(path, plain);
}

export { treeSegments as i, isInside as n, plainFolder as r, isBelow as t };