import { planDelivery } from "../plan-delivery.ts";
import type { ReviewRun } from "../review-run.ts";

/** Plans how every fix and every generated file reaches the pull request. */
export function planDeliveryStep(run: ReviewRun): void {
  const { review } = run.settings;
  const plan = planDelivery({
    drifted: run.drifted,
    fixes: run.fixes,
    changed: run.workspace.changed,
    head: run.workspace.head.files,
    delivery: review.delivery,
    maxSuggestions: review["max-suggestions"],
    mayPush: run.mayPush,
    fork: run.fork,
  });
  run.suggestions = plan.suggestions;
  run.deliveries = plan.deliveries;
  run.rest = plan.rest;
}
