"use strict";
(() => {
  const MOST = 2000; // claims that are listed on one page of the list
  const A_PAGE = 200; // claims on a page of it, where there are more

  const form = document.getElementById("filters");
  const list = document.getElementById("claims");
  const pager = document.getElementById("pager");
  const entries = [...document.querySelectorAll("details.claim")];
  const controls = form ? [...form.elements].filter((control) => control.name) : [];
  const value = (name) => form.elements[name]?.value ?? "";
  const size = entries.length > MOST ? A_PAGE : Infinity;
  let fitting = entries;
  let sorted = "";
  let page = 0;

  const texts = new Map();
  function text(entry) {
    if (!texts.has(entry)) {
      const beside = entry.querySelector(".aside")?.textContent ?? "";
      texts.set(entry, entry.textContent.replace(beside, "").toLowerCase());
    }
    return texts.get(entry);
  }

  const studied = (entry, stance, design) =>
    (!stance && !design) ||
    entry.dataset.studies.split("|").some((study) => {
      const [its, by] = study.split("~");
      return (!stance || its === stance) && (!design || by === design);
    });

  function fits(entry, words) {
    const plain = ["document", "category", "sourcing", "verdict", "flag"];
    return (
      plain.every((name) => !value(name) || entry.dataset[name].split("|").includes(value(name))) &&
      studied(entry, value("stance"), value("design")) &&
      (!words || text(entry).includes(words))
    );
  }

  function sortClaims() {
    const by = value("sort");
    if (by === sorted) return;
    sorted = by;
    const most = by === "count" ? -1 : 1;
    list.append(...(by ? entries.toSorted((a, b) => most * (a.dataset[by] - b.dataset[by])) : entries));
  }

  function show() {
    sortClaims();
    const words = value("q").trim().toLowerCase();
    const order = sorted ? [...list.children] : entries;
    fitting = order.filter((entry) => fits(entry, words));
    const last = Math.max(0, Math.ceil(fitting.length / size) - 1);
    page = Math.min(Math.max(page, 0), last);
    const here = new Set(size === Infinity ? fitting : fitting.slice(page * size, (page + 1) * size));
    for (const entry of entries) entry.hidden = !here.has(entry);
    tell(here.size, last);
  }

  function tell(here, last) {
    const all = `${fitting.length} of ${entries.length} claims`;
    const from = page * size;
    const part = last ? `: ${from + 1} to ${from + here} shown, page ${page + 1} of ${last + 1}` : " shown";
    document.getElementById("count").textContent = all + (last ? " fit" : "") + part;
    pager.hidden = !last;
    document.getElementById("pages").textContent = `Page ${page + 1} of ${last + 1}`;
    for (const button of pager.querySelectorAll("button")) button.disabled = page === (button.name === "back" ? 0 : last);
  }

  function remember() {
    const chosen = new URLSearchParams(controls.filter(({ value }) => value).map(({ name, value }) => [name, value]));
    if (page) chosen.set("page", page + 1);
    try {
      history.replaceState(null, "", chosen.size ? `?${chosen}` : location.pathname);
    } catch {
      /* A page without an address of its own cannot keep them; the filters work all the same. */
    }
  }

  function recall() {
    const chosen = new URLSearchParams(location.search);
    for (const control of controls) {
      control.value = chosen.get(control.name) ?? "";
      if (control.selectedIndex === -1) control.value = "";
    }
    page = (parseInt(chosen.get("page"), 10) || 1) - 1;
  }

  function turn(by) {
    page += by;
    show();
    remember();
    list.scrollIntoView();
    fitting[page * size].querySelector("summary").focus({ preventScroll: true });
  }

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
    const entry = target.closest("details.claim");
    if (entry?.hidden) {
      if (!fitting.includes(entry)) for (const control of controls) control.value = "";
      show();
      page = size === Infinity ? 0 : Math.floor(fitting.indexOf(entry) / size);
      show();
    }
    for (let one = target.closest("details"); one; one = one.parentElement.closest("details")) one.open = true;
    if (target.closest("details")) setTimeout(() => target.scrollIntoView());
  }

  if (form) {
    const chosen = () => ((page = 0), show(), remember());
    form.hidden = false;
    form.addEventListener("input", chosen);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => setTimeout(chosen));
    pager.addEventListener("click", ({ target }) => target.name && turn(target.name === "on" ? 1 : -1));
    const all = document.getElementById("open-all");
    all.addEventListener("click", () => {
      const open = all.ariaPressed !== "true";
      all.ariaPressed = open;
      for (const entry of entries) if (!entry.hidden) entry.open = open;
    });
    recall();
    show();
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
    for (const entry of fitting) entry.hidden = false;
    for (const details of document.querySelectorAll("details:not([open])")) opened.push(details), (details.open = true);
  });
  addEventListener("afterprint", () => {
    for (const details of opened.splice(0)) details.open = false;
    if (form) show();
  });
})();
