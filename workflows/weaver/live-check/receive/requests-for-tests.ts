import { attribute, double, fixed, inner, message, request, text, whole, zigzag } from "./encode-for-tests.ts";

const ids = { trace: new Uint8Array(16).fill(0xab), span: new Uint8Array(8).fill(0x0c) };

/** Every kind of value that an attribute can have, some of which Weaver passes over. */
const values = (number: number): readonly Uint8Array[] => [
  attribute(number, "text", text(1, 'say "hé"\n')),
  attribute(number, "flag", whole(2, 1)),
  attribute(number, "whole", whole(3, -5n)),
  attribute(number, "large", whole(3, 2n ** 63n - 1n)),
  attribute(number, "double", double(4, 3)),
  attribute(number, "tiny", double(4, 1e-7)),
  attribute(number, "nan", double(4, Number.NaN)),
  attribute(number, "list", inner(5, message(inner(1, text(1, "a")), inner(1, text(1, "b"))))),
  attribute(number, "mixed", inner(5, message(inner(1, whole(3, 1)), inner(1, double(4, 2.5)), inner(1, message())))),
  attribute(number, "empty", inner(5, message())),
  attribute(number, "map", inner(6, message(attribute(1, "k", whole(3, 1))))),
  attribute(number, "bytes", inner(7, Uint8Array.of(1, 255))),
  attribute(number, "none"),
];

const event = message(fixed(1, 1n), text(2, "exception"), attribute(3, "exception.type", text(1, "E")));
const link = message(inner(1, ids.trace), attribute(4, "link.kind", text(1, "follows")));
const span = (...more: readonly Uint8Array[]) =>
  message(text(5, "checkout"), inner(1, ids.trace), fixed(7, 1n), ...more);

const traces = request([
  span(whole(6, 2), ...values(9), inner(11, event), inner(13, link), inner(15, message(text(2, "bad"), whole(3, 2)))),
  span(whole(6, 99), inner(15, message(whole(3, 77)))),
  span(),
]);

const exemplar = (value: Uint8Array, time: bigint) =>
  message(fixed(2, time), value, inner(4, ids.span), inner(5, ids.trace), attribute(7, "e", text(1, "x")));
const numbers = message(
  inner(1, message(attribute(7, "a", text(1, "x")), fixed(6, -7n), whole(8, 1))),
  inner(1, message(double(4, 2.5), inner(5, exemplar(double(3, 1), 1_700_000_000_123_456_789n)))),
  inner(1, message(inner(5, exemplar(fixed(6, 9n), 2n ** 64n - 1n)))),
  inner(1, message(fixed(6, 2n ** 62n), inner(5, exemplar(fixed(6, 9n), 1_700_000_000_120_000_000n)))),
);
const counts = (number: number, ...list: readonly bigint[]) =>
  inner(number, message(...list.map((value) => fixed(1, value).slice(1))));
const histogram = message(
  fixed(4, 3n),
  double(5, 6.5),
  counts(6, 1n, 2n),
  double(7, 1.5),
  double(7, 2),
  attribute(9, "h", text(1, "x")),
  double(11, 0.5),
);
const exponential = message(
  attribute(1, "x", text(1, "x")),
  fixed(4, 12n),
  zigzag(6, -3),
  fixed(7, 1n),
  inner(8, message(zigzag(1, -2), inner(2, Uint8Array.of(5, 0xac, 0x02)))),
  double(13, 9),
  double(14, 0.25),
);
const metric = (name: string, ...data: readonly Uint8Array[]) =>
  message(text(1, name), text(2, "D."), text(3, "s"), ...data);

const metrics = request([
  metric("shop.gauge", inner(5, numbers)),
  metric("shop.counter", inner(7, message(numbers, whole(2, 2), whole(3, 1)))),
  metric("shop.updown", inner(7, numbers)),
  metric("shop.histogram", inner(9, message(inner(1, histogram), whole(2, 2)))),
  metric("shop.exponential", inner(10, message(inner(1, exponential)))),
  metric("shop.summary", inner(11, message(inner(1, message(fixed(4, 1n)))))),
  metric("shop.nothing"),
]);

const log = (...body: readonly Uint8Array[]) =>
  message(fixed(1, 1n), whole(2, 9), text(3, "INFO"), ...body, attribute(6, "l", text(1, "x")), text(12, "shop.sold"));

const logs = request([
  log(inner(5, text(1, 'quoted "text"\t\u0000é\u200b')), inner(9, ids.trace), inner(10, ids.span)),
  log(inner(5, whole(3, -3n)), inner(9, Uint8Array.of(1))),
  log(inner(5, double(4, 1e21))),
  log(inner(5, whole(2, 0))),
  log(inner(5, inner(5, message(inner(1, text(1, "x")), inner(1, message()))))),
  log(inner(5, inner(6, message(attribute(1, "k", double(4, 2)), attribute(1, "none"))))),
  log(inner(5, inner(7, Uint8Array.of(0, 200)))),
  log(inner(5, message())),
  log(),
]);

const dictionary = message(
  text(5, ""),
  text(5, "thread.name"),
  inner(6, message()),
  inner(6, message(whole(1, 1), inner(2, text(1, "main")))),
  inner(6, message(whole(1, 9), inner(2, text(1, "nameless")))),
);
const profiles = request(
  [message(text(9, "pprof"), inner(11, Uint8Array.of(1, 2, 7))), message()],
  [inner(2, dictionary)],
);

/** One request of each export service, with all that Weaver reads in it. */
export const requests = { traces, metrics, logs, profiles };
