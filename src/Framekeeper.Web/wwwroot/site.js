// Small things that a page does better with script; every one of them has a way without.
document.addEventListener("click", event => {
  if (event.target.closest("[data-print]")) print();
});

// Where a table stands as blocks, each cell says what it is.
for (const table of document.querySelectorAll("table.rows")) {
  const heads = [...table.querySelectorAll("thead th")].map(head => head.textContent);
  for (const row of table.tBodies[0]?.rows ?? []) {
    for (const [n, cell] of [...row.cells].entries()) if (cell.tagName === "TD") cell.dataset.label = heads[n] ?? "";
  }
}
