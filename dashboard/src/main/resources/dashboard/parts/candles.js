import { colour, faded } from '../kit/theme.js';

/** A uPlot plugin that draws open, high, low and close of series 1 to 4 as candles. */
export function candles() {
  return {
    hooks: {
      draw: (chart) => {
        const { ctx, data, bbox } = chart;
        const [times, open, high, low, close] = data;
        const ratio = devicePixelRatio;
        const width = Math.max(1, Math.min(12 * ratio, (bbox.width / Math.max(times.length, 1)) * 0.66));
        const place = (value) => Math.round(chart.valToPos(value, 'y', true));
        const [up, down] = [colour('--gain'), colour('--loss')];
        ctx.save();
        ctx.beginPath();
        ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
        ctx.clip();
        for (let at = 0; at < times.length; at++) {
          const x = Math.round(chart.valToPos(times[at], 'x', true));
          ctx.fillStyle = close[at] >= open[at] ? up : down;
          ctx.fillRect(x - Math.max(1, ratio) / 2, place(high[at]), Math.max(1, ratio), Math.max(1, place(low[at]) - place(high[at])));
          const [top, bottom] = [place(Math.max(open[at], close[at])), place(Math.min(open[at], close[at]))];
          ctx.fillRect(x - width / 2, top, width, Math.max(ratio, bottom - top));
        }
        ctx.restore();
      },
    },
  };
}

/** The time between two moments, shaded. */
export function held(from, to) {
  return {
    hooks: {
      drawClear: (chart) => {
        const { ctx, bbox } = chart;
        const [left, right] = [from, to].map((at) => Math.max(bbox.left, Math.min(bbox.left + bbox.width, chart.valToPos(at, 'x', true))));
        ctx.save();
        ctx.fillStyle = faded('--accent', 0.07);
        ctx.fillRect(left, bbox.top, Math.max(devicePixelRatio, right - left), bbox.height);
        ctx.restore();
      },
    },
  };
}

/** Lines across, each with its name: entry, stop and target at the left, and faintly what price has reached at the right. */
export function levels(lines) {
  return {
    hooks: {
      draw: (chart) => {
        const { ctx, bbox } = chart;
        ctx.save();
        ctx.font = `${11 * devicePixelRatio}px ${getComputedStyle(document.body).fontFamily}`;
        ctx.textBaseline = 'alphabetic';
        for (const { value, name, token, faint } of lines) {
          const y = Math.round(chart.valToPos(value, 'y', true));
          if (y < bbox.top || y > bbox.top + bbox.height) continue;
          ctx.strokeStyle = ctx.fillStyle = colour(token);
          ctx.lineWidth = devicePixelRatio;
          ctx.setLineDash((faint ? [1, 3] : [5, 4]).map((each) => each * devicePixelRatio));
          ctx.textAlign = faint ? 'right' : 'left';
          ctx.beginPath();
          ctx.moveTo(bbox.left, y);
          ctx.lineTo(bbox.left + bbox.width, y);
          ctx.stroke();
          ctx.fillText(name, faint ? bbox.left + bbox.width - 6 * devicePixelRatio : bbox.left + 6 * devicePixelRatio, y - 4 * devicePixelRatio);
        }
        ctx.restore();
      },
    },
  };
}

/** Fills as triangles: up for a purchase, down for a sale. */
export function fills(marks) {
  return {
    hooks: {
      draw: (chart) => {
        const { ctx } = chart;
        const size = 6 * devicePixelRatio;
        ctx.save();
        for (const { at, price, buy } of marks) {
          const x = chart.valToPos(at, 'x', true);
          const y = chart.valToPos(price, 'y', true);
          const way = buy ? 1 : -1;
          ctx.beginPath();
          ctx.moveTo(x, y);
          ctx.lineTo(x - size, y + way * size * 1.7);
          ctx.lineTo(x + size, y + way * size * 1.7);
          ctx.closePath();
          ctx.fillStyle = colour('--accent');
          ctx.strokeStyle = colour('--surface');
          ctx.lineWidth = devicePixelRatio;
          ctx.fill();
          ctx.stroke();
        }
        ctx.restore();
      },
    },
  };
}
