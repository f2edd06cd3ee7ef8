// What lies outside the viewer: the address, the clipboard, a page around it.

// A page in another one, made of text, has no address of its own to write.
const ownAddress = () => location.protocol !== "about:";

const copied = async (text) => {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = document.createElement("textarea");
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
};

export const around = (embedded) => {
  const within = parent !== window;
  let kept = "";
  const address = (hash) => (ownAddress() ? `${location.href.split("#")[0]}${hash}` : "");
  const put = (way) => (text) => {
    const hash = text ? `#${text}` : "";
    if (hash === (ownAddress() ? location.hash : kept)) return;
    if (!ownAddress()) kept = hash;
    else history[way](null, "", hash || location.pathname + location.search);
  };
  return {
    embedded,
    hash: () => (ownAddress() ? location.hash : kept),
    address,
    published: (hash) => (location.protocol.startsWith("http") ? address(hash) : ""),
    push: put("pushState"),
    replace: put("replaceState"),
    listen: (work) => addEventListener("popstate", work),
    copy: (hash) => copied(address(hash)),
    download: (text, name) => {
      const link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob([text], { type: "text/calendar" }));
      link.download = name;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 1000);
    },
    tell: (message) => { if (within) parent.postMessage({ ...message, from: "timeline" }, "*"); },
  };
};

let high = 0;
// To the page around: how high this one is, whenever that changes.
export const tellHeight = (outside) => {
  if (!outside.embedded) return;
  requestAnimationFrame(() => {
    const now = Math.ceil(document.body.getBoundingClientRect().height);
    if (now === high) return;
    high = now;
    outside.tell({ type: "height", height: now });
  });
};

// Which events are shown, and which is open: a notebook takes them as its selection.
export const tellView = (outside, shown, chosen) => {
  if (outside.embedded) outside.tell({ type: "view", shown, chosen });
};
