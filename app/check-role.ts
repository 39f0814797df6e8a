import { OperatorError } from "../workflows/errors.ts";
import type { AppConfig } from "./config.ts";
import type { Role } from "./main.ts";

/**
 * The embedded queue belongs to one process, so a worker of its own could never see a job.
 * @throws OperatorError `role-needs-shared-queue`
 */
export function checkRole({ role, backend }: { role: Role; backend: AppConfig["queue"]["backend"] }): void {
  if (role !== "worker" || backend !== "embedded") return;
  throw new OperatorError("role-needs-shared-queue", {
    message: "A worker alone finds no jobs in the embedded queue, which belongs to the one process that opens it.",
    hint: "Start with --role all, or set REDIS_URL or DATABASE_URL so that web and worker share a queue.",
  });
}
