// Ticks of an axis over day numbers: days, months, years or powers of ten of years.
import { calendarDay, dayNumber } from "./days.js";

const MONTH = 30.4, YEAR = 365.2425;
const GROUPED_FROM = 10000;

const yearStep = (days, room) => {
  let step = 1;
  const least = days / YEAR / room;
  while (step * 10 <= least) step *= 10;
  return [1, 2, 5, 10].map((factor) => step * factor).find((one) => one >= least) ?? step * 10;
};

// The unit and step whose ticks stand at least 1/room of the axis apart.
const unitFor = (days, room) => {
  for (const step of [1, 2, 5, 10]) if (days / step <= room) return ["day", step];
  for (const step of [1, 3, 6]) if (days / (step * MONTH) <= room) return ["month", step];
  return ["year", yearStep(days, room)];
};

const starts = {
  day: function* (first, last, step) {
    for (let day = Math.ceil(first); day < last; day++) {
      const ofMonth = calendarDay(day)[2];
      // The 31st is left to the first after it.
      if (step === 1 || ofMonth === 1 || ((ofMonth - 1) % step === 0 && ofMonth + step / 2 <= 31)) yield day;
    }
  },
  month: function* (first, last, step) {
    const [year, month] = calendarDay(Math.floor(first));
    let number = Math.floor((year * 12 + month - 1) / step) * step;
    for (;; number += step) {
      const day = dayNumber(Math.floor(number / 12), (((number % 12) + 12) % 12) + 1);
      if (day >= last) return;
      if (day >= first) yield day;
    }
  },
  year: function* (first, last, step) {
    let year = Math.ceil(calendarDay(Math.floor(first))[0] / step) * step;
    for (let count = 0; count < 1000; count++, year += step) {
      const day = dayNumber(year);
      if (day >= last) return;
      if (day >= first) yield day;
    }
  },
};

export const yearText = (year, words) => {
  const number = year > 0 ? year : 1 - year;
  const digits = number < GROUPED_FROM ? String(number)
    : String(number).replace(/\B(?=(\d{3})+$)/g, words.thousands);
  return year > 0 ? digits : words.bce.replace("{}", digits);
};

// A day in words as short as can be: "28 Jul 2024".
export const dayWords = (number, words) => {
  const [year, month, day] = calendarDay(Math.floor(number));
  return `${day} ${words.months[month - 1]} ${yearText(year, words)}`;
};

const label = (day, unit, words) => {
  const [year, month, ofMonth] = calendarDay(day);
  if (unit === "day") return String(ofMonth);
  return unit === "month" ? words.months[month - 1] : yearText(year, words);
};

// The ticks between two days, at most `room`, and above them what they are of: months with their
// year over days, years over months, nothing over years.
export const ticks = (first, last, room, words) => {
  const [unit, step] = unitFor(last - first, room);
  const minor = [...starts[unit](first, last, step)].map((day) => ({ day, label: label(day, unit, words) }));
  return { unit, minor, major: [...majors(unit, first, last, words)] };
};

function* majors(unit, first, last, words) {
  if (unit === "year") return;
  const [year, month] = calendarDay(Math.floor(first));
  let number = unit === "day" ? year * 12 + month - 1 : year * 12;
  const step = unit === "day" ? 1 : 12;
  for (;; number += step) {
    const at = Math.floor(number / 12), of = (((number % 12) + 12) % 12) + 1;
    const day = dayNumber(at, of);
    if (day >= last) return;
    const text = yearText(at, words);
    yield { day, label: unit === "day" ? `${words.fullMonths[of - 1]} ${text}` : text };
  }
}
