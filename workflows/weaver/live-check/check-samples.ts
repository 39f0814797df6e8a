import { AttributeAdvisor } from "./attribute-advice.ts";
import { findingOn, resultOf, subjectOf, type Subject } from "./finding.ts";
import type { FindingSink, ToldFinding } from "./findings-out/finding-log.ts";
import type { FindingRules } from "./finding-rules.ts";
import type { KnownNames, KnownSignal } from "./known-names.ts";
import { deprecation, instability } from "./lifecycle-advice.ts";
import { NamePolicies } from "./name-policies.ts";
import { absentAttributes, absentEntities } from "./presence-advice.ts";
import type {
  DataPoints,
  Finding,
  LiveCheckResult,
  Sample,
  SampleAttribute,
  SampleExemplar,
  SampleLog,
  SampleMetric,
  SampleSpan,
} from "./sample.ts";
import type { Statistics } from "./statistics.ts";

interface CheckerOptions {
  readonly known: KnownNames;
  readonly statistics: Statistics;
  readonly rules: FindingRules;
  /** Is told each finding as it arises. */
  readonly tell?: FindingSink["tell"] | undefined;
  /** Whether samples are received: Weaver then knows the resource of profiles too. */
  readonly received?: boolean;
}

interface Part {
  readonly type: string;
  /** A finer name of the type, where Weaver has one. */
  readonly part?: string;
  readonly name: string | null;
}

/** Checks samples one after another; each gets its result, and the statistics count it. */
export class SampleChecker {
  readonly #known: KnownNames;
  readonly #statistics: Statistics;
  readonly #rules: FindingRules;
  readonly #tell: FindingSink["tell"] | undefined;
  /** Signals that have a resource. */
  readonly #signals: readonly string[];
  readonly #attributes: AttributeAdvisor;
  readonly #policies: NamePolicies;
  /** A resource counts for all signals after it. */
  #resource: readonly SampleAttribute[] = [];

  constructor({ known, statistics, rules, tell, received = false }: CheckerOptions) {
    this.#tell = tell;
    this.#signals = ["span", "metric", "log", ...(received ? ["profile"] : [])];
    this.#known = known;
    this.#statistics = statistics;
    this.#rules = rules;
    this.#policies = new NamePolicies(known);
    this.#attributes = new AttributeAdvisor(known, this.#policies);
  }

  check(sample: Sample): void {
    const subject = subjectOf(sample);
    switch (sample.kind) {
      case "attribute":
        return this.#attribute(sample.body, subject);
      case "span":
        return this.#span(sample.body, subject);
      case "metric":
        return this.#metric(sample.body, subject);
      case "log":
        return this.#log(sample.body, subject);
      case "resource":
        this.#resource = sample.body.attributes;
        return this.#plain(sample.body, { type: sample.kind, subject });
      case "span_event":
      case "span_link":
      case "instrumentation_scope":
      case "profile":
        return this.#plain(sample.body, { type: sample.kind, subject });
    }
  }

  #result({ type, part = type, name }: Part, findings: readonly Finding[]): LiveCheckResult {
    if (this.#tell !== undefined) for (const finding of findings) this.#tell(this.#told(finding, part));
    const kept = findings.map((finding) => this.#rules(finding, name)).filter((finding) => finding !== undefined);
    const result = resultOf(kept);
    this.#statistics.add(type, result);
    return result;
  }

  #told(finding: Finding, sampleType: string): ToldFinding {
    const ofSignal = this.#signals.includes(finding.signal_type ?? "");
    return { finding, sampleType, resource: ofSignal ? this.#resource : [] };
  }

  #attribute(attribute: SampleAttribute, subject: Subject): void {
    const { name } = attribute;
    const findings = this.#attributes.advise(attribute, subject);
    const result = this.#result({ type: "attribute", name }, findings);
    attribute.live_check_result = result;
    const template = result.all_advice.find((finding) => finding.id === "template_attribute")?.context?.[
      "template_name"
    ];
    this.#statistics.attributes.add(typeof template === "string" ? template : name);
  }

  #all(attributes: readonly SampleAttribute[], subject: Subject): void {
    for (const attribute of attributes) this.#attribute(attribute, subject);
  }

  /** Samples of which no registry says anything but of their attributes. */
  #plain(body: Plain, { type, subject }: { readonly type: string; readonly subject: Subject }): void {
    body.live_check_result = this.#result({ type, name: body.name ?? null }, []);
    this.#all(body.attributes, subject);
  }

  #span(span: SampleSpan, subject: Subject): void {
    this.#plain(span, { type: "span", subject });
    for (const event of span.span_events) this.#plain(event, { type: "span_event", subject });
    for (const link of span.span_links) this.#plain(link, { type: "span_link", subject });
  }

  #metric(metric: SampleMetric, subject: Subject): void {
    const { name } = metric;
    const known = this.#known.metrics.get(name);
    const findings: Finding[] = [];
    if (known === undefined) {
      const message = "Metric does not exist in the registry.";
      findings.push(findingOn(subject, { id: "missing_metric", level: "violation", message }));
    } else {
      findings.push(...lifecycle({ noun: "Metric", key: "metric_name", name }, known, subject));
      findings.push(...instrumentAndUnit(metric, known, subject));
    }
    findings.push(...this.#policies.onMetric(name, subject));
    if (known !== undefined) findings.push(...absentEntities(known.associations, this.#resource, subject));
    metric.live_check_result = this.#result({ type: "metric", name }, findings);
    if (metric.data_points !== null) this.#dataPoints(metric.data_points, { known, subject });
    this.#statistics.metrics.add(name);
  }

  #dataPoints({ kind, points }: DataPoints, about: About): void {
    const { known, subject } = about;
    for (const point of points) {
      const expected = kind === "exponential" ? [] : (known?.attributes ?? []);
      const findings = absentAttributes(expected, point.attributes, subject);
      point.live_check_result = this.#result(
        { type: "data_point", part: `${pointNames[kind]}_data_point`, name: null },
        findings,
      );
      this.#all(point.attributes, subject);
      for (const exemplar of point.exemplars) this.#exemplar(exemplar, subject);
    }
  }

  #exemplar(exemplar: SampleExemplar, subject: Subject): void {
    exemplar.live_check_result = this.#result({ type: "exemplar", name: null }, []);
    this.#all(exemplar.filtered_attributes, subject);
  }

  /** Log records without an event name are no events, so nothing is known of them. */
  #log(log: SampleLog, subject: Subject): void {
    const { event_name: name, attributes } = log;
    const known = name === "" ? undefined : this.#known.events.get(name);
    const findings: Finding[] = [];
    if (known !== undefined) {
      findings.push(...lifecycle({ noun: "Event", key: "event_name", name }, known, subject));
      findings.push(...absentAttributes(known.attributes, attributes, subject));
      findings.push(...absentEntities(known.associations, this.#resource, subject));
    } else if (name !== "") {
      const message = `Event '${name}' does not exist in the registry.`;
      findings.push(findingOn(subject, { id: "missing_event", level: "violation", message }));
    }
    log.live_check_result = this.#result({ type: "log", name }, findings);
    this.#all(attributes, subject);
    if (name !== "") this.#statistics.events.add(name);
  }
}

const pointNames = { number: "number", histogram: "histogram", exponential: "exponential_histogram" } as const;

interface Plain {
  readonly name?: string;
  readonly attributes: readonly SampleAttribute[];
  live_check_result: LiveCheckResult | null;
}

interface About {
  readonly known: KnownSignal | undefined;
  readonly subject: Subject;
}

function lifecycle(named: Parameters<typeof deprecation>[0], known: KnownSignal, subject: Subject): Finding[] {
  const findings = [deprecation(named, known, subject), instability(named, known, subject)];
  return findings.filter((finding) => finding !== undefined);
}

const instruments: readonly string[] = ["updowncounter", "counter", "gauge", "histogram"];

function instrumentAndUnit(metric: SampleMetric, known: KnownSignal, subject: Subject): Finding[] {
  const { instrument, unit } = metric;
  const findings: Finding[] = [];
  if (!instruments.includes(instrument)) {
    const message = `Instrument '${instrument}' is not supported`;
    findings.push(
      findingOn(subject, { id: "unexpected_instrument", context: { instrument }, message, level: "violation" }),
    );
  } else if (known.instrument !== undefined && known.instrument !== instrument) {
    const message = `Instrument should be '${known.instrument}', but found '${instrument}'.`;
    const context = { instrument, expected: known.instrument };
    findings.push(findingOn(subject, { id: "unexpected_instrument", context, message, level: "violation" }));
  }
  if (known.unit !== undefined && known.unit !== unit) {
    const message = `Unit should be '${known.unit}', but found '${unit}'.`;
    const context = { unit, expected: known.unit };
    findings.push(findingOn(subject, { id: "unit_mismatch", context, message, level: "violation" }));
  }
  return findings;
}
