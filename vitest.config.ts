import { defineConfig } from "vitest/config";

// A default export because vitest reads one.
export default defineConfig({
  test: {
    include: ["{app,action,queue,workflows,telemetry,demo,tools}/**/*.test.ts"],
    exclude: ["**/node_modules/**", "**/dist/**", "**/fixtures/**"],
    testTimeout: 30_000,
    hookTimeout: 30_000,
    maxWorkers: 2,
  },
});
