import type { Account, PullRecord } from "../records.ts";
import { renderPull } from "../rest/render-pull-request.ts";
import type { World, WorldEvent } from "../world.ts";

export function pullEvent(
  world: World,
  pull: PullRecord,
  event: { action: string; sender: Account; more?: Readonly<Record<string, unknown>> },
): WorldEvent {
  return {
    name: "pull_request",
    action: event.action,
    repository: pull.repository,
    account: pull.repository.owner,
    sender: event.sender,
    payload: { number: pull.number, pull_request: renderPull(world, pull), ...event.more },
  };
}
