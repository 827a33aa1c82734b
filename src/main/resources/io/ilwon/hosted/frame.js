// In a client's frame: tells the client's page, and no other, how high this page is and where the person stands.
(() => {
  "use strict";
  if (parent === self) return;
  const { to, session, done } = document.currentScript.dataset;
  // Where the browser names the page above, only that one is spoken to; else each that is listed,
  // and the browser delivers to the one that is there.
  const above = location.ancestorOrigins?.[0];
  const listed = to.split(" ").filter((origin) => !above || origin === above);
  const tell = (what) => listed.forEach((origin) => parent.postMessage(what, origin));
  tell({ ilwon: "ready" });
  let told = 0;
  new ResizeObserver(() => {
    const height = Math.ceil(document.body.getBoundingClientRect().height);
    if (height !== told) tell({ ilwon: "height", height: (told = height) });
  }).observe(document.body);
  tell({ ilwon: "state", state: document.body.dataset.screen });
  if (done === "true") tell({ ilwon: "done", sessionId: session });
})();
