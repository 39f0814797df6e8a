import { M as fromJson, nn as isInside, rn as plainFolder } from "./rendering.js";

// workflows/weaver/print/format-output.ts
async function formatOutput(pool, request, output) {
	const { format, templates } = request;
	if (templates !== void 0 && hasFormat(templates, format)) return render(pool, {
		...request,
		templates
	}, output.documents());
	const lower = format.toLowerCase();
	const stdout = output.builtin([
		"json",
		"yaml",
		"jsonl",
		"mute"
	].includes(lower) ? lower : format);
	return stdout === void 0 ? {
		exitCode: 1,
		stdout: "",
		diagnostics: [notSupported(format)]
	} : {
		exitCode: 0,
		stdout,
		diagnostics: []
	};
}
function hasFormat({ files, folder }, format) {
	return files.list(formatFolder(folder, format)).length > 0;
}
function formatFolder(folder, format) {
	const path = plainFolder(folder);
	return path === "" ? format : `${path}/${format}`;
}
async function render(pool, { format, templates, signal }, documents) {
	const printed = [];
	const reports = [];
	const target = "format";
	const own = {
		files: onlyFormat(templates, {
			format,
			target
		}),
		folder: ""
	};
	for (const document of documents) {
		const request = {
			context: fromJson(document),
			templates: own,
			target,
			...signal && { signal }
		};
		const { files, overwritten = [], diagnostics, exitCode } = await pool.generate(request);
		const texts = [...overwritten, ...files.map(({ content }) => content)];
		printed.push(...texts.map((text) => `${text}\n`));
		reports.push(...files);
		if (exitCode !== 0) return {
			exitCode,
			stdout: printed.join(""),
			diagnostics,
			reports
		};
	}
	return {
		exitCode: 0,
		stdout: printed.join(""),
		diagnostics: [],
		reports
	};
}
function onlyFormat({ files, folder }, { format, target }) {
	const start = formatFolder(folder, format);
	const all = files.list(start).map((file) => `${target}${file.slice(start.length)}`);
	const known = new Set(all);
	return {
		root: void 0,
		list: (path) => all.filter((file) => isInside(file, path)),
		read: (path) => known.has(path) ? files.read(`${start}${path.slice(target.length)}`) : void 0
	};
}
function notSupported(target) {
	return {
		severity: "error",
		kind: "TargetNotSupported",
		error: { TargetNotSupported: {
			error: "Target not found",
			root_path: "",
			target
		} },
		message: `There is no output format "${target}".`,
		hint: "Use a built-in format, or name the folder that holds the templates of your own with --templates.",
		at: void 0,
		related: []
	};
}

export { formatOutput as t };