() => {
  const all = (query) => [...document.querySelectorAll(query)];
  const links = "a.kw-cite, a.kw-item";
  const beside = () => window.matchMedia("(min-width: 901px)").matches;
  let came = null; // the link that opened a card, by its place, and where the page stood

  const open = (link) => {
    const card = document.getElementById(link.getAttribute("href").slice(1));
    const panel = document.getElementById("kw-panel");
    if (!card) return;
    came = { at: all(links).indexOf(link), y: window.scrollY };
    const turn = card.closest("[data-turn]");
    all("#kw-panel [data-turn]").forEach((t) => { t.hidden = t !== turn; });
    all(".kw-card.kw-open").forEach((c) => c.classList.remove("kw-open"));
    card.classList.add("kw-open");
    const pairs = card.querySelector(":scope > details");
    if (pairs) pairs.open = true;
    const words = card.querySelector("mark");
    if (beside()) {
      const from = (words || card).getBoundingClientRect().top - panel.getBoundingClientRect().top;
      panel.scrollTop += from - (words ? panel.clientHeight / 3 : 0);
    } else {
      (words || card).scrollIntoView({ block: words ? "center" : "start", behavior: "instant" });
    }
    card.focus({ preventScroll: true });
  };

  const back = () => {
    if (!came) return;
    const link = all(links)[came.at];
    all(".kw-card.kw-open").forEach((c) => c.classList.remove("kw-open"));
    window.scrollTo({ top: came.y, behavior: "instant" });
    if (link) link.focus({ preventScroll: true });
    came = null;
  };

  const box = () => document.querySelector("#kw-message textarea");

  const edit = (link) => {
    Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value").set.call(box(), link.dataset.query);
    box().dispatchEvent(new Event("input", { bubbles: true }));
    box().focus();
  };

  // A button that goes away with what it ends or begins gives the focus to the box; a new
  // conversation begins at the top of the page.
  const ended = (event) => {
    const button = event.target.closest && event.target.closest("#kw-fresh, #kw-stop, .kw-examples button");
    if (!button || (button.id !== "kw-fresh" && event.detail)) return; // no keyboard over what a finger asks or stops
    box().focus({ preventScroll: true });
    if (button.id === "kw-fresh") window.scrollTo({ top: 0, behavior: "instant" });
  };
  document.addEventListener("click", ended);

  const act = (event) => {
    const link = event.target.closest && event.target.closest(`${links}, a.kw-back, a.kw-edit`);
    if (!link) return;
    event.preventDefault();
    if (link.matches("a.kw-back")) back();
    else if (link.matches("a.kw-edit")) edit(link);
    else open(link);
  };
  document.addEventListener("click", act);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.target.matches("input, textarea")) back();
    else if (event.key === " " || event.key === "Enter") act(event);
  });

  // A new turn is brought into view when it is asked and when its answer comes, not while a
  // language model adds to it; a screen reader is told what it says first.
  let asked = 0, done = 0;
  const follow = () => {
    const turns = all("#kw-talk .kw-turn");
    const answered = all("#kw-talk .kw-done").length;
    const last = turns[turns.length - 1];
    if (turns.length > asked || answered > done) {
      last.scrollIntoView({ block: "start", behavior: "instant" });
      came = null;
    }
    if (answered > done) {
      const panel = document.getElementById("kw-panel");
      const status = document.getElementById("kw-status");
      const said = all("#kw-talk .kw-done").pop(); // another question may wait below it
      panel.scrollTop = 0;
      const quote = document.createElement("span");
      status.lang = said.lang;
      quote.lang = "nl";
      quote.textContent = said.dataset.quote;
      status.replaceChildren(`${said.dataset.said} `, quote);
    }
    if (!turns.length) document.getElementById("kw-status").textContent = "";
    if (asked && !turns.length) window.scrollTo({ top: 0, behavior: "instant" });
    asked = turns.length;
    done = answered;
  };
  new MutationObserver(follow).observe(document.getElementById("kw-talk"), { childList: true, subtree: true });

  // Gradio tells by a class alone whether a fold is open.
  const tell = () => all(".gr-accordion > button").forEach((fold) => {
    fold.setAttribute("aria-expanded", fold.classList.contains("open"));
  });
  all(".gr-accordion").forEach((fold) => {
    new MutationObserver(tell).observe(fold, { childList: true, subtree: true, attributeFilter: ["class"] });
  });
  tell();
  document.documentElement.lang = "nl";
  if (beside()) box().focus({ preventScroll: true }); // Gradio's own way takes the focus back later
}
