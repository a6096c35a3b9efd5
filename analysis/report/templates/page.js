"use strict";
(() => {
  const form = document.getElementById("filters");
  const rows = [...document.querySelectorAll("#table-claims tbody tr[id]")];
  const texts = new Map();
  const text = (row) => texts.get(row) ?? texts.set(row, row.textContent.toLowerCase()).get(row);
  const controls = form ? [...form.elements].filter((control) => control.name) : [];

  const fits = (row, { name, value }) =>
    !value || (name === "q" ? text(row).includes(value.toLowerCase()) : row.dataset[name].split("|").includes(value));

  function show() {
    let shown = 0;
    for (const row of rows) {
      row.hidden = !controls.every((control) => fits(row, control));
      shown += !row.hidden;
    }
    document.getElementById("count").textContent = `${shown} of ${rows.length} claims shown`;
  }

  function remember() {
    const chosen = new URLSearchParams(controls.filter(({ value }) => value).map(({ name, value }) => [name, value]));
    const query = chosen.size ? `?${chosen}` : location.pathname;
    try {
      history.replaceState(null, "", query + (chosen.size ? location.hash : ""));
    } catch {
      /* A page without an address of its own cannot keep them; the filters work all the same. */
    }
  }

  function recall() {
    const chosen = new URLSearchParams(location.search);
    for (const control of controls) control.value = chosen.get(control.name) ?? "";
  }

  function reveal() {
    const target = document.querySelector(":target");
    if (!target) return;
    const closed = target.closest("details:not([open])");
    if (closed) closed.open = true;
    if (target.hidden) form.reset();
    if (closed || target.hidden) setTimeout(() => target.scrollIntoView());
  }

  if (form) {
    form.hidden = false;
    form.addEventListener("input", () => (show(), remember()));
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => setTimeout(() => (show(), remember())));
    recall();
    show();
  }
  addEventListener("hashchange", reveal);
  reveal();

  const order = new Intl.Collator("en-GB", { numeric: true }).compare;
  const value = (row, column) => row.cells[column].dataset.rank ?? row.cells[column].textContent.replace(/^[−-](?=\d)/, "-");

  function sort(table, heading, column) {
    const next = { none: "ascending", ascending: "descending", descending: "none" }[heading.ariaSort ?? "none"];
    const body = table.tBodies[0];
    body.inOrder ??= [...body.rows];
    for (const other of table.tHead.rows[0].cells) other.ariaSort = other === heading ? next : null;
    const sign = next === "descending" ? -1 : 1;
    body.append(...(next === "none" ? body.inOrder : body.inOrder.toSorted((a, b) => sign * order(value(a, column), value(b, column)))));
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
