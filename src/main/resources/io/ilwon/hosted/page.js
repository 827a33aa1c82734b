// Improves a page that works without it. No state lives here: whatever counts, the server keeps.
(() => {
  "use strict";
  const body = document.body.dataset;
  const $ = (id) => document.getElementById(id);
  const show = (element, shown) => { if (element) element.hidden = !shown; };
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);
  // The phone's clock may be wrong: count from the server's.
  const ahead = Number(body.now) - Date.now();
  const now = () => Date.now() + ahead;

  // Where to begin: at the error, else at the heading.
  const wrong = $("summary") || document.querySelector("[aria-invalid=true]");
  if (wrong) {
    wrong.focus();
    if (wrong.select) wrong.select();
  } else {
    document.querySelector("h1")?.focus({ preventScroll: true });
  }

  // P17: without a network nothing is left, and nothing that was typed is lost.
  const offline = $("offline")?.firstElementChild;
  const network = () => show(offline, !navigator.onLine);
  const stays = (event) => {
    if (!navigator.onLine) event.preventDefault();
    return !navigator.onLine;
  };
  document.addEventListener("click", (event) => { if (event.target.closest("a[href^='/']")) stays(event); });

  // One press of a button is enough; after "back" it may be pressed again.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method === "dialog" || stays(event) || form.method !== "post") return;
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "1";
    // In another language the page is the same, with what was typed.
    if (form.className === "lang") {
      document.querySelectorAll("#bank, #number, #holder").forEach((field) => {
        const kept = document.createElement("input");
        [kept.type, kept.name, kept.value] = ["hidden", field.name, field.value];
        form.append(kept);
      });
    }
  });
  addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });

  addEventListener("online", network);
  addEventListener("offline", network);
  network();

  // P3, P7: ask how it stands, go on when it is another screen.
  const ask = async () => {
    if (!navigator.onLine) return;
    try {
      const answer = await fetch(body.path + "/state", { headers: { accept: "application/json" }, cache: "no-store" });
      if (answer.ok) {
        const state = await answer.json();
        // Where a code is typed while nobody knows of the won yet, there is nothing new.
        const same = state.screen === body.screen
          || (state.screen === "unknown" && location.pathname === body.path + "/code");
        if (!same || String(state.turn) !== body.turn) location.replace(body.path);
      }
    } catch { /* no network: the next question will do */ }
  };
  const waits = Number(body.refresh) > 0;
  if (waits) {
    // Most often while it is fresh: then the answer is near.
    let asked = 0;
    const again = () => {
      setTimeout(again, asked++ < 10 ? 1500 : Number(body.refresh) * 750);
      if (!document.hidden) ask();
    };
    setTimeout(again, 1000);
    setTimeout(() => show($("slow"), true), 5000);
  }
  const back = () => { if (!document.hidden && body.path && (waits || $("timer"))) ask(); };
  document.addEventListener("visibilitychange", back);
  addEventListener("online", back);

  // P1: find while typing. The same folding as the server's.
  const INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";
  const fold = (text) => text.normalize("NFKC").toLowerCase().replace(/\s+/g, "")
    .replace(/[\u1100-\u1112]/g, (each) => INITIALS[each.charCodeAt(0) - 0x1100]);
  const initials = (text) => text.replace(/[가-힣]/g, (each) => INITIALS[Math.floor((each.charCodeAt(0) - 0xac00) / 588)]);
  const q = $("q");
  const tiles = $("tiles");
  if (q && tiles && !q.value) {
    const items = [...tiles.querySelectorAll("[data-all] li")];
    const count = $("count");
    const find = () => {
      const wanted = fold(q.value);
      const by = [...wanted].every((each) => INITIALS.includes(each)) ? initials : (text) => text;
      const hit = (item) => item.dataset.find.split("|").some((name) =>
        /^\d+$/.test(name) ? name.startsWith(wanted) : by(name).includes(wanted));
      const found = items.filter(hit).length;
      const all = !wanted || !found;
      items.forEach((item) => show(item, all || hit(item)));
      tiles.querySelectorAll("[data-all]").forEach((part) => show(part, part.querySelector("li:not([hidden])")));
      show($("popular"), !wanted);
      document.querySelectorAll(".all, .tabs").forEach((each) => show(each, !wanted));
      count.textContent = !wanted ? "" : found ? fill(count.dataset.count, { n: found }) : fill(count.dataset.empty, { q: q.value.trim() });
    };
    q.addEventListener("input", find);
  }
  // Arrows walk over the tiles as they stand, up and down to the nearest; Tab still does.
  tiles?.addEventListener("keydown", (event) => {
    const links = [...tiles.querySelectorAll("a")].filter((each) => each.checkVisibility());
    const at = links.indexOf(document.activeElement);
    if (at < 0) return;
    const from = links[at].getBoundingClientRect();
    const nearest = (way) => {
      const far = ({ top, left }) => Math.abs(top - from.top) * 9 + Math.abs(left - from.left);
      return links.map((link) => ({ link, box: link.getBoundingClientRect() }))
        .filter(({ box }) => (box.top - from.top) * way > 9)
        .sort((a, b) => far(a.box) - far(b.box))[0]?.link;
    };
    const to = {
      ArrowRight: () => links[at + 1], ArrowLeft: () => links[at - 1],
      ArrowDown: () => nearest(1), ArrowUp: () => nearest(-1),
      Home: () => links[0], End: () => links.at(-1),
    }[event.key];
    if (!to) return;
    event.preventDefault();
    to()?.focus();
  });

  // P2: echo, usual length, and a pasted line split in three.
  const number = $("number");
  const holder = $("holder");
  if (number) {
    const title = document.querySelector("h1");
    const digits = (text) => text.normalize("NFKC").replace(/\D/g, "");
    const usual = number.dataset.lengths ? number.dataset.lengths.split(",").map(Number) : [];
    const first = $("bank").value;
    const echo = $("number-echo");
    const told = () => {
      const typed = digits(number.value);
      echo.textContent = typed ? fill(echo.dataset.text, { grouped: typed.replace(/(.{4})(?=.)/g, "$1 ") }) : "";
    };
    number.addEventListener("input", told);
    number.addEventListener("change", () => {
      const typed = digits(number.value);
      const odd = typed && usual.length && !usual.includes(typed.length);
      show($("number-length").firstElementChild, odd && $("bank").value === first);
    });
    told();
    const banks = new Map($("account").dataset.names.split(";").filter(Boolean)
      .map((each) => { const [code, all] = each.split(":"); return [code, all.split("|")]; }));
    const names = [...banks].flatMap(([code, all]) => all.map((name) => ({ code, name })))
      .filter((each) => each.name.length > 1)
      .sort((a, b) => b.name.length - a.name.length);
    number.addEventListener("paste", (event) => {
      const text = event.clipboardData?.getData("text").normalize("NFKC") ?? "";
      const found = text.match(/\d(?:[-–—.·\s]?\d){5,}/);
      if (!found) return;
      // As a word of its own: 김하나 is a person, and no bank.
      const alone = (name) =>
        new RegExp("(^|[^가-힣A-Za-z])" + name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&") + "(?![가-힣A-Za-z])", "i");
      const bank = names.find((each) => alone(each.name).test(text));
      const rest = text.replace(found[0], " ").replace(bank ? alone(bank.name) : "\u0000", " ")
        .replace(/예금주|계좌번호|계좌|은행|증권|[:()[\]/,·]/g, " ").replace(/\s+/g, " ").trim();
      if (!rest && !bank && number.value) return;
      event.preventDefault();
      const is = () => [number.value, holder?.value ?? "", $("bank").value];
      const set = ([account, name, code]) => {
        const [was, now] = [$("bank").value, code].map((each) => banks.get(each)?.[0]);
        if (was && now) title.textContent = title.textContent.replace(was, now);
        [number.value, $("bank").value] = [account, code];
        if (holder) holder.value = name;
        show($("number-length").firstElementChild, false);
        told();
      };
      const before = is();
      set([digits(found[0]), rest || before[1], bank?.code ?? before[2]]);
      if (!rest && !bank) return;
      const split = $("split");
      const say = document.createElement("p");
      const undo = document.createElement("button");
      say.className = "notice";
      say.textContent = split.dataset.text + " ";
      undo.type = "button";
      undo.className = "quiet";
      undo.textContent = split.dataset.undo;
      undo.addEventListener("click", () => {
        set(before);
        split.replaceChildren();
        number.focus();
      });
      say.append(undo);
      split.replaceChildren(say);
    });
  }

  // P4: the time left, more of it, the next won, help without leaving.
  const timer = $("timer");
  if (timer) {
    const expires = Number(timer.dataset.expires);
    const wait = $("resend-wait");
    const resendAt = wait ? Number(body.now) + Number(wait.dataset.seconds) * 1000 : 0;
    let minuteSpoken = false;
    const tick = () => {
      const left = Math.max(0, Math.ceil((expires - now()) / 1000));
      timer.textContent = fill(timer.dataset.text, { m: Math.floor(left / 60), ss: String(left % 60).padStart(2, "0") });
      if (left <= 120) show($("extend"), true);
      if (left <= 60 && left > 0 && !minuteSpoken) {
        minuteSpoken = true;
        $("spoken").textContent = timer.dataset.minute;
      }
      if (wait && !wait.hidden) {
        const more = Math.ceil((resendAt - now()) / 1000);
        wait.textContent = fill(wait.dataset.text, { s: Math.max(0, more) });
        show(wait, more > 0);
        show($("resend"), more <= 0);
      }
      if (left === 0) {
        clearInterval(ticking);
        $("spoken").textContent = timer.dataset.over;
        setTimeout(ask, 2000);
      }
    };
    const ticking = setInterval(tick, 1000);
    document.addEventListener("visibilitychange", tick);
    tick();
    const help = $("help");
    $("help-link").addEventListener("click", (event) => {
      if (!help.showModal) return;
      event.preventDefault();
      help.showModal();
      $("help-title").focus();
    });
  }

  // P8: goes back by itself, unless the person stays. In a frame the page around it decides.
  const moves = $("moves");
  if (moves && parent === self) {
    show(moves, true);
    const going = setTimeout(() => location.assign(body.path + "/return"), 10000);
    moves.querySelector("button").addEventListener("click", () => {
      clearTimeout(going);
      show(moves, false);
      document.querySelector("h1").focus();
    });
  }
})();
