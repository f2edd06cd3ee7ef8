// Elements. Text only ever becomes text: nothing here reads HTML.

export const h = (name, props = {}, ...children) => {
  const [tag, ...classes] = name.split(".");
  const element = document.createElement(tag || "div");
  if (classes.length) element.className = classes.join(" ");
  for (const [key, value] of Object.entries(props)) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (key === "value") element.value = value;
    else element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
};

const SVG = "http://www.w3.org/2000/svg";

export const svg = (tag, attributes = {}, ...children) => {
  const element = document.createElementNS(SVG, tag);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
};

const PATHS = {
  plus: "M8 3v10M3 8h10",
  minus: "M3 8h10",
  whole: "M2 4v8M14 4v8M4.5 8h7M6.5 6l-2 2 2 2M9.5 6l2 2-2 2",
  close: "M4 4l8 8M12 4l-8 8",
  left: "M10 3L5 8l5 5",
  right: "M6 3l5 5-5 5",
  filters: "M2 4h12M4.5 8h7M7 12h2",
  link: "M6.5 9.5l3-3M7 5l1.5-1.5a2.5 2.5 0 013.6 3.6L10.5 8.6M9 11l-1.5 1.5a2.5 2.5 0 01-3.6-3.6L5.4 7.4",
  calendar: "M2.5 4.5h11v9h-11zM2.5 7h11M5.5 2.5v3M10.5 2.5v3",
  cite: "M3 11V7.5A3 3 0 016 4.500M3 8.500h3.500V12H3zM9.500 11V7.500a3 3 0 013-3M9.500 8.500H13V12H9.500z",
  map: "M8 14s4.500-4.200 4.500-7.500a4.500 4.500 0 10-9 0C3.500 9.800 8 14 8 14zM8 8.200a1.700 1.700 0 100-3.400 1.700 1.700 0 000 3.400z",
  story: "M3 3.500h10M3 8h10M3 12.500h6M11.500 10.500l2.500 2-2.500 2",
  find: "M7 11.500a4.500 4.500 0 100-9 4.500 4.500 0 000 9zM10.300 10.300L14 14",
};

export const icon = (name) =>
  svg("svg", { viewBox: "0 0 16 16", width: 16, height: 16, "aria-hidden": "true", class: "icon" },
    svg("path", { d: PATHS[name] }));

// {name} in a pattern replaced by what it stands for.
export const put = (pattern, values) =>
  pattern.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? values[name] : whole));

export const counted = (number, lang) => number.toLocaleString(lang);

// Calls at most once a frame, with what was asked last.
export const framed = (work) => {
  let waiting = 0;
  return () => {
    if (!waiting) waiting = requestAnimationFrame(() => { waiting = 0; work(); });
  };
};

export const settled = (work, wait) => {
  let timer = 0;
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(work, wait);
  };
  later.now = () => { clearTimeout(timer); work(); };
  later.cancel = () => clearTimeout(timer);
  return later;
};

export const still = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
