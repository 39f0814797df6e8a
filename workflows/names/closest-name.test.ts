import { expect, test } from "vitest";
import { closestName } from "./closest-name.ts";

test("a name is closest where it is the only one that near, whatever stands beside it", () => {
  const names = ["shop.cart.id", "shop.card.ids", "shop.order.id", "shop.size"];
  expect(closestName("shop.cart.idd", names)).toBe("shop.cart.id");
  expect(closestName("shop.cart.di", names), "two neighbours that changed places are one mistake").toBe("shop.cart.id");
  expect(closestName("shop.payment.method", names)).toBeUndefined();
});

test("of names that are equally near none is written", () => {
  const [one, two, three] = ["shop.a.id", "shop.b.id", "shop.c.id"];
  for (const names of [
    [one, two],
    [one, two, three],
    [three, two, one, three],
  ]) {
    expect(closestName("shop.x.id", names)).toBeUndefined();
  }
  expect(closestName("shop.x.id", [one, "shop.xx.id", two])).toBeUndefined();
  expect(closestName("shop.order.total.a", ["shop.order.total", "shop.order.total.b", "shop.order.total"])).toBe(
    "shop.order.total.b",
  );
});

test("a name of few characters takes one mistake, a long one more, and what is spelt right none", () => {
  expect(closestName("id", ["ide"])).toBe("ide");
  expect(closestName("id", ["idea"])).toBeUndefined();
  expect(closestName("messaging.destination.partition", ["messaging.destnation.partiton.i"])).toBe(
    "messaging.destnation.partiton.i",
  );
  expect(closestName("shop.id", ["shop.id"])).toBeUndefined();
});
