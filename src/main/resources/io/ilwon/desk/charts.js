// Draws each table of figures as a picture. The table stays; without this file it is all there is.
(() => {
  const HEIGHT = 220;
  const drawn = new Map();
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue('--' + name).trim();

  const read = (figure) => {
    const table = figure.querySelector('table');
    const rows = [...table.tBodies[0].rows];
    const series = [...table.tHead.rows[0].cells].map((head, i) => ({
      name: head.textContent.trim(),
      ...head.dataset,
      values: rows.map((row) => {
        const plain = row.cells[i].dataset.plain;
        return plain ? Number(plain) : null;
      }),
    }));
    return {
      corner: table.tHead.rows[0].cells[0].textContent.trim(),
      names: rows.map((row) => row.cells[0].textContent.trim()),
      brief: rows.map((row) => row.cells[0].dataset.brief),
      series: series.filter((each) => each.kind === 'bars' || each.kind === 'line'),
    };
  };

  // From nothing up, so that no difference looks larger than it is.
  const range = (unit) => (unit === '%' ? [0, 100] : (u, least, most) => [0, Math.max(1, most * 1.1)]);

  const options = (data, width) => {
    const units = [...new Set(data.series.map((each) => each.unit))];
    const ink = { stroke: colour('soft'), grid: { stroke: colour('hair'), width: 1 }, ticks: { show: false } };
    const scales = { x: { time: false, range: [-0.5, data.names.length - 0.5] } };
    units.forEach((unit) => { scales['y' + unit] = { range: range(unit) }; });
    let lines = 0;
    return {
      width,
      height: HEIGHT,
      scales,
      cursor: { drag: { x: false, y: false } },
      axes: [
        { ...ink, grid: { show: false }, incrs: [1, 2, 3, 4, 6, 12, 24], space: 48,
          values: (u, at) => at.map((i) => data.brief[i] || '') },
        ...units.map((unit, i) => ({
          ...ink, scale: 'y' + unit, side: i ? 1 : 3, grid: i ? { show: false } : ink.grid,
          incrs: unit ? undefined : [1, 2, 5, 10, 20, 50, 100, 200, 500, 1e3, 2e3, 5e3, 1e4, 2e4, 5e4, 1e5, 1e6],
          values: (u, at) => at.map((v) => v.toLocaleString() + unit),
        })),
      ],
      series: [
        { label: data.corner, value: (u, v, s, i) => (i == null ? '' : data.names[i]) },
        ...data.series.map((each) => ({
          label: each.name,
          scale: 'y' + each.unit,
          stroke: colour(each.colour),
          // Told apart without colour too: bars, a line, a broken line.
          ...(each.kind === 'bars'
            ? { width: 1, fill: colour('tint'), paths: uPlot.paths.bars({ size: [0.7, 48] }), points: { show: false } }
            : { width: 2, dash: lines++ ? [7, 5] : [], points: { show: true, size: 5, fill: colour(each.colour) } }),
          value: (u, v) => (v == null ? '–' : v.toLocaleString() + each.unit),
        })),
      ],
    };
  };

  const draw = (figure) => {
    const data = read(figure);
    let plot = figure.querySelector('.plot');
    if (!plot) {
      plot = document.createElement('div');
      plot.className = 'plot';
      plot.setAttribute('aria-hidden', 'true');
      const details = figure.querySelector('details');
      details.open = false;
      figure.insertBefore(plot, details);
    }
    if (drawn.has(figure)) drawn.get(figure).destroy();
    const values = [data.names.map((name, i) => i), ...data.series.map((each) => each.values)];
    drawn.set(figure, new uPlot(options(data, plot.clientWidth), values, plot));
  };

  const width = new ResizeObserver((entries) => {
    entries.forEach((entry) => {
      const chart = drawn.get(entry.target);
      const room = entry.target.querySelector('.plot').clientWidth;
      if (chart && chart.width !== room) chart.setSize({ width: room, height: HEIGHT });
    });
  });

  const all = () => {
    [...drawn.keys()].filter((figure) => !figure.isConnected).forEach((figure) => {
      drawn.get(figure).destroy();
      drawn.delete(figure);
    });
    document.querySelectorAll('figure[data-chart]').forEach((figure) => {
      if (drawn.has(figure)) return;
      draw(figure);
      width.observe(figure);
    });
  };
  all();
  document.addEventListener('htmx:afterSwap', all);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => [...drawn.keys()].forEach(draw));
})();
