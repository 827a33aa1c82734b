// The page in a frame of yours: const box = Ilwon.open({ url, into: element, title, onReady, onChange, onDone });
// onChange({ state }) at each screen, onDone({ sessionId }) at the end: read the result on your server. box.close() ends it.
(() => {
  "use strict";
  window.Ilwon = {
    open({ url, into, title, onReady, onChange, onDone }) {
      const from = new URL(url, location.href).origin;
      const frame = document.createElement("iframe");
      frame.title = title || "1원 계좌 확인 · 1 won account check";
      frame.sandbox = "allow-scripts allow-forms allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation";
      frame.referrerPolicy = "no-referrer";
      Object.assign(frame.style, { width: "100%", height: "640px", border: 0, display: "block" });
      const hear = ({ source, origin, data }) => {
        if (source !== frame.contentWindow || origin !== from || !data) return;
        if (data.ilwon === "ready") {
          if (frame.getBoundingClientRect().top < 0) frame.scrollIntoView();
          onReady?.();
        }
        if (data.ilwon === "height") frame.style.height = Math.min(Math.max(+data.height || 0, 200), 20000) + "px";
        if (data.ilwon === "state") onChange?.({ state: data.state });
        if (data.ilwon === "done") onDone?.({ sessionId: data.sessionId });
      };
      addEventListener("message", hear);
      frame.src = url;
      into.append(frame);
      return {
        frame,
        close() {
          removeEventListener("message", hear);
          frame.remove();
        },
      };
    },
  };
})();
