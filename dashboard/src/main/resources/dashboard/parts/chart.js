import { Element, define, html } from '../kit/element.js';
import { timeText, zone } from '../kit/format.js';
import { colour, onThemeChange } from '../kit/theme.js';

/**
 * A uPlot in the colours of the theme, as wide as its place. `plot` makes its options and data anew whenever the theme
 * changes: `() => ({options, data})`, and whenever what it is a picture `of` does; without that, whenever it is given anew.
 * What it shows is told to screen readers by `label`.
 */
class Chart extends Element {
  static properties = { plot: { attribute: false }, of: { attribute: false }, label: {}, height: { type: Number }, group: {} };
  #drawn = null;
  #sizes = new ResizeObserver(() => this.#fit());
  #stop = null;

  connectedCallback() {
    super.connectedCallback();
    this.#stop = onThemeChange(() => this.#draw());
    this.#sizes.observe(this);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#stop?.();
    this.#sizes.disconnect();
    this.#drawn?.destroy();
    this.#drawn = null;
  }

  render() {
    return html`<div role="img" aria-label=${this.label ?? 'Chart'} .style=${`height:${this.height ?? 240}px`}></div>`;
  }

  updated(changed) {
    if (changed.has(this.of === undefined ? 'plot' : 'of')) this.#draw();
  }

  async #draw() {
    const { default: uPlot } = await import('../lib/uplot/uPlot.esm.js');
    if (!this.isConnected || !this.plot) return;
    this.#drawn?.destroy();
    const { options, data } = this.plot();
    const place = this.firstElementChild;
    // Days begin by the user's clock, wherever the device is.
    const tzDate = (seconds) => uPlot.tzDate(new Date(seconds * 1000), zone());
    this.#drawn = new uPlot({ tzDate, ...dressed(options, place.clientWidth || 600, this.height ?? 240) }, data, place);
  }

  #fit() {
    const width = this.firstElementChild?.clientWidth;
    if (this.#drawn && width && width !== this.#drawn.width) {
      this.#drawn.setSize({ width, height: this.height ?? 240 });
    }
  }
}

/** What every chart here has in common. */
function dressed(options, width, height) {
  const font = `11px ${getComputedStyle(document.body).fontFamily}`;
  const axis = { stroke: colour('--ink-3'), font, ticks: { show: false }, grid: { stroke: colour('--line'), width: 1 }, gap: 6 };
  const isTime = options.scales?.x?.time !== false;
  return {
    width,
    height,
    legend: { show: false },
    padding: [12, 8, 0, 0],
    ...options,
    cursor: { points: { size: 7 }, drag: { x: false, y: false }, ...options.cursor },
    axes: (options.axes ?? [{}, {}]).map((each, at) => ({ ...axis, ...(at === 0 ? { grid: { show: false }, space: 70, ...(isTime ? { values: times } : {}) } : { size: 58 }), ...each })),
  };
}

const DAY = 86_400;

/** Ticks of a time axis as the user writes them, as fine as they stand apart. */
function times(chart, ticks, axis, space, step) {
  const parts = step >= 28 * DAY ? { month: 'short', year: '2-digit' }
    : step >= DAY ? { day: 'numeric', month: 'short' }
    : { hour: '2-digit', minute: '2-digit', ...(step < 60 ? { second: '2-digit' } : {}) };
  return ticks.map((tick) => timeText(tick * 1000, parts));
}

/**
 * What stands at the cursor, beside it.
 * @param {(at: number) => {title: string, lines: string[]}} tell
 */
export function tip(tell) {
  let card;
  return {
    hooks: {
      init: (chart) => {
        card = document.createElement('div');
        card.className = 'chart-tip';
        card.hidden = true;
        chart.over.append(card);
        chart.over.addEventListener('mouseleave', () => (card.hidden = true));
      },
      setCursor: (chart) => {
        const at = chart.cursor.idx;
        card.hidden = at === null || at === undefined || chart.cursor.left < 0;
        if (card.hidden) return;
        const { title, lines } = tell(at);
        const head = document.createElement('b');
        head.textContent = title;
        card.replaceChildren(head, ...lines.map((line) => Object.assign(document.createElement('div'), { textContent: line })));
        const room = chart.over.clientWidth - chart.cursor.left;
        card.style.left = room > card.offsetWidth + 20 ? `${chart.cursor.left + 12}px` : '';
        card.style.right = room > card.offsetWidth + 20 ? '' : `${room + 12}px`;
      },
    },
  };
}

define('ts-chart', Chart);
