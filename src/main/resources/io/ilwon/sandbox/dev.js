// Keeps what is alive on the page up to date: asks for the page again and takes over the parts marked so.
(() => {
  "use strict";
  document.documentElement.classList.add("script");
  const parts = [...document.querySelectorAll("[data-live]")];
  let asking = false;
  const take = (part, fresh) => {
    if (!fresh || fresh.innerHTML === part.innerHTML) return;
    const held = part.contains(document.activeElement) ? document.activeElement.value : null;
    part.replaceChildren(...fresh.childNodes);
    if (held) [...part.querySelectorAll("button")].find((each) => each.value === held)?.focus();
  };
  const ask = async (how) => {
    if (asking && !how) return;
    asking = true;
    try {
      const answer = await fetch(how ? how.to : location.href, { cache: "no-store", ...how });
      if (answer.ok) {
        const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
        parts.forEach((part) => take(part, fresh.getElementById(part.id)));
      }
    } catch { /* no server: the next question will do */ }
    asking = false;
  };
  setInterval(() => { if (!document.hidden) ask(); }, 1000);

  // A switch turns without leaving the page: what is typed beside it stays.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!("quiet" in form.dataset)) return;
    event.preventDefault();
    ask({ to: form.action, method: "POST", body: new URLSearchParams(new FormData(form, event.submitter)) });
  });

  // The page in the frame tells where the person stands; the hint for it is marked.
  const frame = document.getElementById("page");
  addEventListener("message", ({ source, origin, data }) => {
    if (!frame || source !== frame.contentWindow || origin !== location.origin || data?.ilwon !== "state") return;
    document.querySelectorAll("#hints li").forEach((each) => {
      if (each.dataset.on.split(" ").includes(data.state)) each.setAttribute("aria-current", "step");
      else each.removeAttribute("aria-current");
    });
  });
})();
