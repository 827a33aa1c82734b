// What is wrong with the layout of this page: a list of sentences, empty for none.
({ target }) => {
  const faults = [];
  const name = (element) => {
    const text = (element.textContent || element.value || "").trim().replace(/\s+/g, " ").slice(0, 30);
    return element.tagName.toLowerCase() + (element.id ? "#" + element.id : "") + " “" + text + "”";
  };
  // What a dialog covers is not for reading now; what is for screen readers has no place on the screen.
  const root = document.querySelector("dialog[open]") || document.body;
  const seen = (element) =>
    element.checkVisibility({ visibilityProperty: true }) && !element.closest(".sr, script, noscript");
  const wide = document.documentElement.clientWidth;

  if (document.documentElement.scrollWidth > wide) {
    faults.push("the page scrolls sideways: " + document.documentElement.scrollWidth + " in " + wide);
  }
  for (const element of root.querySelectorAll("a[href], button, input:not([type=hidden])")) {
    const box = element.getBoundingClientRect();
    if (seen(element) && (box.width < target || box.height < target)) {
      faults.push(name(element) + " is " + Math.round(box.width) + " × " + Math.round(box.height));
    }
  }
  for (const element of root.querySelectorAll("*")) {
    const cut = element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1;
    const hides = getComputedStyle(element).overflow !== "visible" && element !== root;
    const box = element.matches("a, button, label, li, p, h1, h2, small, figcaption, summary");
    if (seen(element) && element.clientWidth > 0 && (hides ? cut : box && element.scrollWidth > element.clientWidth + 1)) {
      faults.push(name(element) + " exceeds its box");
    }
  }
  for (const input of root.querySelectorAll("input[placeholder]")) {
    const typed = input.value;
    input.value = input.placeholder;
    if (seen(input) && input.scrollWidth > input.clientWidth) faults.push("the placeholder exceeds " + name(input));
    input.value = typed;
  }

  // Every piece of text: inside the screen, inside the box it is painted on, on no other text.
  const pieces = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (!node.data.trim() || !node.parentElement || !seen(node.parentElement)) continue;
    if (node.parentElement.closest("title, desc")) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const rect of range.getClientRects()) {
      if (rect.width > 0) pieces.push({ rect, parent: node.parentElement });
    }
  }
  for (const { rect, parent } of pieces) {
    if (rect.left < -0.5 || rect.right > wide + 0.5) faults.push(name(parent) + " leaves the screen");
    const holder = parent.closest("a, button, .notice, dialog, .offline p, svg");
    const box = holder && holder.getBoundingClientRect();
    if (box && (rect.left < box.left - 0.5 || rect.right > box.right + 0.5)) {
      faults.push(name(parent) + " leaves " + name(holder));
    }
  }
  pieces.sort((a, b) => a.rect.top - b.rect.top);
  pieces.forEach((one, i) => {
    for (let j = i + 1; j < pieces.length && pieces[j].rect.top < one.rect.bottom - 3; j++) {
      const other = pieces[j];
      const across = Math.min(one.rect.right, other.rect.right) - Math.max(one.rect.left, other.rect.left);
      const down = Math.min(one.rect.bottom, other.rect.bottom) - other.rect.top;
      // Lines of one paragraph may stand close; letters of two may not.
      if (across > 1 && down > Math.min(one.rect.height, other.rect.height) / 3
          && stuck(one.parent) === stuck(other.parent)) {
        faults.push(name(one.parent) + " lies on " + name(other.parent));
      }
    }
  });
  // What stays at the lower edge covers what scrolls beneath it, on purpose.
  function stuck(element) {
    for (let each = element; each; each = each.parentElement) {
      if (["sticky", "fixed"].includes(getComputedStyle(each).position)) return each;
    }
    return null;
  }

  const pressed = [...root.querySelectorAll("a[href], button, input:not([type=hidden])")].filter(seen)
    .map((element) => ({ element, box: element.getBoundingClientRect(), stays: stuck(element) }));
  pressed.forEach((one, i) => {
    for (const other of pressed.slice(i + 1)) {
      const across = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
      const down = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
      if (across > 1 && down > 1 && one.stays === other.stays) {
        faults.push(name(one.element) + " overlaps " + name(other.element));
      }
    }
  });
  return [...new Set(faults)];
}
