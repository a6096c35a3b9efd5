"use strict";
(() => {
  const order = new Intl.Collator("en-GB", { numeric: true }).compare;
  const rank = (row, column) => row.cells[column].dataset.rank ?? row.cells[column].textContent.replace(/^[−-](?=\d)/, "-");

  function sort(table, heading, column) {
    const next = { none: "ascending", ascending: "descending", descending: "none" }[heading.ariaSort ?? "none"];
    const body = table.tBodies[0];
    body.inOrder ??= [...body.rows];
    for (const other of table.tHead.rows[0].cells) other.ariaSort = other === heading ? next : null;
    const sign = next === "descending" ? -1 : 1;
    body.append(...(next === "none" ? body.inOrder : body.inOrder.toSorted((a, b) => sign * order(rank(a, column), rank(b, column)))));
  }

  for (const table of document.querySelectorAll(".wide table")) {
    if (table.tBodies.length > 1 || table.tBodies[0].rows.length < 2) continue;
    [...table.tHead.rows[0].cells].forEach((heading, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...heading.childNodes);
      button.addEventListener("click", () => sort(table, heading, column));
      heading.append(button);
    });
  }

  function reveal() {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (let fold = target && target.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  }
  addEventListener("hashchange", reveal);
  reveal();
  addEventListener("beforeprint", () => document.querySelectorAll("details").forEach((fold) => (fold.open = true)));
})();
