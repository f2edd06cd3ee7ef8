// The viewer in a notebook: its page in a frame, which tells what is shown in it.

const MOST = 900; // pixels

// JupyterLab says which of its themes are light; others follow the system, as the page does.
const themed = (page) => {
  const light = document.body.dataset.jpThemeLight;
  if (!light || page.includes(" data-theme=")) return page;
  return page.replace("<html ", `<html data-theme="${light === "true" ? "light" : "dark"}" `);
};

export default {
  render({ model, el }) {
    const frame = document.createElement("iframe");
    frame.setAttribute("sandbox", "allow-scripts allow-popups allow-downloads");
    frame.title = model.get("_title");
    frame.srcdoc = themed(model.get("_page"));
    Object.assign(frame.style, { display: "block", width: "100%", height: "560px", border: "0" });
    const heard = ({ source, data }) => {
      if (source !== frame.contentWindow || data?.from !== "timeline") return;
      if (data.type === "height") frame.style.height = `${Math.min(MOST, Number(data.height) || 0)}px`;
      if (data.type === "view") {
        model.set("_shown", data.shown);
        model.set("_opened", data.chosen);
        model.save_changes();
      }
    };
    addEventListener("message", heard);
    el.append(frame);
    return () => removeEventListener("message", heard);
  },
};
