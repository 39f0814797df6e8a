/**
 * Writes BPMN for tests from lines such as `start s`, `task a demo.a`, `parallel p`, `exclusive g`, `end e`,
 * `call c other`, `timer t on a PT1S`, `error x on a some-code`, `catch x on a`, `sub u` ... `close`, and flows
 * `a -> b`, `g -> b if demo.yes`, `g -> c otherwise`.
 */
export function writeBpmn(text: string): string {
  const lines = text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
  const defaults = new Map<string, string>();
  const codes: string[] = [];
  for (const [index, line] of lines.entries()) {
    if (line.endsWith(" otherwise")) defaults.set(line.split(" ")[0] ?? "", `f${index}`);
  }
  const body = lines.map((line, index) => writeLine(line.split(" "), { index, defaults, codes })).join("\n");
  return document(`<process id="demo-process" isExecutable="true">\n${body}\n</process>${codes.join("")}`);
}

/** Wraps the content of a definitions element. */
export function document(content: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" targetNamespace="urn:test">
${content}
</definitions>`;
}

function writeLine(
  words: readonly string[],
  { index, defaults, codes }: { index: number; defaults: ReadonlyMap<string, string>; codes: string[] },
): string {
  const [first = "", second = "", third = "", fourth = "", fifth = ""] = words;
  if (second === "->") return writeFlow(words, index);
  const boundary = (definition: string): string =>
    `<boundaryEvent id="${second}" attachedToRef="${fourth}">${definition}</boundaryEvent>`;
  switch (first) {
    case "start":
      return `<startEvent id="${second}"/>`;
    case "end":
      return `<endEvent id="${second}"/>`;
    case "parallel":
      return `<parallelGateway id="${second}"/>`;
    case "exclusive":
      return `<exclusiveGateway id="${second}"${defaults.has(second) ? ` default="${defaults.get(second)}"` : ""}/>`;
    case "task":
      return `<serviceTask id="${second}" implementation="${third}"/>`;
    case "call":
      return `<callActivity id="${second}" calledElement="${third}"/>`;
    case "sub":
      return `<subProcess id="${second}">`;
    case "close":
      return "</subProcess>";
    case "catch":
      return boundary("<errorEventDefinition/>");
    case "error":
      codes.push(`<error id="error-${second}" errorCode="${fifth}"/>`);
      return boundary(`<errorEventDefinition errorRef="error-${second}"/>`);
    case "timer":
      return boundary(`<timerEventDefinition><timeDuration>${fifth}</timeDuration></timerEventDefinition>`);
    default:
      throw new Error(`unknown line: ${words.join(" ")}`);
  }
}

function writeFlow([from, , to, how, decision]: readonly string[], index: number): string {
  const open = `<sequenceFlow id="f${index}" sourceRef="${from}" targetRef="${to}"`;
  if (how !== "if") return `${open}/>`;
  return `${open}><conditionExpression xsi:type="tFormalExpression">${decision}</conditionExpression></sequenceFlow>`;
}
