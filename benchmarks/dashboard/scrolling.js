// How smoothly the table of trades scrolls. Paste it into the console of a browser on /trades, signed in as somebody with
// 100,000 trades. It loads them all, then scrolls down and up again twice in sixteen seconds, a step a frame, and tells the
// largest contentful paint of the page, the time of frames and every task beyond 50 ms.
(async () => {
  const viewport = document.querySelector('.viewport');
  const frame = () => new Promise(requestAnimationFrame);
  const long = [];
  let largest = null;
  new PerformanceObserver((list) => list.getEntries().forEach((entry) => long.push(Math.round(entry.duration)))).observe({ type: 'longtask' });
  new PerformanceObserver((list) => (largest = list.getEntries().at(-1).startTime)).observe({ type: 'largest-contentful-paint', buffered: true });

  while (document.querySelector('.trades .foot').textContent.includes('+')) {
    viewport.scrollTop = viewport.scrollHeight;
    await frame();
  }
  const whileLoading = long.splice(0);

  const span = 16_000;
  const began = performance.now();
  const frames = [];
  for (let last = began, now = last; now - began < span; last = now) {
    viewport.scrollTop = (0.5 - 0.5 * Math.cos(((now - began) / span) * Math.PI * 4)) * (viewport.scrollHeight - viewport.clientHeight);
    now = await frame();
    frames.push(now - last);
  }
  frames.sort((a, b) => a - b);
  const at = (share) => frames[Math.floor((frames.length - 1) * share)].toFixed(1);
  console.table({
    trades: document.querySelector('.trades .foot').textContent.trim().split(' ')[0],
    'largest contentful paint, ms': largest?.toFixed(0),
    'frame p50, ms': at(0.5), 'frame p99, ms': at(0.99), 'frame longest, ms': at(1),
    'tasks beyond 50 ms while scrolling': long.length, 'while loading': whileLoading.length,
  });
})();
