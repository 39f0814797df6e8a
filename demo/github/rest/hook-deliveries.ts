import type { Route } from "../http/call.ts";
import { notFound, numberOf, ok, route } from "../http/call.ts";
import { page } from "../http/paginate.ts";
import type { Attempt, Delivery, Webhooks } from "../webhooks/deliveries.ts";

/** What the App can ask about its webhooks; the only way to get a failed one again. */
export function hookDeliveryRoutes(webhooks: Webhooks): Route[] {
  const attempts = () =>
    webhooks.all
      .flatMap((delivery) => delivery.attempts.map((attempt, index) => ({ delivery, attempt, again: index > 0 })))
      .toSorted((left, right) => right.attempt.id - left.attempt.id);
  const find = (id: number) => {
    const found = attempts().find(({ attempt }) => attempt.id === id);
    if (!found) throw notFound();
    return found;
  };
  return [
    route("GET /app/hook/deliveries", "app", "apps/webhooks#list-deliveries-for-an-app-webhook", (call) =>
      page(call, attempts(), render),
    ),
    route("GET /app/hook/deliveries/:id", "app", "apps/webhooks#get-a-delivery-for-an-app-webhook", (call) => {
      const found = find(numberOf(call, "id"));
      const response = { headers: {}, payload: found.attempt.responseBody };
      return ok({ ...render(found), request: { headers: {}, payload: found.delivery.payload }, response });
    }),
    route(
      "POST /app/hook/deliveries/:id/attempts",
      "app",
      "apps/webhooks#redeliver-a-delivery-for-an-app-webhook",
      (call) => {
        webhooks.redeliver(find(numberOf(call, "id")).attempt.id);
        return { status: 202, body: {} };
      },
    ),
  ];
}

function render(one: { delivery: Delivery; attempt: Attempt; again: boolean }) {
  const { delivery, attempt, again } = one;
  const payload = delivery.payload as { installation?: { id?: number }; repository?: { id?: number } };
  return {
    id: attempt.id,
    guid: delivery.id,
    delivered_at: attempt.deliveredAt,
    redelivery: again,
    duration: attempt.ms / 1000,
    status: attempt.words,
    status_code: attempt.status,
    event: delivery.event,
    action: delivery.action ?? null,
    installation_id: payload.installation?.id ?? null,
    repository_id: payload.repository?.id ?? null,
    throttled_at: null,
  };
}
