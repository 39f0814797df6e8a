import { readFileSync } from "node:fs";
import { sampleFile } from "./sample-registry.ts";

/** A pull request of the demo: what its author did, as files of the head (null deletes one). */
export interface DemoPullRequest {
  readonly branch: string;
  readonly title: string;
  readonly body: string;
  readonly author: string;
  readonly changes: Readonly<Record<string, string | null>>;
}

/** The sample repository's file with one text replaced; fails where the text is not there, so that a demo cannot rot. */
function edited(path: string, ...edits: readonly (readonly [from: string, to: string])[]): string {
  return edits.reduce(
    (text, [from, to]) => {
      if (!text.includes(from)) throw new Error(`${path} of the sample no longer holds ${JSON.stringify(from)}`);
      return text.replace(from, to);
    },
    readFileSync(sampleFile(path), "utf8"),
  );
}

/** The author wrote the constant by hand, next to the right place, and forgot the documents. */
export const addsAnAttribute: DemoPullRequest = {
  branch: "order-currency",
  title: "Add shop.order.currency",
  body: "Orders in other currencies need a name for theirs.",
  author: "ada",
  changes: {
    "model/shop.yaml": edited("model/shop.yaml", [
      "      - id: shop.payment.method\n",
      `      - id: shop.order.currency
        type: string
        stability: development
        brief: Currency of the order as an ISO 4217 code.
        examples: ["EUR", "CHF"]
      - id: shop.payment.method
`,
    ]),
    "src/semconv/attributes.ts": edited("src/semconv/attributes.ts", [
      "/**\n * Identifies the order.\n */\n",
      `/**
 * The currency.
 */
export const ATTR_SHOP_ORDER_CURRENCY = "shop.order.currency";

/**
 * Identifies the order.
 */
`,
    ]),
  },
};

export const misspellsAReference: DemoPullRequest = {
  branch: "checkout-total",
  title: "Record the order's total on the checkout span",
  body: "The dashboards want the total beside the order.",
  author: "grace",
  changes: {
    "model/checkout.yaml": edited("model/checkout.yaml", [
      "      - ref: shop.order.id\n        requirement_level: recommended\n",
      "      - ref: shop.order.id\n        requirement_level: recommended\n      - ref: shop.order.totl\n        requirement_level: recommended\n",
    ]),
    "docs/checkout.md": edited("docs/checkout.md", [
      "| `shop.order.id` | string | Identifies the order. | recommended | stable |\n| `shop.payment.method` | enum | How the order is paid. | conditional |",
      "| `shop.order.id` | string | Identifies the order. | recommended | stable |\n| `shop.order.total` | double | Total of the order in the currency of the shop. | recommended | stable |\n| `shop.payment.method` | enum | How the order is paid. | conditional |",
    ]),
  },
};

export const removesAStableAttribute: DemoPullRequest = {
  branch: "drop-total",
  title: "Remove shop.order.total",
  body: "Nobody seems to read it.",
  author: "linus",
  changes: {
    "model/shop.yaml": edited("model/shop.yaml", [
      `      - id: shop.order.total
        type: double
        stability: stable
        brief: Total of the order in the currency of the shop.
        examples: [59.95]
`,
      "",
    ]),
    "src/semconv/attributes.ts": edited("src/semconv/attributes.ts", [
      `/**
 * Total of the order in the currency of the shop.
 */
export const ATTR_SHOP_ORDER_TOTAL = "shop.order.total" as const;

`,
      "",
    ]),
    "docs/checkout.md": edited("docs/checkout.md", [
      "| `shop.order.total` | double | Total of the order in the currency of the shop. | recommended | stable |\n",
      "",
    ]),
  },
};

export const touchesNoRegistry: DemoPullRequest = {
  branch: "readme",
  title: "Say who keeps the schema",
  body: "Only the README.",
  author: "ada",
  changes: {
    "README.md": edited("README.md", [
      "are generated from it.\n",
      "are generated from it. The telemetry team keeps it.\n",
    ]),
  },
};

export const demoPullRequests = [
  addsAnAttribute,
  misspellsAReference,
  removesAStableAttribute,
  touchesNoRegistry,
] as const;
