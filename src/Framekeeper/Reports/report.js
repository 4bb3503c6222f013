(() => {
  const cards = [...document.querySelectorAll('.finding')];
  const turnOf = card => card.closest('.block').querySelector('.turn');

  const reveal = element => {
    for (let fold = element?.closest('details'); fold; fold = fold.parentElement.closest('details')) fold.open = true;
  };

  const follow = () => {
    const target = document.getElementById(location.hash.slice(1));
    reveal(target);
    target?.scrollIntoView();
  };
  addEventListener('hashchange', follow);
  if (location.hash) follow();

  // Print shows everything; afterwards the page is as it was.
  let closed = [];
  addEventListener('beforeprint', () => {
    closed = [...document.querySelectorAll('details:not([open])')];
    for (const fold of closed) fold.open = true;
  });
  addEventListener('afterprint', () => { for (const fold of closed) fold.open = false; });

  const bar = document.querySelector('.step');
  if (!bar) return;
  bar.hidden = false;
  const count = bar.querySelector('output');
  const show = index => {
    count.textContent = index < 0 ? `${cards.length} in all` : `${index + 1} of ${cards.length}`;
    for (const mark of document.querySelectorAll('.timeline a')) {
      if (index >= 0 && mark.dataset.card === cards[index].id) mark.setAttribute('aria-current', 'true');
      else mark.removeAttribute('aria-current');
    }
  };
  show(-1);

  // From the card in focus; without one, from what is on the screen.
  const step = by => {
    const here = cards.indexOf(document.activeElement?.closest('.finding'));
    const below = cards.findIndex(card => turnOf(card).getBoundingClientRect().top > innerHeight / 2);
    const next = here >= 0 ? here + by : by > 0 ? (below < 0 ? cards.length - 1 : below) : (below < 0 ? cards.length : below) - 1;
    const card = cards[Math.max(0, Math.min(cards.length - 1, next))];
    turnOf(card).scrollIntoView();
    card.focus({ preventScroll: true });
    const top = card.getBoundingClientRect();
    if (top.bottom > innerHeight && top.top > innerHeight / 3) card.scrollIntoView({ block: 'nearest' });
  };
  document.addEventListener('focusin', event => {
    const card = event.target.closest('.finding');
    if (card) show(cards.indexOf(card));
  });
  bar.addEventListener('click', event => {
    const button = event.target.closest('button');
    if (button) step(Number(button.dataset.step));
  });
  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest('input, textarea, select, [contenteditable]')) return;
    if (event.key === 'n') step(1);
    if (event.key === 'p') step(-1);
  });
})();
