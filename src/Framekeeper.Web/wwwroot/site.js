// Small things that a page does better with script; every one of them has a way without.
document.addEventListener("click", event => {
  if (event.target.closest("[data-print]")) print();
});
