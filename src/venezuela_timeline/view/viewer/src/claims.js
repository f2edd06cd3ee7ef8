// What parties say, by the library's own meaning: what had been said by a day, one party's latest
// word, and whether parties differ. A claim is a row of the page's data.

export const [BY, SAID, ORDER, THING, STANCE, VALUE, DATE] = [0, 1, 2, 3, 4, 5, 6];
const DENIES = 2;
const NO_VALUE = -1, AS_OURS = -2;

const day = (value) => (typeof value === "string" ? BigInt(value) : value);

// Whether a claim may have been made by a day; one without a date may.
export const made = (claim, last) => claim[SAID] === null || day(claim[SAID]) <= last;

// Whether somebody denies or doubts something, or two parties differ on a value.
export const contested = (claims) => {
  const rivals = new Map();
  for (const claim of claims) {
    if (claim[STANCE] >= DENIES) return true;
    const value = claim[VALUE];
    if (value === NO_VALUE) continue;
    if (value < AS_OURS) return true;
    const others = rivals.get(claim[THING]) ?? [];
    if (others.some((other) => other[BY] !== claim[BY] && other[VALUE] !== value)) return true;
    rivals.set(claim[THING], [...others, claim]);
  }
  return false;
};

// One party's account of an event: its latest claims on each thing, and all that it denies.
// Null where it says nothing. `indices` are those of the claims that count.
export const account = (claims, indices, by) => {
  const own = indices.filter((at) => claims[at][BY] === by);
  if (!own.length) return null;
  const latest = new Map(), denied = [];
  for (const at of own.sort((one, other) => claims[one][ORDER] - claims[other][ORDER])) {
    if (claims[at][STANCE] >= DENIES) denied.push(at);
    else {
      latest.set(claims[at][THING], at);
    }
  }
  const asserted = [...latest.values()];
  const dated = asserted.find((at) => claims[at][DATE] !== undefined);
  return { asserted, denied, date: dated === undefined ? null : claims[dated][DATE] };
};
