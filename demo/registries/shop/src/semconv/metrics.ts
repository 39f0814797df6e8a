// Generated from the registry in model/. Do not edit.

/**
 * Orders that were paid.
 */
export const METRIC_SHOP_ORDERS = "shop.orders" as const;
