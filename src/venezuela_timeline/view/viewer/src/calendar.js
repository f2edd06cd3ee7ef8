// One event as a calendar file.
export const calendarOf = () => "";
