globalThis.timelineMap = null;
