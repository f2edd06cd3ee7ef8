// The list under the chart: the articles that Python wrote, those hidden that a view leaves out.

export const createList = ({ open }) => {
  let root = null, order = null;
  const clicked = (click) => {
    const link = click.target.closest('a[href^="#"]');
    if (!link) return;
    click.preventDefault();
    open(decodeURIComponent(link.getAttribute("href").slice(1)), link);
  };
  return {
    attach: (version) => {
      root?.removeEventListener("click", clicked);
      root = version.root;
      root.addEventListener("click", clicked);
      order = version;
    },
    update: (shown, chosen, state) => {
      const ids = new Map(shown.map((event) => [event.row.id, event]));
      for (const [id, article] of order.articles) {
        const event = ids.get(id);
        if (article.hidden !== !event) article.hidden = !event;
        const current = id === chosen;
        if (article.classList.contains("chosen") !== current) article.classList.toggle("chosen", current);
      }
      for (const section of order.sections) section.hidden = !section.querySelector("article:not([hidden])");
      narrow(ids, state);
    },
  };

  // With "as of" or "according to", claims that don't count are hidden here, too.
  function narrow(ids, state) {
    const narrowed = Boolean(state.asof || state.by);
    if (!narrowed && !root.dataset.narrowed) return;
    root.dataset.narrowed = narrowed ? "1" : "";
    for (const [id, article] of order.articles) {
      const said = ids.get(id)?.said;
      const kept = said && new Set(said);
      for (const item of article.querySelectorAll("li[data-c]")) item.hidden = Boolean(kept) && !kept.has(Number(item.dataset.c));
      for (const list of article.querySelectorAll(".claims dd")) {
        const empty = !list.querySelector("li:not([hidden])");
        list.hidden = empty;
        list.previousElementSibling.hidden = empty;
      }
    }
  }
};
