// Whether the focus is to be seen where it is now: null at the page's own edge, else sentences of what is wrong.
() => {
  const element = document.activeElement;
  if (!element || element === document.body || element === document.documentElement) return null;
  const faults = [];
  const name = element.tagName.toLowerCase() + "#" + element.id + " “" + (element.textContent || "").trim().slice(0, 30) + "”";
  const numbers = (colour) => colour.match(/[\d.]+/g).map(Number);
  const luminance = (colour) => {
    const [r, g, b] = numbers(colour).slice(0, 3).map((each) => each / 255)
      .map((each) => (each <= 0.04045 ? each / 12.92 : ((each + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const style = getComputedStyle(element);
  if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2) faults.push(name + " has no outline");
  let around = element.parentElement;
  const clear = (colour) => numbers(colour)[3] === 0;
  while (around.parentElement && clear(getComputedStyle(around).backgroundColor)) around = around.parentElement;
  const ground = luminance(getComputedStyle(around).backgroundColor);
  const line = luminance(style.outlineColor);
  const contrast = (Math.max(line, ground) + 0.05) / (Math.min(line, ground) + 0.05);
  if (contrast < 3) faults.push(name + " is outlined with a contrast of " + contrast.toFixed(2));

  const box = element.getBoundingClientRect();
  const high = Math.min(box.height, innerHeight / 2) / 2;
  const at = document.elementFromPoint(box.left + Math.min(box.width / 2, 8), box.top + high);
  if (!at || !(element.contains(at) || at.contains(element))) {
    faults.push(name + " is covered by " + (at ? at.tagName + " " + at.className : "nothing: it is beside the screen"));
  }
  return faults;
}
