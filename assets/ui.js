() => {
  const open = (id) => {
    const card = document.getElementById(id);
    if (!card) return;
    const turn = card.closest("[data-turn]");
    document.querySelectorAll("#kw-panel [data-turn]").forEach((t) => { t.hidden = t !== turn; });
    document.querySelectorAll(".kw-card.kw-open").forEach((c) => c.classList.remove("kw-open"));
    card.classList.add("kw-open");
    const words = card.querySelector("mark") || card;
    words.scrollIntoView({ block: "center", behavior: "instant" });
    card.focus({ preventScroll: true });
  };
  const cite = (event) => event.target.closest && event.target.closest("a.kw-cite");
  const edit = (event) => {
    const link = event.target.closest && event.target.closest("a.kw-edit");
    const box = document.querySelector("#kw-message textarea");
    if (!link || !box) return;
    event.preventDefault();
    Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value").set.call(box, link.dataset.query);
    box.dispatchEvent(new Event("input", { bubbles: true }));
    box.focus();
  };
  document.addEventListener("click", edit);
  document.addEventListener("click", (event) => {
    const link = cite(event);
    if (!link) return;
    event.preventDefault();
    open(link.getAttribute("href").slice(1));
  });
  document.addEventListener("keydown", (event) => {
    const link = cite(event);
    if (!link || (event.key !== " " && event.key !== "Enter")) return;
    event.preventDefault();
    open(link.getAttribute("href").slice(1));
  });
}
