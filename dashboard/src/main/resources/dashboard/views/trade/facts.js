import { html } from '../../kit/element.js';
import { money, number } from '../../kit/format.js';

const STATES = {
  PENDING: 'Being worked out.',
  NO_PRICES: 'No provider has prices of that time, so nobody knows.',
  SIMULATED_ONLY: 'Only made-up prices are there, and those say nothing.',
};

/** The most against and the most for it. Each lies between two bounds, because a candle does not say what came first. */
export function excursions(known, currency) {
  if (known.status !== 'KNOWN') return html`<p class="soft">${STATES[known.status]}</p>`;
  const range = ({ low, high }, show) => (low === high ? show(low) : `${show(low)} to ${show(high)}`);
  const row = (name, bounds, inR, tone) => html`<dt>${name}</dt><dd class=${tone}>${range(bounds, (value) => money(value, currency))}
    ${inR ? html`<span class="quiet">${range(inR, (value) => `${number(value)} R`)}</span>` : ''}</dd>`;
  return html`<dl class="facts">
    ${row('Against you (MAE)', known.position.mae, known.inR?.mae, 'loss')}
    ${row('For you (MFE)', known.position.mfe, known.inR?.mfe, 'gain')}
    <dt>From</dt><dd>${known.interval} candles of ${known.source}</dd></dl>`;
}
