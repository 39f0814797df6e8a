import { expect, test } from "vitest";
import { UserError } from "../errors.ts";
import { loadProcess } from "./process-definition.ts";
import { document, writeBpmn } from "./testing/write-bpmn.ts";

const simple = `start s
task a demo.a
end e
s -> a
a -> e`;

function refusal(source: string): UserError {
  try {
    loadProcess(source, "demo");
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error("the process was accepted");
}

const inProcess = (content: string): string => document(`<process id="p">${content}</process>`);

test("a process is plain data: nodes, flows and what they name", () => {
  const bpmn = `${simple.replace("a -> e", "")}
timer t on a PT1M30S
error x on a some-code
exclusive g
call c other-process
exclusive m
a -> g
t -> m
x -> m
g -> c if demo.wants
g -> m otherwise
c -> m
m -> e`;
  const { nodes, flows, title } = loadProcess(writeBpmn(bpmn), "demo");
  expect(title).toBe("demo");
  expect(nodes).toMatchObject([
    { kind: "start", id: "s" },
    { kind: "task", id: "a", task: "demo.a", label: "demo.a" },
    { kind: "end" },
    { kind: "boundary", on: "a", catches: { kind: "timer", ms: 90_000 } },
    { kind: "boundary", on: "a", catches: { kind: "error", code: "some-code" } },
    { kind: "exclusive" },
    { kind: "call", process: "other-process" },
    { kind: "exclusive" },
  ]);
  expect(flows.find(({ decision }) => decision)).toMatchObject({ from: "g", to: "c", decision: "demo.wants" });
  expect(flows.filter(({ isDefault }) => isDefault)).toMatchObject([{ from: "g", to: "m" }]);
});

test.each([
  ["a script task", inProcess('<scriptTask id="x" scriptFormat="js"><script>process.exit()</script></scriptTask>')],
  ["a user task", inProcess('<userTask id="x"/>')],
  ["a loop marker", inProcess('<serviceTask id="x" implementation="a.b"><standardLoopCharacteristics/></serviceTask>')],
  ["extension elements", inProcess("<extensionElements/>")],
  ["an event of another kind", inProcess('<startEvent id="x"><signalEventDefinition/></startEvent>')],
  ["an element of another namespace", inProcess('<v:startEvent xmlns:v="urn:v" id="x"/>')],
  ["a free expression as task", inProcess('<serviceTask id="x" implementation="${environment.services.a}"/>')],
  ["a path as task", inProcess('<serviceTask id="x" implementation="../a.b"/>')],
  ["a free expression as process", inProcess('<callActivity id="x" calledElement="${a}"/>')],
  ["a task without a function", inProcess('<serviceTask id="x"/>')],
  ["an unknown attribute", inProcess('<serviceTask id="x" implementation="a.b" isForCompensation="true"/>')],
  ["an id twice", inProcess('<startEvent id="x"/><endEvent id="x"/>')],
  ["a collaboration", document("<collaboration/><process id='p'/>")],
  ["two processes", document("<process id='p'/><process id='q'/>")],
  ["another root", "<html/>"],
  [
    "a timer that is no duration",
    inProcess(
      '<boundaryEvent id="x" attachedToRef="y"><timerEventDefinition><timeDuration>${x}</timeDuration></timerEventDefinition></boundaryEvent>',
    ),
  ],
  [
    "a repeating timer",
    inProcess(
      '<boundaryEvent id="x" attachedToRef="y"><timerEventDefinition><timeCycle>R/PT1S</timeCycle></timerEventDefinition></boundaryEvent>',
    ),
  ],
  [
    "a boundary event that does not interrupt",
    inProcess('<boundaryEvent id="x" attachedToRef="y" cancelActivity="false"><errorEventDefinition/></boundaryEvent>'),
  ],
  ["an error code with an expression", document('<error id="x" errorCode="${a}"/><process id="p"/>')],
])("%s is refused with its line and a hint", (_, source) => {
  const error = refusal(source);
  expect(error).toMatchObject({ code: "process-element", at: { file: "demo.bpmn" } });
  expect(error.hint).toBeTruthy();
  expect(error.message).toContain(`demo.bpmn:${error.at?.line}`);
});

const condition = (text: string): string =>
  writeBpmn(
    `${simple.replace("a -> e", "a -> g")}\nexclusive g\ntask b demo.b\ng -> b if demo.yes\ng -> e otherwise\nb -> e`,
  ).replace('<conditionExpression xsi:type="tFormalExpression">demo.yes', text);

test.each([
  ["a script", '<conditionExpression language="javascript">demo.yes'],
  ["an expression", "<conditionExpression>${environment.output.x}"],
  ["two decisions", "<conditionExpression>demo.yes or demo.no"],
  ["a bare word", "<conditionExpression>yes"],
])("a condition that is %s is refused where it stands", (_, text) => {
  expect(refusal(condition(text))).toMatchObject({ code: "process-element", at: { line: 11 } });
});

test.each([
  ["a document type", `<!DOCTYPE x [<!ENTITY a "b">]>${document("")}`, 1],
  [
    "a document type behind the declaration",
    document("").replace("?>", "?>\n<!DOCTYPE x SYSTEM 'file:///etc/passwd'>"),
    2,
  ],
  ["an entity of its own", inProcess("<documentation>&secret;</documentation>"), 3],
  ["CDATA", inProcess("<documentation><![CDATA[x]]></documentation>"), 3],
  ["a processing instruction", inProcess("<?php x?>"), 3],
  ["an element that is not closed", '<definitions xmlns="urn:x">\n<process>', 2],
  ["elements that overlap", "<a><b></a></b>", 1],
  ["an attribute without quotes", "<a b=c/>", 1],
  ["an attribute given twice", '<a b="1" b="2"/>', 1],
  ["a prefix that is not declared", "<x:a/>", 1],
  ["two roots", "<a/>\n<b/>", 2],
  ["nothing", "", 1],
  ["text alone", "hello", 1],
  ["a character that is no character", '<a b="&#x110000;"/>', 1],
])("XML with %s is refused", (_, source, line) => {
  expect(refusal(source)).toMatchObject({ code: "process-unreadable", at: { file: "demo.bpmn", line } });
});

test("a file that is huge, deep or has very many elements is refused at once", () => {
  expect(refusal(document(" ".repeat(400_000))).code).toBe("process-too-large");
  expect(refusal(`${"<a>".repeat(50)}${"</a>".repeat(50)}`).code).toBe("process-unreadable");
  expect(refusal(`<a>${"<b/>".repeat(6_000)}</a>`).code).toBe("process-unreadable");
  expect(refusal(`<a ${"b".repeat(200_000)}`).code).toBe("process-unreadable");
  expect(refusal(`<a>${" <".repeat(100_000)}`).code).toBe("process-unreadable");
  const nodes = Array.from({ length: 301 }, (_, index) => `task t${index} demo.a`);
  expect(refusal(writeBpmn(nodes.join("\n"))).message).toContain("301 nodes");
});

test("names, entities and comments of a modeller are read as text", () => {
  const source = writeBpmn(simple)
    .replace('<serviceTask id="a"', '<!-- note --><serviceTask id="a" name="Check &quot;all&#34; &amp; more"')
    .replace("<definitions ", '<definitions xmlns:c="urn:modeller" c:version="1" ');
  expect(loadProcess(source, "demo").nodes[1]).toMatchObject({ label: 'Check "all" & more' });
});

test.each([
  ["no start", "task a demo.a\nend e\na -> e", "no flow leads to a"],
  ["two starts", `${simple}\nstart t\nt -> a`, "2 start events"],
  ["a loose end", "start s\ntask a demo.a\nend e\ns -> a", "no flow leaves a"],
  ["a node that nothing leads to", `${simple}\ntask b demo.b\nb -> e`, "no flow leads to b"],
  [
    "a loop that the start does not reach",
    `${simple}\ntask b demo.b\ntask c demo.c\nb -> c\nc -> b`,
    "cannot be reached",
  ],
  ["a flow to nowhere", simple.replace("a -> e", "a -> nowhere"), "does not exist"],
  ["two flows out of a task", `${simple}\nend f\na -> f`, "2 flows leave a"],
  ["a flow out of the end", `${simple}\ntask b demo.b\ne -> b\nb -> e`, "a flow leaves the end"],
  ["a flow into the start", simple.replace("a -> e", "a -> s"), "is an entry"],
  ["a condition behind a task", simple.replace("a -> e", "a -> e if demo.yes"), "does not leave an exclusive gateway"],
  [
    "a gateway without default",
    `start s\nexclusive g\nend e\nend f\ns -> g\ng -> e if demo.a\ng -> f`,
    "does not say which",
  ],
  [
    "a loop of gateways",
    "start s\nexclusive g\nexclusive h\nend e\ns -> g\ng -> h\nh -> g otherwise\nh -> e if demo.a",
    "no task in it",
  ],
  ["a flow twice", "start s\nparallel g\nend e\ns -> g\ng -> e\ng -> e", "same nodes"],
  [
    "a boundary event on a gateway",
    `start s\nparallel g\nend e\ncatch x on g\ns -> g\ng -> e\nx -> e`,
    "is not attached",
  ],
  [
    "two boundary events for the same error",
    `${simple}\ncatch x on a\ncatch y on a\nx -> e\ny -> e`,
    "wait for the same",
  ],
  ["a flow out of a sub-process", `${simple}\nsub u\nstart us\nend ue\nus -> e\nclose\n`, "crosses the border"],
  [
    "a sub-process without end",
    `start s\nsub u\nstart us\ntask a demo.a\nus -> a\na -> us\nclose\nend e\ns -> u\nu -> e`,
    "is an entry",
  ],
])("a graph with %s is refused", (_, bpmn, why) => {
  const error = refusal(writeBpmn(bpmn));
  expect(error.code).toBe("process-graph");
  expect(error.message).toContain(why);
});

test("a name that could not be a file or a span is refused", () => {
  expect(() => loadProcess(writeBpmn(simple), "../review")).toThrow(UserError);
});
