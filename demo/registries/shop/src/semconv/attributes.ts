// Generated from the registry in model/. Do not edit.

/**
 * Identifies the cart of a visitor.
 */
export const ATTR_SHOP_CART_ID = "shop.cart.id" as const;

/**
 * Number of different articles in the cart.
 */
export const ATTR_SHOP_CART_SIZE = "shop.cart.size" as const;

/**
 * Identifies the order.
 */
export const ATTR_SHOP_ORDER_ID = "shop.order.id" as const;

/**
 * Total of the order in the currency of the shop.
 */
export const ATTR_SHOP_ORDER_TOTAL = "shop.order.total" as const;

/**
 * How the order is paid.
 */
export const ATTR_SHOP_PAYMENT_METHOD = "shop.payment.method" as const;
