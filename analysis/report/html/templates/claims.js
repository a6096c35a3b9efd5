"use strict";
(() => {
  const BATCH = 200; // rows that are shown at once; more come as the reader nears the last

  const data = JSON.parse(document.getElementById("data").textContent);
  const at = (id) => document.getElementById(id);
  const [form, list, count, choices, order, save, none, fold, further] = ["rail", "claims", "count", "choices", "sort", "save", "none", "fold", "further"].map(at);
  const rows = [...list.querySelectorAll(".claim")];
  const place = new Map(rows.map((row, i) => [row.id, i]));
  const [heads, ...cells] = data.table;
  let words = "";
  let fitting = []; // places of the claims that fit, in the order chosen
  let called = -1; // a claim that the address names, shown even where it does not fit
  let shown = []; // fitting, and the one called
  let limit = BATCH;

  // Filters: for each claim its words, one after the other, and where those of the next begin.

  const facets = data.facets.map(({ name, words, of }) => {
    const begins = new Uint32Array(of.length + 1);
    of.forEach((found, i) => (begins[i + 1] = begins[i] + (found.length ?? 1)));
    return { name, words, begins, of: Uint16Array.from(of.flat()), chosen: new Set(), counts: new Uint32Array(words.length) };
  });
  const facet = (name) => facets.find((one) => one.name === name);
  for (const box of form.querySelectorAll("[type=checkbox]")) {
    const of = facet(box.name);
    (of.boxes ??= [])[of.words.indexOf(box.value)] = box;
  }
  const condition = form.elements.condition;

  function has({ chosen, begins, of }, i) {
    for (let k = begins[i]; k < begins[i + 1]; k++) if (chosen.has(of[k])) return true;
    return false;
  }

  function add({ counts, begins, of }, i) {
    for (let k = begins[i]; k < begins[i + 1]; k++) counts[of[k]]++;
  }

  let texts;
  const text = (i) => (texts ??= cells.map((row) => data.searched.map((k) => row[k]).join("\n").toLowerCase()))[i];

  // A word of a filter is counted among the claims that all other filters leave.
  function match() {
    const asked = facets.filter((one) => one.chosen.size);
    for (const one of facets) one.counts.fill(0);
    fitting = [];
    for (let i = 0; i < rows.length; i++) {
      if (words && !text(i).includes(words)) continue;
      let missed = null;
      let misses = 0;
      for (const one of asked) if (!has(one, i) && ((missed = one), ++misses > 1)) break;
      if (misses > 1) continue;
      if (missed) add(missed, i);
      else {
        fitting.push(i);
        for (const one of facets) add(one, i);
      }
    }
  }

  function show() {
    match();
    const ranks = data.orders[order.value];
    const sort = (found) => (ranks ? found.sort((a, b) => ranks[a] - ranks[b] || a - b) : found);
    sort(fitting);
    shown = called < 0 || fitting.includes(called) ? fitting : sort([...fitting, called].sort((a, b) => a - b));
    limit = Math.max(BATCH, shown.indexOf(called) + 1);
    list.replaceChildren(list.tHead, ...shown.slice(0, limit).map((i) => rows[i]));
    further.hidden = limit >= shown.length;
    tell();
  }

  function extend(by) {
    list.append(...shown.slice(limit, limit + by).map((i) => rows[i]));
    limit += by;
    further.hidden = limit >= shown.length;
  }

  const of = (name, text) => Object.assign(document.createElement(name), { textContent: text });

  function tell() {
    const beside = called >= 0 && !fitting.includes(called) ? `, and ${rows[called].id}` : "";
    count.replaceChildren(of("b", fitting.length), ` of ${rows.length} ${rows.length === 1 ? "claim" : "claims"}${beside}`);
    save.firstElementChild.textContent = fitting.length;
    none.hidden = shown.length > 0;
    for (const one of facets) {
      one.boxes?.forEach((box, k) => {
        box.checked = one.chosen.has(k);
        box.parentNode.lastElementChild.textContent = one.counts[k];
        box.parentNode.classList.toggle("nil", !one.counts[k]);
        if (box.checked) box.closest("details").open = true;
      });
    }
    const which = facet("condition");
    if (condition) {
      which.words.forEach((word, k) => (condition.options[k + 1].text = `${word} (${which.counts[k]})`));
      condition.value = which.chosen.size === 1 ? which.words[[...which.chosen][0]] : "";
    }
    const on = facets.reduce((sum, one) => sum + one.chosen.size, words ? 1 : 0);
    fold.firstElementChild.textContent = on ? `${on} on` : "";
    chips(on);
  }

  function chips(on) {
    const chip = (label, act) => {
      const made = of("button", label);
      made.type = "button";
      made.ariaLabel = `No longer only: ${label}`;
      made.addEventListener("click", () => {
        const next = [...choices.children].indexOf(made);
        act();
        change();
        (choices.children[next] ?? choices.lastElementChild ?? form.elements.q).focus();
      });
      return made;
    };
    const made = facets.flatMap((one) =>
      [...one.chosen].map((k) => {
        const label = one.boxes?.[k]?.nextElementSibling.textContent ?? one.words[k];
        return chip(one.name.startsWith("own") ? `own: ${label}` : label, () => one.chosen.delete(k));
      }),
    );
    if (words) made.push(chip(`“${words}”`, () => (form.elements.q.value = words = "")));
    if (on) made.push(clearing(of("button", "clear all")));
    choices.replaceChildren(...made);
  }

  function clearing(button) {
    button.type = "button";
    button.addEventListener("click", () => {
      for (const one of facets) one.chosen.clear();
      form.elements.q.value = words = "";
      change();
      form.elements.q.focus();
    });
    return button;
  }

  // The address keeps what is chosen.

  function change() {
    called = -1;
    show();
    const kept = new URLSearchParams(facets.flatMap((one) => [...one.chosen].map((k) => [one.name, one.words[k]])));
    if (words) kept.set("q", words);
    if (order.value) kept.set("sort", order.value);
    try {
      history.replaceState(null, "", kept.size ? `?${kept}` : location.pathname);
    } catch {
      /* A page without an address of its own cannot keep them; the filters work all the same. */
    }
  }

  function recall() {
    const kept = new URLSearchParams(location.search);
    for (const one of facets) for (const word of kept.getAll(one.name)) if (one.words.includes(word)) one.chosen.add(one.words.indexOf(word));
    form.elements.q.value = kept.get("q") ?? "";
    words = form.elements.q.value.trim().toLowerCase();
    order.value = kept.get("sort") ?? "";
    if (order.selectedIndex < 0) order.value = "";
  }

  // Cards. Where scripts run, a card is the text of its ``noscript`` until it is opened.

  function open(i, opened) {
    const row = rows[i];
    const [first, more] = row.rows;
    const kept = more.querySelector("noscript");
    if (kept && opened) {
      const made = document.createElement("template");
      made.innerHTML = kept.textContent;
      kept.replaceWith(made.content.querySelector(".card"));
    }
    more.id = `more-${row.id}`;
    const button = first.querySelector("button");
    button.setAttribute("aria-controls", more.id);
    button.ariaExpanded = opened;
    row.classList.toggle("open", opened);
  }

  function named() {
    let name = "";
    try {
      name = decodeURIComponent(location.hash.slice(1));
    } catch {
      return;
    }
    const i = place.get(name) ?? place.get(name.split("-")[0]);
    if (i === undefined) return;
    called = i;
    show();
    open(i, true);
    const target = at(name) ?? rows[i];
    target.scrollIntoView();
    rows[i].querySelector("button").focus({ preventScroll: true });
    setTimeout(() => target.scrollIntoView()); // the rows above have their height only now
  }

  // What is shown, as a file: the cells and the quotation of tables/claims.csv.

  const inert = (cell) => (/^[=+\-@\t\r]/.test(cell) && !/^[+-]?\d+(\.\d+)?$/.test(cell) ? `'${cell}` : cell);
  const quoted = (cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

  function csv() {
    const lines = [heads, ...fitting.map((i) => cells[i])];
    const text = "\ufeff" + lines.map((row) => row.map((cell) => quoted(inert(cell))).join(",") + "\n").join("");
    const link = Object.assign(document.createElement("a"), { download: "claims.csv", href: URL.createObjectURL(new Blob([text], { type: "text/csv" })) });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href));
  }

  list.addEventListener("click", ({ target }) => {
    const button = target.closest("button");
    if (button) open(place.get(button.closest(".claim").id), button.ariaExpanded !== "true");
  });
  form.addEventListener("input", ({ target }) => {
    if (target.type === "checkbox") {
      const { chosen, words } = facet(target.name);
      chosen[target.checked ? "add" : "delete"](words.indexOf(target.value));
    } else if (target === condition) {
      const { chosen, words } = facet("condition");
      chosen.clear();
      if (target.value) chosen.add(words.indexOf(target.value));
    } else words = target.value.trim().toLowerCase();
    change();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  order.addEventListener("input", change);
  save.addEventListener("click", csv);
  clearing(none.querySelector("button"));
  fold.addEventListener("click", () => (fold.ariaExpanded = form.classList.toggle("open")));
  further.querySelector("button").addEventListener("click", () => extend(BATCH));
  new IntersectionObserver(([seen]) => seen.isIntersecting && extend(BATCH), { rootMargin: "1500px" }).observe(further);
  addEventListener("beforeprint", () => extend(shown.length));
  addEventListener("hashchange", named);
  for (const row of rows) row.querySelector("button").disabled = false;
  recall();
  show();
  named();
})();
