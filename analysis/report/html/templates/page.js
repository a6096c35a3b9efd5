"use strict";
(() => {
  function named() {
    try {
      return document.getElementById(decodeURIComponent(location.hash.slice(1)));
    } catch {
      return null;
    }
  }

  function reveal() {
    const target = location.hash ? named() : null;
    if (!target) return;
    for (let one = target.closest("details"); one; one = one.parentElement.closest("details")) one.open = true;
    if (target.closest("details")) setTimeout(() => target.scrollIntoView());
  }

  addEventListener("hashchange", reveal);
  reveal();

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

  for (const table of document.querySelectorAll("table:not(.blocks)")) {
    if (table.tBodies[0].rows.length < 2) continue;
    [...table.tHead.rows[0].cells].forEach((heading, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...heading.childNodes);
      button.addEventListener("click", () => sort(table, heading, column));
      heading.append(button);
    });
  }

  const opened = [];
  addEventListener("beforeprint", () => {
    for (const details of document.querySelectorAll("details:not([open])")) opened.push(details), (details.open = true);
  });
  addEventListener("afterprint", () => {
    for (const details of opened.splice(0)) details.open = false;
  });
})();
