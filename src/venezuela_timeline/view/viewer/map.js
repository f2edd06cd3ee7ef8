(()=>{globalThis.timelineMap=null;})();
