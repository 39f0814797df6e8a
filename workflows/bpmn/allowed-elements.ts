/** Namespaces of BPMN 2.0 and its diagram interchange. */
export const namespaces = {
  bpmn: "http://www.omg.org/spec/BPMN/20100524/MODEL",
  bpmndi: "http://www.omg.org/spec/BPMN/20100524/DI",
  dc: "http://www.omg.org/spec/DD/20100524/DC",
  di: "http://www.omg.org/spec/DD/20100524/DI",
} as const;

const notes = ["documentation", "textAnnotation", "association"];
const steps = [
  "startEvent",
  "endEvent",
  "serviceTask",
  "callActivity",
  "subProcess",
  "sequenceFlow",
  "parallelGateway",
  "exclusiveGateway",
  "boundaryEvent",
];
const links = ["documentation", "incoming", "outgoing"];

/** The allow-list: which elements may stand in which; what is not named here is refused. */
export const allowedChildren: Readonly<Record<string, readonly string[]>> = {
  definitions: ["process", "error", "documentation", "BPMNDiagram"],
  process: [...notes, ...steps],
  subProcess: [...notes, ...steps, "incoming", "outgoing"],
  startEvent: links,
  endEvent: links,
  serviceTask: links,
  callActivity: links,
  parallelGateway: links,
  exclusiveGateway: links,
  boundaryEvent: [...links, "errorEventDefinition", "timerEventDefinition"],
  timerEventDefinition: ["timeDuration"],
  sequenceFlow: ["documentation", "conditionExpression"],
  textAnnotation: ["text"],
  error: ["documentation"],
  BPMNDiagram: ["BPMNPlane"],
  BPMNPlane: ["BPMNShape", "BPMNEdge"],
  BPMNShape: ["Bounds", "BPMNLabel"],
  BPMNEdge: ["waypoint", "BPMNLabel"],
  BPMNLabel: ["Bounds"],
};

const named = ["id", "name"];

/**
 * Attributes without a prefix that each element may carry. Prefixed ones are a modeller's own (colours, version) and
 * have no effect here.
 */
export const allowedAttributes: Readonly<Record<string, readonly string[]>> = {
  definitions: [...named, "targetNamespace", "exporter", "exporterVersion", "expressionLanguage", "typeLanguage"],
  process: [...named, "isExecutable", "isClosed", "processType"],
  subProcess: [...named, "default"],
  startEvent: [...named, "isInterrupting"],
  endEvent: named,
  serviceTask: [...named, "implementation"],
  callActivity: [...named, "calledElement"],
  parallelGateway: [...named, "gatewayDirection"],
  exclusiveGateway: [...named, "gatewayDirection", "default"],
  boundaryEvent: [...named, "attachedToRef", "cancelActivity"],
  errorEventDefinition: ["id", "errorRef"],
  timerEventDefinition: ["id"],
  timeDuration: ["id"],
  sequenceFlow: [...named, "sourceRef", "targetRef", "isImmediate"],
  conditionExpression: ["id"],
  documentation: ["id", "textFormat"],
  textAnnotation: ["id", "textFormat"],
  association: ["id", "sourceRef", "targetRef", "associationDirection"],
  error: [...named, "errorCode"],
  BPMNDiagram: [...named, "documentation", "resolution"],
  BPMNPlane: ["id", "bpmnElement"],
  BPMNShape: [
    "id",
    "bpmnElement",
    "isExpanded",
    "isHorizontal",
    "isMarkerVisible",
    "isMessageVisible",
    "choreographyActivityShape",
    "participantBandKind",
  ],
  BPMNEdge: ["id", "bpmnElement", "sourceElement", "targetElement", "messageVisibleKind"],
  BPMNLabel: ["id", "labelStyle"],
  Bounds: ["x", "y", "width", "height"],
  waypoint: ["x", "y"],
};
