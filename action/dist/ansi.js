// workflows/weaver/print/ansi.ts
const codes = {
	bold: 1,
	red: 31,
	green: 32,
	yellow: 33,
	blue: 34,
	cyan: 36,
	bright_red: 91,
	bright_green: 92,
	bright_yellow: 93,
	bright_cyan: 96,
	bright_white: 97
};
function styled(text, ...styles) {
	return styles.reduce((inner, style) => `\u001b[${codes[style]}m${inner}\u001b[0m`, text);
}

export { styled as t };