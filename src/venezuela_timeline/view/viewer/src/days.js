// Civil days as the library counts them: day 1 is 1 January of the year 1, in the proleptic
// Gregorian calendar, on both sides without end. Days beyond 2^53 come as BigInt: comparisons are
// exact with them, and what is drawn needs no such exactness.

const CYCLE_DAYS = 146097;

const div = (a, b) => Math.floor(a / b);

export const isLeap = (year) => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

export const monthLength = (year, month) =>
  month === 2 ? (isLeap(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;

// The number of a calendar day, in any year.
export const dayNumber = (year, month = 1, day = 1) => {
  // Years that begin in March put the leap day last.
  const shifted = month > 2 ? year : year - 1;
  const cycle = div(shifted, 400), rest = shifted - cycle * 400;
  const ofYear = div(153 * (month + (month > 2 ? -3 : 9)) + 2, 5) + day - 1;
  return cycle * CYCLE_DAYS + rest * 365 + div(rest, 4) - div(rest, 100) + ofYear - 305;
};

// Year, month and day that bear a number.
export const calendarDay = (number) => {
  const shifted = number + 305;
  const cycle = div(shifted, CYCLE_DAYS), rest = shifted - cycle * CYCLE_DAYS;
  const year = div(rest - div(rest, 1460) + div(rest, 36524) - div(rest, 146096), 365);
  const ofYear = rest - (365 * year + div(year, 4) - div(year, 100));
  const month = div(5 * ofYear + 2, 153);
  const day = ofYear - div(153 * month + 2, 5) + 1;
  const march = month < 10;
  return [year + cycle * 400 + (march ? 0 : 1), month + (march ? 3 : -9), day];
};

const padded = (number, width) => String(number).padStart(width, "0");

// A day as text, such as 2024-07-28 or -0043-03-15; years of more than four digits as they are.
export const dayText = (number) => {
  const [year, month, day] = calendarDay(number);
  const digits = padded(Math.abs(year), 4);
  return `${year < 0 ? "-" : ""}${digits}-${padded(month, 2)}-${padded(day, 2)}`;
};

// First and last day of a year, month or day as text; null for any other text.
export const parseDays = (text) => {
  const found = /^(-?)(\d{1,15})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/.exec(text.trim().replace(/^\+/, ""));
  if (!found) return null;
  const year = Number(found[2]) * (found[1] ? -1 : 1);
  const month = found[3] === undefined ? null : Number(found[3]);
  const day = found[4] === undefined ? null : Number(found[4]);
  if (month !== null && (month < 1 || month > 12)) return null;
  if (day !== null && (day < 1 || day > monthLength(year, month))) return null;
  const first = dayNumber(year, month ?? 1, day ?? 1);
  const last = dayNumber(year, month ?? 12, day ?? monthLength(year, month ?? 12));
  return [first, last];
};
