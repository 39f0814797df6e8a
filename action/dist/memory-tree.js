import { r as plainFolder, t as isBelow } from "./tree-path.js";

// workflows/workspace/memory-tree.ts
function memoryTree(files) {
	const texts = new Map(Object.entries(files));
	const paths = [...texts.keys()].toSorted();
	return {
		root: void 0,
		list: (folder) => paths.filter((path) => isBelow(path, plainFolder(folder))),
		read: (path) => texts.get(path)
	};
}

export { memoryTree as t };