"""The style and the script of the failure browser; both stand in the page itself."""

STYLE = """
:root {
  color-scheme: light dark;
  --paper: light-dark(#f6f6f3, #15171a); --card: light-dark(#fff, #1e2125);
  --ink: light-dark(#1d2126, #e7e9ec); --soft: light-dark(#5b636d, #a3abb5);
  --line: light-dark(#dcdcd6, #343940); --blue: light-dark(#154273, #8db8ea);
  --good: light-dark(#1c6b45, #72c89b); --bad: light-dark(#a8321f, #f0917f);
  --held: light-dark(#80600b, #dfbd5f); --mark: light-dark(#fff0b3, #554712);
  --quote: light-dark(#f3f5f8, #262b31);
}
* { box-sizing: border-box }
body { margin: 0 auto; max-width: 1180px; padding: 24px 20px 80px; background: var(--paper);
  color: var(--ink); font: 15px/1.5 system-ui, sans-serif }
h1 { font-size: 24px; margin: 0; letter-spacing: -.01em }
h2 { font-size: 16.5px; line-height: 1.35; margin: 4px 0 0; font-weight: 600; text-wrap: pretty }
h3 { font-size: 13px; margin: 0 0 8px; color: var(--soft); font-weight: 600 }
h4 { font-size: 13px; margin: 12px 0 4px }
p { margin: 0 0 8px }
.sub { color: var(--soft); margin: 2px 0 18px }
button, input { font: inherit; color: inherit }
button { cursor: pointer }
:focus-visible { outline: 2px solid var(--blue); outline-offset: 2px }
.strip { display: grid; grid-template-columns: repeat(auto-fit, minmax(118px, 1fr)); gap: 8px }
.tile { display: grid; grid-template-columns: auto 1fr; gap: 0 6px; align-items: baseline;
  align-content: start; text-align: left; padding: 10px 12px; background: var(--card);
  border: 1px solid var(--line); border-radius: 8px; font-size: 13px; line-height: 1.3 }
.tile b { font-size: 24px; line-height: 1.1; font-variant-numeric: tabular-nums; color: var(--bad) }
.tile.all b { color: var(--ink) } .tile.won b { color: var(--good) }
.tile small { color: var(--soft) } .tile span { grid-column: 1 / -1 }
.tile:hover { border-color: var(--soft) }
.tile[aria-pressed=true] { border-color: var(--blue); box-shadow: inset 0 0 0 1px var(--blue) }
.filters { display: flex; flex-wrap: wrap; gap: 10px 20px; align-items: center;
  margin: 16px 0; padding: 12px 0; border-block: 1px solid var(--line); font-size: 13.5px }
.choice { display: flex; flex-wrap: wrap; gap: 4px; align-items: center; flex-basis: 100% }
.choice > span, .search > span { color: var(--soft); margin-right: 4px; min-width: 4.2em }
.choice button, .plain { padding: 3px 9px; border: 1px solid var(--line); border-radius: 99px;
  background: none }
.choice button:hover, .plain:hover { border-color: var(--soft) }
.choice button[aria-pressed=true] { background: var(--blue); border-color: var(--blue);
  color: var(--paper) }
.choice small { opacity: .75 }
.search { display: flex; align-items: center }
.search input { padding: 4px 8px; border: 1px solid var(--line); border-radius: 6px;
  background: var(--card); width: 260px; min-width: 0 }
.count { margin: 0; color: var(--soft); font-variant-numeric: tabular-nums }
.count b { color: var(--ink) }
main { display: grid; gap: 10px }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 8px;
  overflow-wrap: anywhere }
.card[hidden] { display: none }
summary { display: block; padding: 12px 16px; cursor: pointer; border-radius: 8px }
summary::-webkit-details-marker { display: none }
.meta { display: flex; flex-wrap: wrap; gap: 2px 12px; font-size: 13px; color: var(--soft) }
.meta code { font-size: 13px; color: var(--ink) }
.status { font-weight: 600 }
.good .status { color: var(--good) } .bad .status { color: var(--bad) }
.held .status { color: var(--held) }
.chips { display: flex; flex-wrap: wrap; gap: 4px; margin-top: 6px }
.chips:empty { display: none }
.loss { font-size: 12.5px; padding: 1px 8px; border-radius: 99px; color: var(--bad);
  border: 1px solid currentColor }
.why { margin: 6px 0 0; color: var(--soft); max-width: 90ch }
.columns { display: grid; grid-template-columns: 1fr 1fr; gap: 24px; padding: 14px 16px 4px;
  border-top: 1px solid var(--line) }
section { min-width: 0 }
blockquote { margin: 0 0 10px; padding: 8px 12px; background: var(--quote); border-radius: 6px;
  white-space: pre-line; max-height: 22em; overflow: auto }
.asked { background: none; border: 1px dashed var(--line); color: var(--soft); max-height: 11em }
mark { background: var(--mark); color: inherit; border-radius: 2px }
cite { display: block; font-style: normal; font-size: 13px; margin-top: 4px; white-space: normal }
.found, .found td:first-child { color: var(--good) } .lost { color: var(--bad) }
.facts { list-style: none; margin: 0 0 10px; padding: 0 } .facts i { color: var(--soft) }
.place { font-size: 13px; font-weight: 600; margin: 10px 0 4px }
.reference { font-weight: 500 }
.reason { color: var(--held) }
.history { font-size: 13.5px; color: var(--soft); border-top: 1px solid var(--line) }
.ranking { padding: 8px 16px 14px; margin: 0; font-size: 13.5px }
table { border-collapse: collapse; width: 100% }
th { text-align: left; font-weight: 500; color: var(--soft) }
th, td { padding: 4px 10px 4px 0; border-top: 1px solid var(--line); vertical-align: top }
td:nth-child(-n+2) { white-space: nowrap; font-variant-numeric: tabular-nums }
tr.found td { font-weight: 600 } td i { color: var(--soft); font-weight: 400 }
.clip { display: -webkit-box; -webkit-line-clamp: 2; -webkit-box-orient: vertical;
  overflow: hidden; color: var(--soft); font-weight: 400 }
#none { text-align: center; padding: 40px; color: var(--soft) }
@media (max-width: 700px) {
  body { padding: 16px 12px 60px }
  .columns { grid-template-columns: 1fr; gap: 8px; padding-inline: 12px }
  .strip { grid-template-columns: 1fr 1fr }
  summary, .ranking { padding-inline: 12px }
  .search, .search input { width: 100% }
  th:nth-child(4) { display: none }
  td:nth-child(4) { display: none }
}
@media print { .filters, .strip { display: none } blockquote { max-height: none } }
"""

SCRIPT = """
const cards = [...document.querySelectorAll('.card')];
const groups = [...document.querySelectorAll('[data-filter]')];
const search = document.getElementById('search');
const chosen = { loss: 'any', style: '', kind: '' };
const words = new Map(cards.map(card => [card, (card.id + ' ' + card.textContent).toLowerCase()]));

function fits(card) {
  const lost = card.dataset.loss.split(' ').filter(Boolean);
  const byLoss = !chosen.loss || (chosen.loss === 'any' ? lost.length > 0
    : chosen.loss === 'none' ? lost.length === 0 : lost.includes(chosen.loss));
  const sought = search.value.trim().toLowerCase().split(/\\s+/);
  return byLoss && (!chosen.style || card.dataset.style === chosen.style)
    && (!chosen.kind || card.dataset.kind === chosen.kind)
    && sought.every(word => words.get(card).includes(word));
}
function apply() {
  let shown = 0;
  for (const card of cards) { card.hidden = !fits(card); shown += !card.hidden; }
  document.getElementById('shown').textContent = shown;
  document.getElementById('none').hidden = shown > 0;
  for (const group of groups) for (const button of group.querySelectorAll('button'))
    button.setAttribute('aria-pressed', button.dataset.value === chosen[group.dataset.filter]);
}
for (const group of groups) group.addEventListener('click', event => {
  const button = event.target.closest('button');
  if (!button) return;
  const name = group.dataset.filter, value = button.dataset.value;
  chosen[name] = name === 'loss' && chosen[name] === value ? '' : value;
  apply();
});
search.addEventListener('input', apply);
document.getElementById('open').addEventListener('click', event => {
  const seen = cards.filter(card => !card.hidden), open = seen.some(card => !card.open);
  for (const card of seen) card.open = open;
  event.target.textContent = open ? 'Close all' : 'Open all';
});
const linked = document.getElementById(decodeURIComponent(location.hash.slice(1)));
if (linked && linked.matches('.card')) { chosen.loss = ''; linked.open = true; }
apply();
if (linked) linked.scrollIntoView();
"""
