/**
 * A position at a newer price. An estimate for the eye until the service values it exactly; it is never sent anywhere.
 */
export function revalued(position, quote) {
  if (!quote || Date.parse(quote.asOf) < Date.parse(position.asOf)) return position;
  const size = Number(position.quantity) * Number(position.multiplier) * (position.side === 'SHORT' ? -1 : 1);
  const now = Number(quote.price);
  return {
    ...position,
    price: quote.price,
    asOf: quote.asOf,
    stale: quote.stale,
    simulated: quote.simulated,
    marketValue: (size * now).toFixed(2),
    unrealisedPnl: (size * (now - Number(position.averagePrice))).toFixed(2),
  };
}
